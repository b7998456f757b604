//! Schemas, and what their use allows.
use super::{BASE, accepted, case, refused};

const NOTE: &str = "        note:\n          type: string\n";
const LABEL: &str = "        label:\n          type: string\n          nullable: true\n";

#[test]
fn objects_and_enums_stand_by_name() {
    let note = "/components/schemas/Point/properties/note";
    let of_note = |key: &str| -> &'static str { format!("{note}/{key}").leak() };
    refused(&[
        case(
            NOTE,
            "        note:\n          type: object\n",
            of_note("type"),
            "type: object",
            "an object must be a named schema",
        ),
        case(
            NOTE,
            "        note:\n          description: anything\n",
            note,
            "description: anything",
            "`type` is missing",
        ),
        case(
            NOTE,
            "        note: {}\n",
            note,
            "note: {}",
            "`type` is missing",
        ),
        case(
            NOTE,
            "        note:\n          type: 'null'\n",
            of_note("type"),
            "'null'",
            "the type `null` is not supported",
        ),
        case(
            NOTE,
            "        note:\n          type: [string]\n",
            of_note("type"),
            "[string]",
            "must be a text",
        ),
        case(
            NOTE,
            "        note:\n          type: array\n",
            note,
            "type: array",
            "`items` is missing",
        ),
        case(
            NOTE,
            "        note:\n          oneOf: [{type: string}]\n",
            note,
            "oneOf",
            "`type` is missing",
        ),
        case(
            NOTE,
            "        note:\n          allOf: [{$ref: '#/components/schemas/Kind'}, {$ref: '#/components/schemas/Kind'}]\n",
            of_note("allOf"),
            "allOf",
            "allOf is supported around one $ref",
        ),
        case(
            NOTE,
            "        note:\n          allOf: [{type: string}]\n",
            of_note("allOf"),
            "allOf",
            "allOf is supported around one $ref",
        ),
        case(
            "      enum: [near, far]",
            "      maxLength: 5",
            "/components/schemas/Kind",
            "    Kind:\n      type: string",
            "scalars stand inline",
        ),
        case(
            "    Kind:\n      type: string\n",
            "    Kind:\n      type: integer\n",
            "/components/schemas/Kind",
            "type: integer",
            "a named schema is an object, a map, a list, an enum, a oneOf or free-form",
        ),
        case(
            "      description: Any JSON.",
            "      anyOf: [{type: string}]",
            "/components/schemas/Free/anyOf",
            "anyOf",
            "`anyOf` is not supported here",
        ),
        case(
            "      required: [at]\n      properties:\n        at:\n          type: integer\n          format: int64\n",
            "      properties: {}\n",
            "/components/schemas/Spot/properties",
            "properties: {}",
            "an object needs a property",
        ),
        case(
            "      required: [at]",
            "      required: [at, gone]",
            "/components/schemas/Spot",
            "    Spot:\n      type: object",
            "`gone` is required, but is no property",
        ),
        case(
            "    Kind:\n",
            "    Unused:\n      type: string\n      enum: [a]\n    Kind:\n",
            "/components/schemas/Unused",
            "type: string",
            "no operation uses this schema",
        ),
    ]);
}

#[test]
fn an_answer_says_absent_or_null_and_not_both() {
    let note = "/components/schemas/Point/properties/note";
    refused(&[case(
        NOTE,
        "        note:\n          type: string\n          nullable: true\n",
        note,
        "type: string",
        "either required and nullable, or optional and not nullable",
    )]);
    accepted(LABEL, "        label:\n          type: string\n");
}

#[test]
fn a_map_has_values_of_a_type_and_a_named_one_stands_in_answers() {
    let note = "/components/schemas/Point/properties/note";
    let of_note = |key: &str| -> &'static str { format!("{note}/{key}").leak() };
    refused(&[
        case(
            NOTE,
            "        note:\n          type: object\n          additionalProperties: true\n",
            of_note("additionalProperties"),
            "additionalProperties",
            "must be a map",
        ),
        case(
            NOTE,
            "        note:\n          type: object\n          additionalProperties: {type: string}\n          properties: {a: {type: string}}\n",
            of_note("properties"),
            "properties",
            "`properties` is not supported here",
        ),
        case(
            "      required: [at]\n",
            "      additionalProperties: {type: string}\n      required: [at]\n",
            "/components/schemas/Spot/additionalProperties",
            "additionalProperties",
            "`additionalProperties` is not supported here",
        ),
        case(
            "    Free:\n      description: Any JSON.\n",
            "    Free:\n      type: array\n      items: {type: string}\n",
            "/components/schemas/Free",
            "type: array",
            "a named list or map in requests is not supported",
        ),
        case(
            "    Free:\n      description: Any JSON.\n",
            "    Free:\n      type: object\n      additionalProperties: {type: string}\n",
            "/components/schemas/Free",
            "type: object",
            "a named list or map in requests is not supported",
        ),
    ]);
    accepted(NOTE, "        note: {$ref: '#/components/schemas/Free'}\n");
}

