//! OpenAPI 3.0 schemas as JSON Schema 2020-12: open, as they stand, or closed, with every key refused that no schema
//! names. Promises: a keyword that is not known here is an error with its place, so that no word of the contract goes
//! unheard.
//!
//! A composition is closed as a whole (`unevaluatedProperties`) and its parts are not: `additionalProperties: false` on
//! a part would refuse the keys of the others. A map, and an object without any named key, has nothing to close.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

/// Said to people and generators, not to a validator.
const WORDS: [&str; 9] = [
    "title",
    "description",
    "example",
    "default",
    "deprecated",
    "externalDocs",
    "xml",
    "readOnly",
    "writeOnly",
];
/// The same in both languages.
const SAME: [&str; 13] = [
    "type",
    "format",
    "required",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "multipleOf",
    "enum",
];
/// References and compositions are followed this deep; deeper is a cycle.
const DEPTH: usize = 16;

/// What becomes of keys that a schema does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Taken, here and below.
    Open,
    /// Refused, here and below.
    Closed,
    /// Left to the composition that this is a part of; refused below.
    Part,
}

impl Form {
    fn key(self, name: &str) -> String {
        match self {
            Self::Open => format!("open:{name}"),
            Self::Closed => format!("closed:{name}"),
            Self::Part => format!("part:{name}"),
        }
    }

    /// The form of a value inside.
    fn inside(self) -> Self {
        match self {
            Self::Open => Self::Open,
            Self::Closed | Self::Part => Self::Closed,
        }
    }

    /// The form of another schema of the same value.
    fn part(self) -> Self {
        match self {
            Self::Open => Self::Open,
            Self::Closed | Self::Part => Self::Part,
        }
    }
}

/// Translates the schemas of one document.
#[derive(Debug, Clone, Copy)]
pub struct Translator<'a> {
    document: &'a Value,
}

impl<'a> Translator<'a> {
    pub fn new(document: &'a Value) -> Self {
        Self { document }
    }

    /// Every named schema in every form, as the `$defs` that a translated schema refers to.
    pub fn definitions(&self) -> Result<Value> {
        let mut definitions = Map::new();
        let named = self.document.pointer("/components/schemas");
        for (name, node) in named.and_then(Value::as_object).into_iter().flatten() {
            for form in [Form::Open, Form::Closed, Form::Part] {
                let at = format!("/components/schemas/{name}");
                definitions.insert(form.key(name), self.schema(node, &at, form)?);
            }
        }
        Ok(Value::Object(definitions))
    }

    /// One schema; `at` is its place, for the message of an error.
    pub fn schema(&self, node: &Value, at: &str, form: Form) -> Result<Value> {
        let map = node
            .as_object()
            .with_context(|| format!("{at}: a schema must be a map"))?;
        if let Some(name) = reference(node) {
            return Ok(json!({"$ref": format!("#/$defs/{}", form.key(name))}));
        }
        let mut out = Map::new();
        for (keyword, value) in map {
            let at = format!("{at}/{keyword}");
            self.keyword(&mut out, map, (keyword, value), (&at, form))?;
        }
        if form == Form::Closed && self.closes(map) {
            out.insert("unevaluatedProperties".to_owned(), json!(false));
        }
        Ok(nullable(map, out))
    }

    fn keyword(
        &self,
        out: &mut Map<String, Value>,
        map: &Map<String, Value>,
        (keyword, value): (&str, &Value),
        (at, form): (&str, Form),
    ) -> Result<()> {
        let translated = match keyword {
            word if WORDS.contains(&word) || word.starts_with("x-") => return Ok(()),
            "nullable" | "discriminator" | "exclusiveMinimum" | "exclusiveMaximum" => return Ok(()),
            "minimum" | "maximum" => return bound(out, map, keyword, value),
            "oneOf" if map.contains_key("discriminator") => {
                let choice = self.choice(map, at, self.of_variants(map, form))?;
                hold(out, vec![choice]);
                return Ok(());
            }
            "properties" => self.properties(value, at, form.inside())?,
            "items" => self.schema(value, at, form.inside())?,
            "additionalProperties" if value.is_boolean() => value.clone(),
            "additionalProperties" => self.schema(value, at, form.inside())?,
            "not" => self.schema(value, at, Form::Open)?,
            "allOf" => {
                hold(out, self.list(value, at, form.part())?);
                return Ok(());
            }
            "oneOf" | "anyOf" => Value::Array(self.list(value, at, self.of_variants(map, form))?),
            same if SAME.contains(&same) => value.clone(),
            _ => bail!("{at}: the harness does not know this keyword"),
        };
        out.insert(keyword.to_owned(), translated);
        Ok(())
    }

    fn properties(&self, value: &Value, at: &str, form: Form) -> Result<Value> {
        let properties = value
            .as_object()
            .with_context(|| format!("{at}: must be a map"))?;
        let translated = properties.iter().map(|(name, node)| {
            let node = self.schema(node, &format!("{at}/{name}"), form)?;
            Ok((name.clone(), node))
        });
        Ok(Value::Object(translated.collect::<Result<_>>()?))
    }

