//! How the schema of a file differs from that of a fresh one, and whether that is legitimate.
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::Severity::{self, Error, Note};
use super::report::{Finding, Report, SchemaMatch};

/// An index of old releases, which the legacy drops at its start.
const RETIRED_INDEX: &str = "idx_events_session_id";
/// A CHECK that files have not where the column was added to an old table.
const LATE_CHECK: &str = "payload_truncated IN (0, 1)";

/// Compares canonical schemas. What an `older` file lacks is no error: the next start adds it.
pub(super) fn compare(expected: &Value, found: &Value, older: bool, report: &mut Report) {
    if expected == found {
        return;
    }
    let mut differences = Differences {
        list: Vec::new(),
        later: older.then(Vec::new),
    };
    differences.version(expected, found);
    differences.tables(&expected["tables"], &found["tables"]);
    differences.others(expected, found);
    differences.tell_later();
    report.schema = match differences.list.iter().any(|one| one.severity == Error) {
        true => SchemaMatch::Different,
        false if older => SchemaMatch::Older,
        false => SchemaMatch::Loose,
    };
    differences.list.into_iter().for_each(|one| report.add(one));
}

struct Differences {
    list: Vec<Finding>,
    /// In an older file: what the next start mends.
    later: Option<Vec<String>>,
}

impl Differences {
    /// What the next start does not mend.
    fn add(&mut self, severity: Severity, table: &str, message: String) {
        let finding = Finding::new(severity, "schema", message);
        self.list.push(match table {
            "" => finding,
            table => finding.of(table),
        });
    }

    /// What is amiss in a current file, and mended by the next start on an older one.
    fn amiss(&mut self, table: &str, message: String) {
        match &mut self.later {
            Some(later) => later.push(format!("{table} {message}").trim().to_owned()),
            None => self.add(Error, table, message),
        }
    }

    fn tell_later(&mut self) {
        let later = self.later.take().unwrap_or_default();
        if !later.is_empty() {
            let message = format!(
                "the schema is that of an older release, which the next start of a server brings up to date: {}",
                later.join("; ")
            );
            self.add(Note, "", message);
        }
    }

    fn version(&mut self, expected: &Value, found: &Value) {
        let (expected, found) = (&expected["user_version"], &found["user_version"]);
        if found.as_i64() > expected.as_i64() {
            let message = format!(
                "user_version is {found}, of a newer release: {expected} is the highest that is known"
            );
            self.list.push(Finding::error("user_version", message));
        } else if found != expected {
            let message = format!(
                "user_version is {found}: the next start of a server brings it to {expected}"
            );
            self.list.push(Finding::new(Note, "user_version", message));
        }
    }

    fn tables(&mut self, expected: &Value, found: &Value) {
        let (expected, found) = (object(expected), object(found));
        for (name, table) in &expected {
            match found.get(name) {
                Some(found) => self.table(name, table, found),
                None => self.amiss(name, "is not there".to_owned()),
            }
        }
        for name in found.keys().filter(|name| !expected.contains_key(*name)) {
            self.add(
                Note,
                name,
                "is a table of another release or program".to_owned(),
            );
        }
    }

    fn table(&mut self, name: &str, expected: &Value, found: &Value) {
        for option in ["without_rowid", "strict", "autoincrement", "foreign_keys"] {
            if expected[option] != found[option] {
                let message = format!(
                    "has {option} {} instead of {}",
                    found[option], expected[option]
                );
                self.amiss(name, message);
            }
        }
        self.columns(name, &expected["columns"], &found["columns"]);
        self.checks(name, &expected["checks"], &found["checks"]);
        let (expected, found) = (by_name(&expected["indexes"]), by_name(&found["indexes"]));
        self.named(name, "index", &expected, &found);
        for (index, value) in found
            .iter()
            .filter(|(index, _)| !expected.contains_key(*index))
        {
            let severity = match value["unique"] == 1 {
                true => Error,
                false => Note,
            };
            let message = match *index == RETIRED_INDEX {
                true => format!("has the index {index}, which the legacy drops at its next start"),
                false => format!("has an index that neither runtime made, {index}"),
            };
            self.add(severity, name, message);
        }
    }

