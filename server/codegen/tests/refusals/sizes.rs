//! How much lists, maps and objects hold.
use super::{Case, accepted, case, refused};

const LABEL: &str = "        label:\n          type: string\n          nullable: true\n";

/// The property `label` with another schema, of which `key` is refused; the whole where that is empty.
fn label(schema: &str, key: &str, says: &'static str) -> Case {
    let slash = if key.is_empty() { "" } else { "/" };
    case(
        LABEL,
        format!("        label: {{{schema}}}\n").leak(),
        format!("/components/schemas/NewPoint/properties/label{slash}{key}").leak(),
        "label",
        says,
    )
}

#[test]
fn sizes_are_counts_in_order_and_stand_where_something_is_counted() {
    refused(&[
        label(
            "type: array, items: {type: string}, minItems: -1",
            "minItems",
            "must not be negative",
        ),
        label(
            "type: array, items: {type: string}, maxItems: 1.5",
            "maxItems",
            "must be an integer",
        ),
        label(
            "type: array, items: {type: string}, minItems: 2, maxItems: 1",
            "",
            "maxItems is below minItems",
        ),
        label(
            "type: array, items: {type: string}, uniqueItems: 1",
            "uniqueItems",
            "must be true or false",
        ),
        label(
            "type: array, items: {type: string, format: binary}, uniqueItems: true",
            "uniqueItems",
            "files are not compared",
        ),
        label(
            "type: object, additionalProperties: {type: string}, minProperties: 2, maxProperties: 1",
            "",
            "maxProperties is below minProperties",
        ),
        label(
            "type: array, items: {type: string}, minProperties: 1",
            "minProperties",
            "`minProperties` is not supported here",
        ),
        label(
            "type: string, minItems: 1",
            "minItems",
            "`minItems` is not supported here",
        ),
        case(
            "      required: [at]\n",
            "      required: [at]\n      maxItems: 1\n",
            "/components/schemas/Spot/maxItems",
            "maxItems",
            "`maxItems` is not supported here",
        ),
    ]);
    accepted(
        "      required: [at]\n",
        "      required: [at]\n      maxProperties: 1\n",
    );
}

#[test]
fn a_default_holds_as_much_as_its_list_may() {
    refused(&[
        label(
            "type: array, items: {type: integer}, minItems: 1, default: []",
            "default",
            "the default holds fewer or more items than the list may",
        ),
        label(
            "type: array, items: {type: integer}, maxItems: 1, default: [1, 2]",
            "default",
            "the default holds fewer or more items than the list may",
        ),
        label(
            "type: array, items: {type: integer}, uniqueItems: true, default: [1, 2, 1]",
            "default",
            "the default holds an item twice",
        ),
        label(
            "type: array, items: {type: string, enum: [a]}, default: [b]",
            "default/0",
            "`b` is no word of the enum",
        ),
    ]);
}

#[test]
fn collected_items_cannot_be_null() {
    let spots = "          items: {$ref: '#/components/schemas/Spot'}\n        free";
    let nullable = "          x-am-collect: rejected\n          items: {nullable: true, allOf: [{$ref: '#/components/schemas/Spot'}]}\n        free";
    refused(&[case(
        spots,
        nullable,
        "/components/schemas/NewPoint/properties/spots",
        "        spots:\n          type: array",
        "x-am-collect is for a list of named objects",
    )]);
}
