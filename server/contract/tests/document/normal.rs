//! The form in which documents are compared.
//!
//! Dropped: the OpenAPI version, `x-*`, examples, parameters of media types, values that say the default, flows' scopes
//! where there are none (poem-openapi leaves out a key that OpenAPI requires), `xml`, and the `encoding` of forms and
//! `additionalProperties: false`, for which poem-openapi has no word. Expanded:
//! references to anything but schemas, and the security and the parameters that operations inherit. Sorted, or keyed by
//! name: lists without an order, and tags, whose order poem-openapi does not keep.
use serde_json::{Map, Value, json};

/// Values that mean the same as no value, wherever they stand.
const DEFAULTS: [(&str, Value); 6] = [
    // The one is as good as nothing said; of the other, poem-openapi has no word.
    ("additionalProperties", Value::Bool(true)),
    ("additionalProperties", Value::Bool(false)),
    ("allowReserved", Value::Bool(false)),
    ("deprecated", Value::Bool(false)),
    ("nullable", Value::Bool(false)),
    ("required", Value::Bool(false)),
];
/// Maps that say nothing where they are empty.
const EMPTY: [&str; 4] = ["additionalProperties", "links", "parameters", "scopes"];
/// Maps whose keys are names of ours, and no words of OpenAPI's.
const NAMED: [&str; 11] = [
    "properties",
    "schemas",
    "scopes",
    "securitySchemes",
    "responses",
    "headers",
    "links",
    "mapping",
    "parameters",
    "paths",
    "variables",
];

pub fn document(document: &Value) -> Value {
    let expanded = expand(document, document);
    let mut document = keys(&expanded, false);
    let inherited = take(&mut document, "security").unwrap_or_else(|| json!([]));
    take(&mut document, "openapi");
    if document["servers"] == json!([]) {
        take(&mut document, "servers");
    }
    if let Some(Value::Array(tags)) = document.get_mut("tags") {
        tags.sort_by_key(|tag| tag["name"].to_string());
    }
    if let Some(components) = document
        .get_mut("components")
        .and_then(Value::as_object_mut)
    {
        components.retain(|section, _| section == "schemas" || section == "securitySchemes");
    }
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for path in paths.into_iter().flat_map(Map::values_mut) {
        let shared = take(path, "parameters").unwrap_or_else(|| json!([]));
        for operation in path.as_object_mut().into_iter().flat_map(Map::values_mut) {
            self::operation(operation, &inherited, &shared);
        }
    }
    document
}

fn take(value: &mut Value, key: &str) -> Option<Value> {
    value.as_object_mut()?.remove(key)
}

/// Puts what references outside of `components/schemas` lead to in their place.
fn expand(value: &Value, root: &Value) -> Value {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(target)) = map.get("$ref")
                && !target.starts_with("#/components/schemas/")
            {
                let pointer = target.trim_start_matches('#');
                let found = root.pointer(pointer);
                return expand(
                    found.unwrap_or_else(|| panic!("nothing is at {target}")),
                    root,
                );
            }
            let entries = map.iter();
            entries
                .map(|(key, value)| (key.clone(), expand(value, root)))
                .collect()
        }
        Value::Array(items) => items.iter().map(|item| expand(item, root)).collect(),
        other => other.clone(),
    }
}

/// `named`: the keys of this map are names.
fn keys(value: &Value, named: bool) -> Value {
    match value {
        Value::Object(map) => {
            let mut out = Map::new();
            for (key, value) in map {
                if !named && EMPTY.contains(&key.as_str()) && *value == json!({}) {
                    continue;
                }
                if !named && (is_prose(key) || DEFAULTS.contains(&(key.as_str(), value.clone()))) {
                    continue;
                }
                let inner = keys(value, !named && NAMED.contains(&key.as_str()));
                let key = match named {
                    true => key.clone(),
                    false => key.split(';').next().unwrap_or_default().to_owned(),
                };
                out.insert(key, inner);
            }
            if !named && let Some(Value::Array(required)) = out.get_mut("required") {
                let names = required.iter().filter_map(Value::as_str);
                let names: Map<_, _> = names.map(|name| (name.to_owned(), json!(true))).collect();
                out.insert("required".to_owned(), names.into());
            }
            Value::Object(out)
        }
        Value::Array(items) => items.iter().map(|item| keys(item, false)).collect(),
        // 0 and 0.0 are one number.
        Value::Number(number) => json!(number.as_f64()),
        other => other.clone(),
    }
}

fn is_prose(key: &str) -> bool {
    key.starts_with("x-") || ["example", "examples", "encoding", "xml"].contains(&key)
}

fn operation(operation: &mut Value, inherited: &Value, shared: &Value) {
    let Some(map) = operation.as_object_mut() else {
        return;
    };
    let security = map.entry("security").or_insert_with(|| inherited.clone());
    if let Value::Array(ways) = security {
        ways.sort_by_key(Value::to_string);
    }
    // By name: the order of parameters says nothing. Those of the path come first, so that the operation's replace them.
    let own = map.remove("parameters").unwrap_or_else(|| json!([]));
    let all = [shared, &own].into_iter().filter_map(Value::as_array);
    let by_name: Map<_, _> = all
        .flatten()
        .map(|parameter| {
            let part = |key: &str| parameter[key].as_str().unwrap_or_default().to_owned();
            let name = format!("{} {}", part("in"), part("name"));
            (name, styled(parameter))
        })
        .collect();
    if !by_name.is_empty() {
        map.insert("parameters".to_owned(), by_name.into());
    }
}

/// With its style, and whether it is exploded, which OpenAPI has defaults for. Without `allowEmptyValue`, which
/// poem-openapi has no word for: an empty value of ours is absence, and allowed wherever that is.
fn styled(parameter: &Value) -> Value {
    let mut parameter = parameter.clone();
    take(&mut parameter, "allowEmptyValue");
    let style = match parameter["in"].as_str() {
        Some("path" | "header") => "simple",
        _ => "form",
    };
    let style = take(&mut parameter, "style").unwrap_or_else(|| json!(style));
    let explode = take(&mut parameter, "explode").unwrap_or_else(|| json!(style == "form"));
    parameter["style"] = style;
    parameter["explode"] = explode;
    parameter
}
