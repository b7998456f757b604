//! The file behind the server's back: cells replaced, and every cell as it stands.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, ToSql};

use super::kinds::{KINDS, LIVING, TABLES};

/// The database, opened beside the server.
pub(super) struct File {
    connection: Connection,
}

/// Of each column, `table.column`, how many kinds it took.
pub(super) type Planted = BTreeMap<String, usize>;

impl File {
    pub(super) fn open(path: &Path) -> Self {
        let connection = Connection::open(path).unwrap();
        connection.busy_timeout(Duration::from_secs(20)).unwrap();
        connection
            .pragma_update(None, "ignore_check_constraints", true)
            .unwrap();
        Self { connection }
    }

    /// Adds a row for each column and kind, and puts that kind in that column; NULL, too, where the table refuses it.
    pub(super) fn plant(&self) -> Planted {
        let schema = self.schema();
        for (table, sql) in &schema {
            self.define(table, &sql.replace(" NOT NULL", ""));
        }
        let planted = self.plant_all();
        for (table, sql) in &schema {
            self.define(table, sql);
        }
        planted
    }

    fn plant_all(&self) -> Planted {
        let mut planted = Planted::new();
        let mut number = 0_i64;
        // At once: a transaction that has read is not let wait for the server's commit, but refused.
        self.connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        for (table, insert) in TABLES {
            for column in self.columns(table) {
                for kind in KINDS {
                    number += 1;
                    self.connection.execute(insert, [number]).unwrap();
                    let row = self.connection.last_insert_rowid();
                    let took = self.replace(table, &column, kind, row);
                    *planted.entry(format!("{table}.{column}")).or_default() += usize::from(took);
                }
            }
        }
        self.connection.execute_batch("COMMIT").unwrap();
        planted
    }

    /// Whether the column took it: a key may not be there twice, and a row id must be an integer.
    fn replace(&self, table: &str, column: &str, kind: &str, row: i64) -> bool {
        // After the last id there is none, for any runtime.
        if (table, column) == ("events", "id") && kind == i64::MAX.to_string() {
            return false;
        }
        let sql = format!("UPDATE {table} SET {column} = {kind} WHERE rowid = ?1");
        match self.connection.execute(&sql, [row]) {
            Ok(changed) => {
                assert_eq!(changed, 1, "{sql}");
                true
            }
            Err(error) => {
                let code = error.sqlite_error_code();
                let refused = [ErrorCode::ConstraintViolation, ErrorCode::TypeMismatch];
                // Times of events are in an index on `datetime()`, which takes every text but this one.
                assert!(
                    kind == "'now'" || code.is_some_and(|it| refused.contains(&it)),
                    "{sql}: {error}"
                );
                false
            }
        }
    }

    /// The planted tables and how they are defined.
    fn schema(&self) -> Vec<(&'static str, String)> {
        let sql = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        let definition = |table| self.texts(sql, &[&table]).remove(0);
        TABLES.map(|(table, _)| (table, definition(table))).into()
    }

    /// Defines a table anew over the rows that it has, for all connections.
    fn define(&self, table: &str, sql: &str) {
        let version = "SELECT schema_version FROM pragma_schema_version";
        let version: i64 = self
            .connection
            .query_row(version, [], |row| row.get(0))
            .unwrap();
        self.connection
            .execute_batch("PRAGMA writable_schema = ON")
            .unwrap();
        let update = "UPDATE sqlite_schema SET sql = ?1 WHERE type = 'table' AND name = ?2";
        assert_eq!(self.connection.execute(update, [sql, table]).unwrap(), 1);
        let reload = format!(
            "PRAGMA schema_version = {}; PRAGMA writable_schema = RESET",
            version + 1
        );
        self.connection.execute_batch(&reload).unwrap();
    }

    fn columns(&self, table: &str) -> Vec<String> {
        self.texts("SELECT name FROM pragma_table_info(?1)", &[&table])
    }

    /// Every cell of the first rows of every planted table: as many as there were when `rows` was counted. What
    /// serving may change is left out.
    pub(super) fn cells(&self, rows: &BTreeMap<String, i64>) -> Vec<String> {
        let mut cells = Vec::new();
        for (table, _) in TABLES {
            let columns = self.columns(table);
            let shown = columns
                .iter()
                .filter(|column| !LIVING.contains(&(table, column.as_str())))
                .map(|column| {
                    let bytes = format!("CAST({column} AS BLOB)");
                    format!("typeof({column}), length({bytes}), hex(substr({bytes}, 1, 99))")
                });
            let shown = format!("json_array({})", shown.collect::<Vec<_>>().join(", "));
            let sql = format!("SELECT {shown} FROM {table} WHERE rowid <= ?1 ORDER BY rowid");
            cells.extend(self.texts(&sql, &[&rows[table]]));
        }
        cells
    }

    /// The last row of each planted table.
    pub(super) fn rows(&self) -> BTreeMap<String, i64> {
        let last = |table: &str| {
            let sql = format!("SELECT coalesce(max(rowid), 0) FROM {table}");
            self.connection
                .query_row(&sql, [], |row| row.get(0))
                .unwrap()
        };
        TABLES
            .map(|(table, _)| (table.to_owned(), last(table)))
            .into()
    }

    /// The first column of a query, where it is text that is UTF-8.
    pub(super) fn texts(&self, sql: &str, values: &[&dyn ToSql]) -> Vec<String> {
        let mut statement = self.connection.prepare(sql).unwrap();
        let mut rows = statement.query(values).unwrap();
        let mut texts = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            if let Ok(text) = row.get(0) {
                texts.push(text);
            }
        }
        texts
    }
}
