//! Costs, anew from the prices: for `agentmonitor costs recalc`, while no server runs.
use std::collections::BTreeMap;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbErr, QueryResult, SqliteTransactionMode,
    SqlxSqliteConnector, TransactionOptions, TransactionTrait, Value,
};

use super::lenient::Cells;
use super::pools::Pools;
use super::rows::statement;
use super::{StoreError, StoreOptions, open};
use crate::pricing::{Prices, Usage};

/// Rows that are read at once.
const PAGE: usize = 2000;

/// Which events get their cost anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recalculated {
    /// Those without one.
    Missing,
    /// All whose model has a price, also those whose agent told its own cost.
    All,
}

/// What changes for the events of one model.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct CostChange {
    pub events: u64,
    /// Their cost in USD; a missing one is 0.
    pub before: f64,
    pub after: f64,
}

/// What a recalculation changed, or would, by model.
pub type CostChanges = BTreeMap<String, CostChange>;

/// Gives events the cost that `prices` say, all of them or none. Those whose model has no price keep what they have.
/// `progress` is told how many were read. Who calls it owns the database.
pub async fn recalculate_costs(
    options: &StoreOptions,
    prices: &Prices,
    which: Recalculated,
    dry_run: bool,
    progress: &mut dyn FnMut(u64),
) -> anyhow::Result<CostChanges> {
    let (db, mode) = match dry_run {
        true => (reader(options), SqliteTransactionMode::Deferred),
        false => {
            let opened = open::open(options).await?;
            (opened.writer, SqliteTransactionMode::Immediate)
        }
    };
    let mode = TransactionOptions {
        sqlite_transaction_mode: Some(mode),
        ..TransactionOptions::default()
    };
    let changed = async {
        let transaction = db.begin_with_options(mode).await?;
        let changes = recalculate(&transaction, prices, which, dry_run, progress).await?;
        match dry_run {
            true => transaction.rollback().await?,
            false => transaction.commit().await?,
        }
        Ok(changes)
    };
    let changed: Result<_, DbErr> = changed.await;
    db.close().await.map_err(StoreError::from)?;
    Ok(changed.map_err(StoreError::from)?)
}

/// Changes nothing, also not the schema.
fn reader(options: &StoreOptions) -> DatabaseConnection {
    let pools = Pools::new(&options.path, options);
    SqlxSqliteConnector::from_sqlx_sqlite_pool(pools.readers(1))
}

async fn recalculate(
    db: &impl ConnectionTrait,
    prices: &Prices,
    which: Recalculated,
    dry_run: bool,
    progress: &mut dyn FnMut(u64),
) -> Result<CostChanges, DbErr> {
    let page = page(which);
    let mut changes = CostChanges::new();
    let (mut after, mut done) = (i64::MIN, 0);
    loop {
        let rows = db
            .query_all_raw(statement(&page, vec![Value::BigInt(Some(after))]))
            .await?;
        let Some(last) = rows.last() else {
            return Ok(changes);
        };
        after = Cells::of(last)?.integer()?.unwrap_or(i64::MAX);
        for row in &rows {
            let Some(change) = Change::of(row, prices)? else {
                continue;
            };
            change.count(&mut changes);
            if !dry_run {
                let values = vec![
                    Value::Double(Some(change.after)),
                    Value::BigInt(Some(change.id)),
                ];
                db.execute_raw(statement(UPDATE, values)).await?;
            }
        }
        done += rows.len() as u64;
        progress(done);
    }
}

const UPDATE: &str = "UPDATE events SET cost_usd = ? WHERE id = ?";

/// Tokens that a metric told, of an agent that tells the cost of the session in metrics of their own: to price them would
/// count it twice. A metric of the cost has no tokens.
const TOLD_APART: &str = r#"e.source = 'otel' AND instr(e.metadata, '"_source":"otel_metric"') > 0 AND EXISTS (
    SELECT 1 FROM events c WHERE c.session_id = e.session_id AND c.agent_type = e.agent_type AND c.source = 'otel'
    AND instr(c.metadata, '"_source":"otel_metric"') > 0 AND c.cost_usd IS NOT NULL
    AND max(c.tokens_in, c.tokens_out, c.cache_read_tokens, c.cache_write_tokens) = 0)"#;

/// In the order of ids, so that a row that was done is not met again.
fn page(which: Recalculated) -> String {
    let missing = match which {
        Recalculated::Missing => "AND e.cost_usd IS NULL",
        Recalculated::All => "",
    };
    format!(
        "SELECT id, model, tokens_in, tokens_out, cache_read_tokens, cache_write_tokens, cost_usd FROM events e \
         WHERE id > ? AND model IS NOT NULL {missing} AND COALESCE({TOLD_APART}, 0) = 0 ORDER BY id LIMIT {PAGE}"
    )
}

/// One event whose cost changes.
struct Change {
    id: i64,
    model: String,
    before: Option<f64>,
    after: f64,
}

impl Change {
    fn of(row: &QueryResult, prices: &Prices) -> Result<Option<Self>, DbErr> {
        let mut cells = Cells::of(row)?;
        let id = cells.integer()?.unwrap_or_default();
        let model = cells.text()?.unwrap_or_default();
        let mut tokens = || Ok::<_, DbErr>(cells.integer()?.unwrap_or_default());
        let usage = Usage {
            tokens_in: tokens()?,
            tokens_out: tokens()?,
            cache_read: tokens()?,
            cache_write: tokens()?,
        };
        let before = cells.real()?;
        Ok(prices
            .cost(&model, &usage)
            .filter(|cost| before != Some(*cost))
            .map(|after| Self {
                id,
                model,
                before,
                after,
            }))
    }

    fn count(&self, changes: &mut CostChanges) {
        let change = changes.entry(self.model.clone()).or_default();
        change.events += 1;
        change.before += self.before.unwrap_or_default();
        change.after += self.after;
    }
}