#[test]
fn what_a_body_holds_must_be_readable() {
    let kind = "        kind: {$ref: '#/components/schemas/Kind'}";
    refused(&[case(
        kind,
        "        kind: {$ref: '#/components/schemas/Kind'}\n        frame: {$ref: '#/components/schemas/Frame'}",
        "/components/schemas/Frame",
        "    Frame:\n      oneOf:",
        "oneOf in requests is not supported",
    )]);
    let only_kind = BASE.replacen(
        "#/components/schemas/NewPoint",
        "#/components/schemas/PointFrameType",
        1,
    );
    let start = only_kind.find("    Free:").expect("stands in the base");
    let end = only_kind.find("    Point:\n").expect("stands in the base");
    let only_kind = format!("{}{}", &only_kind[..start], &only_kind[end..]).replacen(
        "    Kind:\n      type: string\n      enum: [near, far]\n",
        "",
        1,
    );
    let refusal = codegen::generate(&only_kind).expect_err("an enum is no body");
    assert_eq!(refusal.pointer, "/components/schemas/PointFrameType");
    assert_eq!(
        refusal.message,
        "a request body must be an object or free-form"
    );
}

#[test]
fn a_choice_is_told_apart_by_a_word_that_it_carries() {
    let frame = "/components/schemas/Frame";
    let of_frame = |key: &str| -> &'static str { format!("{frame}/{key}").leak() };
    let open = "`OpenFrame` must require `type`, an enum of the one word `open`";
    refused(&[
        case(
            "      discriminator:\n        propertyName: type\n        mapping:\n          open: '#/components/schemas/OpenFrame'\n          point: '#/components/schemas/PointFrame'\n",
            "",
            frame,
            "oneOf:",
            "`discriminator` is missing",
        ),
        case(
            "        mapping:\n          open: '#/components/schemas/OpenFrame'\n          point: '#/components/schemas/PointFrame'\n",
            "",
            of_frame("discriminator"),
            "propertyName",
            "`mapping` is missing",
        ),
        case(
            "          open: '#/components/schemas/OpenFrame'\n",
            "",
            of_frame("oneOf/0"),
            "oneOf:\n        - {$ref",
            "the discriminator's mapping does not name this choice",
        ),
        case(
            "        - {$ref: '#/components/schemas/OpenFrame'}\n",
            "",
            of_frame("discriminator/mapping/open"),
            "open: '#",
            "`OpenFrame` is no choice of the oneOf",
        ),
        case(
            "        - {$ref: '#/components/schemas/OpenFrame'}\n",
            "        - {$ref: '#/components/schemas/OpenFrame'}\n        - {$ref: '#/components/schemas/OpenFrame'}\n",
            of_frame("oneOf/1"),
            "OpenFrame'}\n        - {$ref",
            "the choice stands twice",
        ),
        case(
            "        - {$ref: '#/components/schemas/OpenFrame'}\n",
            "        - {type: string}\n",
            of_frame("oneOf/0"),
            "{type: string}",
            "each choice of a oneOf must be a $ref",
        ),
        case(
            "          open: '#/components/schemas/OpenFrame'",
            "          open: OpenFrame",
            of_frame("discriminator/mapping/open"),
            "open: OpenFrame",
            "only references into this document",
        ),
        case(
            "          open: '#/components/schemas/OpenFrame'",
            "          self: '#/components/schemas/OpenFrame'",
            of_frame("discriminator/mapping/self"),
            "self:",
            "`self` cannot be the name of a variant",
        ),
        case(
            "          open: '#/components/schemas/OpenFrame'",
            "          opened: '#/components/schemas/OpenFrame'",
            frame,
            "    Frame:\n      oneOf",
            "`OpenFrame` must require `type`, an enum of the one word `opened`",
        ),
        case(
            "      enum: [open]",
            "      enum: [open, shut]",
            frame,
            "    Frame:\n      oneOf",
            open,
        ),
        case(
            "    OpenFrame:\n      type: object\n      required: [type]\n",
            "    OpenFrame:\n      type: object\n",
            frame,
            "    Frame:\n      oneOf",
            open,
        ),
        case(
            "        type: {$ref: '#/components/schemas/OpenFrameType'}",
            "        kind: {$ref: '#/components/schemas/OpenFrameType'}\n        type:\n          type: string",
            frame,
            "    Frame:\n      oneOf",
            open,
        ),
        case(
            "propertyName: type",
            "propertyName: kind",
            frame,
            "    Frame:\n      oneOf",
            "`OpenFrame` must require `kind`",
        ),
    ]);
}

#[test]
fn a_schema_may_hold_itself_in_a_list_of_an_answer_only() {
    accepted(
        NOTE,
        "        note:\n          type: array\n          items: {$ref: '#/components/schemas/Point'}\n",
    );
    refused(&[
        case(
            NOTE,
            "        note: {$ref: '#/components/schemas/Point'}\n",
            "/components/schemas/Point",
            "    Point:\n      type: object",
            "a schema can hold itself in a list or a map only",
        ),
        case(
            LABEL,
            "        label:\n          type: array\n          items: {$ref: '#/components/schemas/NewPoint'}\n",
            "/components/schemas/NewPoint",
            "    NewPoint:\n      type: object",
            "a schema that holds itself is not supported in requests",
        ),
    ]);
}
