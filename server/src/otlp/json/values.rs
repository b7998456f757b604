//! Attributes and their values, in JSON.

use super::raw::Raw;
use crate::otlp::malformed::Malformed;
use crate::otlp::value::{Attributes, Value};

const VALUE: &str = "must be a list of keys with values";

/// The attributes of a record, a data point or a resource.
pub(super) fn attributes(raw: Option<Raw<'_>>) -> Result<Attributes, Malformed> {
    let Some(raw) = raw else {
        return Ok(Attributes::default());
    };
    let elements = raw
        .elements()
        .ok_or_else(|| Malformed::new("/attributes", VALUE))?;
    let mut all = Vec::with_capacity(elements.len());
    for (index, element) in elements.into_iter().enumerate() {
        if element.is_null() {
            return Err(Malformed::new(
                format!("/attributes/{index}"),
                "must be a key with a value",
            ));
        }
        all.extend(entry(element));
    }
    Ok(Attributes(all))
}

/// A key with its value; none without a key.
fn entry(raw: Raw<'_>) -> Option<(String, Value)> {
    let [key, value] = raw.fields(["key", "value"]);
    Some((key?.text()?, value.map_or(Value::Broken, any_value)))
}

/// The kinds of a value in the order in which they are looked for.
pub(super) fn any_value(raw: Raw<'_>) -> Value {
    let [text, integer, double, boolean, map, list] = raw.fields([
        "stringValue",
        "intValue",
        "doubleValue",
        "boolValue",
        "kvlistValue",
        "arrayValue",
    ]);
    let value = if let Some(text) = text {
        text.text_or_number().map(Value::Text)
    } else if let Some(integer) = integer {
        self::integer(integer)
    } else if let Some(double) = double {
        self::double(double).map(Value::Double)
    } else if let Some(boolean) = boolean {
        boolean.boolean().map(Value::Bool)
    } else if let Some(map) = map {
        entries(map).map(Value::Map)
    } else if let Some(list) = list {
        values(list).map(|all| Value::List(all.into_iter().map(any_value).collect()))
    } else {
        Some(Value::Empty)
    };
    value.unwrap_or(Value::Broken)
}

/// Digits as text, as the encoding has it, or a number.
pub(super) fn integer(raw: Raw<'_>) -> Option<Value> {
    let number = raw.number().map(|number| Value::Double(number.trunc()));
    number.or_else(|| raw.text().map(Value::Integer))
}

/// A number, or one of protobuf's words for what JSON has no number for.
fn double(raw: Raw<'_>) -> Option<f64> {
    raw.number().or_else(|| raw.text()?.parse().ok())
}

fn entries(raw: Raw<'_>) -> Option<Vec<(String, Value)>> {
    Some(values(raw)?.into_iter().filter_map(entry).collect())
}

fn values(raw: Raw<'_>) -> Option<Vec<Raw<'_>>> {
    if !raw.is_object() {
        return None;
    }
    let [values] = raw.fields(["values"]);
    values.map_or(Some(Vec::new()), Raw::elements)
}
