//! The verdict on one request body: why it was taken, or that the schema and the answer disagree.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::Value;

use super::{Sent, text};
use crate::contract::Contract;
use crate::schema::places::says_nothing;
use crate::schema::{Body, Refusal, Schemas};

/// No schema can say this limit of free-form JSON; docs/CONTRACT-EXTENSIONS.md does. The body's own maps come on top.
const DEEPEST: usize = 64;

/// Bodies that are no JSON and have no schema; the handler reads their bytes.
const BYTES: [&str; 2] = ["application/x-protobuf", "application/protobuf"];

/// What came of holding all requests against the schemas.
#[derive(Debug, Default)]
pub struct Judged {
    /// How many requests were judged in which way; what was taken, by the `x-am-*` keys that it needed.
    pub tally: BTreeMap<String, usize>,
    pub failures: Vec<String>,
}

/// Holds all requests against the schemas of their operations.
pub fn judge(contract: &Contract, schemas: &Schemas, sent: &[Sent]) -> Result<Judged> {
    let mut judged = Judged::default();
    for one in sent {
        let Some(body) = schemas.request(&one.operation) else {
            judged.count(&format!("{} has no request body: not read", one.operation));
            continue;
        };
        if one.status >= 300 && one.status != 400 {
            judged.count(&format!(
                "refused with {} before the body is judged",
                one.status
            ));
        } else if BYTES.contains(&one.media.as_str()) {
            judged.count("in protobuf: not read");
        } else if one.encoded {
            judged.count("compressed or in another charset: not read");
        } else {
            let operation = contract.operations().iter().find(|o| o.id == one.operation);
            let node = contract.node(operation.context("no such operation")?)?;
            judge_text(schemas, body, &node["requestBody"], one, &mut judged)
                .with_context(|| one.place.clone())?;
        }
    }
    Ok(judged)
}

fn judge_text(
    schemas: &Schemas,
    body: &Body,
    request: &Value,
    one: &Sent,
    judged: &mut Judged,
) -> Result<()> {
    let leniency = &request["x-am-body"];
    if request["required"] != true && text::is_absent(&one.media, &one.bytes, leniency) {
        judged.count("no body, where none is required");
        return Ok(());
    }
    match text::read(&one.media, &one.bytes, leniency) {
        Some((value, keys)) => {
            let verdict = Verdict::of(schemas, body, value, keys)?;
            if one.status == 400 && says_nothing(schemas.resolve(&body.node)?) {
                judged.count("refused by the handler, to whom a free-form body is left");
            } else if one.status == 400 {
                verdict.of_refused(one, judged);
            } else {
                verdict.of_taken(one, judged);
            }
        }
        None if one.status == 400 => judged.count("refused: no JSON that the contract lets pass"),
        None => judged.fail(one, "is no JSON that the contract lets pass"),
    }
    Ok(())
}

/// What a schema says of a body.
struct Verdict {
    deep: bool,
    /// The leniencies that the body needs.
    keys: BTreeSet<String>,
    /// Refused by the schema, but a leniency of that spot may take it.
    perhaps: Vec<Refusal>,
    /// Refused.
    refused: Vec<Refusal>,
    /// Refused, within a list whose items are judged one by one.
    collected: Vec<Refusal>,
}

impl Verdict {
    fn of(
        schemas: &Schemas,
        body: &Body,
        mut value: Value,
        keys: BTreeSet<String>,
    ) -> Result<Self> {
        let mut verdict = Self {
            deep: text::depth(&value) > DEEPEST,
            keys,
            perhaps: Vec::new(),
            refused: Vec::new(),
            collected: Vec::new(),
        };
        let mut refusals = body.refusals(&value);
        for refusal in &refusals {
            let spot = Spot::find(schemas, &body.node, &refusal.at)?;
            if spot.trims && trim(&mut value, &refusal.at, spot.optional) {
                verdict.keys.insert("x-am-trim".to_owned());
            }
        }
        if verdict.keys.contains("x-am-trim") {
            refusals = body.refusals(&value);
        }
        for refusal in refusals {
            let spot = Spot::find(schemas, &body.node, &refusal.at)?;
            if spot.collects {
                verdict.collected.push(refusal);
            } else if spot.dates && refusal.keyword == "pattern" {
                verdict.perhaps.push(refusal);
            } else {
                verdict.refused.push(refusal);
            }
        }
        Ok(verdict)
    }

