//! Answers without content, redirects, headers, ranges and defaults; the framework's refusals in the contract's shape.
use std::sync::Arc;

use codegen_runtime::RouteTable;
use codegen_runtime::poem::http::StatusCode;
use codegen_runtime::poem::{Endpoint, Response};

use crate::answers::default::*;
use crate::answers::doors::*;
use crate::answers::errors;
use crate::answers::tag_2_windows::*;
use crate::answers::types::*;
use crate::answers::walls::*;
use crate::answers::{ERRORS, ROUTES, service};
use crate::asking::{Answer, ask};

pub struct House;

fn door() -> DoorV2Plain {
    DoorV2Plain { name: "oak".into() }
}

fn problem(status: u16, title: &str) -> Problem {
    Problem {
        r#type: None,
        title: title.into(),
        status: status.into(),
        detail: "It creaks.".into(),
        hint: None,
    }
}

impl DoorsApi for House {
    async fn list_doors(&self) -> Result<ListDoorsReply, ListDoorsError> {
        Ok(ListDoorsReply::Ok {
            body: door(),
            x_total: 7,
            x_next: None,
        })
    }

    async fn doors_delete(&self, path: DoorsDeletePath) -> Result<(), DoorsDeleteError> {
        let x_opened_by = Some("wind".to_owned());
        match path.id {
            1 => Ok(()),
            2 => Err(DoorsDeleteError::Conflict {
                x_opened_by,
                response: Some("no".to_owned()),
            }),
            3 => Err(DoorsDeleteError::Status499(problem(499, "Odd"))),
            _ => Err(DoorsDeleteError::Default {
                status: StatusCode::GATEWAY_TIMEOUT,
                error: problem(504, "Slow"),
            }),
        }
    }
}

impl WallsApi for House {
    async fn walls_close_all(&self) -> Result<WallsCloseAllReply, WallsCloseAllError> {
        Ok(WallsCloseAllReply::Ok(door()))
    }
}

impl DefaultApi for House {
    async fn get_doors_id(&self, path: GetDoorsIdPath) -> Result<GetDoorsIdReply, GetDoorsIdError> {
        match path.id {
            1 => Ok(GetDoorsIdReply::Found {
                location: "/doors/2".to_owned(),
            }),
            _ => Err(errors::Forbidden::forbidden(problem(403, "Locked"))),
        }
    }
}

impl Tag2WindowsApi for House {
    async fn windows_open_all(&self) -> Result<WindowsOpenAllReply, WindowsOpenAllError> {
        Ok(WindowsOpenAllReply::Default {
            status: StatusCode::IM_A_TEAPOT,
            body: door(),
        })
    }

    async fn operation_2nd_window(
        &self,
    ) -> Result<Operation2ndWindowReply, Operation2ndWindowError> {
        // Not of the range that the contract promises.
        let status = StatusCode::BAD_GATEWAY;
        Err(errors::Refused::refused(status, problem(502, "Bad")))
    }

    async fn self_(&self) -> Result<(), SelfError> {
        Ok(())
    }
}

fn server() -> impl Endpoint<Output = Response> {
    RouteTable::new(ROUTES)
        .errors(&ERRORS)
        .guard(service(Arc::new(House)))
}

async fn asked(call: &str) -> Answer {
    ask(&server(), call, &[], "").await
}

#[tokio::test]
async fn a_success_may_carry_headers() {
    let answer = asked("GET /doors").await;
    answer.is(200, r#"{"name":"oak"}"#);
    assert_eq!(answer.header("x-total"), Some("7"));
    assert_eq!(answer.header("x-next"), None);
}

#[tokio::test]
async fn a_success_may_carry_nothing() {
    let answer = asked("DELETE /doors/1").await;
    answer.is(204, "");
    assert_eq!(answer.header("content-type"), None);
    asked("DELETE /windows").await.is(200, "");
}

#[tokio::test]
async fn successes_may_carry_different_things() {
    let answer = asked("PUT /doors").await;
    answer.is(200, r#"{"name":"oak"}"#);
    assert_eq!(
        answer.header("content-type"),
        Some("application/vnd.door+json")
    );
    let answer = asked("GET /doors/1").await;
    answer.is(302, "");
    assert_eq!(answer.header("location"), Some("/doors/2"));
}

#[tokio::test]
async fn an_error_may_carry_nothing_but_a_header() {
    let answer = asked("DELETE /doors/2").await;
    answer.is(409, "");
    assert_eq!(answer.header("x-opened-by"), Some("wind"));
    assert_eq!(answer.header("response"), Some("no"));
}

#[tokio::test]
async fn a_status_without_a_name_is_answered() {
    let answer = asked("DELETE /doors/3").await;
    answer.is(499, r#"{"title":"Odd","status":499,"detail":"It creaks."}"#);
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
}

#[tokio::test]
async fn a_handler_chooses_the_status_of_a_default() {
    let slow = r#"{"title":"Slow","status":504,"detail":"It creaks."}"#;
    asked("DELETE /doors/4").await.is(504, slow);
    asked("GET /windows").await.is(418, r#"{"name":"oak"}"#);
}

#[tokio::test]
async fn a_status_out_of_the_promised_range_becomes_the_first_of_the_range() {
    let answer = asked("POST /windows").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_frameworks_refusals_have_the_shape_of_the_contracts_errors() {
    let answer = asked("GET /doors/one").await;
    let expected = r#"{"status":400,"title":"Bad Request","detail":"Invalid path parameters: id must be an integer"}"#;
    answer.is(400, expected);
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
    let length = expected.len().to_string();
    assert_eq!(answer.header("content-length"), Some(length.as_str()));
    let answer = asked("GET /nowhere").await;
    answer.is(404, r#"{"status":404,"title":"Not Found","detail":"Not found","hint":"Nothing is served at this path; its letter case and one trailing slash do not matter."}"#);
    let answer = asked("PATCH /windows").await;
    assert_eq!(answer.header("allow"), Some("DELETE, GET, HEAD, POST"));
    assert!(
        answer
            .body
            .starts_with(r#"{"status":405,"title":"Method Not Allowed""#)
    );
}

#[tokio::test]
async fn a_refusal_of_head_says_no_more_than_its_length() {
    let answer = asked("HEAD /doors/one").await;
    answer.is(400, "");
    assert_eq!(answer.header("content-length"), Some("94"));
}
