//! `x-am-*` keys where they mean nothing, or are misspelt, would be silently dead.
use super::{accepted, case, refused};

const LABEL: &str = "        label:\n          type: string\n";
const AT: &str = "        at:\n          type: integer\n          format: int64\n";
const KIND: &str = "        kind: {$ref: '#/components/schemas/Kind'}";
const SPOTS: &str = "          items: {$ref: '#/components/schemas/Spot'}";

fn of_label(key: &str) -> &'static str {
    format!("/components/schemas/NewPoint/properties/label/{key}").leak()
}

#[test]
fn trim_is_for_strings_and_enums() {
    let says = "x-am-trim is for strings and enums";
    refused(&[
        case(
            AT,
            "        at:\n          type: integer\n          format: int64\n          x-am-trim: true\n",
            "/components/schemas/Spot/properties/at",
            "type: integer",
            says,
        ),
        case(
            SPOTS,
            "          items: {$ref: '#/components/schemas/Spot'}\n          x-am-trim: true",
            "/components/schemas/NewPoint/properties/spots",
            "        spots:\n          type: array",
            says,
        ),
        case(
            LABEL,
            "        label:\n          type: string\n          x-am-trim: yes\n",
            of_label("x-am-trim"),
            "x-am-trim",
            "must be true or false",
        ),
    ]);
    accepted(
        LABEL,
        "        label:\n          type: string\n          x-am-trim: true\n",
    );
    accepted(
        KIND,
        "        kind:\n          allOf: [{$ref: '#/components/schemas/Kind'}]\n          x-am-trim: true",
    );
}

#[test]
fn the_order_of_two_errors_is_for_enums() {
    let says = "x-am-on-type-error must be [type] or [type, enum]";
    refused(&[
        case(
            LABEL,
            "        label:\n          type: string\n          x-am-on-type-error: [type, enum]\n",
            "/components/schemas/NewPoint/properties/label",
            "type: string",
            "x-am-on-type-error: [type, enum] is for enums",
        ),
        case(
            LABEL,
            "        label:\n          type: string\n          x-am-on-type-error: [enum, type]\n",
            of_label("x-am-on-type-error"),
            "x-am-on-type-error",
            says,
        ),
        case(
            LABEL,
            "        label:\n          type: string\n          x-am-on-type-error: both\n",
            of_label("x-am-on-type-error"),
            "x-am-on-type-error",
            "must be a list",
        ),
    ]);
}

#[test]
fn items_are_set_aside_in_lists_of_objects_in_requests() {
    let says = "x-am-collect is for a list of named objects";
    refused(&[
        case(
            LABEL,
            "        label:\n          type: string\n          x-am-collect: rejected\n",
            "/components/schemas/NewPoint/properties/label",
            "type: string",
            says,
        ),
        case(
            LABEL,
            "        label:\n          type: array\n          items: {$ref: '#/components/schemas/Kind'}\n          x-am-collect: rejected\n",
            "/components/schemas/NewPoint/properties/label",
            "type: array",
            says,
        ),
        case(
            LABEL,
            "        label:\n          type: array\n          items: {type: string}\n          x-am-collect: rejected\n",
            "/components/schemas/NewPoint/properties/label",
            "type: array",
            says,
        ),
        case(
            SPOTS,
            "          items: {$ref: '#/components/schemas/Spot'}\n          x-am-collect: true",
            "/components/schemas/NewPoint/properties/spots/x-am-collect",
            "x-am-collect",
            "must be a text",
        ),
        case(
            SPOTS,
            "          items: {$ref: '#/components/schemas/Spot'}\n          x-am-collect: wrong",
            "/components/schemas/NewPoint/properties/spots/x-am-collect",
            "x-am-collect",
            "the only x-am-collect is rejected",
        ),
        case(
            "        points:\n          type: array\n",
            "        points:\n          type: array\n          x-am-collect: rejected\n",
            "/components/schemas/PointList/properties/points",
            "type: array",
            "x-am-collect is for requests",
        ),
    ]);
    accepted(
        SPOTS,
        "          items: {$ref: '#/components/schemas/Spot'}\n          x-am-collect: rejected",
    );
}

#[test]
fn formats_are_those_that_the_runtime_reads() {
    refused(&[case(
        LABEL,
        "        label:\n          type: string\n          x-am-format: iso-date\n",
        of_label("x-am-format"),
        "x-am-format",
        "the only x-am-format is js-date",
    )]);
}

#[test]
fn a_body_rule_says_what_can_be_done() {
    let rule = "{also: [text/plain]}";
    let at = |key: &str| -> &'static str {
        format!("/paths/~1points/post/requestBody/x-am-body/{key}").leak()
    };
    let essence = "must be a media type in lower case without parameters, or *+json";
    refused(&[
        case(
            rule,
            "{also: text/plain}",
            at("also"),
            "also",
            "must be a list",
        ),
        case(rule, "{also: [Text/Plain]}", at("also/0"), "also", essence),
        case(
            rule,
            "{also: ['text/plain; charset=utf-8']}",
            at("also/0"),
            "also",
            essence,
        ),
        case(rule, "{also: ['*/*']}", at("also/0"), "also", essence),
        case(rule, "{also: ['']}", at("also/0"), "also", essence),
        case(
            rule,
            "{coerce: 1}",
            at("coerce"),
            "coerce",
            "must be true or false",
        ),
        case(rule, "{error: 5}", at("error"), "error", "must be a text"),
        case(
            rule,
            "{details: none}",
            at("details"),
            "details",
            "must be true or false",
        ),
        case(
            rule,
            "{limit_bytes: 0}",
            at("limit_bytes"),
            "limit_bytes",
            "must be above 0",
        ),
        case(
            rule,
            "{limit_bytes: -1}",
            at("limit_bytes"),
            "limit_bytes",
            "must be above 0",
        ),
        case(
            rule,
            "{limit_bytes: 1k}",
            at("limit_bytes"),
            "limit_bytes",
            "must be an integer",
        ),
    ]);
    accepted(
        rule,
        "{also: [text/plain, '*+json'], coerce: true, details: false, limit_bytes: 64}",
    );
}
