//! The canonical form of a schema: equal forms mean equal schemas, whatever the text of the statements was.
use std::collections::{BTreeMap, HashMap};

use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, QueryResult, Statement, TryGetable,
};
use serde_json::{Map, Value, json};

use crate::sql_text::{
    balanced, checks, collapse, split_top, table_kind_options, trigger_head, unsorted,
};

/// Reads the canonical form of the database. `skip` names tables to leave out.
pub(crate) async fn canonical(db: &DatabaseConnection, skip: &[&str]) -> Value {
    let reader = Reader { db };
    let kinds = reader.kinds().await;
    let mut tables = Map::new();
    let mut virtual_tables = Map::new();
    let mut shadow_tables = Vec::new();
    for (name, sql) in reader
        .named("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
        .await
    {
        if name.starts_with("sqlite_") || skip.contains(&name.as_str()) {
            continue;
        }
        let kind = &kinds[&name];
        match kind.kind.as_str() {
            "shadow" => shadow_tables.push(name),
            "virtual" => {
                virtual_tables.insert(name, table_kind_options(&sql));
            }
            _ => {
                let table = reader.table(&name, &sql, kind).await;
                tables.insert(name, table);
            }
        }
    }
    shadow_tables.sort();
    json!({
        "user_version": reader.number("PRAGMA user_version").await,
        "tables": tables,
        "virtual_tables": virtual_tables,
        "shadow_tables": shadow_tables,
        "triggers": reader.triggers().await,
        "views": reader.views().await,
    })
}

struct Kind {
    kind: String,
    without_rowid: i64,
    strict: i64,
}

struct Reader<'a> {
    db: &'a DatabaseConnection,
}

impl Reader<'_> {
    async fn rows(&self, sql: &str) -> Vec<QueryResult> {
        self.db
            .query_all_raw(Statement::from_string(DbBackend::Sqlite, sql))
            .await
            .unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    async fn number(&self, sql: &str) -> i64 {
        get(&self.rows(sql).await[0], 0)
    }

    async fn named(&self, sql: &str) -> BTreeMap<String, String> {
        let rows = self.rows(sql).await;
        rows.iter()
            .map(|row| {
                (
                    get(row, 0),
                    get::<Option<String>>(row, 1).unwrap_or_default(),
                )
            })
            .collect()
    }

    async fn kinds(&self) -> HashMap<String, Kind> {
        let rows = self.rows("PRAGMA main.table_list").await;
        rows.iter()
            .map(|row| {
                let kind = Kind {
                    kind: get(row, 2),
                    without_rowid: get(row, 4),
                    strict: get(row, 5),
                };
                (get(row, 1), kind)
            })
            .collect()
    }

    async fn table(&self, name: &str, sql: &str, kind: &Kind) -> Value {
        json!({
            "without_rowid": kind.without_rowid,
            "strict": kind.strict,
            "autoincrement": sql.to_uppercase().contains("AUTOINCREMENT"),
            "columns": self.columns(name).await,
            "checks": checks(sql),
            "foreign_keys": self.foreign_keys(name).await,
            "indexes": self.indexes(name).await,
        })
    }

    async fn columns(&self, table: &str) -> Vec<Value> {
        let rows = self.rows(&format!("PRAGMA table_xinfo('{table}')")).await;
        rows.iter()
            .map(|row| {
                json!({
                    "cid": get::<i64>(row, 0), "name": get::<String>(row, 1),
                    "type": get::<String>(row, 2), "notnull": get::<i64>(row, 3),
                    "default": get::<Option<String>>(row, 4), "pk": get::<i64>(row, 5),
                    "hidden": get::<i64>(row, 6),
                })
            })
            .collect()
    }

    async fn foreign_keys(&self, table: &str) -> Vec<Value> {
        let rows = self
            .rows(&format!("PRAGMA foreign_key_list('{table}')"))
            .await;
        let mut keys: Vec<(String, String, Value)> = rows
            .iter()
            .map(|row| {
                let (from, to_table): (String, String) = (get(row, 3), get(row, 2));
                let key = json!({
                    "from": from, "table": to_table, "to": get::<Option<String>>(row, 4),
                    "on_update": get::<String>(row, 5), "on_delete": get::<String>(row, 6),
                    "match": get::<String>(row, 7),
                });
                (from, to_table, key)
            })
            .collect();
        keys.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        keys.into_iter().map(|(_, _, key)| key).collect()
    }

    async fn indexes(&self, table: &str) -> Vec<Value> {
        let texts = self
            .named("SELECT name, sql FROM sqlite_schema WHERE type = 'index'")
            .await;
        let mut indexes = BTreeMap::new();
        for row in self.rows(&format!("PRAGMA index_list('{table}')")).await {
            let name: String = get(&row, 1);
            let sql = texts.get(&name).cloned().unwrap_or_default();
            let partial: i64 = get(&row, 4);
            let condition = sql.split_once("WHERE").map(|(_, text)| collapse(text));
            let index = json!({
                "name": name, "unique": get::<i64>(&row, 2), "origin": get::<String>(&row, 3),
                "partial": partial, "where": condition.filter(|_| partial == 1),
                "terms": self.terms(&name, &sql).await,
            });
            indexes.insert(name, index);
        }
        indexes.into_values().collect()
    }

    async fn terms(&self, index: &str, sql: &str) -> Vec<Value> {
        let texts = match sql.find('(') {
            Some(open) => split_top(&collapse(&sql[open + 1..balanced(sql, open)])),
            None => Vec::new(),
        };
        let mut terms = Vec::new();
        for row in self.rows(&format!("PRAGMA index_xinfo('{index}')")).await {
            if get::<i64>(&row, 5) == 0 {
                continue;
            }
            let seqno: i64 = get(&row, 0);
            let mut term = json!({
                "seqno": seqno, "column": get::<Option<String>>(&row, 2),
                "desc": get::<i64>(&row, 3), "collation": get::<String>(&row, 4),
            });
            if get::<i64>(&row, 1) == -2 {
                let position = usize::try_from(seqno).expect("a term's position");
                term["expression"] = unsorted(&texts[position]).into();
            }
            terms.push(term);
        }
        terms
    }

    async fn triggers(&self) -> Vec<Value> {
        let rows = self
            .rows("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
            .await;
        rows.iter()
            .map(|row| {
                let (timing, event) = trigger_head(&get::<String>(row, 2));
                json!({
                    "name": get::<String>(row, 0), "table": get::<String>(row, 1),
                    "timing": timing, "event": event,
                })
            })
            .collect()
    }

    async fn views(&self) -> Vec<String> {
        let rows = self
            .rows("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")
            .await;
        rows.iter().map(|row| get(row, 0)).collect()
    }
}

fn get<T: TryGetable>(row: &QueryResult, index: usize) -> T {
    row.try_get_by_index(index)
        .unwrap_or_else(|error| panic!("column {index}: {error}"))
}
