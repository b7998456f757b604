//! Which events a question about all of them is about, as SQL.
use sea_orm::Value;

use crate::store::EventFilter;
use crate::store::rows::text;

/// What a filter adds to a WHERE over events `e` and their sessions `s`, and its values; `time` is what its times are held
/// against.
pub(super) fn matching(filter: &EventFilter, time: &str) -> (String, Vec<Value>) {
    let given = [
        ("e.agent_type = ?".to_owned(), &filter.agent_type),
        ("e.event_type = ?".to_owned(), &filter.event_type),
        ("e.tool_name = ?".to_owned(), &filter.tool_name),
        ("e.session_id = ?".to_owned(), &filter.session_id),
        ("e.branch = ?".to_owned(), &filter.branch),
        ("e.model = ?".to_owned(), &filter.model),
        ("e.source = ?".to_owned(), &filter.source),
        ("s.project = ?".to_owned(), &filter.project),
        (format!("{time} >= datetime(?)"), &filter.since),
        (format!("{time} <= datetime(?)"), &filter.until),
    ];
    let (mut sql, mut values) = (String::new(), Vec::new());
    for (condition, value) in given {
        if let Some(value) = value {
            sql.push_str(" AND ");
            sql.push_str(&condition);
            values.push(text(value));
        }
    }
    (sql, values)
}
