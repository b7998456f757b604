//! Defaults: each is a value of its schema, and stands where it can act.
use super::{Case, accepted, case, refused};

const LABEL: &str = "        label:\n          type: string\n          nullable: true\n";
const POINTER: &str = "/components/schemas/NewPoint/properties/label/default";

/// The property `label` with another schema.
fn label(schema: &'static str, says: &'static str) -> Case {
    case(LABEL, schema, POINTER, "label", says)
}

#[test]
fn a_default_is_a_value_of_its_schema() {
    refused(&[
        label(
            "        label: {type: string, default: 5}\n",
            "must be a text",
        ),
        label(
            "        label: {type: string, default: null}\n",
            "the default is null, which is not nullable here",
        ),
        label(
            "        label: {type: string, minLength: 2, default: a}\n",
            "the default is shorter or longer than the string may be",
        ),
        label(
            "        label: {type: string, maxLength: 1, default: ab}\n",
            "the default is shorter or longer than the string may be",
        ),
        label(
            "        label: {type: string, pattern: '^a$', default: b}\n",
            "the default does not match the pattern ^a$",
        ),
        label(
            "        label: {type: string, format: uuid, default: '1'}\n",
            "the default must be a UUID",
        ),
        case(
            LABEL,
            "        label: {type: array, items: {type: string, format: date}, default: ['2026-02-30']}\n",
            "/components/schemas/NewPoint/properties/label/default/0",
            "label",
            "the default must be a date such as 2026-01-31",
        ),
        label(
            "        label: {type: string, x-am-format: js-date, default: '2026'}\n",
            "a string of an x-am-format cannot have a default",
        ),
        label(
            "        label: {type: boolean, default: 'true'}\n",
            "must be true or false",
        ),
        label(
            "        label: {type: integer, format: int64, default: 1.5}\n",
            "must be an integer",
        ),
        label(
            "        label: {type: integer, format: int32, default: 2147483648}\n",
            "is no int32",
        ),
        label(
            "        label: {type: integer, format: int64, maximum: 4, default: 5}\n",
            "the default is out of the bounds",
        ),
        label(
            "        label: {type: number, format: double, minimum: 1, default: 0.5}\n",
            "the default is out of the bounds",
        ),
        label(
            "        label: {default: nearby, allOf: [{$ref: '#/components/schemas/Kind'}]}\n",
            "`nearby` is no word of the enum",
        ),
        label(
            "        label: {default: {}, allOf: [{$ref: '#/components/schemas/Spot'}]}\n",
            "of the named schemas, a scalar or an enum can have a default only",
        ),
        label(
            "        label: {type: object, additionalProperties: {type: string}, default: {}}\n",
            "the default of an object is not supported",
        ),
    ]);
}

#[test]
fn a_default_stands_where_something_can_be_absent() {
    const X: &str = "        x:\n          type: integer\n          format: int64\n";
    const ID: &str = "        id:\n          type: integer\n          format: int64\n";
    refused(&[
        case(
            X,
            "        x: {type: integer, format: int64, default: 1}\n",
            "/components/schemas/NewPoint/properties/x/default",
            "x",
            "a required property is never absent",
        ),
        case(
            LABEL,
            "        label: {type: array, items: {type: string, default: a}}\n",
            "/components/schemas/NewPoint/properties/label/items",
            "label",
            "nothing would use its default",
        ),
        label(
            "        label: {type: string, nullable: true, x-am-trim: true, default: a}\n",
            "say a default or nullable, not both",
        ),
    ]);
    accepted(
        ID,
        "        id: {type: integer, format: int64, default: 1}\n",
    );
}
