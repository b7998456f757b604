//! The schema `Error` must hold what the framework's refusals say.
use super::{BASE, case, refused};

const ERROR: &str =
    "      required: [error]\n      properties:\n        error:\n          type: string\n";
const DETAILS: &str = "        details:\n          type: array\n          items: {$ref: '#/components/schemas/FieldError'}\n";

fn of_error(property: &str) -> &'static str {
    format!("/components/schemas/Error/properties/{property}").leak()
}

/// What the framework's refusals would look like, as the generated code says it.
fn shape(from: &str, to: &str) -> String {
    let spec = BASE.replacen(from, to, 1);
    assert_ne!(spec, BASE, "{from:?}");
    let generation = codegen::draft(&spec).expect("is supported");
    let files = generation.files.into_iter();
    let module = files.filter(|file| file.path.ends_with("mod.rs"));
    module.map(|file| file.text).collect()
}

#[test]
fn the_frameworks_refusals_take_the_shape_of_the_error() {
    assert!(!shape("title: Points", "title: Dots").contains("ERRORS"));
    let named = |properties: &str, required: &str| {
        let required = format!("required: [{required}]");
        let to = ERROR.replace("required: [error]", &required);
        shape(
            ERROR,
            &to.replace("        error:\n          type: string\n", properties),
        )
    };
    let text = |name: &str| format!("        {name}: {{type: string}}\n");
    let code = named(
        &(text("message") + "        code: {type: integer, format: int32}\n"),
        "code, message",
    );
    assert!(code.contains(r#"message: "message""#), "{code}");
    assert!(code.contains(r#"status: Some("code")"#), "{code}");
    assert!(code.contains(r#"details: Some("details")"#), "{code}");
    let code = named(&(text("error") + &text("message")), "error, message");
    assert!(code.contains(r#"message: "message""#), "{code}");
    assert!(code.contains(r#"reason: Some("error")"#), "{code}");
    let code = named(&text("problem"), "problem");
    assert!(code.contains(r#"message: "problem""#), "{code}");
}

#[test]
fn what_leaves_no_room_for_the_frameworks_refusals_is_told() {
    let error = "/components/schemas/Error";
    let line = "    Error:\n      type";
    let undeclared = "the framework's own refusals will say {error, details, hint}, which is not declared: no required property is a plain string";
    let other = |to: &'static str| case(ERROR, to, error, line, undeclared);
    refused(&[
        other("      properties:\n        error:\n          type: string\n"),
        other(
            "      required: [error]\n      properties:\n        error:\n          type: string\n          nullable: true\n",
        ),
        other(
            "      required: [error]\n      properties:\n        error:\n          type: string\n          maxLength: 10\n",
        ),
        case(
            ERROR,
            "      required: [error, at]\n      properties:\n        at:\n          type: string\n        error:\n          type: string\n",
            of_error("at"),
            "at:\n          type",
            "nothing is known to say in the required property `at`",
        ),
        case(
            "        hint:\n          type: string\n",
            "",
            error,
            line,
            "the framework's refusals say in the sentence what would stand in `hint`, an optional string",
        ),
        case(
            "      description: Failed.\n      content:\n        application/json:\n          schema: {$ref: '#/components/schemas/Error'}",
            "      description: Failed.\n      content:\n        application/json:\n          schema: {$ref: '#/components/schemas/Point'}",
            "/components/schemas",
            "Kind:",
            "which is not declared: errors have several schemas",
        ),
    ]);
}

#[test]
fn details_are_a_list_of_fields_and_messages() {
    let error = "/components/schemas/Error";
    let line = "    Error:\n      type";
    let says = "the framework's refusals say in the sentence what would stand in `details`";
    let other = |from, to| case(from, to, error, line, says);
    refused(&[
        other(
            DETAILS,
            "        details: {$ref: '#/components/schemas/FieldError'}\n",
        ),
        other(
            DETAILS,
            "        details:\n          type: array\n          items: {type: string}\n",
        ),
        other(
            DETAILS,
            "        details:\n          type: array\n          items: {$ref: '#/components/schemas/Kind'}\n",
        ),
        other(
            "      required: [field, message]\n",
            "      required: [field]\n",
        ),
        other(
            "      required: [field, message]\n      properties:\n",
            "      required: [field, message, code]\n      properties:\n        code:\n          type: string\n",
        ),
        other(
            "        message:\n          type: string\n",
            "        message:\n          type: array\n          items: {type: string}\n",
        ),
    ]);
}
