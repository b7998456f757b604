//! The smallest contract serves.
use std::sync::Arc;

use crate::asking::{ask, server};
use crate::minimal::pulse::{PulseApi, PulseViewError};
use crate::minimal::types::Pulse;
use crate::minimal::{ROUTES, service};

pub struct Heart;

impl PulseApi for Heart {
    async fn pulse_view(&self) -> Result<Pulse, PulseViewError> {
        Ok(Pulse { beats: None })
    }
}

#[tokio::test]
async fn what_is_absent_is_left_out_of_an_answer() {
    let server = server(ROUTES, service(Arc::new(Heart)));
    let answer = ask(&server, "GET /pulse", &[], ()).await;
    answer.is(200, "{}");
    assert_eq!(
        answer.header("content-type"),
        Some("application/json; charset=utf-8")
    );
}

#[tokio::test]
async fn what_is_no_path_is_not_found() {
    let server = server(ROUTES, service(Arc::new(Heart)));
    let not_found = r#"{"error":"Not found","hint":"Nothing is served at this path; its letter case and one trailing slash do not matter."}"#;
    for path in [
        "/",
        "/pulse/1",
        "//pulse",
        "/pulse//",
        "/puls%65",
        "/openapi.json",
    ] {
        let answer = ask(&server, &format!("GET {path}"), &[], ()).await;
        answer.is(404, not_found);
        assert_eq!(
            answer.header("content-type"),
            Some("application/json; charset=utf-8")
        );
    }
}
