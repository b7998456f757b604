//! Routes, parameters, answers, streams.
use std::sync::Arc;

use codegen_runtime::{EventStream, Frame as Rendered, Message};

use crate::asking::{Answer, ask, server};
use crate::asking_over_tcp::{raw, served};
use crate::routes::errors::{NotFound, ServiceUnavailable};
use crate::routes::far_points::{
    CloneError, CloneReply, FarFollowError, FarFollowQuery, FarPointsApi, FarViewError,
};
use crate::routes::r#type::{TypeApi, TypeError, TypeQuery};
use crate::routes::types::{
    Asked, Error, Frame, OpenFrame, OpenFrameType, Tree, TreeFrame, TreeFrameType,
};
use crate::routes::{ROUTES, service};

/// Answers its deletions one after the other.
#[derive(Default)]
pub struct Forest {
    deletions: std::sync::atomic::AtomicUsize,
}

fn tree() -> Tree {
    let leaf = Tree {
        name: "leaf".into(),
        children: Vec::new(),
        weight: Some(1e21),
        ripe_yet: Some(false),
    };
    Tree {
        name: "\u{2028}root".into(),
        children: vec![leaf],
        weight: None,
        ripe_yet: None,
    }
}

fn error(text: &str) -> Error {
    Error {
        error: text.into(),
        details: None,
        hint: None,
        held: None,
    }
}

impl TypeApi for Forest {
    async fn r#type(&self, query: TypeQuery) -> Result<Asked, TypeError> {
        Ok(Asked {
            r#type: query.r#type.map(Into::into),
            from_here: query.from_here,
            most: query.most,
            least: query.least,
            tag: query.tag.map(Into::into),
            since: query.since.map(Into::into),
        })
    }
}

impl FarPointsApi for Forest {
    async fn clone(&self) -> Result<CloneReply, CloneError> {
        let before = self
            .deletions
            .fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        match before {
            0 => Ok(CloneReply::Ok(tree())),
            1 => Ok(CloneReply::Accepted(tree())),
            2 => Err(CloneError::not_found(error("gone"))),
            3 => Err(CloneError::Conflict {
                error: Error {
                    held: Some(true),
                    ..error("held")
                },
                x_held_by: Some("a wolf".to_owned()),
                r#type: Some(-3),
            }),
            4 => Err(CloneError::Conflict {
                error: error("held"),
                x_held_by: Some("two\r\nlines".to_owned()),
                r#type: None,
            }),
            _ => Err(CloneError::service_unavailable(error("busy"), Some(1))),
        }
    }

    async fn far_view(&self) -> Result<Tree, FarViewError> {
        Ok(tree())
    }

    async fn far_follow(&self, _: FarFollowQuery) -> Result<EventStream<Frame>, FarFollowError> {
        let open = Frame::Open(OpenFrame {
            r#type: OpenFrameType::Open,
        });
        let grown = Frame::TreeGrown(TreeFrame {
            r#type: TreeFrameType::TreeGrown,
            tree: tree(),
        });
        Ok(EventStream::new(futures_util::stream::iter([
            Message::Frame(Rendered::render(&open)),
            Message::Heartbeat,
            Message::Frame(Rendered::render(&grown)),
        ])))
    }
}

async fn call(call: &str) -> Answer {
    let server = server(ROUTES, service(Arc::new(Forest::default())));
    ask(&server, call, &[], ()).await
}

const TREE: &str = "{\"name\":\"\u{2028}root\",\"children\":[{\"name\":\"leaf\",\"children\":[],\"weight\":1e+21,\"ripeYet\":false}],\"weight\":null}";
const ASKED_NOTHING: &str =
    r#"{"type":null,"fromHere":-7,"most":3,"least":null,"tag":null,"since":null}"#;

#[tokio::test]
async fn letter_case_of_a_path_and_one_trailing_slash_do_not_matter() {
    for path in [
        "/Type/view-1",
        "/type/VIEW-1",
        "/TYPE/view-1/",
        "/type/view-1/?",
    ] {
        call(&format!("GET {path}")).await.is(200, ASKED_NOTHING);
    }
    assert_eq!(call("GET /type/view-1//").await.status, 404);
    assert_eq!(call("GET /type/view_1").await.status, 404);
}

#[tokio::test]
async fn parameters_keep_their_own_case_and_reader() {
    call("GET /TYPE/VIEW-1?type=A%20b&fromHere=12abc&tag=x&tag=&tag=y&since=%zz")
        .await
        .is(
            200,
            r#"{"type":"A b","fromHere":12,"most":3,"least":null,"tag":"x,,y","since":"%zz"}"#,
        );
    call("GET /type/view-1?Type=a&fromhere=5&from_here=5&tag[]=x&since=&fromHere=0")
        .await
        .is(200, ASKED_NOTHING);
    call("GET /type/view-1?fromHere=-9223372036854775808&fromHere=x")
        .await
        .is(
            200,
            r#"{"type":null,"fromHere":-9223372036854775808,"most":3,"least":null,"tag":null,"since":null}"#,
        );
    call("GET /type/view-1?most=0x1&least=-2.5&least=x")
        .await
        .is(
            200,
            r#"{"type":null,"fromHere":-7,"most":0,"least":-2,"tag":null,"since":null}"#,
        );
}

