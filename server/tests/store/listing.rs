//! The list of events: filters, bounds, pages, order.
use agentmonitor::domain::{EventType, NewEvent};
use agentmonitor::store::{EventFilter, EventPage};

use crate::support::{TestStore, event, run};

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

async fn page(test: &TestStore, filter: EventFilter) -> EventPage {
    test.store.events(&filter).await.expect("listed")
}

async fn ids(test: &TestStore, filter: EventFilter) -> Vec<i64> {
    page(test, filter)
        .await
        .events
        .iter()
        .map(|event| event.id)
        .collect()
}

/// Events 1 to 4, the first a minute older than the others.
async fn four() -> TestStore {
    let test = TestStore::new().await;
    let full = NewEvent {
        agent_type: "claude_code".into(),
        event_type: EventType::Error,
        tool_name: text("Edit"),
        branch: text("main"),
        model: text("o3"),
        source: "import".into(),
        ..event("a")
    };
    test.record(&[
        full.clone(),
        event("b"),
        NewEvent {
            tool_name: text("edit"),
            ..event("a")
        },
        full,
    ])
    .await;
    let db = test.raw().await;
    run(&db, "UPDATE events SET created_at = '2026-01-01 10:01:00'").await;
    run(
        &db,
        "UPDATE events SET created_at = '2026-01-01 10:00:00' WHERE id = 1",
    )
    .await;
    test
}

#[tokio::test]
async fn newest_first_and_ties_by_id_whatever_the_filter() {
    let test = four().await;
    assert_eq!(ids(&test, EventFilter::default()).await, [4, 3, 2, 1]);
    let none = EventFilter::default;
    let table = [
        (
            EventFilter {
                agent_type: text("codex"),
                ..none()
            },
            vec![3, 2],
        ),
        (
            EventFilter {
                agent_type: text("claude_code"),
                ..none()
            },
            vec![4, 1],
        ),
        (
            EventFilter {
                event_type: text("error"),
                ..none()
            },
            vec![4, 1],
        ),
        (
            EventFilter {
                tool_name: text("Edit"),
                ..none()
            },
            vec![4, 1],
        ),
        (
            EventFilter {
                session_id: text("a"),
                ..none()
            },
            vec![4, 3, 1],
        ),
        (
            EventFilter {
                branch: text("main"),
                ..none()
            },
            vec![4, 3, 1],
        ),
        (
            EventFilter {
                model: text("o3"),
                ..none()
            },
            vec![4, 1],
        ),
        (
            EventFilter {
                source: text("import"),
                ..none()
            },
            vec![4, 1],
        ),
        (
            EventFilter {
                session_id: text("a"),
                tool_name: text("edit"),
                ..none()
            },
            vec![3],
        ),
        (
            EventFilter {
                session_id: text("A"),
                ..none()
            },
            vec![],
        ),
        (
            EventFilter {
                session_id: text("b"),
                model: text("o3"),
                ..none()
            },
            vec![],
        ),
        (
            EventFilter {
                session_id: text("' OR 1=1 --"),
                ..none()
            },
            vec![],
        ),
    ];
    for (filter, expected) in table {
        let found = page(&test, filter.clone()).await;
        let listed: Vec<i64> = found.events.iter().map(|event| event.id).collect();
        assert_eq!(listed, expected, "{filter:?}");
        assert_eq!(found.total, expected.len() as u64, "{filter:?}");
        for limit in 0..4 {
            let filter = EventFilter {
                limit: Some(limit),
                ..filter.clone()
            };
            let cut = &expected[..expected.len().min(limit as usize)];
            assert_eq!(ids(&test, filter.clone()).await, cut, "{filter:?}");
        }
    }
}

