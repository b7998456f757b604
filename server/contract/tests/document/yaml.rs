//! YAML as JSON. Not by the generator's own reader: what that overlooks must be noticed here.
use saphyr::{LoadableYamlNode, Scalar, Yaml};
use serde_json::{Value, json};

pub fn json(yaml: &str) -> Value {
    let documents = Yaml::load_from_str(yaml).expect("the contract is YAML");
    value(&documents[0])
}

fn value(yaml: &Yaml<'_>) -> Value {
    match yaml {
        Yaml::Value(Scalar::Null) => Value::Null,
        Yaml::Value(Scalar::Boolean(value)) => json!(value),
        Yaml::Value(Scalar::Integer(value)) => json!(value),
        Yaml::Value(Scalar::FloatingPoint(value)) => json!(value.into_inner()),
        Yaml::Value(Scalar::String(value)) => json!(value),
        Yaml::Sequence(items) => items.iter().map(value).collect(),
        Yaml::Mapping(entries) => entries
            .iter()
            .map(|(key, inner)| match value(key) {
                Value::String(key) => (key, value(inner)),
                key => (key.to_string(), value(inner)),
            })
            .collect(),
        other => panic!("not plain YAML: {other:?}"),
    }
}
