//! What the writer needs of the table `events`, inside its transaction.
use std::collections::HashSet;

use sea_orm::{ConnectionTrait, DbErr, IdenStatic, Iterable, Value};

use crate::domain::{Event, NewEvent, Placement};
use crate::store::entities::events::Column;
use crate::store::lenient::Cells;
use crate::store::rows::{Insert, Lookup, statement, text};

/// No event of another version was ever written.
const SCHEMA_VERSION: i64 = 1;

/// An accepted event with what the writer adds to it.
pub(crate) struct NewRow<'e> {
    pub(crate) id: i64,
    pub(crate) event: &'e NewEvent,
    pub(crate) placement: Placement,
}

pub(crate) struct Events {
    known: Lookup,
    insert: Insert,
}

impl Events {
    pub(crate) fn new() -> Self {
        let columns: Vec<&str> = Column::iter().map(|column| column.as_str()).collect();
        let head = format!("INSERT INTO events ({})", columns.join(", "));
        Self {
            known: Lookup::new("SELECT event_id FROM events WHERE event_id"),
            insert: Insert::new(&head, columns.len(), ""),
        }
    }

    /// Those of these event ids that are stored already. Uses the unique index.
    pub(crate) async fn known(
        &self,
        db: &impl ConnectionTrait,
        event_ids: &[&str],
    ) -> Result<HashSet<String>, DbErr> {
        let rows = self.known.run(db, event_ids).await?;
        rows.iter()
            .map(|row| Ok(Cells::of(row)?.text()?.unwrap_or_default()))
            .collect()
    }

    /// The id of the next event, as AUTOINCREMENT would give it. Good until the transaction ends.
    pub(crate) async fn next_id(&self, db: &impl ConnectionTrait) -> Result<i64, DbErr> {
        // The sequence is a table like any other: what is no number there counts as none.
        let sql = "SELECT max(coalesce((SELECT CAST(seq AS INTEGER) FROM sqlite_sequence WHERE name = 'events'), 0), \
                   coalesce((SELECT max(id) FROM events), 0))";
        let row = db.query_one_raw(statement(sql, Vec::new())).await?;
        let last = match &row {
            Some(row) => Cells::of(row)?.integer()?.unwrap_or_default(),
            None => 0,
        };
        last.checked_add(1)
            .ok_or_else(|| DbErr::Custom("the table events has no ids left".into()))
    }

    /// The server's time of the event with the highest id, in the tables' form.
    pub(crate) async fn last_stamp(
        &self,
        db: &impl ConnectionTrait,
    ) -> Result<Option<String>, DbErr> {
        let sql = "SELECT created_at FROM events ORDER BY id DESC LIMIT 1";
        match &db.query_one_raw(statement(sql, Vec::new())).await? {
            Some(row) => Cells::of(row)?.time(),
            None => Ok(None),
        }
    }

    /// Writes the rows with every column set: what is left out would become NULL beside a row that sets it.
    pub(crate) async fn insert(
        &self,
        db: &impl ConnectionTrait,
        rows: &[NewRow<'_>],
        now: &str,
    ) -> Result<(), DbErr> {
        self.insert
            .run(db, rows, |row, values| bind(row, now, values))
            .await
    }
}

/// In the order of the entity's columns.
fn bind(row: &NewRow<'_>, now: &str, values: &mut Vec<Value>) {
    let event = row.event;
    values.extend([
        integer(row.id),
        Value::String(event.event_id.clone()),
        integer(SCHEMA_VERSION),
        text(&event.session_id),
        text(&event.agent_type),
        text(event.event_type.as_str()),
        Value::String(event.tool_name.clone()),
        text(event.status.as_str()),
        integer(event.tokens_in),
        integer(event.tokens_out),
        Value::String(row.placement.branch.clone()),
        Value::String(row.placement.project.clone()),
        Value::BigInt(event.duration_ms),
        text(now),
        Value::String(event.client_timestamp.clone()),
        text(&event.metadata.json),
        integer(event.metadata.truncated.into()),
        Value::String(event.model.clone()),
        Value::Double(event.cost_usd),
        integer(event.cache_read_tokens),
        integer(event.cache_write_tokens),
        text(&event.source),
    ]);
}

fn integer(value: i64) -> Value {
    Value::BigInt(Some(value))
}

/// The event as it now stands in the table.
pub(crate) fn stored(id: i64, event: NewEvent, placement: Placement, now: &str) -> Event {
    Event {
        id,
        event_id: event.event_id,
        schema_version: SCHEMA_VERSION,
        session_id: event.session_id,
        agent_type: event.agent_type,
        event_type: event.event_type.as_str().to_owned(),
        tool_name: event.tool_name,
        status: event.status.as_str().to_owned(),
        tokens_in: event.tokens_in,
        tokens_out: event.tokens_out,
        branch: placement.branch,
        project: placement.project,
        duration_ms: event.duration_ms,
        created_at: now.to_owned(),
        client_timestamp: event.client_timestamp,
        metadata: event.metadata.json,
        payload_truncated: event.metadata.truncated,
        model: event.model,
        cost_usd: event.cost_usd,
        cache_read_tokens: event.cache_read_tokens,
        cache_write_tokens: event.cache_write_tokens,
        source: Some(event.source),
    }
}
