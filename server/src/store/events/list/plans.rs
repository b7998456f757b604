//! The list must not sort or scan where an index gives the order: what SQLite plans, for a table without statistics.
use agentmonitor_migrations::upgrade;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement,
};

use super::{EventFilter, Route, select};
use crate::pricing::Prices;

pub(in crate::store::events) async fn database() -> DatabaseConnection {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await.expect("opens");
    upgrade(&db, Prices::embedded()).await.expect("upgraded");
    db
}

async fn plan(filter: EventFilter, route: Route) -> String {
    let statement = DbBackend::Sqlite.build(&select(&filter, route));
    let sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
    let values = statement.values.expect("a page has a limit").0;
    let explain = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
    let rows = database()
        .await
        .query_all_raw(explain)
        .await
        .expect("planned");
    let steps: Vec<String> = rows
        .iter()
        .map(|row| row.try_get_by_index(3).expect("text"))
        .collect();
    steps.join("; ")
}

fn filter() -> EventFilter {
    EventFilter {
        limit: Some(50),
        ..EventFilter::default()
    }
}

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

#[tokio::test]
async fn the_newest_come_from_the_index_on_time_without_a_sort() {
    let filters = [
        filter(),
        EventFilter {
            since: text("2026-01-01"),
            until: text("now"),
            ..filter()
        },
        EventFilter {
            branch: text("main"),
            source: text("api"),
            ..filter()
        },
        EventFilter {
            agent_type: text("codex"),
            ..filter()
        },
        EventFilter {
            session_id: text("s"),
            model: text("o3"),
            since: text("2026-01-01"),
            ..filter()
        },
    ];
    for filter in filters {
        let plan = plan(filter.clone(), Route::Newest).await;
        assert!(plan.contains("idx_events_created_at"), "{filter:?}: {plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{filter:?}: {plan}");
    }
}

#[tokio::test]
async fn a_rare_value_is_found_by_its_index() {
    let filters = [
        (
            EventFilter {
                agent_type: text("codex"),
                ..filter()
            },
            "idx_events_agent_type",
        ),
        (
            EventFilter {
                event_type: text("error"),
                ..filter()
            },
            "idx_events_event_type",
        ),
        (
            EventFilter {
                tool_name: text("Bash"),
                ..filter()
            },
            "idx_events_tool_name",
        ),
        (
            EventFilter {
                model: text("o3"),
                ..filter()
            },
            "idx_events_model",
        ),
        (
            EventFilter {
                session_id: text("s"),
                ..filter()
            },
            "idx_events_session",
        ),
    ];
    for (filter, index) in filters {
        let plan = plan(filter, Route::Filter).await;
        assert!(plan.contains(index), "{plan}");
    }
}