    fn columns(&mut self, table: &str, expected: &Value, found: &Value) {
        if order(expected) != order(found) && sorted(order(expected)) == sorted(order(found)) {
            self.add(
                Note,
                table,
                "has its columns in another order, as files of old releases have".to_owned(),
            );
        }
        let (expected, found) = (by_name(expected), by_name(found));
        self.named(
            table,
            "column",
            &without(&expected, "cid"),
            &without(&found, "cid"),
        );
        for column in found
            .keys()
            .filter(|column| !expected.contains_key(*column))
        {
            self.add(
                Error,
                table,
                format!("has a column that neither runtime made, {column}"),
            );
        }
    }

    fn checks(&mut self, table: &str, expected: &Value, found: &Value) {
        let (expected, found) = (strings(expected), strings(found));
        for check in expected.iter().filter(|check| !found.contains(check)) {
            let message = format!("lacks the constraint CHECK ({check})");
            match check.as_str() == LATE_CHECK {
                true => self.add(
                    Note,
                    table,
                    format!("{message}, as files of old releases do"),
                ),
                false => self.amiss(table, message),
            }
        }
        for check in found.iter().filter(|check| !expected.contains(check)) {
            self.amiss(table, format!("has another constraint, CHECK ({check})"));
        }
    }

    /// Things of one kind that are missing or not as expected.
    fn named(
        &mut self,
        table: &str,
        kind: &str,
        expected: &Map<String, Value>,
        found: &Map<String, Value>,
    ) {
        for (name, value) in expected {
            match found.get(name) {
                None => self.amiss(table, format!("lacks the {kind} {name}")),
                Some(other) if other != value => {
                    self.amiss(
                        table,
                        format!("has another {kind} {name}: {other} instead of {value}"),
                    );
                }
                Some(_) => {}
            }
        }
    }

    /// The full-text index, triggers and views.
    fn others(&mut self, expected: &Value, found: &Value) {
        for kind in ["virtual_tables", "shadow_tables", "triggers"] {
            let (wanted, there) = (keyed(&expected[kind]), keyed(&found[kind]));
            let name = kind.trim_end_matches('s').replace('_', " ");
            self.named("", &name, &wanted, &there);
            for extra in there.keys().filter(|extra| !wanted.contains_key(*extra)) {
                let severity = match kind {
                    "triggers" => Error,
                    _ => Note,
                };
                self.add(
                    severity,
                    "",
                    format!("there is a {name} that neither runtime made, {extra}"),
                );
            }
        }
        for view in strings(&found["views"]) {
            self.add(
                Note,
                "",
                format!("there is a view that neither runtime made, {view}"),
            );
        }
    }
}

fn object(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

fn strings(value: &Value) -> Vec<String> {
    let list = value.as_array().into_iter().flatten();
    list.filter_map(|one| one.as_str().map(str::to_owned))
        .collect()
}

/// A list of things that have a name.
fn by_name(value: &Value) -> Map<String, Value> {
    let list = value.as_array().into_iter().flatten();
    list.filter_map(|one| Some((one["name"].as_str()?.to_owned(), one.clone())))
        .collect()
}

/// Things by name, whether they stand in an object, in a list, or are names alone.
fn keyed(value: &Value) -> Map<String, Value> {
    match value {
        Value::Object(things) => things.clone(),
        list => {
            let mut things = by_name(list);
            things.extend(strings(list).into_iter().map(|name| (name, Value::Null)));
            things
        }
    }
}

fn without(things: &Map<String, Value>, key: &str) -> Map<String, Value> {
    let mut things = things.clone();
    for thing in things.values_mut().filter_map(Value::as_object_mut) {
        thing.remove(key);
    }
    things
}

fn order(columns: &Value) -> Vec<String> {
    by_cid(columns).into_values().collect()
}

fn by_cid(columns: &Value) -> BTreeMap<i64, String> {
    let list = columns.as_array().into_iter().flatten();
    list.filter_map(|one| Some((one["cid"].as_i64()?, one["name"].as_str()?.to_owned())))
        .collect()
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}
