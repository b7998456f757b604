//! `stats_view_tools`.
use serde_json::{Value, json};

use super::{asked, seeded};
use crate::support::answers;

fn call(agent: &str, tool: &str, more: Value) -> Value {
    let mut event = json!({
        "session_id": "s", "agent_type": agent, "event_type": "tool_use", "tool_name": tool,
    });
    let fields = event.as_object_mut().expect("an object");
    fields.extend(more.as_object().expect("an object").clone());
    event
}

#[tokio::test]
async fn calls_errors_and_durations_are_told_by_tool() {
    let server = seeded(&[
        call("kiln", "Read", json!({})),
        call(
            "kiln",
            "Bash",
            json!({"duration_ms": 0, "status": "timeout"}),
        ),
        call(
            "codex",
            "Bash",
            json!({"duration_ms": 3, "status": "error"}),
        ),
        call("codex", "Bash", json!({})),
    ])
    .await;
    answers(
        server.get("/api/stats/tools").await,
        200,
        concat!(
            r#"{"tools":[{"tool_name":"Bash","total_calls":3,"error_count":1,"error_rate":0.3333,"avg_duration_ms":2,"#,
            r#""by_agent":{"codex":2,"kiln":1}},{"tool_name":"Read","total_calls":1,"error_count":0,"error_rate":0,"#,
            r#""avg_duration_ms":null,"by_agent":{"kiln":1}}]}"#
        ),
    );
}

#[tokio::test]
async fn filters_must_all_hold() {
    let server = seeded(&[
        call("kiln", "Read", json!({})),
        call("kiln", "Bash", json!({})),
        call("codex", "Bash", json!({})),
    ])
    .await;
    for (query, expected) in [
        ("", json!(["Bash", "Read"])),
        ("agent_type=kiln", json!(["Read", "Bash"])),
        ("agent_type=codex&since=2000-01-01", json!(["Bash"])),
        ("since=2999-01-01", json!([])),
        ("since=soon", json!([])),
        ("since=", json!(["Bash", "Read"])),
    ] {
        let stats = asked(&server, &format!("/api/stats/tools?{query}")).await;
        let tools = stats["tools"].as_array().expect("a list").iter();
        let names: Value = tools.map(|tool| tool["tool_name"].clone()).collect();
        assert_eq!(names, expected, "{query}");
    }
}

#[tokio::test]
async fn a_filter_given_twice_is_refused() {
    answers(
        seeded(&[])
            .await
            .get("/api/stats/tools?since=a&since=b")
            .await,
        400,
        r#"{"error":"Invalid query parameters","details":[{"field":"since","message":"must be given once"}]}"#,
    );
}
