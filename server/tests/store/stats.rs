//! Usage of one session that came by several ways is counted once; and no row that the legacy wrote makes a total fail.
use agentmonitor::domain::{Metadata, NewEvent, StatsFilter};

use crate::support::{TestStore, event, run, texts};

/// Usage of the session `s` of `codex` that came by a way at a time, with as many tokens in as tell it from others.
fn usage(source: &str, time: &str, tokens_in: i64) -> NewEvent {
    NewEvent {
        client_timestamp: Some(format!("2026-05-01T{time}Z")),
        tokens_in,
        source: source.into(),
        ..event("s")
    }
}

fn logged(time: &str, tokens_in: i64) -> NewEvent {
    usage("otel", time, tokens_in)
}

fn imported(time: &str, tokens_in: i64) -> NewEvent {
    usage("import", time, tokens_in)
}

fn metric(time: &str, tokens_in: i64) -> NewEvent {
    NewEvent {
        metadata: Metadata {
            json: r#"{"_synthetic":true,"_source":"otel_metric"}"#.into(),
            truncated: false,
        },
        ..logged(time, tokens_in)
    }
}

/// Input tokens and events that count, over all hours.
async fn counted(test: &TestStore, filter: &StatsFilter) -> (i64, i64) {
    let cost = test.store.stats().cost(filter, None).await.expect("asked");
    let hours = cost.timeline.iter();
    let sums = hours.map(|hour| (hour.tokens_in, hour.event_count));
    sums.fold((0, 0), |(tokens, events), (t, e)| (tokens + t, events + e))
}

async fn counts(events: &[NewEvent]) -> (i64, i64) {
    let test = TestStore::new().await;
    test.record(events).await;
    counted(&test, &StatsFilter::default()).await
}

#[tokio::test]
async fn an_import_stands_for_logs_and_metrics_up_to_its_time() {
    let import = imported("10:05:00", 1000);
    for (otel, tokens) in [(10, logged as fn(&str, i64) -> NewEvent), (20, metric)]
        .into_iter()
        .flat_map(|(base, of)| {
            [
                (of("10:00:00", base), 1000),
                (of("10:05:00.900", base), 1000),
                (of("10:05:01", base), 1000 + base),
            ]
        })
    {
        let what = format!("{otel:?}");
        assert_eq!(
            counts(&[otel.clone(), import.clone()]).await.0,
            tokens,
            "{what}"
        );
        assert_eq!(
            counts(&[import.clone(), otel]).await.0,
            tokens,
            "the other way round: {what}"
        );
    }
}

#[tokio::test]
async fn logs_stand_for_metrics_up_to_their_time() {
    let events = [
        metric("10:00:00", 1),
        logged("10:01:00", 10),
        metric("10:01:00", 100),
        metric("10:02:00", 1000),
    ];
    assert_eq!(counts(&events).await, (1010, 2));
}

#[tokio::test]
async fn an_import_covers_logs_and_the_logs_that_are_left_cover_metrics() {
    let events = [
        imported("10:00:00", 1),
        logged("09:00:00", 10),
        metric("09:00:00", 100),
        logged("11:00:00", 1000),
        metric("10:30:00", 10_000),
        metric("12:00:00", 100_000),
    ];
    assert_eq!(counts(&events).await, (101_001, 3));
}

#[tokio::test]
async fn only_usage_of_the_same_session_and_agent_covers() {
    let early = logged("10:00:00", 1);
    for other in [
        NewEvent {
            session_id: "t".into(),
            ..imported("11:00:00", 10)
        },
        NewEvent {
            agent_type: "kiln".into(),
            ..imported("11:00:00", 10)
        },
        usage("api", "11:00:00", 10),
    ] {
        assert_eq!(
            counts(&[early.clone(), other.clone()]).await,
            (11, 2),
            "{other:?}"
        );
    }
}

#[tokio::test]
async fn any_kind_of_usage_covers_and_none_does_not() {
    let early = logged("10:00:00", 1);
    let none = || imported("11:00:00", 0);
    for (import, expected) in [
        (none(), (1, 2)),
        (
            NewEvent {
                tokens_out: 1,
                ..none()
            },
            (0, 1),
        ),
        (
            NewEvent {
                cache_read_tokens: 1,
                ..none()
            },
            (0, 1),
        ),
        (
            NewEvent {
                cache_write_tokens: 1,
                ..none()
            },
            (0, 1),
        ),
        (
            NewEvent {
                cost_usd: Some(0.1),
                ..none()
            },
            (0, 1),
        ),
        (
            NewEvent {
                cost_usd: Some(0.0),
                ..none()
            },
            (1, 2),
        ),
    ] {
        assert_eq!(
            counts(&[early.clone(), import.clone()]).await,
            expected,
            "{import:?}"
        );
    }
}

#[tokio::test]
async fn rows_without_usage_are_never_left_out() {
    let without = logged("10:00:00", 0);
    assert_eq!(counts(&[without, imported("11:00:00", 5)]).await, (5, 2));
}

#[tokio::test]
async fn without_a_senders_time_the_servers_counts() {
    let timeless = |event: NewEvent| NewEvent {
        client_timestamp: None,
        ..event
    };
    let events = [timeless(logged("", 1)), timeless(imported("", 10))];
    assert_eq!(counts(&events).await, (10, 1), "stored in one transaction");
}

