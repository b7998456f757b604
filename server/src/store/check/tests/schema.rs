//! How a schema may and may not differ.
use super::super::SchemaMatch;
use super::{Planted, told};

async fn changed(sql: &str) -> (SchemaMatch, Vec<String>) {
    let planted = Planted::empty().await;
    planted.plant(sql);
    let report = planted.report().await;
    let told = told(&report)
        .iter()
        .zip(&report.findings)
        .map(|(told, finding)| format!("{told}: {}", finding.message))
        .collect();
    (report.schema, told)
}

#[tokio::test]
async fn what_is_legitimate_in_old_files_is_a_note() {
    for (sql, says) in [
        (
            "CREATE TABLE traces (id)",
            "note schema traces: is a table of another release or program",
        ),
        (
            "CREATE INDEX idx_mine ON events (branch)",
            "note schema events: has an index that neither runtime made",
        ),
        (
            "CREATE VIEW mine AS SELECT 1",
            "note schema : there is a view",
        ),
    ] {
        let (schema, told) = changed(sql).await;
        assert_eq!(schema, SchemaMatch::Loose, "{sql}");
        assert!(told.len() == 1 && told[0].contains(says), "{sql}: {told:?}");
    }
}

#[tokio::test]
async fn columns_in_another_order_and_the_late_check_are_notes() {
    let planted = Planted::empty().await;
    planted.plant(
        "ALTER TABLE provider_quotas DROP COLUMN plan_type; ALTER TABLE provider_quotas ADD COLUMN plan_type TEXT",
    );
    planted.rewrite(
        "UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (payload_truncated IN (0, 1))', '') WHERE name = 'events'",
    );
    let report = planted.report().await;
    assert_eq!(
        told(&report),
        ["note schema events", "note schema provider_quotas"]
    );
    assert_eq!(report.schema, SchemaMatch::Loose);
}

#[tokio::test]
async fn what_a_runtime_would_trip_over_is_an_error() {
    for (sql, says) in [
        (
            "CREATE UNIQUE INDEX mine ON events (branch)",
            "error schema events: has an index",
        ),
        (
            "ALTER TABLE events ADD COLUMN mine TEXT",
            "error schema events: has a column that neither runtime made, mine",
        ),
        (
            "CREATE TRIGGER mine AFTER INSERT ON events BEGIN SELECT 1; END",
            "error schema : there is a trigger that neither runtime made, mine",
        ),
        (
            "PRAGMA user_version = 9",
            "error user_version : user_version is 9, of a newer release",
        ),
    ] {
        let (schema, told) = changed(sql).await;
        assert_eq!(schema, SchemaMatch::Different, "{sql}");
        assert!(told.len() == 1 && told[0].contains(says), "{sql}: {told:?}");
    }
}

#[tokio::test]
async fn another_definition_of_a_column_is_an_error() {
    let planted = Planted::empty().await;
    planted.rewrite("UPDATE sqlite_schema SET sql = replace(sql, 'duration_ms INTEGER', 'duration_ms TEXT') WHERE name = 'events'");
    let report = planted.report().await;
    assert_eq!(told(&report), ["error schema events"]);
    assert!(
        report.findings[0].message.contains("duration_ms"),
        "{:?}",
        report.findings
    );
}

#[tokio::test]
async fn what_the_next_start_adds_is_a_note() {
    for sql in [
        "DROP TABLE insights",
        "PRAGMA user_version = 3",
        "ALTER TABLE provider_quotas DROP COLUMN limit_name",
    ] {
        let (schema, told) = changed(sql).await;
        assert_eq!(schema, SchemaMatch::Older, "{sql}");
        assert!(
            !told.is_empty() && told.iter().all(|line| line.starts_with("note ")),
            "{sql}: {told:?}"
        );
    }
}

#[tokio::test]
async fn an_index_that_the_next_start_drops_is_a_note() {
    let (schema, told) = changed("CREATE INDEX idx_events_session_id ON events (session_id)").await;
    assert_eq!(schema, SchemaMatch::Older);
    assert!(
        told.len() == 1 && told[0].contains("drops at its next start"),
        "{told:?}"
    );
}
