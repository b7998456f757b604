//! What breaks no rule is told as such, and all there is has rules.
use agentmonitor_migrations::reference_schema;

use super::super::{SchemaMatch, check};
use super::{Planted, tables, told};

#[tokio::test]
async fn every_column_of_the_schema_is_walked() {
    let schema = reference_schema().await.expect("a schema");
    let mut expected: Vec<(String, String)> = Vec::new();
    for (table, shape) in schema["tables"].as_object().expect("tables") {
        for column in shape["columns"].as_array().expect("columns") {
            expected.push((
                table.clone(),
                column["name"].as_str().expect("a name").to_owned(),
            ));
        }
    }
    let mut walked: Vec<(String, String)> = tables()
        .flat_map(|table| {
            table
                .columns
                .iter()
                .map(|column| (table.name.to_owned(), column.name.to_owned()))
        })
        .collect();
    expected.sort();
    walked.sort();
    assert_eq!(walked, expected);
}

#[tokio::test]
async fn a_sound_database_has_no_finding() {
    for planted in [Planted::sound().await, Planted::empty().await] {
        let report = planted.report().await;
        assert_eq!(told(&report), [""; 0]);
        assert!(report.is_clean() && report.schema == SchemaMatch::Strict);
        assert_eq!((report.user_version, report.tables.len()), (4, 20));
    }
}

#[tokio::test]
async fn rows_beyond_one_stretch_are_walked_too() {
    let planted = Planted::sound().await;
    planted.plant(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 45000) \
         INSERT INTO session_turns (id, session_id, agent_type, created_at) \
         SELECT i * 3 - 60000, 'k', 'k', iif(i % 15000 = 0, 'never', '2026-01-01 00:00:00') FROM n WHERE i * 3 - 60000 <> 1; \
         INSERT INTO session_turns VALUES (9223372036854775807, 'k', 'k', '', '', '', NULL, NULL, 'last')",
    );
    let report = planted.report().await;
    assert_eq!(report.tables["session_turns"], 45_002);
    let found = report
        .findings
        .iter()
        .find(|finding| finding.rule == "time")
        .expect("found");
    assert_eq!((found.rows, found.examples.len()), (Some(4), 3));
    assert_eq!(found.examples[0].rowid, -15_000);
    assert_eq!(found.examples[0].value.as_deref(), Some("'never'"));
}

#[tokio::test]
async fn what_may_be_somebodys_words_is_not_shown() {
    let planted = Planted::sound().await;
    planted
        .plant("UPDATE events SET metadata = 'my secret', tool_name = x'00', created_at = 'then'");
    let report = planted.report().await;
    let shown = report.findings.iter().flat_map(|finding| &finding.examples);
    let shown: Vec<&str> = shown
        .filter_map(|example| example.value.as_deref())
        .collect();
    assert_eq!(shown, ["'then'"]);
}

#[tokio::test]
async fn what_is_written_while_nobody_was_expected_is_walked_again() {
    let planted = Planted::sound().await;
    let mut writer = None;
    let mut write_once = |_: &str, _: u64| {
        if writer.is_none() {
            let db = planted.connection();
            db.execute_batch("PRAGMA journal_mode = WAL; UPDATE insights SET created_at = 'then'")
                .expect("written");
            writer = Some(db);
        }
    };
    let report = check(&planted.path(), &mut write_once).await;
    assert_eq!(
        told(&report.expect("read")),
        ["error time insights.created_at"]
    );
}
