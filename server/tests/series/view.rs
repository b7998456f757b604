//! `series_view`.
use serde_json::{Value, json};

use super::at;
use crate::stats::{asked, seeded};
use crate::support::{TestServer, answers};

async fn some() -> TestServer {
    seeded(&[
        at(
            "a",
            "10:10:00",
            json!({"model": "m-1", "cost_usd": 0.5, "tokens_in": 7, "project": "shop"}),
        ),
        at("a", "10:50:00", json!({"model": "m-1", "cost_usd": 0.25})),
        at(
            "b",
            "10:40:00",
            json!({"model": "m-2", "cost_usd": 4, "tokens_out": 3}),
        ),
        at(
            "b",
            "23:30:00",
            json!({"model": "m-3", "cost_usd": 2, "branch": "main"}),
        ),
        at(
            "b",
            "23:59:59.999",
            json!({"event_type": "error", "tool_name": "Bash", "source": "hook"}),
        ),
    ])
    .await
}

#[tokio::test]
async fn the_largest_groups_come_first_and_the_others_are_one() {
    answers(
        some()
            .await
            .get("/api/series?bucket=hour&group_by=model&limit=1")
            .await,
        200,
        concat!(
            r#"{"bucket":"hour","total":6.75,"groups":[{"key":"m-2","total":4,"points":"#,
            r#"[{"start":"2026-05-01T10:00:00Z","value":4}]}],"others":{"groups":2,"total":2.75,"points":"#,
            r#"[{"start":"2026-05-01T10:00:00Z","value":0.75},{"start":"2026-05-01T23:00:00Z","value":2}]}}"#
        ),
    );
}

#[tokio::test]
async fn without_parameters_it_is_the_cost_by_day() {
    answers(
        some().await.get("/api/series").await,
        200,
        concat!(
            r#"{"bucket":"day","total":6.75,"groups":[{"key":null,"total":6.75,"points":"#,
            r#"[{"start":"2026-05-01T00:00:00Z","value":6.75}]}],"others":{"groups":0,"total":0,"points":[]}}"#
        ),
    );
}

/// Beginning and value of each point of the only group.
async fn points(server: &TestServer, query: &str) -> Vec<(String, f64)> {
    let series = asked(server, &format!("/api/series?{query}")).await;
    let points = series["groups"][0]["points"].as_array().expect("points");
    let point = |point: &Value| {
        let start = point["start"].as_str().expect("a time").to_owned();
        (start, point["value"].as_f64().expect("a number"))
    };
    points.iter().map(point).collect()
}

#[tokio::test]
async fn times_begin_by_the_clock_that_was_asked_for() {
    let server = some().await;
    for (query, expected) in [
        (
            "bucket=day&utc_offset_minutes=60",
            vec![
                ("2026-04-30T23:00:00Z", 4.75),
                ("2026-05-01T23:00:00Z", 2.0),
            ],
        ),
        (
            "bucket=hour&utc_offset_minutes=345",
            vec![
                ("2026-05-01T09:15:00Z", 0.5),
                ("2026-05-01T10:15:00Z", 4.25),
                ("2026-05-01T23:15:00Z", 2.0),
            ],
        ),
        (
            "bucket=week&utc_offset_minutes=-720",
            vec![("2026-04-27T12:00:00Z", 6.75)],
        ),
        ("bucket=all", vec![]),
    ] {
        let found = points(&server, query).await;
        let found: Vec<_> = found
            .iter()
            .map(|(start, value)| (start.as_str(), *value))
            .collect();
        assert_eq!(found, expected, "{query}");
    }
}

#[tokio::test]
async fn every_metric_has_its_total() {
    let server = some().await;
    for (metric, total) in [
        ("cost", 6.75),
        ("tokens_in", 7.0),
        ("tokens_out", 3.0),
        ("events", 5.0),
        ("sessions", 2.0),
        ("errors", 1.0),
    ] {
        for bucket in ["hour", "all"] {
            let series = asked(
                &server,
                &format!("/api/series?metric={metric}&bucket={bucket}"),
            )
            .await;
            assert_eq!(series["total"].as_f64(), Some(total), "{metric}");
            assert_eq!(
                series["groups"][0]["total"].as_f64(),
                Some(total),
                "{metric}"
            );
        }
    }
}

#[tokio::test]
async fn a_session_counts_once_in_each_time_and_in_each_group() {
    let server = some().await;
    let hours = points(&server, "metric=sessions&bucket=hour").await;
    let values: Vec<f64> = hours.iter().map(|(_, value)| *value).collect();
    assert_eq!(values, [2.0, 1.0]);
    let series = asked(
        &server,
        "/api/series?metric=sessions&bucket=all&group_by=model&limit=2",
    )
    .await;
    assert_eq!(series["total"], 2.0, "whatever the groups come to");
    let keys: Vec<&Value> = series["groups"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|group| &group["key"])
        .collect();
    assert_eq!(
        keys,
        [&json!("m-1"), &json!("m-2")],
        "equals by key, and none of it last"
    );
    assert_eq!(
        series["others"],
        json!({"groups": 2, "total": 1, "points": []}),
        "one session is in both"
    );
}

#[tokio::test]
async fn filters_hold_together() {
    let server = some().await;
    for (query, total) in [
        ("agent_type=kiln", 5),
        ("agent_type=codex", 0),
        ("event_type=error", 1),
        ("tool_name=Bash", 1),
        ("session_id=a", 2),
        ("session_id=nobody", 0),
        ("branch=main", 2),
        ("model=m-1", 2),
        ("source=hook", 1),
        ("project=shop", 2),
        ("project=shop&session_id=b", 0),
        ("since=2026-05-01T10:40:00", 4),
        ("until=2026-05-01T10:40:00Z", 2),
        ("since=2026-05-01%2010:10:01&until=2026-05-01%2023:30:00", 3),
        ("since=2026-05-01T23:59:59", 1),
        ("since=soon", 0),
        ("until=soon", 0),
    ] {
        let series = asked(
            &server,
            &format!("/api/series?metric=events&bucket=all&{query}"),
        )
        .await;
        assert_eq!(series["total"], json!(total), "{query}");
    }
}

#[tokio::test]
async fn what_is_no_word_of_the_contract_is_named() {
    let server = TestServer::start().await;
    for (query, field, message) in [
        (
            "metric=money",
            "metric",
            "must be one of: cost, tokens_in, tokens_out, events, sessions, errors",
        ),
        (
            "bucket=month",
            "bucket",
            "must be one of: hour, day, week, all",
        ),
        (
            "group_by=branch",
            "group_by",
            "must be one of: none, agent_type, model, project, tool_name",
        ),
        (
            "utc_offset_minutes=841",
            "utc_offset_minutes",
            "must be an integer from -720 to 840 when provided",
        ),
        (
            "limit=0",
            "limit",
            "must be an integer from 1 to 50 when provided",
        ),
    ] {
        let (status, body) = server.get(&format!("/api/series?{query}")).await;
        let error: Value = serde_json::from_str(&body).expect("JSON");
        assert_eq!(status, 400, "{query}");
        assert_eq!(
            error["details"],
            json!([{"field": field, "message": message}])
        );
    }
}
