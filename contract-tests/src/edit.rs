//! Edits of an expected document: what a known gap says that ours answers instead, spot by spot.
//! Promises: an edit that changes nothing is an error, so that a gap cannot outlive its reason.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::expect::{Mark, with_shapes};

/// One edit at a JSON Pointer into the expected document.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    pub at: String,
    pub ours: Ours,
}

/// What stands at the spot instead.
#[derive(Debug, Clone, PartialEq)]
pub enum Ours {
    /// `is:` this value; `{shape: ...}` within it stands for any value of a shape.
    Is(Value),
    /// `absent: true`.
    Absent,
    /// `shape:` any value of that shape.
    Shape(String),
    /// `error: true`, the contract's `Error`.
    Error,
    /// `ties: id-descending`, the recorded array with neighbours of one time stamp in that order.
    TiesById,
}

impl Edit {
    /// Reads `{at: pointer, <one of the above>: ...}`.
    pub fn parse(value: &Value) -> Result<Self> {
        let map = value.as_object().context("an edit must be a map")?;
        let at = map
            .get("at")
            .and_then(Value::as_str)
            .context("an edit needs `at`")?;
        let mut others = map.iter().filter(|(key, _)| *key != "at");
        let (Some((kind, value)), None) = (others.next(), others.next()) else {
            bail!("an edit needs `at` and one of is, absent, shape, error, ties: {map:?}");
        };
        let ours = match (kind.as_str(), value) {
            ("is", value) => Ours::Is(with_shapes(value.clone())),
            ("absent", Value::Bool(true)) => Ours::Absent,
            ("shape", Value::String(shape)) => Ours::Shape(shape.clone()),
            ("error", Value::Bool(true)) => Ours::Error,
            ("ties", Value::String(order)) if order == "id-descending" => Ours::TiesById,
            _ => bail!("an edit that says {kind}: {value}"),
        };
        Ok(Self {
            at: at.to_owned(),
            ours,
        })
    }

    /// Applies the edit to an expected document.
    pub fn apply(&self, document: &mut Value) -> Result<()> {
        let before = document.clone();
        match &self.ours {
            Ours::Is(value) => put(document, &self.at, value.clone())?,
            Ours::Shape(shape) => {
                put(document, &self.at, Mark::shape(shape, false, Value::Null))?;
            }
            Ours::Error => put(document, &self.at, Mark::error())?,
            Ours::Absent => remove(document, &self.at)?,
            Ours::TiesById => {
                let spot = document.pointer_mut(&self.at).and_then(Value::as_array_mut);
                order_ties(spot.with_context(|| format!("no array at {}", self.at))?);
            }
        }
        if *document == before {
            bail!(
                "the edit at {} changes nothing of what was recorded",
                self.at
            );
        }
        Ok(())
    }
}

fn put(document: &mut Value, at: &str, value: Value) -> Result<()> {
    if let Some(spot) = document.pointer_mut(at) {
        *spot = value;
        return Ok(());
    }
    let (parent, key) = at.rsplit_once('/').context("an edit at nothing")?;
    match document.pointer_mut(parent) {
        Some(Value::Object(map)) => map.insert(key.replace("~1", "/").replace("~0", "~"), value),
        _ => bail!("nothing at {at}"),
    };
    Ok(())
}

fn remove(document: &mut Value, at: &str) -> Result<()> {
    let (parent, key) = at.rsplit_once('/').context("an edit at nothing")?;
    let removed = match document.pointer_mut(parent) {
        Some(Value::Object(map)) => map.remove(&key.replace("~1", "/").replace("~0", "~")),
        Some(Value::Array(items)) => {
            let index: usize = key.parse()?;
            (index < items.len()).then(|| items.remove(index))
        }
        _ => None,
    };
    removed
        .map(|_| ())
        .with_context(|| format!("nothing at {at}"))
}

/// Orders each run of neighbours with one recorded `created_at` by id, highest first.
fn order_ties(items: &mut [Value]) {
    let mut start = 0;
    while start < items.len() {
        let stamp = recorded_stamp(&items[start]);
        let run = items[start..]
            .iter()
            .take_while(|item| recorded_stamp(item) == stamp)
            .count();
        items[start..start + run].sort_by_key(|item| std::cmp::Reverse(item["id"].as_i64()));
        start += run;
    }
}

fn recorded_stamp(item: &Value) -> Value {
    let stamp = &item["created_at"];
    match Mark::read(stamp) {
        Some(Mark::Shape { was, .. }) => was,
        _ => stamp.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn edited(edit: Value, mut document: Value) -> Result<Value> {
        Edit::parse(&edit)?.apply(&mut document)?;
        Ok(document)
    }

    #[test]
    fn each_kind_of_edit_changes_its_spot() {
        let document = json!({"status": 200, "headers": {}, "body": {"a": [1, null]}});
        let of = |edit| edited(edit, document.clone()).unwrap();
        assert_eq!(of(json!({"at": "/status", "is": 400}))["status"], 400);
        assert_eq!(
            of(json!({"at": "/body/a/1", "is": 0}))["body"]["a"],
            json!([1, 0])
        );
        assert_eq!(
            of(json!({"at": "/headers/allow", "is": ["GET"]}))["headers"]["allow"][0],
            "GET"
        );
        assert_eq!(
            of(json!({"at": "/body/a", "absent": true}))["body"],
            json!({})
        );
        assert_eq!(
            of(json!({"at": "/body", "error": true}))["body"],
            Mark::error()
        );
    }

    #[test]
    fn an_edit_that_changes_nothing_or_hits_nothing_is_an_error() {
        let document = json!({"status": 200, "body": [{"id": 2}, {"id": 1}]});
        for edit in [
            json!({"at": "/status", "is": 200}),
            json!({"at": "/nothing/here", "is": 1}),
            json!({"at": "/gone", "absent": true}),
            json!({"at": "/body", "ties": "id-descending"}),
            json!({"at": "/status", "ties": "id-descending"}),
        ] {
            assert!(edited(edit.clone(), document.clone()).is_err(), "{edit}");
        }
        for malformed in [
            json!({"at": "/x"}),
            json!({"at": "/x", "is": 1, "absent": true}),
        ] {
            assert!(Edit::parse(&malformed).is_err(), "{malformed}");
        }
    }

    #[test]
    fn ties_are_ordered_within_one_second_only() {
        let row = |id: i64, at: &str| json!({"id": id, "created_at": Mark::shape("sqlite-datetime", true, json!(at))});
        let document = json!([
            row(4, "b"),
            row(5, "b"),
            row(1, "a"),
            row(2, "a"),
            row(3, "a")
        ]);
        let ordered = edited(json!({"at": "", "ties": "id-descending"}), document).unwrap();
        let ids: Vec<_> = ordered
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["id"].clone())
            .collect();
        assert_eq!(ids, [5, 4, 3, 2, 1]);
    }
}