    fn list(&self, value: &Value, at: &str, form: Form) -> Result<Vec<Value>> {
        let nodes = value
            .as_array()
            .with_context(|| format!("{at}: must be a list"))?;
        let translated = nodes.iter().enumerate();
        let translated =
            translated.map(|(index, node)| self.schema(node, &format!("{at}/{index}"), form));
        translated.collect()
    }

    /// A variant closes itself, unless keys stand beside the variants.
    fn of_variants(&self, map: &Map<String, Value>, form: Form) -> Form {
        if self.closes(map) { form.part() } else { form }
    }

    /// The variant is the one that the discriminator names; a word that it does not map is refused.
    fn choice(&self, map: &Map<String, Value>, at: &str, form: Form) -> Result<Value> {
        let (property, mapping) = mapping(map).with_context(|| format!("{at}: no mapping"))?;
        let mut branches = Vec::new();
        for (word, name) in &mapping {
            let chosen = json!({"properties": {property: {"const": word}}});
            let then = json!({"$ref": format!("#/$defs/{}", form.key(name))});
            branches.push(json!({"if": chosen, "then": then}));
        }
        let words: Vec<_> = mapping.iter().map(|(word, _)| word).collect();
        Ok(json!({
            "type": "object",
            "required": [property],
            "properties": {property: {"enum": words}},
            "allOf": branches,
        }))
    }

    /// Whether a schema names keys, itself or in a part, and does not say what other keys are.
    fn closes(&self, map: &Map<String, Value>) -> bool {
        !map.contains_key("additionalProperties") && self.names_keys(map, DEPTH)
    }

    fn names_keys(&self, map: &Map<String, Value>, depth: usize) -> bool {
        let parts = map.get("allOf").and_then(Value::as_array);
        map.contains_key("properties")
            || parts.into_iter().flatten().any(|part| {
                let named = reference(part).map(|name| format!("/components/schemas/{name}"));
                let part = match &named {
                    Some(pointer) => self.document.pointer(pointer),
                    None => Some(part),
                };
                let part = part.and_then(Value::as_object).filter(|_| depth > 0);
                part.is_some_and(|part| self.names_keys(part, depth - 1))
            })
    }
}

/// The name of the schema that a reference means.
pub fn reference(node: &Value) -> Option<&str> {
    name_of(node.get("$ref")?.as_str()?)
}

fn name_of(reference: &str) -> Option<&str> {
    reference.strip_prefix("#/components/schemas/")
}

/// The property of a discriminator, and the schema's name for each of its words.
pub fn mapping(map: &Map<String, Value>) -> Option<(&str, Vec<(&str, &str)>)> {
    let discriminator = map.get("discriminator")?;
    let property = discriminator.get("propertyName")?.as_str()?;
    let words = discriminator.get("mapping")?.as_object()?.iter();
    let words = words.map(|(word, schema)| Some((word.as_str(), name_of(schema.as_str()?)?)));
    Some((property, words.collect::<Option<_>>()?))
}

/// Adds schemas that hold all, as `allOf` and a discriminator do. A `oneOf` of the one that a discriminator names would
/// hide in its error what is wrong with it.
fn hold(out: &mut Map<String, Value>, schemas: Vec<Value>) {
    let all = out.entry("allOf").or_insert_with(|| json!([]));
    if let Value::Array(all) = all {
        all.extend(schemas);
    }
}

/// `minimum` with `exclusiveMinimum: true` is one keyword in JSON Schema; `maximum` likewise.
fn bound(
    out: &mut Map<String, Value>,
    map: &Map<String, Value>,
    keyword: &str,
    value: &Value,
) -> Result<()> {
    let exclusive = match keyword {
        "minimum" => "exclusiveMinimum",
        _ => "exclusiveMaximum",
    };
    let keyword = match map.get(exclusive) {
        Some(Value::Bool(true)) => exclusive,
        _ => keyword,
    };
    out.insert(keyword.to_owned(), value.clone());
    Ok(())
}

/// A nullable schema takes null beside what it says, whatever its parts say. Where it has no parts, null becomes one
/// of its types, so that an error names the keyword that a value fails.
fn nullable(map: &Map<String, Value>, mut out: Map<String, Value>) -> Value {
    if map.get("nullable") != Some(&Value::Bool(true)) {
        return Value::Object(out);
    }
    let parts = ["allOf", "oneOf", "anyOf", "not"];
    let Some(Value::String(kind)) = out
        .get("type")
        .filter(|_| !parts.iter().any(|key| out.contains_key(*key)))
    else {
        return json!({"anyOf": [{"type": "null"}, out]});
    };
    let kinds = json!([kind, "null"]);
    out.insert("type".to_owned(), kinds);
    if let Some(Value::Array(words)) = out.get_mut("enum") {
        words.push(Value::Null);
    }
    Value::Object(out)
}

#[cfg(test)]
mod tests;
