//! The table rows after a scenario: read from the SQLite file once its server has stopped, and the
//! recorded ones as an expected document.

use std::path::Path;

use anyhow::{Context, Result};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Map, Value, json};

use crate::expect::with_shapes;

/// The tables that are recorded, each with the key that orders its rows.
pub const TABLES: [(&str, &str); 4] = [
    ("agents", "id"),
    ("sessions", "id"),
    ("events", "id"),
    ("provider_quotas", "provider"),
];

/// The recorded rows of a scenario as an expected document; none where none were recorded.
pub fn recorded(folder: &Path, scenario: &str) -> Result<Option<Value>> {
    let path = folder.join(format!("{scenario}.rows.json"));
    if !path.exists() {
        return Ok(None);
    }
    let rows: Value = serde_json::from_slice(&std::fs::read(&path)?)
        .with_context(|| format!("in {}", path.display()))?;
    Ok(Some(with_shapes(rows)))
}

/// All rows of a table in the order of its key.
pub fn read(database: &Path, table: &str, key: &str) -> Result<Value> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .with_context(|| format!("cannot open {}", database.display()))?;
    let mut statement = connection.prepare(&format!("SELECT * FROM {table} ORDER BY {key}"))?;
    let columns: Vec<String> = statement
        .column_names()
        .into_iter()
        .map(str::to_owned)
        .collect();
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut object = Map::new();
        for (index, column) in columns.iter().enumerate() {
            object.insert(column.clone(), json_of(row.get_ref(index)?));
        }
        found.push(Value::Object(object));
    }
    Ok(Value::Array(found))
}

/// Does something to a database while its server runs, as any other program could.
pub fn execute(database: &Path, sql: &str) -> Result<()> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .with_context(|| format!("cannot open {}", database.display()))?;
    connection
        .execute_batch(sql)
        .with_context(|| format!("{sql} failed"))
}

fn json_of(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => json!(number),
        ValueRef::Real(number) => json!(number),
        ValueRef::Text(text) => json!(String::from_utf8_lossy(text)),
        ValueRef::Blob(bytes) => json!({"blob": bytes}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Comparison;

    #[test]
    fn rows_are_read_by_key_and_compared_with_their_kinds() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.sqlite");
        let connection = Connection::open(&path).unwrap();
        connection
            .execute_batch(
                "CREATE TABLE agents (id TEXT PRIMARY KEY, n INTEGER, cost REAL, at TEXT);
                 INSERT INTO agents VALUES ('b', NULL, 0.1, '2026-01-01 00:00:00'), ('a', 1, 5.0, 'x');",
            )
            .unwrap();
        let rows = read(&path, "agents", "id").unwrap();
        let expected = with_shapes(json!([
            {"id": "a", "n": 1, "cost": 5, "at": "x"},
            {"id": "b", "n": null, "cost": 0.1, "at": {"shape": "sqlite-datetime"}},
        ]));
        assert_eq!(Comparison::rows().differences(&expected, &rows), []);
        let flipped = with_shapes(json!([
            {"id": "a", "n": 2, "cost": 5, "at": "x"},
            {"id": "b", "n": 0, "cost": 0.1, "at": {"shape": "iso-ms"}},
        ]));
        assert_eq!(Comparison::rows().differences(&flipped, &rows).len(), 3);
    }

    #[test]
    fn a_table_that_is_not_there_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.sqlite");
        Connection::open(&path)
            .unwrap()
            .execute_batch("CREATE TABLE t (a)")
            .unwrap();
        assert!(read(&path, "agents", "id").is_err());
        assert!(read(&folder.path().join("none"), "agents", "id").is_err());
    }
}
