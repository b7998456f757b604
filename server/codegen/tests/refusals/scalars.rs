//! Numbers and texts: formats, bounds, lengths, patterns.
use super::{case, refused};

const X: &str = "        x:\n          type: integer\n          format: int64\n";
const LABEL: &str = "        label:\n          type: string\n          nullable: true\n";

#[test]
fn numbers_have_their_one_format_and_bounds_that_hold() {
    let x = "/components/schemas/NewPoint/properties/x";
    let of_x = |key: &str| -> &'static str { format!("{x}/{key}").leak() };
    refused(&[
        case(
            X,
            "        x:\n          type: integer\n",
            x,
            "type: integer",
            "`format` is missing",
        ),
        case(
            X,
            "        x:\n          type: integer\n          format: int16\n",
            of_x("format"),
            "int16",
            "the format of an integer is int32 or int64",
        ),
        case(
            X,
            "        x:\n          type: integer\n          format: int32\n          maximum: 2147483648\n",
            of_x("maximum"),
            "maximum",
            "is no int32",
        ),
        case(
            X,
            "        x:\n          type: number\n          format: float\n",
            of_x("format"),
            "float",
            "the only format of a number is double",
        ),
        case(
            X,
            "        x:\n          type: integer\n          format: int64\n          minimum: 0.5\n",
            of_x("minimum"),
            "minimum",
            "must be an integer",
        ),
        case(
            X,
            "        x:\n          type: integer\n          format: int64\n          maximum: 99999999999999999999\n",
            of_x("maximum"),
            "maximum",
            "must be an integer",
        ),
        case(
            X,
            "        x:\n          type: integer\n          format: int64\n          minimum: 5\n          maximum: 4\n",
            x,
            "type: integer",
            "maximum is below minimum",
        ),
        case(
            X,
            "        x:\n          type: number\n          format: double\n          minimum: .inf\n",
            of_x("minimum"),
            "minimum",
            "must be a number",
        ),
        case(
            X,
            "        x:\n          type: number\n          format: double\n          minimum: .nan\n",
            of_x("minimum"),
            "minimum",
            "must be a number",
        ),
        case(
            X,
            "        x:\n          type: number\n          format: double\n          minimum: 1e400\n",
            of_x("minimum"),
            "minimum",
            "must be a number",
        ),
        case(
            X,
            "        x:\n          type: number\n          format: double\n          exclusiveMinimum: true\n",
            of_x("exclusiveMinimum"),
            "exclusiveMinimum",
            "is not supported here",
        ),
    ]);
}

#[test]
fn texts_have_lengths_and_patterns_that_hold() {
    let label = "/components/schemas/NewPoint/properties/label";
    let of_label = |key: &str| -> &'static str { format!("{label}/{key}").leak() };
    refused(&[
        case(
            LABEL,
            "        label:\n          type: string\n          format: date-time\n",
            of_label("format"),
            "date-time",
            "`format` is not supported here",
        ),
        case(
            LABEL,
            "        label:\n          type: string\n          minLength: -1\n",
            of_label("minLength"),
            "minLength",
            "must not be negative",
        ),
        case(
            LABEL,
            "        label:\n          type: string\n          minLength: 5\n          maxLength: 4\n",
            label,
            "type: string",
            "maxLength is below minLength",
        ),
        case(
            LABEL,
            "        label:\n          type: string\n          pattern: '('\n",
            of_label("pattern"),
            "pattern",
            "not an ECMA 262 pattern",
        ),
    ]);
}
