//! The schema `Error` must hold what the framework's refusals say.
use super::{BASE, case, refused};

const ERROR: &str =
    "      required: [error]\n      properties:\n        error:\n          type: string\n";
const DETAILS: &str = "        details:\n          type: array\n          items: {$ref: '#/components/schemas/FieldError'}\n";

fn of_error(property: &str) -> &'static str {
    format!("/components/schemas/Error/properties/{property}").leak()
}

#[test]
fn the_error_must_be_there() {
    let spec = BASE.replace("schemas/Error'", "schemas/Point'");
    let refusal = codegen::generate(&spec).expect_err("errors carry points");
    assert_eq!(
        refusal.message,
        "every 4xx and 5xx carries the schema Error"
    );
}

#[test]
fn the_error_must_hold_a_sentence_a_hint_and_details() {
    let error = "/components/schemas/Error";
    let required = "must be a plain string, required and not nullable";
    let optional = "must be a plain string, optional and not nullable";
    refused(&[
        case(
            ERROR,
            "      properties:\n        error:\n          type: string\n",
            of_error("error"),
            "error:\n          type",
            required,
        ),
        case(
            ERROR,
            "      required: [error]\n      properties:\n        error:\n          type: string\n          nullable: true\n",
            of_error("error"),
            "error:\n          type",
            required,
        ),
        case(
            ERROR,
            "      required: [error]\n      properties:\n        error:\n          type: string\n          maxLength: 10\n",
            of_error("error"),
            "error:\n          type",
            required,
        ),
        case(
            ERROR,
            "      required: [error]\n      properties:\n        error:\n          type: integer\n          format: int64\n",
            of_error("error"),
            "error:\n          type",
            required,
        ),
        case(
            ERROR,
            "      required: [message]\n      properties:\n        message:\n          type: string\n",
            error,
            "    Error:\n      type",
            "the framework's refusals carry `error`; the property is missing",
        ),
        case(
            ERROR,
            "      required: [error, code]\n      properties:\n        code:\n          type: string\n        error:\n          type: string\n",
            of_error("code"),
            "code:\n          type",
            "must be optional: the framework's refusals do not carry it",
        ),
        case(
            "        hint:\n          type: string\n",
            "",
            error,
            "    Error:\n      type",
            "the framework's refusals carry `hint`; the property is missing",
        ),
        case(
            "        hint:\n          type: string\n",
            "        hint:\n          type: boolean\n",
            of_error("hint"),
            "hint:\n          type",
            optional,
        ),
        case(
            ERROR,
            "      required: [error, hint]\n      properties:\n        error:\n          type: string\n",
            of_error("hint"),
            "hint:\n          type",
            optional,
        ),
        case(
            "    Error:\n      type: object\n",
            "    Error:\n      type: string\n",
            error,
            "    Error:\n      type",
            "scalars stand inline",
        ),
    ]);
}

#[test]
fn the_details_must_be_a_list_of_fields_and_messages() {
    let object = "must be an object with `field` and `message`";
    refused(&[
        case(
            DETAILS,
            "        details: {$ref: '#/components/schemas/FieldError'}\n",
            of_error("details"),
            "details:",
            "must be an optional list, not nullable",
        ),
        case(
            DETAILS,
            "        details:\n          type: array\n          items: {type: string}\n",
            of_error("details/items"),
            "items:",
            object,
        ),
        case(
            DETAILS,
            "        details:\n          type: array\n          items: {$ref: '#/components/schemas/Kind'}\n",
            of_error("details/items"),
            "items:",
            object,
        ),
        case(
            "      required: [field, message]\n",
            "      required: [field]\n",
            "/components/schemas/FieldError/properties/message",
            "message:\n          type",
            "must be a plain string, required",
        ),
        case(
            "      required: [field, message]\n      properties:\n",
            "      required: [field, message, code]\n      properties:\n        code:\n          type: string\n",
            "/components/schemas/FieldError/properties/code",
            "code:\n          type",
            "must be optional",
        ),
        case(
            "        message:\n          type: string\n",
            "        message:\n          type: array\n          items: {type: string}\n",
            "/components/schemas/FieldError/properties/message",
            "message:\n          type",
            "must be a plain string, required",
        ),
    ]);
}
