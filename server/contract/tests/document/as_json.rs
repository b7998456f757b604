//! `openapi.json` says what `openapi.yaml` says, in the same order, and it is JSON for a reader that knows no YAML.
use agentmonitor_contract::{OPENAPI_JSON, OPENAPI_YAML};
use saphyr::{LoadableYamlNode, Yaml};

/// Every value with its JSON pointer, in the order of the text.
fn leaves(text: &str) -> Vec<(String, String)> {
    let documents = Yaml::load_from_str(text).expect("it is YAML");
    let mut found = Vec::new();
    walk(&documents[0], String::new(), &mut found);
    found
}

fn walk(node: &Yaml<'_>, pointer: String, found: &mut Vec<(String, String)>) {
    match node {
        Yaml::Mapping(entries) => {
            for (key, inner) in entries {
                let key = key.as_str().expect("the contract quotes its numeric keys");
                walk(inner, format!("{pointer}/{key}"), found);
            }
        }
        Yaml::Sequence(items) => {
            for (index, inner) in items.iter().enumerate() {
                walk(inner, format!("{pointer}/{index}"), found);
            }
        }
        scalar => found.push((pointer, format!("{scalar:?}"))),
    }
}

#[test]
fn the_json_holds_each_value_of_the_yaml_in_its_order() {
    let (json, yaml) = (leaves(OPENAPI_JSON), leaves(OPENAPI_YAML));
    assert!(yaml.len() > 500, "{} values", yaml.len());
    for (json, yaml) in json.iter().zip(&yaml) {
        assert_eq!(json, yaml);
    }
    assert_eq!(json.len(), yaml.len());
}

#[test]
fn the_json_is_json() {
    let document: serde_json::Value = serde_json::from_str(OPENAPI_JSON).expect("it is JSON");
    assert_eq!(document["openapi"], "3.0.3");
    assert!(OPENAPI_JSON.ends_with("}\n"));
}

#[test]
fn the_largest_integers_keep_their_last_digit() {
    assert!(OPENAPI_JSON.contains(": 9007199254740991"));
}
