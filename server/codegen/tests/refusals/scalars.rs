//! Numbers and texts: formats, bounds, lengths, patterns.
use super::{Case, accepted, case, refused};

const X: &str = "        x:\n          type: integer\n          format: int64\n";
const LABEL: &str = "        label:\n          type: string\n          nullable: true\n";

/// The property `x` with another schema, of which `key` is refused; the whole where that is empty.
fn x(schema: &str, key: &str, says: &'static str) -> Case {
    of(X, "x", schema, key, says)
}

fn label(schema: &str, key: &str, says: &'static str) -> Case {
    of(LABEL, "label", schema, key, says)
}

fn of(from: &'static str, name: &str, schema: &str, key: &str, says: &'static str) -> Case {
    let to = format!("        {name}: {{{schema}}}\n");
    let slash = if key.is_empty() { "" } else { "/" };
    let pointer = format!("/components/schemas/NewPoint/properties/{name}{slash}{key}");
    case(
        from,
        to.leak(),
        pointer.leak(),
        format!("        {name}:").leak(),
        says,
    )
}

#[test]
fn integers_have_bounds_that_hold() {
    refused(&[
        x(
            "type: integer, format: uint64",
            "",
            "uint64 is not supported",
        ),
        x(
            "type: integer, format: int32, maximum: 2147483648",
            "maximum",
            "is no int32",
        ),
        x(
            "type: integer, minimum: 0.5",
            "minimum",
            "must be an integer",
        ),
        x(
            "type: integer, maximum: 99999999999999999999",
            "maximum",
            "must be an integer",
        ),
        x(
            "type: integer, minimum: 5, maximum: 4",
            "",
            "maximum is below minimum",
        ),
        x(
            "type: integer, minimum: 5, exclusiveMinimum: true, maximum: 5",
            "",
            "maximum is below minimum",
        ),
        x(
            "type: integer, exclusiveMinimum: 5",
            "exclusiveMinimum",
            "must be true or false",
        ),
        x(
            "type: integer, multipleOf: 0",
            "multipleOf",
            "must be above 0",
        ),
        x(
            "type: integer, multipleOf: 1.5",
            "multipleOf",
            "must be an integer",
        ),
        x("type: integer, enum: []", "enum", "an enum needs a value"),
        x(
            "type: integer, enum: [1, 1]",
            "enum/1",
            "stands twice in the enum",
        ),
        x("type: integer, enum: ['1']", "enum/0", "must be an integer"),
        x(
            "type: integer, enum: [1, 2], maximum: 1",
            "",
            "the enum's 2 is out of the bounds",
        ),
        x(
            "type: integer, pattern: a",
            "pattern",
            "`pattern` is not supported here",
        ),
    ]);
    accepted(X, "        x: {type: integer, format: unix-time}\n");
}

#[test]
fn numbers_have_bounds_that_hold() {
    refused(&[
        x("type: number, minimum: .inf", "minimum", "must be a number"),
        x("type: number, minimum: .nan", "minimum", "must be a number"),
        x(
            "type: number, minimum: 1e400",
            "minimum",
            "must be a number",
        ),
        x(
            "type: number, minimum: 5, maximum: 4.5",
            "",
            "maximum is below minimum",
        ),
        x(
            "type: number, minimum: 5, maximum: 5, exclusiveMaximum: true",
            "",
            "no number is above minimum and below maximum",
        ),
        x(
            "type: number, exclusiveMinimum: true",
            "exclusiveMinimum",
            "says nothing without the bound that it is about",
        ),
        x(
            "type: number, multipleOf: -1",
            "multipleOf",
            "must be above 0",
        ),
        x(
            "type: number, enum: [1.5]",
            "enum",
            "`enum` is not supported here",
        ),
    ]);
}

#[test]
fn texts_have_lengths_and_patterns_that_hold() {
    refused(&[
        label(
            "type: string, minLength: -1",
            "minLength",
            "must not be negative",
        ),
        label(
            "type: string, minLength: 5, maxLength: 4",
            "",
            "maxLength is below minLength",
        ),
        label(
            "type: string, pattern: '('",
            "pattern",
            "not an ECMA 262 pattern",
        ),
        label("type: string, format: [uuid]", "format", "must be a text"),
    ]);
    accepted(LABEL, "        label: {type: string, format: unheard-of}\n");
}
