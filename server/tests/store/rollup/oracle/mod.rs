//! What the answers have to be: statements of plain SQL, written from the description of the tables and the prose of the
//! contract. Nothing of the server is used here, so that a rule that is wrong in it is not wrong here, too. Numbers that
//! are sums of money are compared to nine digits, all else exactly.
mod events;
mod series;
mod sessions;
mod stats;
mod tables;
mod words;

use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Params, params_from_iter};

use super::answers::Answers;
use super::asked::Filter;

type Row = Vec<Value>;

/// A row of what was told.
macro_rules! row {
    ($($cell:expr),* $(,)?) => { vec![$(rusqlite::types::Value::from($cell)),*] };
}
use row;

/// The tables as they are at one moment, with what the rules say of each row.
pub(super) struct Oracle {
    db: Connection,
}

impl Oracle {
    pub(super) fn of(path: &Path) -> Self {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let db = Connection::open_with_flags(path, flags).expect("the file opens");
        db.execute_batch(tables::READ).expect("the tables are read");
        Self { db }
    }

    /// Fails where an answer is not what it has to be.
    pub(super) fn judge(&self, what: &str, filter: &Filter, answers: &Answers) {
        let what = format!("{what}, {filter:?}");
        self.judge_events(&what, filter, answers);
        self.judge_totals(&what, &filter.stats, &answers.totals);
        self.judge_tools(&what, &filter.stats, &answers.tools);
        self.judge_cost(&what, filter, &answers.cost);
        self.judge_words(&what, answers);
        self.judge_sessions(&what, filter, answers);
        for (question, series) in filter.series.iter().zip(&answers.series) {
            self.judge_series(&what, question, series);
        }
        self.judge_hours(&what, filter, &answers.hours);
    }

    fn rows(&self, sql: &str, values: impl Params) -> Vec<Row> {
        let mut statement = self.db.prepare_cached(sql).expect(sql);
        let columns = statement.column_count();
        let read = |row: &rusqlite::Row<'_>| (0..columns).map(|cell| row.get(cell)).collect();
        let rows = statement.query_map(values, read).expect(sql);
        rows.collect::<Result<_, _>>().expect(sql)
    }

    /// The rows that a statement finds are those that were told.
    fn expect(&self, what: &str, sql: &str, values: &[Value], told: Vec<Row>) {
        let expected = self.rows(sql, params_from_iter(values));
        assert_same(&format!("{what}: {sql}"), &expected, &told);
    }
}

fn assert_same(what: &str, expected: &[Row], told: &[Row]) {
    let row =
        |(a, b): (&Row, &Row)| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| are_same(a, b));
    let same = expected.len() == told.len() && expected.iter().zip(told).all(row);
    assert!(same, "{what}\nexpected {expected:#?}\ntold {told:#?}");
}

/// Money is told as a real number, whatever it comes to; beyond all numbers it is the largest.
fn are_same(expected: &Value, told: &Value) -> bool {
    match (expected, told) {
        (Value::Real(expected), Value::Real(told)) => {
            let expected = expected.clamp(f64::MIN, f64::MAX);
            (expected - told).abs() <= 1e-9 * expected.abs().max(told.abs())
        }
        _ => expected == told,
    }
}

fn given(value: Option<&String>) -> Value {
    value.cloned().into()
}

fn number(count: impl TryInto<i64>) -> Value {
    Value::Integer(count.try_into().unwrap_or(i64::MAX))
}
