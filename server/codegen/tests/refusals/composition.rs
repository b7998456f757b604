//! `allOf` of several objects, and objects that stand where they are used.
use super::{accepted, case, refused};

const FREE: &str = "      description: Any JSON.";
const NOTE: &str = "        note:\n          type: string\n";
const ALL: &str = "/components/schemas/Free/allOf";

fn of_all(key: &str) -> &'static str {
    format!("{ALL}/{key}").leak()
}

#[test]
fn the_parts_of_an_object_are_objects_that_agree() {
    refused(&[
        case(
            FREE,
            "      allOf: [{$ref: '#/components/schemas/Spot'}, {$ref: '#/components/schemas/Kind'}]",
            of_all("1"),
            "allOf",
            "a part of allOf must be an object",
        ),
        case(
            FREE,
            "      allOf: [{$ref: '#/components/schemas/Spot'}, {description: anything}]",
            of_all("1"),
            "allOf",
            "a part of allOf must be an object",
        ),
        case(
            FREE,
            "      allOf:\n        - {$ref: '#/components/schemas/Spot'}\n        - {$ref: '#/components/schemas/Free'}",
            of_all("1"),
            "- {$ref: '#/components/schemas/Free'}",
            "allOf leads from `Free` back to it",
        ),
        case(
            FREE,
            "      allOf:\n        - {$ref: '#/components/schemas/Spot'}\n        - properties: {at: {type: string}}",
            of_all("1/properties/at"),
            "properties: {at",
            "`at` is said in another way at /components/schemas/Spot/properties/at",
        ),
        case(
            FREE,
            "      allOf:\n        - {$ref: '#/components/schemas/Spot'}\n        - properties: {At: {type: string}}",
            of_all("1/properties/At"),
            "properties: {At",
            "two properties would be the field `at`",
        ),
        case(
            FREE,
            "      allOf:\n        - {$ref: '#/components/schemas/Spot'}\n        - required: [gone]",
            of_all("1/required/0"),
            "required: [gone",
            "`gone` is required, but is no property",
        ),
        case(
            FREE,
            "      allOf:\n        - {$ref: '#/components/schemas/Spot'}\n        - {$ref: '#/components/schemas/Frame'}",
            of_all("1"),
            "- {$ref: '#/components/schemas/Frame'}",
            "a part of allOf must be an object",
        ),
        case(
            FREE,
            "      allOf: [{$ref: '#/components/schemas/Spot'}, {type: object, properties: {a: {type: string}}, not: {}}]",
            of_all("1/not"),
            "allOf",
            "`not` is not supported here",
        ),
        case(
            FREE,
            "      allOf: [{$ref: '#/components/schemas/Sized'}]\n    Sized:\n      type: object\n      maxProperties: 1\n      properties: {a: {type: string}}",
            of_all("0"),
            "allOf",
            "`maxProperties` in a part of allOf is not supported",
        ),
    ]);
    accepted(
        FREE,
        "      required: [at]\n      allOf: [{$ref: '#/components/schemas/Spot'}, {properties: {at: {type: integer, format: int64}}}]",
    );
}

#[test]
fn titles_are_texts_wherever_a_schema_stands() {
    refused(&[
        case(
            FREE,
            "      title: 5",
            "/components/schemas/Free/title",
            "title: 5",
            "must be a text",
        ),
        case(
            NOTE,
            "        note: {type: string, title: [Note]}\n",
            "/components/schemas/Point/properties/note/title",
            "note: {",
            "must be a text",
        ),
        case(
            FREE,
            "      allOf: [{$ref: '#/components/schemas/Spot'}, {title: {}, required: [at]}]",
            of_all("1/title"),
            "allOf",
            "must be a text",
        ),
    ]);
    accepted(
        NOTE,
        "        note: {type: string, title: Note, xml: {name: n}}\n",
    );
}

#[test]
fn what_gets_a_name_by_its_place_must_not_take_anothers() {
    refused(&[case(
        NOTE,
        "        list:\n          type: object\n          properties: {a: {type: string}}\n",
        "/components/schemas/Point/properties/list",
        "list:\n          type: object",
        "would be the Rust type `PointList`, which is taken",
    )]);
    accepted(
        NOTE,
        "        note:\n          type: object\n          properties: {a: {properties: {b: {type: string}}}}\n",
    );
}
