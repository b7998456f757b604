//! What there is to filter by: every word that stands in a column that clients filter on.
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, QueryResult, TransactionTrait};

use super::lenient::Cells;
use super::rows::statement;
use super::{Store, StoreError};
use crate::domain::{BranchOption, FilterOptions};

/// One entry a branch, with the project of the session that was active on it last. A detached head has no name.
const BRANCHES: &str = "SELECT branch, project FROM \
     (SELECT branch, project, last_event_at, \
         row_number() OVER (PARTITION BY branch ORDER BY last_event_at DESC, rowid DESC) AS nth \
         FROM sessions WHERE branch IS NOT NULL AND branch <> 'HEAD') \
     WHERE nth = 1 ORDER BY last_event_at DESC, branch DESC";

impl Store {
    /// The words of each column in the order of their bytes, and the branches, that of the latest session first. The
    /// columns of `events` are read by their indexes; `source` has none of its own, so an index that holds it is read
    /// through. `sessions` is read through.
    pub async fn filter_options(&self) -> Result<FilterOptions, StoreError> {
        let readers = self.readers.get()?;
        match self.rollup.filter_options().await {
            Some(options) => Ok(options),
            None => Ok(read(readers).await?),
        }
    }
}

async fn read(db: &DatabaseConnection) -> Result<FilterOptions, DbErr> {
    // One read transaction: all lists show the same moment.
    let snapshot = db.begin().await?;
    let through = |table, column| {
        format!("SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY 1")
    };
    let options = FilterOptions {
        agent_types: words(&snapshot, &hopping("agent_type")).await?,
        event_types: words(&snapshot, &hopping("event_type")).await?,
        tool_names: words(&snapshot, &hopping("tool_name")).await?,
        models: words(&snapshot, &hopping("model")).await?,
        projects: words(&snapshot, &through("sessions", "project")).await?,
        branches: branches(&snapshot).await?,
        sources: words(&snapshot, &through("events", "source")).await?,
    };
    snapshot.commit().await?;
    Ok(options)
}

/// The words of an indexed column of `events`: from each to the next larger one. So it takes as many steps as there are
/// words, where DISTINCT would take as many as there are events.
fn hopping(column: &str) -> String {
    format!(
        "WITH RECURSIVE word (it) AS (SELECT min({column}) FROM events UNION ALL \
         SELECT (SELECT min({column}) FROM events WHERE {column} > it) FROM word WHERE it IS NOT NULL) \
         SELECT it FROM word WHERE it IS NOT NULL"
    )
}

async fn words(db: &impl ConnectionTrait, sql: &str) -> Result<Vec<String>, DbErr> {
    let rows = db.query_all_raw(statement(sql, Vec::new())).await?;
    let word = |row: &QueryResult| Ok(Cells::of(row)?.text()?.unwrap_or_default());
    rows.iter().map(word).collect()
}

async fn branches(db: &impl ConnectionTrait) -> Result<Vec<BranchOption>, DbErr> {
    let rows = db.query_all_raw(statement(BRANCHES, Vec::new())).await?;
    let branch = |row: &QueryResult| {
        let mut cells = Cells::of(row)?;
        Ok(BranchOption {
            branch: cells.text()?.unwrap_or_default(),
            project: cells.text()?,
        })
    };
    rows.iter().map(branch).collect()
}

#[cfg(test)]
mod tests {
    use sea_orm::{ConnectOptions, Database};

    use super::*;

    /// A plan that reads all rows says SCAN of the table; one that hops says SEARCH, and SCAN of the words alone.
    #[tokio::test]
    async fn indexed_columns_are_not_read_through() {
        let mut options = ConnectOptions::new("sqlite::memory:");
        options.max_connections(1).sqlx_logging(false);
        let db = Database::connect(options).await.expect("opens");
        agentmonitor_migrations::upgrade(&db, crate::pricing::Prices::embedded())
            .await
            .expect("upgraded");
        for column in ["agent_type", "event_type", "tool_name", "model"] {
            let explain = format!("EXPLAIN QUERY PLAN {}", hopping(column));
            let rows = db.query_all_raw(statement(&explain, Vec::new())).await;
            let rows = rows.expect("planned");
            let steps: Vec<String> = rows
                .iter()
                .map(|row| row.try_get_by_index(3).expect("text"))
                .collect();
            let index = format!("SEARCH events USING COVERING INDEX idx_events_{column}");
            assert!(
                steps.iter().any(|step| step.starts_with(&index)),
                "{steps:?}"
            );
            assert!(
                !steps.iter().any(|step| step.starts_with("SCAN events")),
                "{steps:?}"
            );
        }
    }
}
