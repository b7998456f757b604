//! The canonical form of a schema: equal forms mean equal schemas, whatever the text of the statements was.
//!
//! It is the form of `tests/schema-v4.json`, which was taken from the legacy. Reading it does not write.
mod indexes;
pub(crate) mod sql_text;

use std::collections::{BTreeMap, HashMap};

use sea_orm_migration::sea_orm::{
    ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value as Bound,
};
use serde_json::{Map, Value, json};

use crate::m0001_baseline;
use indexes::indexes;
use sql_text::{checks, has_word, trigger_head, virtual_table};

/// Reads the canonical form of a database. `skip` names tables to leave out.
pub async fn canonical_schema(db: &impl ConnectionTrait, skip: &[&str]) -> Result<Value, DbErr> {
    let kinds = kinds(db).await?;
    let mut tables = Map::new();
    let mut virtual_tables = Map::new();
    let mut shadow_tables = Vec::new();
    for (name, sql) in texts(db, "table").await? {
        if name.starts_with("sqlite_") || skip.contains(&name.as_str()) {
            continue;
        }
        match kinds.get(&name) {
            Some(kind) if kind.kind == "shadow" => shadow_tables.push(name),
            Some(kind) if kind.kind == "virtual" => {
                virtual_tables.insert(name, virtual_table(&sql));
            }
            kind => {
                let table = table(db, &name, &sql, kind).await?;
                tables.insert(name, table);
            }
        }
    }
    Ok(json!({
        "user_version": user_version(db).await?,
        "tables": tables,
        "virtual_tables": virtual_tables,
        "shadow_tables": shadow_tables,
        "triggers": triggers(db).await?,
        "views": texts(db, "view").await?.into_keys().collect::<Vec<_>>(),
    }))
}

/// The canonical form of the baseline, read back from a database in memory, so that its SQL stays the only list.
pub async fn reference_schema() -> Result<Value, DbErr> {
    let db = m0001_baseline::in_memory().await?;
    let schema = canonical_schema(&db, &[]).await?;
    db.close().await?;
    Ok(schema)
}

struct Kind {
    kind: String,
    without_rowid: i64,
    strict: i64,
}

/// Of every table in the file: ordinary, virtual or shadow, and its options.
async fn kinds(db: &impl ConnectionTrait) -> Result<HashMap<String, Kind>, DbErr> {
    let sql = "SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main'";
    let mut kinds = HashMap::new();
    for row in rows(db, sql, None).await? {
        let (name, kind, without_rowid, strict) = row.try_get_many_by_index()?;
        kinds.insert(
            name,
            Kind {
                kind,
                without_rowid,
                strict,
            },
        );
    }
    Ok(kinds)
}

async fn table(
    db: &impl ConnectionTrait,
    name: &str,
    sql: &str,
    kind: Option<&Kind>,
) -> Result<Value, DbErr> {
    Ok(json!({
        "without_rowid": kind.map_or(0, |kind| kind.without_rowid),
        "strict": kind.map_or(0, |kind| kind.strict),
        "autoincrement": has_word(sql, "AUTOINCREMENT"),
        "columns": columns(db, name).await?,
        "checks": checks(sql),
        "foreign_keys": foreign_keys(db, name).await?,
        "indexes": indexes(db, name).await?,
    }))
}

async fn columns(db: &impl ConnectionTrait, table: &str) -> Result<Vec<Value>, DbErr> {
    let sql =
        "SELECT cid, name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?)";
    let column = |row: &QueryResult| {
        let (cid, name, kind, notnull, default, pk, hidden) =
            row.try_get_many_by_index::<(i64, String, String, i64, Option<String>, i64, i64)>()?;
        Ok(json!({
            "cid": cid, "name": name, "type": kind, "notnull": notnull, "default": default, "pk": pk,
            "hidden": hidden,
        }))
    };
    rows(db, sql, Some(table))
        .await?
        .iter()
        .map(column)
        .collect()
}

async fn foreign_keys(db: &impl ConnectionTrait, table: &str) -> Result<Vec<Value>, DbErr> {
    let sql = "SELECT \"from\", \"table\", \"to\", on_update, on_delete, \"match\" \
               FROM pragma_foreign_key_list(?) ORDER BY \"from\", \"table\"";
    let key = |row: &QueryResult| {
        let (from, table, to, on_update, on_delete, matching) =
            row.try_get_many_by_index::<(String, String, Option<String>, String, String, String)>(
            )?;
        Ok(json!({
            "from": from, "table": table, "to": to, "on_update": on_update, "on_delete": on_delete,
            "match": matching,
        }))
    };
    rows(db, sql, Some(table)).await?.iter().map(key).collect()
}

async fn triggers(db: &impl ConnectionTrait) -> Result<Vec<Value>, DbErr> {
    let sql = "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name";
    let trigger = |row: &QueryResult| {
        let (name, table, sql) = row.try_get_many_by_index::<(String, String, String)>()?;
        let (timing, event) = trigger_head(&sql);
        Ok(json!({ "name": name, "table": table, "timing": timing, "event": event }))
    };
    rows(db, sql, None).await?.iter().map(trigger).collect()
}

async fn user_version(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let rows = rows(db, "SELECT user_version FROM pragma_user_version", None).await?;
    rows.first().map_or(Ok(0), |row| row.try_get_by_index(0))
}

/// The statements that made the things of this type, by name.
async fn texts(db: &impl ConnectionTrait, kind: &str) -> Result<BTreeMap<String, String>, DbErr> {
    let sql = "SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE type = ?";
    let found = rows(db, sql, Some(kind)).await?;
    let pairs = found.iter().map(QueryResult::try_get_many_by_index);
    pairs.collect()
}

async fn rows(
    db: &impl ConnectionTrait,
    sql: &str,
    bound: Option<&str>,
) -> Result<Vec<QueryResult>, DbErr> {
    let values = bound.map(|text| Bound::String(Some(text.to_owned())));
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
    db.query_all_raw(statement).await
}
