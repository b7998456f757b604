//! `transcript_view`.
use crate::support::{TestServer, answers};

#[tokio::test]
async fn it_tells_all_events_of_a_session_in_the_order_of_storing() {
    let server = TestServer::start().await;
    for event in [
        r#""event_type":"user_prompt","client_timestamp":"2026-03-04T05:06:07Z","metadata":{"message":{"b":1e3}}"#,
        r#""event_type":"tool_use","client_timestamp":"2020-01-01T00:00:00Z","tool_name":"Bash","status":"timeout","duration_ms":5,"metadata":{"command":"make"}"#,
        r#""event_type":"llm_response","client_timestamp":"2021-01-01T00:00:00Z","model":"m","tokens_in":1,"tokens_out":2,"cost_usd":0.5"#,
        r#""event_type":"session_end","client_timestamp":"2022-01-01T00:00:00Z","tokens_in":0,"cost_usd":0,"duration_ms":0"#,
    ] {
        let event = format!(r#"{{"session_id":"s","agent_type":"codex",{event}}}"#);
        assert_eq!(server.post("/api/events", &event).await.0, 201);
    }
    answers(
        server.get("/api/sessions/s/transcript").await,
        200,
        concat!(
            r#"{"session_id":"s","entries":["#,
            r#"{"role":"user","type":"user_prompt","timestamp":"2026-03-04T05:06:07.000Z","detail":{"b":1000}},"#,
            r#"{"role":"tool","type":"tool_use","timestamp":"2020-01-01T00:00:00.000Z","tool_name":"Bash","detail":"make","status":"timeout","duration_ms":5},"#,
            r#"{"role":"assistant","type":"llm_response","timestamp":"2021-01-01T00:00:00.000Z","model":"m","tokens_in":1,"tokens_out":2,"cost_usd":0.5},"#,
            r#"{"role":"system","type":"session_end","timestamp":"2022-01-01T00:00:00.000Z"}]}"#,
        ),
    );
}

#[tokio::test]
async fn without_events_there_is_none() {
    let server = TestServer::start().await;
    answers(
        server.get("/api/sessions/none/transcript").await,
        404,
        r#"{"error":"No transcript data for this session"}"#,
    );
}
