//! Sessions with the sums over their events, as clients see them.
use sea_orm::{ConnectionTrait, DbErr, QueryResult, Value};

use super::row::{COLUMNS, read};
use crate::domain::SessionOverview;
use crate::store::lenient::Cells;
use crate::store::rows::{statement, text};

/// Which sessions to list: all that is given must match exactly.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionFilter {
    pub status: Option<String>,
    pub exclude_status: Option<String>,
    pub agent_type: Option<String>,
    /// Bound on `last_event_at`, inclusive, in any form that SQLite's `datetime()` reads; what it cannot read matches
    /// nothing.
    pub since: Option<String>,
    /// All, if none.
    pub limit: Option<u64>,
}

/// Tools that edit the file that their metadata names.
pub(super) const EDIT_TOOLS: &str = "'Edit', 'Write', 'MultiEdit', 'apply_patch', 'write_stdin'";

/// The sums of a session. Old rows hold fractions, text and infinity where numbers belong: `total` takes all of them
/// and never overflows. JSON reads as SQLite casts it, so `"3"` is 3, 1.9 is 1 and true is 1.
const SUMS: &str = "count(e.id), total(e.tokens_in), total(e.tokens_out), total(nullif(e.cost_usd, 9e999)), \
     count(DISTINCT iif(e.tool_name IN (EDIT_TOOLS) \
         AND json_valid(e.metadata), e.metadata ->> '$.file_path', NULL)), \
     total(iif(json_valid(e.metadata), CAST(e.metadata ->> '$.lines_added' AS INTEGER), 0)), \
     total(iif(json_valid(e.metadata), CAST(e.metadata ->> '$.lines_removed' AS INTEGER), 0))";

/// Of one second, the session that began first comes first: rows keep the place that they got then.
const ORDER: &str =
    "CASE status WHEN 'active' THEN 0 WHEN 'idle' THEN 1 ELSE 2 END, last_event_at DESC, place";

/// Active ones first, then idle ones, then the rest; within each, newest `last_event_at` first. The sessions are sorted
/// without an index; the events of those on the page alone are summed, by an index on `session_id`.
pub(super) async fn list(
    db: &impl ConnectionTrait,
    filter: &SessionFilter,
) -> Result<Vec<SessionOverview>, DbErr> {
    let given = [
        ("status = ?", &filter.status),
        ("status <> ?", &filter.exclude_status),
        ("agent_type = ?", &filter.agent_type),
        ("last_event_at >= datetime(?)", &filter.since),
    ];
    let given = given
        .into_iter()
        .filter_map(|(condition, value)| Some((condition, value.as_deref()?)));
    let (mut conditions, mut values) = (vec!["1"], Vec::new());
    for (condition, value) in given {
        conditions.push(condition);
        values.push(text(value));
    }
    // SQLite counts in i64, and -1 is no limit.
    let limit = filter.limit.and_then(|limit| i64::try_from(limit).ok());
    values.push(Value::BigInt(Some(limit.unwrap_or(-1))));
    let rows = query(db, &conditions.join(" AND "), values).await?;
    rows.iter().map(overview).collect()
}

/// The session of this id, by primary key.
pub(super) async fn one(
    db: &impl ConnectionTrait,
    id: &str,
) -> Result<Option<SessionOverview>, DbErr> {
    let values = vec![text(id), Value::BigInt(Some(1))];
    let rows = query(db, "id = ?", values).await?;
    rows.first().map(overview).transpose()
}

async fn query(
    db: &impl ConnectionTrait,
    condition: &str,
    values: Vec<Value>,
) -> Result<Vec<QueryResult>, DbErr> {
    let sql = format!(
        "WITH page AS MATERIALIZED (SELECT rowid AS place, {COLUMNS}, metadata FROM sessions \
             WHERE {condition} ORDER BY {ORDER} LIMIT ?) \
         SELECT {page}, {sums} FROM page LEFT JOIN events e ON e.session_id = page.id \
         GROUP BY page.place ORDER BY {page_order}",
        sums = SUMS.replace("EDIT_TOOLS", EDIT_TOOLS),
        page = of_page(COLUMNS) + ", page.metadata",
        page_order = ORDER.replace("status", "page.status"),
    );
    db.query_all_raw(statement(&sql, values)).await
}

fn of_page(columns: &str) -> String {
    let columns: Vec<_> = columns
        .split(", ")
        .map(|column| format!("page.{column}"))
        .collect();
    columns.join(", ")
}

fn overview(row: &QueryResult) -> Result<SessionOverview, DbErr> {
    let mut cells = Cells::of(row)?;
    Ok(SessionOverview {
        session: read(&mut cells)?,
        metadata: cells.text()?.map_or_else(|| "{}".into(), Into::into),
        event_count: cells.integer()?.unwrap_or_default(),
        tokens_in: cells.integer()?.unwrap_or_default(),
        tokens_out: cells.integer()?.unwrap_or_default(),
        // It is never NULL: what cannot be read is a sum beyond all numbers.
        total_cost_usd: cells.real()?.unwrap_or(f64::MAX),
        files_edited: cells.integer()?.unwrap_or_default(),
        lines_added: cells.integer()?.unwrap_or_default(),
        lines_removed: cells.integer()?.unwrap_or_default(),
    })
}
