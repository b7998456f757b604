//! Schemas that hold themselves, read on the small stack that a server's thread has.
use std::sync::Arc;

use crate::asking::{Answer, JSON, ask, server};
use crate::trees::garden::{GardenApi, NestCreateError, TermCreateError, TreeCreateError};
use crate::trees::types::{Nest, Term, Tree};
use crate::trees::{ROUTES, service};

/// Answers what it was sent.
pub struct Gardener;

impl GardenApi for Gardener {
    async fn tree_create(&self, body: Tree) -> Result<Tree, TreeCreateError> {
        Ok(body)
    }

    async fn term_create(&self, body: Term) -> Result<Term, TermCreateError> {
        Ok(body)
    }

    async fn nest_create(&self, body: Nest) -> Result<Nest, NestCreateError> {
        Ok(body)
    }
}

/// On a thread with the stack of a worker of tokio's.
fn send(path: &str, body: String) -> Answer {
    let call = format!("POST {path}");
    let ask = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let server = server(ROUTES, service(Arc::new(Gardener)));
        let answer = ask(&server, &call, &[JSON], body);
        runtime.expect("a runtime").block_on(answer)
    };
    let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024);
    let thread = thread.spawn(ask).expect("a thread");
    thread.join().expect("no panic")
}

#[test]
fn what_holds_itself_comes_back() {
    for (path, body) in [
        ("/trees", r#"{"name":"a","parent":null}"#),
        (
            "/trees",
            r#"{"name":"a","parent":{"name":"b","parent":null},"left":{"name":"c","parent":null},"branches":[{"name":"d","parent":null}],"byName":{"e":{"name":"e","parent":null}},"root":{"of":{"name":"f","parent":null},"depth":1}}"#,
        ),
        ("/terms", r#"{"left":{"left":1,"right":2},"right":3}"#),
        ("/nests", "[[],[[[]]]]"),
    ] {
        send(path, body.to_owned()).is(200, body);
    }
}

#[test]
fn what_is_wrong_far_inside_is_said_in_its_place() {
    let body = r#"{"name":"a","parent":{"name":5,"parent":null,"branches":[{"name":"d","parent":null,"root":{"of":null}}]}}"#;
    send("/trees", body.to_owned()).is(
        400,
        r#"{"error":"Invalid request body","details":[{"field":"parent.name","message":"must be a string"},{"field":"parent.branches[0].root.of","message":"must be an object"}]}"#,
    );
}

#[test]
fn as_deep_as_may_be_is_read_and_deeper_is_400_whatever_is_sent() {
    let nested = |open: &str, core: &str, close: &str, depth: usize| {
        format!("{}{core}{}", open.repeat(depth), close.repeat(depth))
    };
    let leaf = r#"{"name":"a","parent":null}"#;
    let (left, left_end) = (r#"{"name":"a","parent":null,"left":"#, "}");
    let (sum, sum_end) = (r#"{"right":1,"left":"#, "}");
    let (list, list_end) = (r#"{"name":"a","parent":null,"branches":["#, "]}");
    let (root, root_end) = (r#"{"name":"a","parent":null,"root":{"of":"#, "}}");
    for (path, open, core, close, depth) in [
        ("/trees", left, leaf, left_end, 64),
        ("/trees", list, leaf, list_end, 32),
        ("/trees", root, leaf, root_end, 32),
        ("/terms", sum, "1", sum_end, 64),
        ("/nests", "[", "[]", "]", 64),
    ] {
        let answer = send(path, nested(open, core, close, depth));
        assert_eq!(
            answer.status.as_u16(),
            200,
            "{path} {open}: {}",
            answer.body
        );
        for depth in [depth + 1, 2_000, 20_000] {
            let answer = send(path, nested(open, core, close, depth));
            let says = answer
                .body
                .contains("must not be nested deeper than 64 levels");
            assert!(says, "{path} {open} {depth}: {}", answer.body);
            assert_eq!(answer.status.as_u16(), 400);
        }
        let unclosed = open.repeat(20_000);
        assert_eq!(send(path, unclosed).status.as_u16(), 400);
    }
    let deep = nested("[", "", "]", 100_000);
    assert_eq!(send("/nests", deep).status.as_u16(), 400);
}

#[test]
fn the_document_says_what_the_spec_says() {
    crate::documented::says(
        &service(Arc::new(Gardener)).spec(),
        include_str!("trees/spec.yaml"),
    );
}
