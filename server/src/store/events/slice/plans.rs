//! A slice must not sort or scan where an index has the rows by id: what SQLite plans, for a table without statistics.
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::super::list::plans::database;
use super::{EventFilter, Route, Way, between, select};

async fn plan(filter: EventFilter, way: Way) -> String {
    let filter = EventFilter {
        limit: Some(50),
        ..filter
    };
    explained(&select(Some(7), &filter, way)).await
}

async fn explained(select: &SelectStatement) -> String {
    let statement = DbBackend::Sqlite.build(select);
    let sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
    let values = statement.values.expect("a slice has a limit").0;
    let explain = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
    let db = database().await;
    let rows = db.query_all_raw(explain).await.expect("planned");
    let steps: Vec<String> = rows
        .iter()
        .map(|row| row.try_get_by_index(3).expect("text"))
        .collect();
    steps.join("; ")
}

const NEWEST: Way = Way {
    route: Route::Newest,
    ids: None,
};

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

#[tokio::test]
async fn a_filtered_column_gives_its_rows_by_id_from_the_cursor_on() {
    let none = EventFilter::default;
    let filters = [
        (
            EventFilter {
                agent_type: text("codex"),
                ..none()
            },
            "idx_events_agent_type",
        ),
        (
            EventFilter {
                event_type: text("error"),
                since: text("now"),
                ..none()
            },
            "idx_events_event_type",
        ),
        (
            EventFilter {
                tool_name: text("Bash"),
                branch: text("main"),
                ..none()
            },
            "idx_events_tool_name",
        ),
        (
            EventFilter {
                model: text("o3"),
                ..none()
            },
            "idx_events_model",
        ),
        (
            EventFilter {
                branch: text("main"),
                until: text("now"),
                ..none()
            },
            "INTEGER PRIMARY KEY (rowid<?)",
        ),
        (none(), "INTEGER PRIMARY KEY (rowid<?)"),
    ];
    for (filter, index) in filters {
        let plan = plan(filter.clone(), Way::ALL).await;
        assert!(plan.contains(index), "{filter:?}: {plan}");
        assert!(plan.contains("rowid<?"), "{filter:?}: {plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{filter:?}: {plan}");
    }
}

#[tokio::test]
async fn the_events_of_a_session_and_those_of_a_short_time_are_fetched_and_sorted() {
    let session = EventFilter {
        session_id: text("s"),
        ..EventFilter::default()
    };
    let of_session = plan(session, Way::ALL).await;
    assert!(of_session.contains("idx_events_session"), "{of_session}");
    let recent = EventFilter {
        since: text("2026-01-01"),
        agent_type: text("codex"),
        ..EventFilter::default()
    };
    let sorted = plan(recent.clone(), NEWEST).await;
    assert!(sorted.contains("idx_events_created"), "{sorted}");
    let ids = explained(&between(&recent)).await;
    assert!(ids.contains("COVERING INDEX idx_events_created"), "{ids}");
}

#[tokio::test]
async fn of_more_events_of_a_time_only_ids_between_their_lowest_and_highest_are_looked_at() {
    let until = EventFilter {
        until: text("2026-01-01"),
        ..EventFilter::default()
    };
    let way = Way {
        ids: Some((3, 5)),
        ..Way::ALL
    };
    let plan = plan(until, way).await;
    assert!(plan.contains("rowid>? AND rowid<?"), "{plan}");
    assert!(!plan.contains("TEMP B-TREE"), "{plan}");
}
