//! Parameters in paths, queries and headers.
use std::sync::Arc;

use crate::asking::{Answer, ask, server};
use crate::parameters::shelves::{
    BookDeleteError, BookDeletePath, BookDeleteQuery, BookListError, BookListPath, BookViewError,
    BookViewHeaders, BookViewPath, BookViewQuery, ShelvesApi,
};
use crate::parameters::types::Understood;
use crate::parameters::{ROUTES, service};

pub struct Librarian;

fn understood(asked: String) -> Understood {
    Understood {
        asked: asked.into(),
    }
}

impl ShelvesApi for Librarian {
    async fn book_view(
        &self,
        path: BookViewPath,
        query: BookViewQuery,
        headers: BookViewHeaders,
    ) -> Result<Understood, BookViewError> {
        Ok(understood(format!("{path:?} {query:?} {headers:?}")))
    }

    async fn book_delete(
        &self,
        path: BookDeletePath,
        query: BookDeleteQuery,
    ) -> Result<Understood, BookDeleteError> {
        Ok(understood(format!(
            "{}/{}/{}",
            path.shelf, path.book_no, query.limit
        )))
    }

    async fn book_list(&self, path: BookListPath) -> Result<Understood, BookListError> {
        Ok(understood(format!("all of {}", path.name)))
    }
}

async fn call(call: &str, headers: &[&str]) -> Answer {
    let server = server(ROUTES, service(Arc::new(Librarian)));
    ask(&server, call, headers, ()).await
}

#[track_caller]
fn asked(answer: &Answer, expected: &str) {
    let expected = serde_json::json!({"asked": expected}).to_string();
    answer.is(200, &expected);
}

const LEAST: &str = "GET /shelves/a/books/1?path=p&request=hard&limit=0";

#[tokio::test]
async fn a_path_parameter_is_decoded_once_and_keeps_its_case() {
    for (segment, expected) in [
        ("Ab", "Ab"),
        ("a%2Fb", "a/b"),
        ("a%252Fb", "a%2Fb"),
        ("a+b%20", "a+b "),
        ("%C3%BC", "ü"),
        ("%7Bname%7D", "{name}"),
        (":x*", ":x*"),
        ("..", ".."),
    ] {
        let answer = call(&format!("GET /Shelves/{segment}/BOOKS/all/"), &[]).await;
        asked(&answer, &format!("all of {expected}"));
    }
}

#[tokio::test]
async fn what_does_not_decode_is_400() {
    for segment in ["%zz", "%", "%2", "%ff", "a%C3"] {
        let answer = call(&format!("GET /shelves/{segment}/books/all"), &[]).await;
        answer.is(
            400,
            r#"{"error":"Invalid path parameters","details":[{"field":"name","message":"must be percent-encoded UTF-8"}]}"#,
        );
    }
    let answer = call("DELETE /shelves/%zz/books/%zz?limit=9", &[]).await;
    answer.is(
        400,
        r#"{"error":"Invalid path parameters","details":[{"field":"shelf","message":"must be percent-encoded UTF-8"},{"field":"book-no","message":"must be percent-encoded UTF-8"}]}"#,
    );
}

#[tokio::test]
async fn the_more_exact_path_answers_and_a_segment_is_never_empty() {
    asked(&call("GET /shelves/s/books/ALL", &[]).await, "all of s");
    asked(&call("DELETE /shelves/s/books/7", &[]).await, "s/7/2");
    assert_eq!(call("DELETE /shelves/s/books/all", &[]).await.status, 405);
    for path in [
        "/shelves//books/7",
        "/shelves/s/books/",
        "/shelves/s/t/books/7",
    ] {
        assert_eq!(
            call(&format!("DELETE {path}"), &[]).await.status,
            404,
            "{path}"
        );
    }
    call("DELETE /shelves/s/books/x", &[]).await.is(
        400,
        r#"{"error":"Invalid path parameters","details":[{"field":"book-no","message":"must be an integer"}]}"#,
    );
}

#[tokio::test]
async fn parameters_of_the_path_item_are_those_of_its_operations() {
    let shared = "DELETE /shelves/s/books/-9223372036854775808?limit=";
    asked(
        &call(&format!("{shared}5"), &[]).await,
        "s/-9223372036854775808/5",
    );
    asked(&call(shared, &[]).await, "s/-9223372036854775808/2");
    call(&format!("{shared}6"), &[]).await.is(
        400,
        r#"{"error":"Invalid query parameters","details":[{"field":"limit","message":"must be an integer from 1 to 5 when provided"}]}"#,
    );
    // What the operation says anew counts for it.
    assert_eq!(
        call(&format!("{LEAST}&binding="), &["x-reader: r"])
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn what_is_absent_is_absent_or_the_default() {
    asked(
        &call(LEAST, &["x-reader: r"]).await,
        "BookViewPath { shelf: \"a\", book_no: 1 } BookViewQuery { path: \"p\", query: None, \
         request: Hard, limit: 0, binding: None, weight: None, height: -1.5, type: None, top: 10, \
         ratio: 0.5 } BookViewHeaders { x_reader: \"r\", headers: None, x_retries: None }",
    );
}

#[tokio::test]
async fn what_is_given_arrives() {
    let all = "GET /shelves/a/books/1?path=%2F&query=-3&request=soft-cover&limit=-9&binding=hard\
               &weight=1e1&height=2&type=false&top=0x2&ratio=.25";
    asked(
        &call(all, &["X-READER: ü", "Headers:  who ", "x-retries: 3"]).await,
        "BookViewPath { shelf: \"a\", book_no: 1 } BookViewQuery { path: \"/\", query: Some(-3), \
         request: SoftCover, limit: -9, binding: Some(Hard), weight: Some(10.0), height: 2.0, \
         type: Some(false), top: 2, ratio: 0.25 } BookViewHeaders { x_reader: \"ü\", \
         headers: Some(\" who \"), x_retries: Some(3) }",
    );
}

#[tokio::test]
async fn wrong_parameters_are_told_in_their_order() {
    let wrong = "GET /shelves/a/books/1?path=&query=1.0&request=HARD&limit=10&binding=x&weight=0.4\
                 &height=NaN&type=1&top=1.5&ratio=Infinity";
    let answer = call(wrong, &["x-reader: r"]).await;
    assert_eq!(answer.status, 400);
    let body: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    let details = body["details"].as_array().expect("details").iter();
    let told: Vec<_> = details
        .map(|detail| format!("{}: {}", detail["field"], detail["message"]).replace('"', ""))
        .collect();
    assert_eq!(
        told,
        [
            "path: must be a non-empty string",
            "query: must be an integer when provided",
            "request: must be one of: hard, soft-cover",
            "limit: must be an integer of at most 9",
            "binding: must be one of: hard, soft-cover",
            "weight: must be a number of at least 0.5 when provided",
            "height: must be a number when provided",
            "type: must be true or false when provided",
            "top: must be an integer",
            "ratio: must be a finite number",
        ]
    );
}

#[tokio::test]
async fn headers_are_told_by_their_name_in_the_contract() {
    call(LEAST, &["x-retries: -1"]).await.is(
        400,
        r#"{"error":"Invalid headers","details":[{"field":"X-Reader","message":"must be a non-empty string"},{"field":"x-retries","message":"must be an integer from 0 to 2147483647 when provided"}]}"#,
    );
    call(LEAST, &["x-reader: a", "x-reader: b"]).await.is(
        400,
        r#"{"error":"Invalid headers","details":[{"field":"X-Reader","message":"must be given once"}]}"#,
    );
}
