//! Protobuf cut short within a record, while what holds it is whole: the record is told, its neighbours are stored.
//! (That an export which is cut short as a whole is refused is in `otel/protobuf.rs`.)
use crate::support::TestServer;
use crate::support::protobuf::{export, fixed, record, sent, series};

use super::sessions;

/// Each beginning of `whole`, followed by what `good` makes of a session's name, in one export.
async fn loses_no_neighbour(signal: &str, whole: &[u8], good: impl Fn(&str) -> Vec<u8>) {
    let server = TestServer::start().await;
    let items = (0..whole.len()).flat_map(|length| {
        let good = good(&format!("good-{length}"));
        [whole[..length].to_vec(), good]
    });
    let export = export(&items.collect::<Vec<_>>());
    let (status, _, told) = sent(&server, signal, export).await;
    assert_eq!(status.as_u16(), 200);
    assert!(!told.is_empty(), "what is cut short is told");
    let stored = sessions(&server).await;
    let lost: Vec<_> = (0..whole.len())
        .filter(|length| !stored.contains(&format!("good-{length}")))
        .collect();
    assert!(lost.is_empty(), "{signal}: lost beside one cut at {lost:?}");
}

#[tokio::test]
async fn a_log_record_that_is_cut_at_any_byte_loses_no_neighbour() {
    loses_no_neighbour("logs", &record("cut", &[]), |session| record(session, &[])).await;
}

#[tokio::test]
async fn a_metric_that_is_cut_at_any_byte_loses_no_neighbour() {
    let numbers = [fixed(2, 10), fixed(3, 20), fixed(6, 5)].concat();
    loses_no_neighbour("metrics", &series("cut", &numbers), |session| {
        series(session, &numbers)
    })
    .await;
}
