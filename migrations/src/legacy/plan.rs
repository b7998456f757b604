//! What an older legacy file lacks, found out by comparing it with the baseline. Writes nothing.
use std::fmt;

use super::rebuild::can_fill;
use super::shape::{Object, Shape};
use crate::USER_VERSION;
use crate::canonical::sql_text::{checks, has_word};

/// Superseded by a longer one; the legacy drops it on every start.
pub(super) const RETIRED_INDEX: &str = "idx_events_session_id";
/// Where this trigger stands, the legacy does not look for the other two.
pub(super) const TRIGGER_GUARD: &str = "messages_fts_insert";
pub(super) const QUOTAS: &str = "provider_quotas";

/// What is to be done to a file, to make it what the legacy v0.5.0 would make of it. Its `Display` is for people.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub(super) user_version: i64,
    /// Tables that are dropped with their rows and created anew.
    pub(super) recreate: Vec<String>,
    /// Tables that are copied into the baseline's form, and why.
    pub(super) rebuild: Vec<(String, &'static str)>,
    /// Table, column and how the column is defined.
    pub(super) add: Vec<(String, String, String)>,
    pub(super) drop_index: bool,
    /// Tables, indexes and triggers that are not there, by kind and name.
    pub(super) create: Vec<(String, String)>,
}

/// A table that no release of the legacy wrote so: rows without a value that they must have.
#[derive(Debug)]
pub(crate) struct Unfit;

impl Plan {
    pub(crate) fn of(found: &Shape, baseline: &Shape) -> Result<Self, Unfit> {
        let mut plan = Self {
            user_version: found.user_version,
            drop_index: found.object(RETIRED_INDEX).is_some(),
            create: missing_objects(found, baseline)
                .map(|object| (object.kind.clone(), object.name.clone()))
                .collect(),
            ..Self::default()
        };
        for table in baseline.tables.keys() {
            if found.tables.contains_key(table) {
                plan.compare(table, found, baseline)?;
            }
        }
        Ok(plan)
    }

    fn compare(&mut self, table: &str, found: &Shape, baseline: &Shape) -> Result<(), Unfit> {
        let names = baseline.columns(table).iter().map(|column| &column.name);
        let missing: Vec<&String> = names
            .filter(|name| !found.has_column(table, name))
            .collect();
        if table == QUOTAS && missing.iter().any(|name| *name == "provider") {
            self.recreate.push(table.to_owned());
            return Ok(());
        }
        let definitions = missing.iter().map(|name| {
            let definition = addable(&baseline.definition(table, name)?)?;
            Some((table.to_owned(), (*name).clone(), definition))
        });
        let definitions: Option<Vec<_>> = definitions.collect();
        let sql = found.object(table).map_or("", |object| object.sql.as_str());
        if let Some(why) = outdated(table, sql) {
            self.rebuild.push((table.to_owned(), why));
        } else if let Some(mut definitions) = definitions {
            self.add.append(&mut definitions);
            return Ok(());
        } else {
            let why = "it lacks columns that cannot be added to a table";
            self.rebuild.push((table.to_owned(), why));
        }
        let fillable = |name: &&String| can_fill(table, name, baseline);
        missing.iter().all(fillable).then_some(()).ok_or(Unfit)
    }

    /// Whether nothing is to be done.
    pub fn is_empty(&self) -> bool {
        self.user_version == USER_VERSION
            && self.recreate.is_empty()
            && self.rebuild.is_empty()
            && self.add.is_empty()
            && !self.drop_index
            && self.create.is_empty()
    }

    fn names(&self, kind: &str) -> Vec<&str> {
        let of_kind = self.create.iter().filter(|(found, _)| found == kind);
        of_kind.map(|(_, name)| name.as_str()).collect()
    }
}

/// What the baseline has and the file has not. The shadow tables of a virtual one come with it.
pub(super) fn missing_objects<'a>(
    found: &'a Shape,
    baseline: &'a Shape,
) -> impl Iterator<Item = &'a Object> {
    let guarded = found.object(TRIGGER_GUARD).is_some();
    baseline.objects.iter().filter(move |object| {
        found.object(&object.name).is_none() && !(guarded && object.kind == "trigger")
    })
}

/// Why the table must be copied although it has its columns.
fn outdated(table: &str, sql: &str) -> Option<&'static str> {
    match table {
        "events" => checks(sql)
            .iter()
            .any(|check| has_word(check, "EVENT_TYPE"))
            .then_some("it takes only the event types of its time"),
        "trace_quality_export_state" => has_word(sql, "REFERENCES")
            .then_some("it refers to tables that the legacy has given up"),
        _ => None,
    }
}

/// The definition with which the legacy adds the column; `None` where SQLite cannot add it to a table with rows.
fn addable(definition: &str) -> Option<String> {
    let never = ["PRIMARY", "UNIQUE"];
    let computed = definition.contains("DEFAULT (");
    let unfilled = has_word(definition, "NOT") && !has_word(definition, "DEFAULT");
    if computed || unfilled || never.iter().any(|word| has_word(definition, word)) {
        return None;
    }
    // The legacy adds this one without its check.
    let text = match definition.split_once(" CHECK (payload_truncated") {
        Some((before, _)) => before,
        None => definition,
    };
    Some(text.to_owned())
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = Vec::new();
        for table in &self.recreate {
            lines.push(format!("drop the rows of {table}, which is of an old form"));
        }
        for (table, why) in &self.rebuild {
            lines.push(format!("rebuild {table}: {why}"));
        }
        let added = self
            .add
            .iter()
            .map(|(table, column, _)| format!("{table}.{column}"));
        let created = self.names("table");
        let all = [
            ("add", added.collect::<Vec<_>>().join(", ")),
            ("create", created.join(", ")),
        ];
        for (verb, names) in all {
            if !names.is_empty() {
                lines.push(format!("{verb} {names}"));
            }
        }
        let counts = [("index", "indexes"), ("trigger", "triggers")];
        for (kind, many) in counts {
            match self.names(kind).as_slice() {
                [] => {}
                [name] => lines.push(format!("create the {kind} {name}")),
                names => lines.push(format!("create {} {many}", names.len())),
            }
        }
        if self.drop_index {
            lines.push(format!("drop the index {RETIRED_INDEX}"));
        }
        if self.user_version < USER_VERSION {
            let first = self.user_version + 1;
            lines.push(format!("correct data, steps {first} to {USER_VERSION}"));
        }
        f.write_str(&lines.join("\n"))
    }
}
