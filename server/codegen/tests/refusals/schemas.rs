//! Schemas, and what their use allows.
use super::{BASE, accepted, case, refused};

const NOTE: &str = "        note:\n          type: string\n";

#[test]
fn objects_and_enums_stand_by_name() {
    let note = "/components/schemas/Point/properties/note";
    let of_note = |key: &str| -> &'static str { format!("{note}/{key}").leak() };
    refused(&[
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
            "        note:\n          allOf: [{$ref: '#/components/schemas/Kind'}, {$ref: '#/components/schemas/Kind'}]\n",
            of_note("allOf/0"),
            "allOf",
            "a part of allOf must be an object",
        ),
        case(
            NOTE,
            "        note:\n          allOf: [{type: string}]\n",
            of_note("allOf/0"),
            "allOf",
            "a part of allOf must be an object",
        ),
        case(
            "    Kind:\n      type: string\n",
            "    Kind:\n      type: integer\n",
            "/components/schemas/Kind/enum/0",
            "enum: [near",
            "must be an integer",
        ),
        case(
            "    Kind:\n      type: string\n      enum: [near, far]\n",
            "    Kind:\n      type: 'null'\n",
            "/components/schemas/Kind",
            "type: 'null'",
            "a named schema is an object, a map, a list, a scalar, an enum, a choice or free-form",
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
fn a_map_has_values_of_a_type() {
    let note = "/components/schemas/Point/properties/note";
    let of_note = |key: &str| -> &'static str { format!("{note}/{key}").leak() };
    refused(&[
        case(
            NOTE,
            "        note:\n          type: object\n          additionalProperties: {type: string}\n          properties: {a: {type: string}}\n",
            of_note("additionalProperties"),
            "additionalProperties",
            "beside `properties` this is true or false",
        ),
        case(
            NOTE,
            "        note:\n          type: object\n          additionalProperties: false\n",
            of_note("additionalProperties"),
            "additionalProperties",
            "an object that can hold nothing is not supported",
        ),
        case(
            NOTE,
            "        note: {default: 1}\n",
            of_note("default"),
            "default",
            "the default of free-form JSON is not supported",
        ),
        case(
            NOTE,
            "        note: {pattern: a}\n",
            note,
            "note: {pattern",
            "`type` is missing",
        ),
        case(
            "      required: [at]\n",
            "      additionalProperties: {type: string}\n      required: [at]\n",
            "/components/schemas/Spot/additionalProperties",
            "additionalProperties",
            "beside `properties` this is true or false",
        ),
    ]);
    accepted(NOTE, "        note: {$ref: '#/components/schemas/Free'}\n");
    for named in [
        "type: array\n      items: {type: string}",
        "type: object\n      additionalProperties: {type: string}",
    ] {
        accepted(
            "    Free:\n      description: Any JSON.\n",
            &format!("    Free:\n      {named}\n"),
        );
    }
}

#[test]
fn a_scalar_may_have_a_name() {
    accepted("      enum: [near, far]", "      maxLength: 5");
    let kind = "    Kind:\n      type: string\n      enum: [near, far]\n";
    refused(&[
        case(
            kind,
            "    Kind:\n      type: string\n      x-am-trim: true\n",
            "/components/schemas/Kind/x-am-trim",
            "x-am-trim",
            "`x-am-trim` is not supported here",
        ),
        case(
            kind,
            "    Kind:\n      type: string\n      format: binary\n",
            "/components/schemas/Kind",
            "    Kind:\n      type: string",
            "JSON cannot hold bytes",
        ),
    ]);
}

#[test]
fn a_composed_object_is_not_closed() {
    let kind = "    Spot:\n      type: object\n      required: [at]\n";
    refused(&[case(
        kind,
        "    Spot:\n      additionalProperties: false\n      allOf: [{$ref: '#/components/schemas/FieldError'}]\n      type: object\n      required: [at]\n",
        "/components/schemas/Spot/additionalProperties",
        "additionalProperties",
        "beside allOf this would refuse the properties of its parts",
    )]);
}

#[test]
fn what_is_anything_is_no_parameter_and_a_form_sees_only_what_it_knows() {
    accepted(
        "      required: [at]\n",
        "      additionalProperties: false\n      required: [at]\n",
    );
    let closed = BASE
        .replacen("    NewPoint:\n", "    NewPoint:\n      additionalProperties: false\n", 1)
        .replacen("also: [text/plain]", "details: true", 1)
        .replacen(
            "          application/json:\n            schema: {$ref: '#/components/schemas/NewPoint'}",
            "          multipart/form-data:\n            schema: {$ref: '#/components/schemas/NewPoint'}",
            1,
        );
    let refusal = codegen::generate(&closed).expect_err("a form leaves out what it does not know");
    assert!(
        refusal
            .message
            .contains("`additionalProperties: false` is for JSON"),
        "{refusal}"
    );
    refused(&[case(
        "          schema: {type: string}\n",
        "          schema: {}\n",
        "/paths/~1points/get/parameters/1",
        "- name: kind",
        "free-form JSON is no parameter",
    )]);
}

#[test]
fn what_one_side_alone_says_stands_in_schemas_of_that_side_alone() {
    let id = "        id:\n          type: integer\n";
    let x = "        x:\n          type: integer\n";
    let document = accepted(id, &format!("{id}          readOnly: true\n"));
    assert!(document.contains("read_only: true"));
    let document = accepted(x, &format!("{x}          writeOnly: true\n"));
    assert!(document.contains("write_only: true"));
    refused(&[
        case(
            x,
            "        x:\n          type: integer\n          readOnly: true\n",
            "/components/schemas/NewPoint/properties/x/readOnly",
            "readOnly: true",
            "`readOnly` is not supported in a schema that requests hold, too",
        ),
        case(
            id,
            "        id:\n          type: integer\n          writeOnly: true\n",
            "/components/schemas/Point/properties/id/writeOnly",
            "writeOnly: true",
            "`writeOnly` is not supported in a schema that answers hold, too",
        ),
        case(
            id,
            "        id:\n          type: integer\n          readOnly: true\n          writeOnly: true\n",
            "/components/schemas/Point/properties/id",
            "type: integer",
            "readOnly and writeOnly at once",
        ),
    ]);
}
