//! YAML files as JSON values, so that the contract, the gaps and the scenarios are read one way.
//! Promises: keys keep their text, numbers their kind; anything JSON cannot say is an error.

use std::path::Path;

use anyhow::{Context, Result, bail};
use saphyr::{LoadableYamlNode, Scalar, Yaml};
use serde_json::{Map, Number, Value};

/// Reads the only document of a YAML file.
pub fn load(path: &Path) -> Result<Value> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    parse(&text).with_context(|| format!("in {}", path.display()))
}

/// Parses the only document of a YAML text.
pub fn parse(text: &str) -> Result<Value> {
    let documents = Yaml::load_from_str(text)?;
    match documents.as_slice() {
        [document] => to_json(document),
        other => bail!("one YAML document was expected, not {}", other.len()),
    }
}

fn to_json(node: &Yaml<'_>) -> Result<Value> {
    Ok(match node {
        Yaml::Value(scalar) => scalar_to_json(scalar)?,
        Yaml::Sequence(items) => Value::Array(items.iter().map(to_json).collect::<Result<_>>()?),
        Yaml::Mapping(entries) => {
            let mut map = Map::new();
            for (key, value) in entries {
                map.insert(key_text(key)?, to_json(value)?);
            }
            Value::Object(map)
        }
        other => bail!("YAML that JSON cannot say: {other:?}"),
    })
}

fn scalar_to_json(scalar: &Scalar<'_>) -> Result<Value> {
    Ok(match scalar {
        Scalar::Null => Value::Null,
        Scalar::Boolean(flag) => Value::Bool(*flag),
        Scalar::Integer(number) => Value::from(*number),
        Scalar::FloatingPoint(number) => Number::from_f64(number.into_inner())
            .map(Value::Number)
            .context("a number that is not finite")?,
        Scalar::String(text) => Value::String(text.to_string()),
    })
}

fn key_text(key: &Yaml<'_>) -> Result<String> {
    match key {
        Yaml::Value(Scalar::String(text)) => Ok(text.to_string()),
        Yaml::Value(Scalar::Integer(number)) => Ok(number.to_string()),
        other => bail!("a key must be text: {other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn yaml_becomes_the_json_it_means() {
        let value = parse("a: [1, 1.5, 'x', null, true]\n'201': {b: \"\\u00a0\"}\n").unwrap();
        assert_eq!(
            value,
            json!({"a": [1, 1.5, "x", null, true], "201": {"b": "\u{a0}"}})
        );
    }

    #[test]
    fn a_key_that_stands_twice_is_refused() {
        assert!(parse("a: 1\na: 2\n").is_err());
    }
}
