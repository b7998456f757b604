//! `stats_view_cost`.
use serde_json::{Value, json};

use super::{asked, seeded};
use crate::support::answers;

fn answer(session: &str, cost_usd: f64, more: Value) -> Value {
    let mut event = json!({
        "session_id": session, "agent_type": "kiln", "event_type": "llm_response", "cost_usd": cost_usd,
        "client_timestamp": "2026-05-01T10:59:59.999Z",
    });
    let fields = event.as_object_mut().expect("an object");
    fields.extend(more.as_object().expect("an object").clone());
    event
}

#[tokio::test]
async fn cost_is_told_by_hour_by_project_and_by_model() {
    let server = seeded(&[
        answer("a", 0.5, json!({"project": "shop", "model": "m-1", "tokens_in": 7})),
        answer("b", 2.0, json!({"model": "m-2", "tokens_out": 3, "client_timestamp": "2026-05-01T13:00:00+02:00"})),
        answer("b", 0.0, json!({"model": "m-3"})),
    ])
    .await;
    answers(
        server.get("/api/stats/cost").await,
        200,
        concat!(
            r#"{"timeline":[{"bucket":"2026-05-01T10:00:00Z","cost_usd":0.5,"tokens_in":7,"tokens_out":0,"event_count":2},"#,
            r#"{"bucket":"2026-05-01T11:00:00Z","cost_usd":2,"tokens_in":0,"tokens_out":3,"event_count":1}],"#,
            r#""by_project":[{"project":"unknown","cost_usd":2,"session_count":1,"event_count":1},"#,
            r#"{"project":"shop","cost_usd":0.5,"session_count":1,"event_count":1}],"#,
            r#""by_model":[{"model":"m-2","cost_usd":2,"event_count":1,"tokens_in":0,"tokens_out":3},"#,
            r#"{"model":"m-1","cost_usd":0.5,"event_count":1,"tokens_in":7,"tokens_out":0}]}"#
        ),
    );
}

#[tokio::test]
async fn the_limit_is_one_of_projects_alone() {
    let events: Vec<Value> = (0..12)
        .map(|n| {
            let place = json!({"project": format!("p{n}"), "model": format!("m{n}")});
            answer(&format!("s{n}"), 1.0, place)
        })
        .collect();
    let server = seeded(&events).await;
    for (query, projects) in [
        ("", 10),
        ("limit=2", 2),
        ("limit=0", 10),
        ("limit=-1", 12),
        ("limit=abc", 10),
        ("limit=0x2", 2),
        ("limit=1e1", 10),
        ("limit=1&limit=2", 10),
        ("limit=9007199254740993", 12),
    ] {
        let cost = asked(&server, &format!("/api/stats/cost?{query}")).await;
        let length = |list: &str| cost[list].as_array().expect("a list").len();
        assert_eq!(
            (length("by_project"), length("by_model")),
            (projects, 12),
            "{query}"
        );
    }
}

#[tokio::test]
async fn a_limit_that_is_no_whole_number_is_refused() {
    let server = seeded(&[]).await;
    for (limit, message) in [
        ("1.5", "must be an integer"),
        ("1e300", "must be an integer"),
        ("Infinity", "must be a finite number"),
    ] {
        answers(
            server.get(&format!("/api/stats/cost?limit={limit}")).await,
            400,
            &format!(
                r#"{{"error":"Invalid query parameters","details":[{{"field":"limit","message":"{message}"}}]}}"#
            ),
        );
    }
}

#[tokio::test]
async fn since_is_about_the_senders_time_for_hours_and_the_servers_for_the_rest() {
    let server = seeded(&[answer("a", 1.0, json!({"model": "m"}))]).await;
    for (since, hours, models) in [
        ("2026-05-01T10:59:59Z", 1, 1),
        ("2026-05-01T11:00:00Z", 0, 1),
        ("2999-01-01", 0, 0),
        ("soon", 0, 0),
    ] {
        let cost = asked(&server, &format!("/api/stats/cost?since={since}")).await;
        let length = |list: &str| cost[list].as_array().expect("a list").len();
        assert_eq!(
            (length("timeline"), length("by_model")),
            (hours, models),
            "{since}"
        );
    }
}

#[tokio::test]
async fn a_sum_beyond_all_numbers_is_the_largest() {
    let server = seeded(&[answer("a", 1e308, json!({})), answer("a", 1e308, json!({}))]).await;
    let cost = asked(&server, "/api/stats/cost").await;
    assert_eq!(cost["by_project"][0]["cost_usd"], json!(f64::MAX));
}
