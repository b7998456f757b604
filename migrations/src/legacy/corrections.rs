//! The legacy's one-time corrections of data. `user_version` is the number of the last one that a file has had.
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};

use super::statement;

/// Rows that are looked at at once.
const PAGE: usize = 2000;

/// What tokens cost, for the correction of costs.
pub trait PriceList: Send + Sync {
    /// Who provides the model; `None` for one that the list does not have.
    fn provider(&self, model: &str) -> Option<&str>;
    /// The cost of such tokens in USD.
    fn cost(&self, model: &str, tokens: &Tokens) -> Option<f64>;
}

/// Tokens of one request, as numbers of JavaScript: a row may hold fractions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tokens {
    pub input: f64,
    pub output: f64,
    pub cache_read: f64,
    pub cache_write: f64,
}

/// Runs the steps above `from`, in order; says what they did in the legacy's own words.
pub(super) async fn correct(
    db: &impl ConnectionTrait,
    from: i64,
    prices: &dyn PriceList,
) -> Result<Vec<String>, DbErr> {
    let mut said = Vec::new();
    let mut say = |count: u64, before: &str, after: &str| {
        if count > 0 {
            said.push(format!("[migration] {before} {count} {after}"));
        }
    };
    if from < 1 {
        let count = make_input_net(db, prices).await?;
        let before = "cache-inclusive input fix: corrected";
        say(count, before, "OpenAI/Codex events");
    }
    if from < 2 {
        let count = run(db, &reread("AND context_used_tokens IS NULL")).await?;
        let before = "occupancy backfill: flagged";
        say(count, before, "session file(s) for reparse");
    }
    if from < 3 {
        let sql = "UPDATE import_state SET file_hash = '' WHERE source = 'codex'";
        let count = run(db, sql).await?;
        let before = "Codex model attribution: flagged";
        say(count, before, "event import file(s) for refresh");
    }
    if from < 4 {
        let count = run(db, &reread("")).await?;
        let before = "skill context: flagged";
        say(count, before, "session file(s) for reparse");
    }
    Ok(said)
}

/// An empty hash makes the watcher read the transcript again.
fn reread(condition: &str) -> String {
    format!(
        "UPDATE watched_files SET file_hash = '' WHERE file_path IN (SELECT file_path FROM browsing_sessions \
         WHERE agent IN ('claude', 'codex') AND file_path IS NOT NULL {condition})"
    )
}

struct Row {
    id: i64,
    model: String,
    tokens: Tokens,
    cost: Option<f64>,
}

/// Early releases stored the input of OpenAI and Google with the part that the cache had served.
async fn make_input_net(db: &impl ConnectionTrait, prices: &dyn PriceList) -> Result<u64, DbErr> {
    let (mut after, mut corrected) = (i64::MIN, 0);
    loop {
        let rows = page(db, after).await?;
        let Some(last) = rows.last() else {
            return Ok(corrected);
        };
        after = last.id;
        for row in rows {
            corrected += u64::from(correct_row(db, prices, row).await?);
        }
    }
}

async fn page(db: &impl ConnectionTrait, after: i64) -> Result<Vec<Row>, DbErr> {
    // Text counts as 0, as it would have to be a number for the legacy to compute with it.
    let sql = "SELECT id, model, CAST(COALESCE(tokens_in, 0) AS REAL), CAST(COALESCE(tokens_out, 0) AS REAL), \
               CAST(cache_read_tokens AS REAL), CAST(COALESCE(cache_write_tokens, 0) AS REAL), \
               CASE WHEN typeof(cost_usd) IN ('integer', 'real') THEN CAST(cost_usd AS REAL) END FROM events \
               WHERE id > ? AND typeof(model) = 'text' AND typeof(cache_read_tokens) IN ('integer', 'real') \
               AND cache_read_tokens > 0 ORDER BY id LIMIT ?";
    let values: [Value; 2] = [
        after.into(),
        i64::try_from(PAGE).expect("a small number").into(),
    ];
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
    let rows = db.query_all_raw(statement).await?;
    let row = |row: &sea_orm_migration::sea_orm::QueryResult| {
        let (id, model, input, output, cache_read, cache_write, cost) =
            row.try_get_many_by_index()?;
        let tokens = Tokens {
            input,
            output,
            cache_read,
            cache_write,
        };
        Ok(Row {
            id,
            model,
            tokens,
            cost,
        })
    };
    rows.iter().map(row).collect()
}

/// Whether the row had to be changed.
async fn correct_row(
    db: &impl ConnectionTrait,
    prices: &dyn PriceList,
    row: Row,
) -> Result<bool, DbErr> {
    if !matches!(prices.provider(&row.model), Some("openai" | "google")) {
        return Ok(false);
    }
    let input = (row.tokens.input - row.tokens.cache_read).max(0.0);
    let tokens = Tokens {
        input,
        ..row.tokens
    };
    let cost = prices.cost(&row.model, &tokens);
    if input == row.tokens.input && cost == row.cost {
        return Ok(false);
    }
    let sql = "UPDATE events SET tokens_in = ?, cost_usd = ? WHERE id = ?";
    let values: [Value; 3] = [input.into(), cost.into(), row.id.into()];
    db.execute_raw(Statement::from_sql_and_values(
        DbBackend::Sqlite,
        sql,
        values,
    ))
    .await?;
    Ok(true)
}

async fn run(db: &impl ConnectionTrait, sql: &str) -> Result<u64, DbErr> {
    let done = db.execute_raw(statement(sql)).await?;
    Ok(done.rows_affected())
}
