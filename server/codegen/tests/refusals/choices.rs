//! `oneOf` and `anyOf`, and schemas that hold themselves.
use super::{accepted, case, refused};

const NOTE: &str = "        note:\n          type: string\n";
const LABEL: &str = "        label:\n          type: string\n          nullable: true\n";
const FREE: &str = "      description: Any JSON.";
const FRAME: &str = "/components/schemas/Frame";
const FRAME_LINE: &str = "    Frame:\n      oneOf";
const OPEN: &str = "        - {$ref: '#/components/schemas/OpenFrame'}\n";
const OPEN_WORD: &str = "          open: '#/components/schemas/OpenFrame'";
const MAPPING: &str = "        mapping:\n          open: '#/components/schemas/OpenFrame'\n          point: '#/components/schemas/PointFrame'\n";

fn of_frame(key: &str) -> &'static str {
    format!("{FRAME}/{key}").leak()
}

#[test]
fn a_choice_is_told_apart_by_a_word_that_it_carries() {
    let open = "`OpenFrame` must require `type`, an enum of the one word `open` or any string";
    refused(&[
        case(
            MAPPING,
            "",
            FRAME,
            FRAME_LINE,
            "`OpenFrame` must require `type`, an enum of the one word `OpenFrame`",
        ),
        case(
            "          open: '#/components/schemas/OpenFrame'",
            "          opened: '#/components/schemas/OpenFrame'",
            FRAME,
            FRAME_LINE,
            "`OpenFrame` must require `type`, an enum of the one word `opened`",
        ),
        case(
            "      enum: [open]",
            "      enum: [open, shut]",
            FRAME,
            FRAME_LINE,
            open,
        ),
        case(
            "    OpenFrame:\n      type: object\n      required: [type]\n",
            "    OpenFrame:\n      type: object\n",
            FRAME,
            FRAME_LINE,
            open,
        ),
        case(
            "        type: {$ref: '#/components/schemas/OpenFrameType'}",
            "        kind: {$ref: '#/components/schemas/OpenFrameType'}\n        type: {type: string, maxLength: 5}",
            FRAME,
            FRAME_LINE,
            open,
        ),
        case(
            "propertyName: type",
            "propertyName: kind",
            FRAME,
            FRAME_LINE,
            "`OpenFrame` must require `kind`",
        ),
        case(
            OPEN_WORD,
            "          open: '#/components/schemas/OpenFrame'\n          ajar: '#/components/schemas/OpenFrame'",
            FRAME,
            FRAME_LINE,
            "an enum of the words `open`, `ajar` or any string",
        ),
    ]);
    accepted(OPEN_WORD, "          open: OpenFrame");
    accepted(
        "        type: {$ref: '#/components/schemas/OpenFrameType'}",
        "        kind: {$ref: '#/components/schemas/OpenFrameType'}\n        type: {type: string}",
    );
}

#[test]
fn a_mapping_leads_to_the_choices() {
    refused(&[
        case(
            OPEN,
            "",
            of_frame("discriminator/mapping/open"),
            "open: '#",
            "`OpenFrame` is no choice of the oneOf",
        ),
        case(
            OPEN_WORD,
            "          open: Opening",
            of_frame("discriminator/mapping/open"),
            "open: Opening",
            "no schema has this name",
        ),
        case(
            OPEN_WORD,
            "          open: 'other.yaml#/OpenFrame'",
            of_frame("discriminator/mapping/open"),
            "open: 'other",
            "only references into this document",
        ),
        case(
            OPEN_WORD,
            "          self: '#/components/schemas/OpenFrame'",
            of_frame("oneOf/0"),
            "oneOf:\n        - {$ref",
            "`self` cannot be the name of a variant",
        ),
        case(
            OPEN_WORD,
            "          PointFrame: '#/components/schemas/OpenFrame'\n          point: '#/components/schemas/PointFrame'\n          OpenFrame: '#/components/schemas/PointFrame'\n          other: '#/components/schemas/OpenFrame'",
            of_frame("discriminator/mapping/point"),
            "PointFrame'\n          OpenFrame: '#/components/schemas/PointFrame'\n          other: '#/components/schemas/OpenFrame'\n          point",
            "the key `point` stands twice",
        ),
        case(
            MAPPING,
            "        mapping:\n          PointFrame: '#/components/schemas/OpenFrame'\n",
            of_frame("oneOf/1"),
            "OpenFrame'}\n        - {$ref",
            "two words would be the variant `PointFrame`",
        ),
    ]);
}

