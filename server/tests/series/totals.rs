//! What a series comes to is what the stats say: the rules of what counts are the same.
use serde_json::{Value, json};

use super::at;
use crate::stats::{asked, seeded};
use crate::support::TestServer;

const METRIC: &str = "otel_metric";

/// Usage of one session that came by three ways, and some that did not.
async fn thrice() -> TestServer {
    let usage = |source: &str, time: &str, tokens: i64, metadata: Value| {
        let more = json!({
            "source": source, "tokens_in": tokens, "tokens_out": 2 * tokens, "cost_usd": tokens as f64 / 8.0,
            "model": format!("m-{tokens}"), "metadata": metadata,
        });
        at("s", time, more)
    };
    seeded(&[
        usage("otel", "09:00:00", 1, json!({"_source": METRIC})),
        usage("otel", "10:00:00", 10, json!({})),
        usage("import", "10:00:00.900", 100, json!({})),
        usage("otel", "10:30:00", 1000, json!({"_source": METRIC})),
        usage("otel", "11:00:00", 10_000, json!({})),
        usage("api", "11:00:00", 100_000, json!({})),
        at("t", "12:00:00", json!({"agent_type": "codex", "event_type": "error", "tool_name": "Bash", "project": "shop"})),
        at("t", "13:00:00", json!({"agent_type": "codex", "event_type": "tool_use", "tool_name": "Read", "status": "error"})),
    ])
    .await
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// The total as it stands, and as groups, points and others come to it.
async fn totals(server: &TestServer, query: &str) -> [f64; 3] {
    let series = asked(server, &format!("/api/series?limit=2&bucket=hour&{query}")).await;
    let mut groups = series["groups"].as_array().expect("a list").clone();
    groups.push(series["others"].clone());
    let points = groups
        .iter()
        .flat_map(|group| group["points"].as_array().expect("a list"));
    [
        number(&series["total"]),
        groups.iter().map(|group| number(&group["total"])).sum(),
        points.map(|point| number(&point["value"])).sum(),
    ]
}

#[tokio::test]
async fn every_total_is_that_of_the_stats() {
    let server = thrice().await;
    for filter in ["", "agent_type=kiln", "agent_type=codex"] {
        let stats = asked(&server, &format!("/api/stats?{filter}")).await;
        for (metric, field) in [
            ("cost", "total_cost_usd"),
            ("tokens_in", "total_tokens_in"),
            ("tokens_out", "total_tokens_out"),
            ("events", "total_events"),
        ] {
            for grouping in ["none", "agent_type", "model", "project", "tool_name"] {
                let query = format!("metric={metric}&group_by={grouping}&{filter}");
                let told = number(&stats[field]);
                assert_eq!(totals(&server, &query).await, [told; 3], "{query}");
            }
        }
    }
    let all = totals(&server, "metric=tokens_in").await[0];
    assert_eq!(
        all, 110_100.0,
        "the import, and what logs and the API say later"
    );
}

#[tokio::test]
async fn hours_are_those_of_the_cost_stats() {
    let server = thrice().await;
    let cost = asked(&server, "/api/stats/cost?since=2026-05-01T10:00:00").await;
    let hours: Vec<Value> = cost["timeline"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|hour| number(&hour["cost_usd"]) > 0.0)
        .map(|hour| json!({"start": hour["bucket"], "value": hour["cost_usd"]}))
        .collect();
    let series = asked(&server, "/api/series?bucket=hour&since=2026-05-01T10:00:00").await;
    assert_eq!(series["groups"][0]["points"], json!(hours));
    assert_eq!(hours.len(), 2);
}

#[tokio::test]
async fn errors_are_those_of_the_tool_stats() {
    let server = thrice().await;
    let tools = asked(&server, "/api/stats/tools").await;
    let series = asked(&server, "/api/series?metric=errors&group_by=tool_name").await;
    let groups = series["groups"].as_array().expect("a list");
    for tool in tools["tools"].as_array().expect("a list") {
        let group = groups
            .iter()
            .find(|group| group["key"] == tool["tool_name"]);
        let errors = group.map(|group| number(&group["total"]));
        assert_eq!(errors, Some(number(&tool["error_count"])), "{tool}");
    }
    assert_eq!(groups.len(), 2);
}

#[tokio::test]
async fn the_hours_of_the_week_come_to_the_same() {
    let server = thrice().await;
    let stats = asked(&server, "/api/stats").await;
    let activity = asked(&server, "/api/activity").await;
    let hours = activity["hours"].as_array().expect("a list");
    let sum = |field: &str| hours.iter().map(|hour| number(&hour[field])).sum::<f64>();
    assert_eq!(sum("events"), number(&stats["total_events"]));
    assert_eq!(sum("cost_usd"), number(&stats["total_cost_usd"]));
}
