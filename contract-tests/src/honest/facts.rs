//! What a schema allows and whether it was ever seen: each optional key absent and present, each nullable value null
//! and not, each word of an enum, each variant of a oneOf, each list with an item, each number with a fraction. What was
//! not seen stands in `unseen.txt`, or the contract says too much.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde_json::Value;

use super::evidence::Evidence;
use crate::schema::{Schemas, mapping, reference};

/// A fact, such as `Error.hint absent`: a named schema, keys and `[]` down from it, and what was seen there.
pub type Facts = BTreeSet<String>;

/// Everything that the answers of the contract allow.
pub fn wanted(schemas: &Schemas) -> Result<Facts> {
    let mut facts = Facts::new();
    let mut walk = Walk::new(schemas, &mut facts);
    for ((operation, status, _), body) in schemas.answers() {
        walk.schema(&body.node, &format!("{operation} {status}"), Seen::Anything)?;
    }
    Ok(facts)
}

/// Everything that the evidence shows.
pub fn shown(schemas: &Schemas, evidence: &[Evidence]) -> Result<Facts> {
    let mut facts = Facts::new();
    let mut walk = Walk::new(schemas, &mut facts);
    for one in evidence {
        if let Some(body) = schemas.answer(&one.operation, one.status, &one.media) {
            let at = format!("{} {}", one.operation, one.status);
            let seen = Seen::Value(&one.body, one.whole);
            walk.schema(&body.node, &at, seen)
                .with_context(|| one.place.clone())?;
        }
    }
    Ok(facts)
}

/// The checked-in list: a fact a line, below a comment that says why.
pub fn read_list(text: &str) -> Facts {
    let lines = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim());
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

#[derive(Clone, Copy)]
enum Seen<'a> {
    /// Not a value but all that a schema allows.
    Anything,
    /// A value, and whether every key of it is there.
    Value(&'a Value, bool),
}

impl<'a> Seen<'a> {
    /// Whether a fact about the value holds; of anything, all hold.
    fn holds(self, fact: impl FnOnce(&Value) -> bool) -> bool {
        match self {
            Self::Anything => true,
            Self::Value(value, _) => fact(value),
        }
    }
}

/// Goes down schema and value side by side.
struct Walk<'a> {
    schemas: &'a Schemas,
    facts: &'a mut Facts,
    /// Named schemas whose possibilities are noted already, so that a cycle ends.
    done: BTreeSet<String>,
}

impl<'a> Walk<'a> {
    fn new(schemas: &'a Schemas, facts: &'a mut Facts) -> Self {
        let done = BTreeSet::new();
        Self {
            schemas,
            facts,
            done,
        }
    }

    fn note(&mut self, holds: bool, at: &str, what: &str) {
        if holds {
            self.facts.insert(format!("{at} {what}"));
        }
    }

    fn schema(&mut self, node: &Value, at: &str, seen: Seen<'_>) -> Result<()> {
        if let Some(name) = reference(node) {
            if matches!(seen, Seen::Anything) && !self.done.insert(name.to_owned()) {
                return Ok(());
            }
            let node = self.schemas.resolve(node)?;
            return self.schema(node, name, seen);
        }
        if node["nullable"] == true {
            self.note(seen.holds(Value::is_null), at, "null");
            self.note(seen.holds(|value| !value.is_null()), at, "not null");
        }
        if let Seen::Value(Value::Null, _) = seen {
            return Ok(());
        }
        let words = node["enum"].as_array();
        for word in words.into_iter().flatten().filter(|word| !word.is_null()) {
            self.note(seen.holds(|value| value == word), at, &format!("is {word}"));
        }
        if node["type"] == "number" {
            let fraction = |value: &Value| value.as_f64().is_some_and(|n| n.fract() != 0.0);
            self.note(seen.holds(fraction), at, "with a fraction");
        }
        for part in node["allOf"].as_array().into_iter().flatten() {
            self.schema(part, at, seen)?;
        }
        self.variants(node, at, seen)?;
        self.items(node, at, seen)?;
        self.properties(node, at, seen)
    }

    fn properties(&mut self, node: &Value, at: &str, seen: Seen<'_>) -> Result<()> {
        let required = node["required"].as_array();
        let required = |name: &str| required.is_some_and(|list| list.iter().any(|one| one == name));
        for (name, inner) in node["properties"].as_object().into_iter().flatten() {
            let at = format!("{at}.{name}");
            if !required(name) {
                let whole = !matches!(seen, Seen::Value(_, false));
                let absent = seen.holds(|value| value.is_object() && value.get(name).is_none());
                self.note(whole && absent, &at, "absent");
                self.note(
                    seen.holds(|value| value.get(name).is_some()),
                    &at,
                    "present",
                );
            }
            match seen {
                Seen::Anything => self.schema(inner, &at, seen)?,
                Seen::Value(value, whole) => {
                    if let Some(value) = value.get(name) {
                        self.schema(inner, &at, Seen::Value(value, whole))?;
                    }
                }
            }
        }
        Ok(())
    }

    fn items(&mut self, node: &Value, at: &str, seen: Seen<'_>) -> Result<()> {
        let within = [("items", "[]"), ("additionalProperties", "{}")];
        for (keyword, brackets) in within {
            let Some(inner) = node.get(keyword).filter(|inner| inner.is_object()) else {
                continue;
            };
            let at = format!("{at}{brackets}");
            match seen {
                Seen::Anything => {
                    self.note(true, &at, "seen");
                    self.schema(inner, &at, seen)?;
                }
                Seen::Value(value, whole) => {
                    for value in members(node, keyword, value) {
                        self.note(true, &at, "seen");
                        self.schema(inner, &at, Seen::Value(value, whole))?;
                    }
                }
            }
        }
        Ok(())
    }

    fn variants(&mut self, node: &Value, at: &str, seen: Seen<'_>) -> Result<()> {
        let Some(map) = node.as_object() else {
            return Ok(());
        };
        if let Some((property, words)) = mapping(map) {
            for (word, _) in &words {
                let is = seen.holds(|value| value[property] == *word);
                self.note(is, at, &format!("variant {word}"));
            }
            return self.mapped(property, &words, at, seen);
        }
        for keyword in ["oneOf", "anyOf"] {
            let variants = node[keyword].as_array();
            for (index, variant) in variants.into_iter().flatten().enumerate() {
                let fits = match seen {
                    Seen::Anything => true,
                    Seen::Value(value, _) => self.schemas.fits(variant, value)?,
                };
                if fits {
                    self.note(true, at, &format!("{keyword} {index}"));
                    self.schema(variant, &format!("{at}/{index}"), seen)?;
                }
            }
        }
        Ok(())
    }

    /// The variants that a discriminator tells apart.
    fn mapped(
        &mut self,
        property: &str,
        words: &[(&str, &str)],
        at: &str,
        seen: Seen<'_>,
    ) -> Result<()> {
        for (word, name) in words {
            if seen.holds(|value| value[property] == *word) {
                let variant = serde_json::json!({"$ref": format!("#/components/schemas/{name}")});
                self.schema(&variant, at, seen)?;
            }
        }
        Ok(())
    }
}

/// The items of a list; the values of a map, less those of the keys that have a schema of their own.
fn members<'a>(node: &Value, keyword: &str, value: &'a Value) -> Vec<&'a Value> {
    match value {
        Value::Array(items) if keyword == "items" => items.iter().collect(),
        Value::Object(map) if keyword == "additionalProperties" => map
            .iter()
            .filter(|(key, _)| node["properties"].get(key.as_str()).is_none())
            .map(|(_, value)| value)
            .collect(),
        _ => Vec::new(),
    }
}