#[tokio::test]
async fn bounds_are_read_by_sqlite_and_inclusive() {
    let test = four().await;
    let table: &[(Option<&str>, Option<&str>, &[i64])] = &[
        (Some("2026-01-01 10:01:00"), None, &[4, 3, 2]),
        (Some("2026-01-01T10:01:00Z"), None, &[4, 3, 2]),
        (Some("2026-01-01T12:01:00+02:00"), None, &[4, 3, 2]),
        (Some("2026-01-01 10:01:00.999"), None, &[4, 3, 2]),
        (Some("2026-01-01 10:01:01"), None, &[]),
        (Some("2026-01-01"), None, &[4, 3, 2, 1]),
        (Some("2460000"), None, &[4, 3, 2, 1]),
        (None, Some("2026-01-01 10:00:00"), &[1]),
        (None, Some("2026-01-01 10:00"), &[1]),
        (None, Some("now"), &[4, 3, 2, 1]),
        (
            Some("2026-01-01 10:00:00"),
            Some("2026-01-01 10:00:59"),
            &[1],
        ),
        (Some("abc"), None, &[]),
        (None, Some("2026-01-01 25:00"), &[]),
    ];
    for (since, until, expected) in table {
        let (since, until) = (since.map(Into::into), until.map(Into::into));
        let filter = EventFilter {
            since,
            until,
            ..EventFilter::default()
        };
        assert_eq!(ids(&test, filter.clone()).await, *expected, "{filter:?}");
        let filter = EventFilter {
            session_id: text("a"),
            limit: Some(50),
            ..filter
        };
        let of_session: Vec<i64> = expected.iter().copied().filter(|id| *id != 2).collect();
        assert_eq!(ids(&test, filter.clone()).await, of_session, "{filter:?}");
    }
}

#[tokio::test]
async fn a_page_is_cut_from_all_that_match_and_the_total_is_not() {
    let test = four().await;
    let table: &[(Option<u64>, u64, &[i64])] = &[
        (Some(2), 0, &[4, 3]),
        (Some(2), 1, &[3, 2]),
        (Some(2), 3, &[1]),
        (Some(2), 4, &[]),
        (Some(0), 0, &[]),
        (None, 0, &[4, 3, 2, 1]),
        (None, 2, &[2, 1]),
        (Some(u64::MAX), 0, &[4, 3, 2, 1]),
        (Some(1), u64::MAX, &[]),
    ];
    for (limit, offset, expected) in table {
        let filter = EventFilter {
            limit: *limit,
            offset: *offset,
            ..EventFilter::default()
        };
        let found = page(&test, filter.clone()).await;
        let listed: Vec<i64> = found.events.iter().map(|event| event.id).collect();
        assert_eq!(listed, *expected, "{filter:?}");
        assert_eq!(found.total, 4, "{filter:?}");
    }
}

#[tokio::test]
async fn common_and_rare_values_give_the_same_pages() {
    let test = TestStore::new().await;
    let events: Vec<NewEvent> = (0..600)
        .map(|n| NewEvent {
            tool_name: text(if n % 100 == 0 { "rare" } else { "common" }),
            ..event("s")
        })
        .collect();
    test.record(&events).await;
    let db = test.raw().await;
    run(&db, "UPDATE events SET created_at = datetime('2026-01-01', ((id * 7919 % 600) / 3) || ' seconds')").await;
    let all = test.events().await;
    for tool in ["rare", "common"] {
        let expected: Vec<i64> = all
            .iter()
            .filter(|event| event.tool_name.as_deref() == Some(tool))
            .map(|event| event.id)
            .collect();
        for (limit, offset) in [(1, 0), (5, 0), (5, 3), (50, 10), (1000, 0)] {
            let filter = EventFilter {
                tool_name: text(tool),
                limit: Some(limit),
                offset,
                ..EventFilter::default()
            };
            let cut: Vec<i64> = expected
                .iter()
                .copied()
                .skip(offset as usize)
                .take(limit as usize)
                .collect();
            assert_eq!(ids(&test, filter).await, cut, "{tool} {limit} {offset}");
        }
    }
}

#[tokio::test]
async fn an_empty_store_lists_nothing() {
    let test = TestStore::new().await;
    assert_eq!(
        page(&test, EventFilter::default()).await,
        EventPage::default()
    );
}