#[tokio::test]
async fn what_covers_need_not_be_in_the_window() {
    let test = TestStore::new().await;
    test.record(&[logged("10:00:00", 1), imported("11:00:00", 10)])
        .await;
    let db = test.raw().await;
    run(&db, "UPDATE events SET created_at = '2020-01-01 00:00:00', client_timestamp = '2026-05-01T10:30:00' WHERE source = 'import'").await;
    let since = StatsFilter {
        since: Some("2026-05-01 10:45:00".into()),
        ..StatsFilter::default()
    };
    assert_eq!(counted(&test, &since).await, (0, 0));
    run(
        &db,
        "UPDATE events SET client_timestamp = '2026-05-01T09:00:00' WHERE source = 'import'",
    )
    .await;
    assert_eq!(
        counted(
            &test,
            &StatsFilter {
                since: Some("2026-05-01 09:30:00".into()),
                ..since
            }
        )
        .await,
        (1, 1)
    );
}

#[tokio::test]
async fn odd_rows_make_no_total_fail() {
    let test = TestStore::new().await;
    let db = test.raw().await;
    run(
        &db,
        "INSERT INTO events (session_id, agent_type, event_type, tool_name, tokens_in, duration_ms, metadata, model, \
         cost_usd, source, created_at, client_timestamp) VALUES \
         (77, 'x', 'y', x'ff41', 1.5, 1234.7, NULL, 5, 'dear', 'otel', '2026-01-01', 'some day'), \
         ('s', 'x', 'y', 'T', 9223372036854775807, 'soon', '{oops', 'm', 1e400, 'otel', 'never', NULL), \
         ('s', 'x', 'y', 'T', 9223372036854775807, NULL, '', 'm', -1, NULL, '2026-01-02 00:00:00', ''), \
         ('s', 'x', 'y', 'T', NULL, 4, '', 'm', 2, 'import', '2026-01-02 00:00:00', '+012026-01-01T00:00:00.000Z')",
    )
    .await;
    let dump = "SELECT quote(tokens_in) || quote(duration_ms) || quote(cost_usd) FROM events";
    let before = texts(&db, dump).await;
    let all = StatsFilter::default();

    let cost = test.store.stats().cost(&all, None).await.expect("asked");
    let [first, second] = &cost.timeline[..] else {
        panic!("a row without any time is in no hour: {:?}", cost.timeline)
    };
    assert_eq!(
        (first.bucket.as_str(), first.tokens_in),
        ("2026-01-01T00:00:00Z", 2)
    );
    assert_eq!((second.tokens_in, second.cost_usd), (i64::MAX, 1.0));
    assert_eq!(cost.by_model.len(), 1);
    assert_eq!(
        (cost.by_model[0].cost_usd, cost.by_project[0].cost_usd),
        (2.0, 2.0)
    );

    let mut calls = test.store.stats().tools(&all).await.expect("asked");
    calls.sort_by_key(|tool| tool.calls);
    assert_eq!(calls[0].tool_name, "\u{fffd}A");
    assert_eq!(
        (calls[1].calls, calls[1].timed, calls[1].duration_ms),
        (3, 1, 4.0)
    );
    assert_eq!(texts(&db, dump).await, before);
}

#[tokio::test]
async fn totals_count_every_event_and_usage_once() {
    let test = TestStore::new().await;
    let tool = |event: NewEvent| NewEvent {
        tool_name: Some("T".into()),
        ..event
    };
    test.record(&[
        tool(logged("10:00:00", 1)),
        tool(imported("11:00:00", 10)),
        event("t"),
    ])
    .await;
    let totals = test
        .store
        .stats()
        .totals(&StatsFilter::default())
        .await
        .expect("asked");
    assert_eq!((totals.total_events, totals.total_tokens_in), (3, 10));
    assert_eq!(totals.tools, [("T".to_owned(), 2)]);
    assert_eq!(totals.agents, [("codex".to_owned(), 3)]);
    assert_eq!(totals.sessions.total, 2);
}

#[tokio::test]
async fn branches_stand_where_their_first_session_does() {
    let test = TestStore::new().await;
    let db = test.raw().await;
    run(
        &db,
        "INSERT INTO sessions (id, agent_id, agent_type, branch, status, last_event_at) VALUES \
         ('z', 'a', 'x', 'old', 'ended', '2026-01-01 00:00:00'), ('y', 'a', 'x', 'two', 'idle', '2026-01-03 00:00:00'), \
         ('x', 'a', 'y', 'one', 'active', '2026-01-03 00:00:00'), ('w', 'a', 'y', 'old', 'active', '2026-01-04 00:00:00'), \
         ('v', 'a', 'y', NULL, 'unheard of', '2026-01-05 00:00:00'), ('u', 'a', 'z', 'HEAD', 'ended', '2026-01-02 00:00:00')",
    )
    .await;
    let totals = test
        .store
        .stats()
        .totals(&StatsFilter::default())
        .await
        .expect("asked");
    let sessions = totals.sessions;
    assert_eq!(sessions.branches, ["two", "one", "HEAD", "old"]);
    assert_eq!(
        (
            sessions.active,
            sessions.live,
            sessions.total,
            sessions.active_agents
        ),
        (2, 4, 6, 2)
    );
}

#[tokio::test]
async fn the_version_changes_with_every_write_and_with_nothing_else() {
    let test = TestStore::new().await;
    let version = async || test.store.stats().version().await.expect("asked");
    let empty = version().await;
    assert_eq!(version().await, empty);
    test.record(&[event("s")]).await;
    let one = version().await;
    assert_ne!(one, empty);
    assert_eq!(version().await, one);
    run(&test.raw().await, "UPDATE sessions SET status = 'idle'").await;
    assert_ne!(version().await, one, "another process wrote");
}
