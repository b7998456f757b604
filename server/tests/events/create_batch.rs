//! `event_create_batch`.
use crate::support::{TestServer, answers};

#[tokio::test]
async fn what_is_valid_is_stored_and_what_is_not_is_listed() {
    let server = TestServer::start().await;
    let batch = r#"{"events":[
        {"session_id":"s","agent_type":"codex","event_type":"tool_use","event_id":"a"},
        {"session_id":"s"},
        {"session_id":"s","agent_type":"codex","event_type":"tool_use","event_id":"a"},
        3]}"#;
    answers(
        server.post("/api/events/batch", batch).await,
        201,
        concat!(
            r#"{"received":1,"ids":[1],"duplicates":1,"rejected":["#,
            r#"{"index":1,"errors":["agent_type: must be a string","event_type: must be a string","#,
            r#""event_type: must be one of: tool_use, session_start, session_end, error, llm_request, llm_response, "#,
            r#"response, file_change, git_commit, plan_step, user_prompt, instruction_load"]},"#,
            r#"{"index":3,"errors":["body: must be a JSON object"]}]}"#
        ),
    );
}

#[tokio::test]
async fn a_wrong_wrapper_is_told_what_is_expected() {
    let server = TestServer::start().await;
    for wrong in [
        "[]",
        "{}",
        r#"{"events":null}"#,
        r#"{"events":"[]"}"#,
        "no json",
        "",
    ] {
        let answer = server.post("/api/events/batch", wrong).await;
        answers(answer, 400, r#"{"error":"Expected { events: [...] }"}"#);
    }
}

#[tokio::test]
async fn an_empty_batch_is_a_batch() {
    let server = TestServer::start().await;
    answers(
        server.post("/api/events/batch", r#"{"events":[]}"#).await,
        201,
        r#"{"received":0,"ids":[],"duplicates":0,"rejected":[]}"#,
    );
}