#[test]
fn choices_are_several_and_different() {
    refused(&[
        case(
            OPEN,
            "        - {$ref: '#/components/schemas/OpenFrame'}\n        - {$ref: '#/components/schemas/OpenFrame'}\n",
            of_frame("oneOf/1"),
            "OpenFrame'}\n        - {$ref",
            "the choice stands twice",
        ),
        case(
            NOTE,
            "        note:\n          oneOf:\n            - {type: object, properties: {a: {type: string}}}\n            - {type: object, properties: {a: {type: string}}}\n",
            "/components/schemas/Point/properties/note/oneOf/1",
            "{a: {type: string}}}\n            - {type: object",
            "the choice stands twice",
        ),
        case(
            OPEN,
            "        - {$ref: '#/components/schemas/OpenFrame'}\n        - {type: string}\n",
            of_frame("oneOf/1"),
            "- {type: string}",
            "beside a discriminator, each choice must be a $ref",
        ),
        case(
            FREE,
            "      oneOf: []",
            "/components/schemas/Free/oneOf",
            "oneOf: []",
            "there must be a choice",
        ),
        case(
            FREE,
            "      oneOf: [{type: string}, {type: string, maxLength: 3}]",
            "/components/schemas/Free/oneOf/1",
            "maxLength: 3",
            "two words would be the variant `Text`",
        ),
        case(
            FREE,
            "      anyOf: [{type: string, nullable: true}]",
            "/components/schemas/Free/anyOf/0",
            "anyOf",
            "a choice cannot be nullable",
        ),
        case(
            FREE,
            "      oneOf: [{type: string}]\n      anyOf: [{type: string}]",
            "/components/schemas/Free/anyOf",
            "anyOf",
            "oneOf and anyOf cannot stand together",
        ),
        case(
            FREE,
            "      type: string\n      oneOf: [{type: string}]",
            "/components/schemas/Free/type",
            "    Free:\n      type: string",
            "the only type is object",
        ),
        case(
            FREE,
            "      type: object\n      oneOf: [{type: string}]",
            "/components/schemas/Free",
            "    Free:\n      type: object",
            "`Text` is no object",
        ),
        case(
            FREE,
            "      oneOf: [{$ref: '#/components/schemas/Kind'}]\n      discriminator: {propertyName: a}",
            "/components/schemas/Free",
            "    Free:\n      oneOf",
            "`Kind` is no object; a discriminator tells objects apart",
        ),
        case(
            FREE,
            "      oneOf: [{$ref: '#/components/schemas/Free'}, {type: string}]",
            "/components/schemas/Free",
            "    Free:\n      oneOf",
            "a oneOf cannot be one of its own choices",
        ),
    ]);
}

#[test]
fn a_schema_may_hold_itself_where_that_can_end() {
    let point = "    Point:\n      type: object";
    refused(&[
        case(
            "      required: [id]\n      properties:\n",
            "      required: [id, twin]\n      properties:\n        twin: {$ref: '#/components/schemas/Point'}\n",
            "/components/schemas/Point",
            point,
            "a value of it would hold another without end",
        ),
        case(
            FREE,
            "      oneOf: [{$ref: '#/components/schemas/Free'}]",
            "/components/schemas/Free",
            "    Free:\n      oneOf",
            "a value of it would hold another without end",
        ),
    ]);
    accepted(NOTE, "        note: {$ref: '#/components/schemas/Point'}\n");
    accepted(
        LABEL,
        "        label:\n          type: array\n          items: {$ref: '#/components/schemas/NewPoint'}\n",
    );
}

#[test]
fn references_that_lead_in_a_circle_are_not_followed() {
    refused(&[case(
        "    InternalServerError:\n      description: Failed.\n      content:\n        application/json:\n          schema: {$ref: '#/components/schemas/Error'}\n",
        "    InternalServerError: {$ref: '#/components/responses/InternalServerError'}\n",
        "/components/responses/InternalServerError",
        "    InternalServerError: {$ref",
        "`description` is missing",
    )]);
}
