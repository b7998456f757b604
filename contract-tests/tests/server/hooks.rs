//! What the installed hooks send, posted in order: each is answered and stored as the legacy did.

use contract_tests::compare::Comparison;
use contract_tests::places;
use contract_tests::rows;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::support::Running;

#[derive(Deserialize)]
struct Sample {
    name: String,
    shell: Sent,
}

#[derive(Deserialize)]
struct Sent {
    #[serde(default)]
    requests: Vec<HookRequest>,
}

#[derive(Deserialize)]
struct HookRequest {
    path: String,
    /// As it stands in the sample: metadata keeps the order of its keys.
    body: Box<RawValue>,
}

#[derive(Deserialize)]
struct Stored {
    name: String,
    status: u16,
    response: Value,
    stored_row: Option<Value>,
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(places::home().join("fixtures/hooks").join(name)).unwrap()
}

#[tokio::test]
async fn the_bodies_of_the_hooks_are_stored_as_the_legacy_stored_them() {
    let samples: Vec<Sample> = serde_json::from_slice(&fixture("samples.json")).unwrap();
    let stored: Vec<Stored> = serde_json::from_slice(&fixture("stored-rows.json")).unwrap();
    let requests: Vec<_> = samples
        .iter()
        .flat_map(|sample| {
            sample
                .shell
                .requests
                .iter()
                .map(|request| (&sample.name, request))
        })
        .collect();
    assert_eq!(requests.len(), stored.len());
    let running = Running::start().await;
    for ((name, request), wanted) in requests.iter().zip(&stored) {
        assert_eq!(**name, wanted.name);
        let (status, mut answer) = running.post(&request.path, request.body.get()).await;
        assert_eq!(status, wanted.status, "{name}: {answer}");
        if status == 201 {
            assert_eq!(answer["ids"].as_array().unwrap().len(), 1, "{name}");
            answer["ids"] = "<one id>".into();
        }
        assert_eq!(answer, wanted.response, "{name}");
    }
    let database = running.home.database();
    running.server.stop().await.unwrap();
    let mut rows = rows::read(&database, "events", "id").unwrap();
    for row in rows.as_array_mut().unwrap() {
        let row = row.as_object_mut().unwrap();
        assert!(row.remove("id").is_some() && row.remove("created_at").is_some());
    }
    let wanted = stored
        .into_iter()
        .filter_map(|one| one.stored_row)
        .collect();
    assert_eq!(
        Comparison::rows().differences(&Value::Array(wanted), &rows),
        []
    );
}
