//! Every place of a contract where a schema stands, by its JSON Pointer.

use serde_json::Value;

use crate::contract::escape;

/// Keys whose values are examples and words, in which a `schema` would be none.
const NOT_SCHEMAS: [&str; 5] = ["example", "examples", "default", "enum", "mapping"];

/// Every schema of a document with its place: named, of a parameter, of a header, of a body, and within another.
pub fn all(document: &Value) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    search(document, "", &mut found);
    let named = document
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    for (name, node) in named.into_iter().flatten() {
        within(
            node,
            &format!("/components/schemas/{}", escape(name)),
            &mut found,
        );
    }
    found
}

/// Looks for `schema` keys outside of schemas.
fn search<'a>(node: &'a Value, at: &str, found: &mut Vec<(String, &'a Value)>) {
    match node {
        Value::Object(map) => {
            for (key, value) in map {
                let at = format!("{at}/{}", escape(key));
                if key == "schema" {
                    within(value, &at, found);
                } else if at != "/components/schemas" && !NOT_SCHEMAS.contains(&key.as_str()) {
                    search(value, &at, found);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                search(item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// A schema and those within it.
fn within<'a>(node: &'a Value, at: &str, found: &mut Vec<(String, &'a Value)>) {
    found.push((at.to_owned(), node));
    for key in ["items", "additionalProperties", "not"] {
        if let Some(inner) = node.get(key).filter(|inner| inner.is_object()) {
            within(inner, &format!("{at}/{key}"), found);
        }
    }
    for key in ["allOf", "oneOf", "anyOf"] {
        let parts = node.get(key).and_then(Value::as_array);
        for (index, part) in parts.into_iter().flatten().enumerate() {
            within(part, &format!("{at}/{key}/{index}"), found);
        }
    }
    let properties = node.get("properties").and_then(Value::as_object);
    for (name, property) in properties.into_iter().flatten() {
        within(
            property,
            &format!("{at}/properties/{}", escape(name)),
            found,
        );
    }
}

/// The places of the schemas that say nothing of what a value is: no type, a list of anything, an object or a map of
/// anything.
pub fn free_form(document: &Value) -> Vec<String> {
    let free = all(document)
        .into_iter()
        .filter(|(_, node)| says_nothing(node));
    free.map(|(at, _)| at).collect()
}

/// Whether a schema, references resolved, takes any value.
pub fn says_nothing(node: &Value) -> bool {
    let says = |key: &str| node.get(key).is_some();
    let others = node.get("additionalProperties");
    if others.is_some_and(|others| *others == Value::Bool(true) || *others == serde_json::json!({}))
    {
        return true;
    }
    match node.get("type").and_then(Value::as_str) {
        Some("object") => ![
            "properties",
            "additionalProperties",
            "allOf",
            "oneOf",
            "anyOf",
        ]
        .into_iter()
        .any(says),
        Some("array") => !says("items"),
        Some(_) => false,
        None => ![
            "$ref",
            "properties",
            "items",
            "enum",
            "allOf",
            "oneOf",
            "anyOf",
        ]
        .into_iter()
        .any(says),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "
paths:
  /a:
    get:
      parameters: [{name: p, schema: {}}]
      responses:
        '200':
          headers: {X: {schema: {type: string}}}
          content: {application/json: {schema: {type: array}, example: {schema: {}}}}
components:
  schemas:
    Free: {description: anything}
    Words: {enum: [a]}
    Thing:
      type: object
      properties:
        a/b: {type: object}
        map: {type: object, additionalProperties: {}}
        closed: {type: object, additionalProperties: false}
        list: {type: array, items: {nullable: true}}
        choice: {oneOf: [{type: string}, {x-am-trim: true}]}
        ref: {$ref: '#/components/schemas/Words'}
";

    #[test]
    fn every_schema_that_says_nothing_is_found_wherever_it_stands() {
        let document = crate::yaml::parse(DOCUMENT).unwrap();
        let mut found = free_form(&document);
        found.sort();
        let thing = "/components/schemas/Thing/properties";
        let wanted = [
            "/components/schemas/Free".to_owned(),
            format!("{thing}/a~1b"),
            format!("{thing}/choice/oneOf/1"),
            format!("{thing}/list/items"),
            format!("{thing}/map"),
            format!("{thing}/map/additionalProperties"),
            "/paths/~1a/get/parameters/0/schema".to_owned(),
            "/paths/~1a/get/responses/200/content/application~1json/schema".to_owned(),
        ];
        assert_eq!(found, wanted);
    }
}
