//! `activity_view`.
use serde_json::json;

use super::at;
use crate::stats::seeded;
use crate::support::{TestServer, answers};

async fn some() -> TestServer {
    seeded(&[
        at("a", "10:10:00", json!({"cost_usd": 0.5})),
        at("a", "10:50:00", json!({"project": "shop"})),
        at("b", "23:30:00", json!({"cost_usd": 2})),
        at(
            "b",
            "10:00:00",
            json!({"client_timestamp": "2026-05-10T23:59:59Z"}),
        ),
    ])
    .await
}

#[tokio::test]
async fn hours_of_the_week_come_from_monday_on() {
    answers(
        some().await.get("/api/activity").await,
        200,
        concat!(
            r#"{"hours":[{"weekday":5,"hour":10,"events":2,"cost_usd":0.5},{"weekday":5,"hour":23,"events":1,"cost_usd":2},"#,
            r#"{"weekday":7,"hour":23,"events":1,"cost_usd":0}]}"#
        ),
    );
}

#[tokio::test]
async fn the_clock_is_the_one_that_was_asked_for() {
    answers(
        some()
            .await
            .get("/api/activity?utc_offset_minutes=330")
            .await,
        200,
        concat!(
            r#"{"hours":[{"weekday":1,"hour":5,"events":1,"cost_usd":0},{"weekday":5,"hour":15,"events":1,"cost_usd":0.5},"#,
            r#"{"weekday":5,"hour":16,"events":1,"cost_usd":0},{"weekday":6,"hour":5,"events":1,"cost_usd":2}]}"#
        ),
    );
}

#[tokio::test]
async fn filters_hold() {
    answers(
        some()
            .await
            .get("/api/activity?project=shop&since=2026-05-01T10:30:00&until=2026-05-09")
            .await,
        200,
        r#"{"hours":[{"weekday":5,"hour":10,"events":1,"cost_usd":0}]}"#,
    );
    let nothing = some().await.get("/api/activity?since=soon").await;
    answers(nothing, 200, r#"{"hours":[]}"#);
}
