//! The indexes of a table, those that constraints make included.
use std::collections::BTreeMap;

use sea_orm_migration::sea_orm::{ConnectionTrait, DbErr};
use serde_json::{Value, json};

use super::sql_text::{condition, index_terms};
use super::{rows, texts};

/// What `PRAGMA index_xinfo` calls a term that is an expression.
const EXPRESSION: i64 = -2;

/// The indexes in the order of their names.
pub(super) async fn indexes(db: &impl ConnectionTrait, table: &str) -> Result<Vec<Value>, DbErr> {
    let texts = texts(db, "index").await?;
    let mut indexes = BTreeMap::new();
    let list = "SELECT name, \"unique\", origin, partial FROM pragma_index_list(?)";
    for row in rows(db, list, Some(table)).await? {
        let (name, unique, origin, partial) =
            row.try_get_many_by_index::<(String, i64, String, i64)>()?;
        let sql = texts.get(&name).map_or("", String::as_str);
        let index = json!({
            "name": name, "unique": unique, "origin": origin, "partial": partial,
            "where": condition(sql).filter(|_| partial == 1),
            "terms": terms(db, &name, sql).await?,
        });
        indexes.insert(name, index);
    }
    Ok(indexes.into_values().collect())
}

async fn terms(db: &impl ConnectionTrait, index: &str, sql: &str) -> Result<Vec<Value>, DbErr> {
    let written = index_terms(sql);
    let list = "SELECT seqno, cid, name, \"desc\", coll FROM pragma_index_xinfo(?) WHERE key = 1";
    let mut terms = Vec::new();
    for row in rows(db, list, Some(index)).await? {
        let (seqno, cid, column, desc, collation) =
            row.try_get_many_by_index::<(i64, i64, Option<String>, i64, String)>()?;
        let mut term = json!({
            "seqno": seqno, "column": column, "desc": desc, "collation": collation,
        });
        if cid == EXPRESSION {
            let at = usize::try_from(seqno).unwrap_or(usize::MAX);
            term["expression"] = written.get(at).cloned().into();
        }
        terms.push(term);
    }
    Ok(terms)
}