#[tokio::test]
async fn wrong_parameters_are_told_all_at_once() {
    call("GET /type/view-1?since=1&since=2&fromHere=9223372036854775808&most=x&least=x&type=a&type=a")
        .await
        .is(
            400,
            r#"{"error":"Invalid query parameters","details":[{"field":"type","message":"must be given once"},{"field":"fromHere","message":"must be an integer of 64 bits"},{"field":"least","message":"must begin with an integer"},{"field":"since","message":"must be given once"}]}"#,
        );
}

#[tokio::test]
async fn every_success_and_error_of_an_operation_has_its_status_and_headers() {
    let server = server(ROUTES, service(Arc::new(Forest::default())));
    let delete = || ask(&server, "DELETE /far", &[], ());
    delete().await.is(200, TREE);
    delete().await.is(202, TREE);
    delete().await.is(404, r#"{"error":"gone"}"#);
    let held = delete().await;
    held.is(409, r#"{"error":"held","held":true}"#);
    assert_eq!(held.header("x-held-by"), Some("a wolf"));
    assert_eq!(held.header("type"), Some("-3"));
    let unsayable = delete().await;
    assert_eq!(unsayable.status, 409);
    assert_eq!(
        (unsayable.header("x-held-by"), unsayable.header("type")),
        (None, None)
    );
    let busy = delete().await;
    busy.is(503, r#"{"error":"busy"}"#);
    assert_eq!(busy.header("retry-after"), Some("1"));
}

#[tokio::test]
async fn another_method_is_405_and_told_which_are_allowed() {
    for (call_, allow) in [
        ("POST /far", "DELETE, GET, HEAD"),
        ("PATCH /FAR/", "DELETE, GET, HEAD"),
        ("DELETE /far/follow", "GET, HEAD"),
        ("TRACE /far/follow", "GET, HEAD"),
        ("BREW /far/follow", "GET, HEAD"),
    ] {
        let answer = call(call_).await;
        answer.is(
            405,
            r#"{"error":"Method not allowed","hint":"The header Allow lists the methods of this path."}"#,
        );
        assert_eq!(answer.header("allow"), Some(allow), "{call_}");
    }
}

#[tokio::test]
async fn options_says_what_is_allowed() {
    let answer = call("OPTIONS /Far").await;
    answer.is(200, "DELETE, GET, HEAD");
    assert_eq!(answer.header("allow"), Some("DELETE, GET, HEAD"));
    assert_eq!(answer.header("content-type"), Some("text/plain"));
    assert_eq!(call("OPTIONS /nowhere").await.status, 404);
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let answer = call("HEAD /far").await;
    answer.is(200, "");
    assert_eq!(
        answer.header("content-type"),
        Some("application/json; charset=utf-8")
    );
    let answer = call("HEAD /far/follow").await;
    answer.is(200, "");
    assert_eq!(answer.header("content-type"), Some("text/event-stream"));
    assert_eq!(call("HEAD /type/view-1?since=1&since=2").await.status, 400);
}

#[tokio::test]
async fn head_says_the_length_that_get_has() {
    let app = server(ROUTES, service(Arc::new(Forest::default())));
    let (address, running) = served(app).await;
    let ask = |method: &str, path: &str| {
        format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    };
    let length = format!("content-length: {}\r\n", TREE.len());
    let get = raw(address, &ask("GET", "/far")).await;
    assert!(get.contains(&length) && get.ends_with(TREE), "{get}");
    let head = raw(address, &ask("HEAD", "/far")).await;
    assert!(
        head.contains(&length) && head.ends_with("\r\n\r\n"),
        "{head}"
    );
    let stream = raw(address, &ask("HEAD", "/far/follow")).await;
    assert!(stream.starts_with("HTTP/1.1 200"), "{stream}");
    assert!(
        !stream.contains("content-length") && stream.ends_with("\r\n\r\n"),
        "{stream}"
    );
    running.abort();
}

#[tokio::test]
async fn a_stream_is_frames_told_apart_by_their_type() {
    let answer = call("GET /far/follow?kind=a&kind=b").await;
    answer.is(
        200,
        &format!(
            "data: {{\"type\":\"open\"}}\n\n: heartbeat\n\ndata: {{\"type\":\"tree-grown\",\"tree\":{TREE}}}\n\n"
        ),
    );
    assert_eq!(answer.header("content-type"), Some("text/event-stream"));
    assert_eq!(answer.header("cache-control"), Some("no-cache"));
}

#[test]
fn routes_stand_in_the_contracts_order() {
    let routes = ROUTES
        .iter()
        .map(|route| (route.method, route.path, route.operation));
    let expected = [
        ("GET", "/Type/view-1", "type"),
        ("DELETE", "/far", "clone"),
        ("GET", "/far", "far_view"),
        ("GET", "/far/follow", "far_follow"),
    ];
    assert!(routes.eq(expected));
}