    fn of_taken(mut self, one: &Sent, judged: &mut Judged) {
        for refusal in &self.refused {
            judged.fail(one, &refusal.to_string());
        }
        if !self.perhaps.is_empty() {
            self.keys.insert("x-am-format".to_owned());
        }
        if !self.collected.is_empty() {
            self.keys.insert("x-am-collect".to_owned());
        }
        self.compare_items(one, judged);
        let by = match self.keys.is_empty() {
            true => "the schema".to_owned(),
            false => self.keys.into_iter().collect::<Vec<_>>().join(" and "),
        };
        judged.count(&format!("taken by {by}"));
    }

    /// The items that the schema refuses are those that the answer lists, where it is known to its last key.
    fn compare_items(&self, one: &Sent, judged: &mut Judged) {
        let Some(listed) = one.answer["rejected"].as_array() else {
            return;
        };
        let listed = listed.iter().filter_map(|item| item["index"].as_u64());
        let listed: BTreeSet<_> = listed.map(|index| index.to_string()).collect();
        let index = |refusal: &Refusal| refusal.at.split('/').nth(2).unwrap_or_default().to_owned();
        let refused: BTreeSet<_> = self.collected.iter().map(index).collect();
        if listed != refused {
            judged.fail(
                one,
                &format!("rejects the items {listed:?}, the schema {refused:?}"),
            );
        }
    }

    fn of_refused(self, one: &Sent, judged: &mut Judged) {
        if self.deep {
            return judged.count("refused: nested too deeply, which no schema can say");
        }
        let fields = |refusals: &[Refusal]| -> BTreeSet<String> {
            refusals
                .iter()
                .map(|refusal| refusal.field.clone())
                .collect()
        };
        let (surely, perhaps) = (fields(&self.refused), fields(&self.perhaps));
        let told = one.answer["details"].as_array();
        let Some(told) = told.filter(|told| !told.is_empty()) else {
            return match surely.is_empty() && perhaps.is_empty() && self.collected.is_empty() {
                true => judged.fail(one, "is taken by the schema"),
                false => judged.count("refused, by the schema too"),
            };
        };
        let told = told.iter().filter_map(|detail| detail["field"].as_str());
        let told: BTreeSet<_> = told.map(str::to_owned).collect();
        let explained = told
            .iter()
            .all(|field| surely.contains(field) || perhaps.contains(field));
        match explained && surely.is_subset(&told) {
            true => judged.count("refused, by the schema for the same fields"),
            false => judged.fail(
                one,
                &format!("names {told:?}, the schema {surely:?} and perhaps {perhaps:?}"),
            ),
        }
    }
}

/// What the contract says at a spot of a body.
#[derive(Debug, Default)]
struct Spot {
    trims: bool,
    dates: bool,
    optional: bool,
    collects: bool,
}

impl Spot {
    fn find(schemas: &Schemas, node: &Value, at: &str) -> Result<Self> {
        let mut spot = Self::default();
        let mut node = schemas.resolve(node)?;
        for key in at.split('/').skip(1) {
            if let Some(items) = node.get("items") {
                spot.collects |= node.get("x-am-collect").is_some();
                node = schemas.resolve(items)?;
                continue;
            }
            let Some(property) = node["properties"].get(key) else {
                return Ok(spot);
            };
            let required = node["required"].as_array();
            spot.optional = !required.is_some_and(|list| list.iter().any(|one| one == key));
            node = schemas.resolve(property)?;
        }
        spot.trims = node["x-am-trim"] == true;
        spot.dates = node["x-am-format"] == "js-date";
        Ok(spot)
    }
}

/// Cuts the white space around a text; an optional one that is blank then is absent. False where nothing changes.
fn trim(value: &mut Value, at: &str, optional: bool) -> bool {
    let Some(spot) = value.pointer_mut(at) else {
        return false;
    };
    let Some(found) = spot.as_str() else {
        return false;
    };
    let trimmed = text::trim(found);
    if trimmed.len() == found.len() {
        return false;
    }
    *spot = match trimmed.is_empty() && optional {
        true => Value::Null,
        false => Value::String(trimmed.to_owned()),
    };
    true
}

impl Judged {
    fn count(&mut self, what: &str) {
        *self.tally.entry(what.to_owned()).or_default() += 1;
    }

    fn fail(&mut self, one: &Sent, what: &str) {
        let Sent {
            place,
            operation,
            status,
            ..
        } = one;
        self.failures.push(format!(
            "{place}: the body of {operation}, answered {status}: {what}"
        ));
    }
}
