//! Statements over many rows in a few fixed sizes, so that the database prepares each of them once.
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value};

/// Rows of the larger statements; there is one for each number of rows below the smallest of them, too, so that a small
/// group takes one or two statements. 22 columns x 128 rows stay far below SQLite's limit of 32,766 parameters.
const INSERT_SIZES: [usize; 4] = [128, 64, 32, 16];
/// Keys of one lookup, smallest first; the list is filled up with NULL, which matches nothing.
const LOOKUP_SIZES: [usize; 4] = [1, 8, 64, 512];

/// `INSERT ... VALUES (..), (..) ...` for a table.
#[derive(Debug)]
pub(crate) struct Insert {
    columns: usize,
    sql: Vec<(usize, String)>,
}

impl Insert {
    /// `head` ends before VALUES; `tail` is what follows the rows, such as ON CONFLICT.
    pub(crate) fn new(head: &str, columns: usize, tail: &str) -> Self {
        let row = format!("({})", marks(columns));
        let smallest = INSERT_SIZES[INSERT_SIZES.len() - 1];
        let sizes = INSERT_SIZES.into_iter().chain((1..smallest).rev());
        let sql = sizes.map(|rows| {
            let values = vec![row.as_str(); rows].join(", ");
            (rows, format!("{head} VALUES {values} {tail}"))
        });
        Self {
            columns,
            sql: sql.collect(),
        }
    }

    /// Writes the rows in order; `bind` appends the values of one of them.
    pub(crate) async fn run<T>(
        &self,
        db: &impl ConnectionTrait,
        rows: &[T],
        mut bind: impl FnMut(&T, &mut Vec<Value>),
    ) -> Result<(), DbErr> {
        let mut rest = rows;
        for (size, sql) in &self.sql {
            while rest.len() >= *size {
                let (chunk, after) = rest.split_at(*size);
                let mut values = Vec::with_capacity(size * self.columns);
                chunk.iter().for_each(|row| bind(row, &mut values));
                db.execute_raw(statement(sql, values)).await?;
                rest = after;
            }
        }
        Ok(())
    }
}

/// `SELECT ... WHERE key IN (..)` for a table.
#[derive(Debug)]
pub(crate) struct Lookup {
    sql: Vec<(usize, String)>,
}

impl Lookup {
    /// `head` ends before IN.
    pub(crate) fn new(head: &str) -> Self {
        let sql = LOOKUP_SIZES.map(|keys| (keys, format!("{head} IN ({})", marks(keys))));
        Self { sql: sql.into() }
    }

    /// The rows of all keys, in no order.
    pub(crate) async fn run(
        &self,
        db: &impl ConnectionTrait,
        keys: &[&str],
    ) -> Result<Vec<QueryResult>, DbErr> {
        let mut rows = Vec::new();
        let largest = LOOKUP_SIZES[LOOKUP_SIZES.len() - 1];
        for chunk in keys.chunks(largest) {
            let fits = self.sql.iter().find(|(size, _)| *size >= chunk.len());
            let (size, sql) = fits.expect("no chunk is larger than the largest size");
            let mut values: Vec<Value> = chunk.iter().map(|key| text(*key)).collect();
            values.resize(*size, Value::String(None));
            rows.extend(db.query_all_raw(statement(sql, values)).await?);
        }
        Ok(rows)
    }
}

pub(crate) fn statement(sql: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)
}

pub(crate) fn text(value: impl Into<String>) -> Value {
    Value::String(Some(value.into()))
}

fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}
