//! A null in every place of every recorded export.
use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::samples::{LOGS, Lists, METRICS, TRACES, exports, places};
use super::{good_logs, good_metrics, good_record, sessions};
use crate::support::TestServer;

/// So many exports with a null are sent as one; each by itself would take its own commit.
const AT_ONCE: usize = 60;

/// A resource with a null in it, and where that is.
struct Nulled {
    at: String,
    resource: Value,
}

/// Every resource of every export with a null in every place of it.
fn nulled(lists: Lists) -> Vec<Nulled> {
    let resources = exports(lists).into_iter().flat_map(|mut export| {
        let resources = export[lists[0]].take();
        resources.as_array().cloned().expect("a list")
    });
    let nulled = resources.enumerate().flat_map(|(sample, resource)| {
        let places = places(&resource).into_iter();
        places.map(move |at| {
            let mut broken = resource.clone();
            *broken.pointer_mut(&at).expect("is there") = Value::Null;
            Nulled {
                at: format!("{} {sample} {at}", lists[0]),
                resource: broken,
            }
        })
    });
    nulled.collect()
}

/// Sends all that is nulled, each followed by what `good` makes of a session's name, and finds every such session.
async fn lose_nothing_else(signal: &str, lists: Lists, good: fn(&str) -> Value) {
    let server = TestServer::start().await;
    let all = nulled(lists);
    assert!(all.len() > 500, "{} places", all.len());
    for (chunk, some) in all.chunks(AT_ONCE).enumerate() {
        let resources = some.iter().enumerate().flat_map(|(index, nulled)| {
            let good = good(&name(chunk * AT_ONCE + index));
            [nulled.resource.clone(), good]
        });
        let export = json!({ lists[0]: resources.collect::<Vec<_>>() }).to_string();
        let (status, body) = server
            .post(&format!("/api/otel/v1/{signal}"), &export)
            .await;
        let first = &some[0].at;
        assert_eq!(status.as_u16(), 200, "from {first} on: {body}");
    }
    let stored = sessions(&server).await;
    let lost: Vec<_> = (0..all.len())
        .filter(|index| !stored.contains(&name(*index)))
        .map(|index| &all[index].at)
        .collect();
    assert!(lost.is_empty(), "lost beside a null at {lost:#?}");
}

fn name(index: usize) -> String {
    format!("good-{index}")
}

#[tokio::test]
async fn a_null_anywhere_in_logs_loses_no_other_resource() {
    lose_nothing_else("logs", LOGS, good_logs).await;
}

#[tokio::test]
async fn a_null_anywhere_in_metrics_loses_no_other_resource() {
    lose_nothing_else("metrics", METRICS, good_metrics).await;
}

#[tokio::test]
async fn a_null_anywhere_in_traces_is_acknowledged() {
    let server = TestServer::start().await;
    let all = nulled(TRACES);
    assert!(all.len() > 20, "{} places", all.len());
    for nulled in all {
        let export = json!({ TRACES[0]: [nulled.resource] }).to_string();
        let answer = server.post("/api/otel/v1/traces", &export).await;
        assert_eq!(answer.0.as_u16(), 200, "{}: {}", nulled.at, answer.1);
    }
}

#[tokio::test]
async fn a_null_anywhere_in_a_record_loses_no_record_beside_it() {
    let server = TestServer::start().await;
    let mut wanted = BTreeSet::new();
    let mut resources = Vec::new();
    for (sample, export) in whole_records().into_iter().enumerate() {
        for at in places(&export) {
            let mut record = export.clone();
            *record.pointer_mut(&at).expect("is there") = Value::Null;
            let session = format!("{sample} {at}");
            let records = [record, good_record(&session)];
            resources.push(json!({"scopeLogs": [{"logRecords": records}]}));
            wanted.insert(session);
        }
    }
    assert!(wanted.len() > 500, "{} places", wanted.len());
    for some in resources.chunks(AT_ONCE) {
        let export = json!({"resourceLogs": some}).to_string();
        let (status, body) = server.post("/api/otel/v1/logs", &export).await;
        assert_eq!(status.as_u16(), 200, "{body}");
    }
    let stored = sessions(&server).await;
    let lost: Vec<_> = wanted.difference(&stored).collect();
    assert!(lost.is_empty(), "{lost:#?}");
}

/// The first log record of every recorded export.
fn whole_records() -> Vec<Value> {
    let first = |export: Value| {
        export
            .pointer("/resourceLogs/0/scopeLogs/0/logRecords/0")
            .cloned()
    };
    exports(LOGS).into_iter().filter_map(first).collect()
}

#[tokio::test]
async fn a_null_for_the_whole_is_an_answer() {
    let server = TestServer::start().await;
    for (signal, lists) in [("logs", LOGS), ("metrics", METRICS), ("traces", TRACES)] {
        let path = format!("/api/otel/v1/{signal}");
        let refused = server.post(&path, "null").await;
        assert_eq!(refused.0.as_u16(), 400, "{}", refused.1);
        let empty = server
            .post(&path, &json!({ lists[0]: null }).to_string())
            .await;
        assert_eq!((empty.0.as_u16(), &*empty.1), (200, "{}"));
    }
    super::goes_on(&server, "after").await;
}
