//! The generated Rust client against the real server: every operation.

use agentmonitor_client::{Client, Error, types};
use futures_util::StreamExt;

use crate::support::Running;

fn client(running: &Running) -> Client {
    Client::new(&format!("http://{}", running.server.address))
}

fn new_event(session: &str) -> types::builder::NewEvent {
    types::NewEvent::builder()
        .session_id(session)
        .agent_type("codex")
        .event_type(types::EventType::ToolUse)
}

#[tokio::test]
async fn every_operation_works_through_the_generated_client() {
    let running = Running::start().await;
    let client = client(&running);
    let health = client.health_view().send().await.unwrap().into_inner();
    assert_eq!(health.status, "ok");

    let stream = client.stream_open().send().await.unwrap();
    assert_eq!(stream.status(), 200);
    let mut stream = stream.into_inner_stream();
    let first = stream.next().await.unwrap().unwrap();
    assert!(
        first.starts_with(b"id: 0\ndata: {\"type\":\"connected\""),
        "{first:?}"
    );

    let event = new_event("client")
        .event_id(Some("c-1".to_owned()))
        .tool_name(Some("Bash".to_owned()));
    let receipt = client
        .event_create()
        .body(event.clone())
        .send()
        .await
        .unwrap();
    assert_eq!(receipt.status(), 201);
    assert_eq!(receipt.into_inner().ids, [1]);
    let again = client.event_create().body(event).send().await.unwrap();
    assert_eq!(
        (again.status().as_u16(), again.into_inner().duplicates),
        (200, 1)
    );

    let frame = stream.next().await.unwrap().unwrap();
    let frame = std::str::from_utf8(&frame)
        .unwrap()
        .trim()
        .strip_prefix("id: 1\ndata: ")
        .unwrap();
    let frame: types::StreamFrame = serde_json::from_str(frame).unwrap();
    let types::StreamFrame::EventFrame(frame) = frame else {
        panic!("{frame:?}")
    };
    assert_eq!(frame.payload.tool_name.as_deref(), Some("Bash"));

    let events = vec![
        new_event("client").try_into().unwrap(),
        new_event("other").try_into().unwrap(),
    ];
    let batch = types::NewEventBatch::builder().events(events);
    let receipt = client
        .event_create_batch()
        .body(batch)
        .send()
        .await
        .unwrap()
        .into_inner();
    assert_eq!((receipt.received, receipt.rejected.len()), (2, 0));

    let page = client
        .event_list()
        .session_id("client")
        .limit(1)
        .send()
        .await
        .unwrap()
        .into_inner();
    assert_eq!((page.events.len(), page.total), (1, 2));
    assert_eq!(page.events[0].id, 2);

    let page = client.event_page().limit(2).send().await.unwrap();
    let next = page.into_inner().next;
    assert_eq!(next, Some(2));
    let rest = client.event_page().cursor(next.unwrap()).send().await;
    let rest = rest.unwrap().into_inner();
    assert_eq!((rest.events[0].id, rest.next), (1, None));

    let series = client.series_view().metric(types::SeriesMetric::Events);
    let series = series
        .group_by(types::SeriesGrouping::ToolName)
        .send()
        .await;
    let series = series.unwrap().into_inner();
    assert_eq!(
        (series.total, series.groups[1].key.as_deref()),
        (3.0, Some("Bash"))
    );
    let activity = client.activity_view().send().await.unwrap().into_inner();
    assert_eq!(
        activity
            .hours
            .iter()
            .map(|hour| hour.events.get())
            .sum::<u64>(),
        3
    );
    drop(stream);
    running.stop().await;
}

#[tokio::test]
async fn sessions_and_sources_are_found_through_the_generated_client() {
    let running = Running::start().await;
    let client = client(&running);
    let edit = new_event("client").tool_name(Some("Edit".to_owned()));
    let edit = edit.metadata(Some(types::Metadata(
        serde_json::json!({"file_path": "/a"}),
    )));
    let receipt = client.event_create().body(edit).send().await.unwrap();
    let id = receipt.into_inner().ids[0];

    let event = client.event_view().id(id).send().await.unwrap();
    assert_eq!(event.into_inner().session_id, "client");
    let page = client
        .session_page()
        .q("CLI")
        .sort(types::SessionSort::EventCount);
    let page = page.send().await.unwrap().into_inner();
    assert_eq!((page.total, page.sessions[0].id.as_str()), (1, "client"));
    let files = client
        .session_file_list()
        .id("client")
        .send()
        .await
        .unwrap();
    assert_eq!(files.into_inner().files[0].path, "/a");
    let ids = vec!["client".to_owned(), "nobody".to_owned()];
    let activity = client.session_activity_list().ids(ids).buckets(2);
    let activity = activity.send().await.unwrap().into_inner().sessions;
    let counts: Vec<i64> = activity
        .iter()
        .map(|session| session.counts.iter().sum())
        .collect();
    assert_eq!(counts, [1, 0]);
    let sources = client.source_list().send().await.unwrap().into_inner();
    assert_eq!(sources.sources[0].source, "api");
    running.stop().await;
}

#[tokio::test]
async fn a_refusal_is_the_contracts_error_in_the_client_too() {
    let running = Running::start().await;
    let event = new_event("s").tokens_in(Some(-1));
    let error = client(&running)
        .event_create()
        .body(event)
        .send()
        .await
        .unwrap_err();
    let Error::ErrorResponse(answer) = error else {
        panic!("{error:?}")
    };
    assert_eq!(answer.status(), 400);
    assert_eq!(answer.details[0].field, "tokens_in");
    running.stop().await;
}
