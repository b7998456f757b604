//! Each rule is broken once, and is told.
mod columns;
mod relations;
mod schema;
mod sound;

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::columns::tables;
use super::kinds::Kind;
use super::{Finding, Report, Severity, check};
use crate::pricing::Prices;

/// A sound database with one row in each table.
struct Planted {
    folder: TempDir,
}

impl Planted {
    async fn sound() -> Self {
        static MADE: OnceCell<Vec<u8>> = OnceCell::const_new();
        Self::of(
            MADE.get_or_init(|| async { Self::filled().await.bytes() })
                .await,
        )
    }

    /// The schema alone.
    async fn empty() -> Self {
        static MADE: OnceCell<Vec<u8>> = OnceCell::const_new();
        Self::of(
            MADE.get_or_init(|| async { Self::made().await.bytes() })
                .await,
        )
    }

    fn of(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let planted = Self { folder };
        std::fs::write(planted.path(), bytes).expect("written");
        planted
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.path()).expect("read")
    }

    async fn filled() -> Self {
        let planted = Self::made().await;
        let db = planted.connection();
        for table in tables() {
            let values: Vec<&str> = table
                .columns
                .iter()
                .map(|column| sound(table.name, column.name, column.kind))
                .collect();
            let names: Vec<String> = table
                .columns
                .iter()
                .map(|column| format!("\"{}\"", column.name))
                .collect();
            let (names, values) = (names.join(", "), values.join(", "));
            let sql = format!("INSERT INTO {} ({names}) VALUES ({values})", table.name);
            db.execute_batch(&sql).expect(&sql);
        }
        planted
    }

    async fn made() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let planted = Self { folder };
        let url = format!("sqlite://{}?mode=rwc", planted.path().display());
        let db = sea_orm::Database::connect(url).await.expect("opened");
        agentmonitor_migrations::upgrade(&db, Prices::embedded())
            .await
            .expect("made");
        db.close().await.expect("closed");
        planted
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("planted.db")
    }

    /// A connection that keeps no rule but the keys.
    fn connection(&self) -> Connection {
        let db = Connection::open(self.path()).expect("opened");
        db.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF")
            .expect("set");
        db
    }

    fn plant(&self, sql: &str) {
        self.connection().execute_batch(sql).expect(sql);
    }

    /// Changes the text of the schema, without looking at what is in the tables.
    fn rewrite(&self, sql: &str) {
        let sql = format!("PRAGMA writable_schema = ON; {sql}; PRAGMA writable_schema = RESET");
        self.plant(&sql);
    }

    async fn report(&self) -> Report {
        report(&self.path()).await
    }
}

async fn report(path: &Path) -> Report {
    check(path, &mut |_, _| {}).await.expect("it can be read")
}

/// A value that breaks no rule, as SQL.
fn sound(table: &str, column: &str, kind: Kind) -> &'static str {
    match (table, column) {
        ("agents", "id") | ("sessions", "agent_id") => return "'k-default'",
        // The session is active.
        ("sessions", "ended_at") => return "NULL",
        ("session_trace_summary", "coverage_json") => return "'{\"projection_source\":\"events\"}'",
        _ => {}
    }
    match kind {
        Kind::Id | Kind::Whole | Kind::Measured | Kind::Flag => "1",
        Kind::Text | Kind::Key => "'k'",
        Kind::TableTime => "'2026-01-31 23:59:59'",
        Kind::IsoTime | Kind::LogTime | Kind::ClientTime | Kind::EitherTime => {
            "'2026-01-31T23:59:59.999Z'"
        }
        Kind::Day => "'2026-01-31'",
        Kind::Json => "'[]'",
        Kind::Amount => "0.5",
        Kind::OneOf(list) | Kind::Known(list) => quoted(list[0]),
        Kind::Digest => "''",
        Kind::TraceId => "'sts:0123456789abcdef01234567'",
    }
}

fn quoted(text: &str) -> &'static str {
    Box::leak(format!("'{text}'").into_boxed_str())
}

/// The findings in the words of a test: severity, rule, table and column.
fn told(report: &Report) -> Vec<String> {
    let tell = |finding: &Finding| {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Note => "note",
        };
        let place = [&finding.table, &finding.column];
        let place: Vec<&str> = place.into_iter().flatten().map(String::as_str).collect();
        format!("{severity} {} {}", finding.rule, place.join("."))
    };
    report.findings.iter().map(tell).collect()
}
