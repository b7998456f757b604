//! Documents that are broken, or made to break the generator: a sentence with a place, and never a panic.
use std::panic;

use super::strict;

const SMALL: &str = "openapi: 3.0.3\ninfo: {title: t, version: v}\npaths:\n  /a:\n    get:\n      responses:\n        '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}\n        default: {description: e}\ncomponents:\n  schemas:\n    A: {type: object, required: [n], properties: {n: {type: string, enum: [x, y]}, a: {type: array, items: {$ref: '#/components/schemas/A'}}}}\n";

/// Nothing but the answer's being there is asked for.
#[track_caller]
fn is_answered(spec: &str) {
    let answer = panic::catch_unwind(|| codegen::survey(spec).map(|survey| survey.generate));
    assert!(answer.is_ok(), "the generator panics over {spec:?}");
}

#[test]
fn the_small_document_is_supported() {
    let survey = codegen::survey(SMALL).expect("is a document");
    assert_eq!(survey.to_string(), "1 of 1 operations generate");
}

#[test]
fn every_prefix_of_a_document_is_answered() {
    for end in 0..SMALL.len() {
        is_answered(&SMALL[..end]);
    }
}

#[test]
fn every_change_of_one_byte_is_answered() {
    for at in 0..SMALL.len() {
        for byte in ["", "\0", ":", "{", "*", "&", "\"", "\u{fffd}", "9"] {
            is_answered(&format!("{}{byte}{}", &SMALL[..at], &SMALL[at + 1..]));
        }
    }
}

#[test]
fn what_is_no_document_is_told_with_a_place() {
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
    for (spec, says) in [
        ("", "line 1, #: expected one YAML document, found 0"),
        ("- a\n- list", "line 1, #: must be a map"),
        ("openapi: 3.1.0", "line 1, #/openapi: only OpenAPI"),
        ("swagger: '2.0'", "line 1, #: `openapi` is missing"),
        (bomb, "line 2, #/b/0: YAML aliases are not supported"),
        ("a: 1\na: 2", "line 2, #/a: the key `a` stands twice"),
        ("a: [", "line 2, #: not YAML"),
    ] {
        let refusal = strict(spec).expect_err("is no document");
        assert!(refusal.to_string().starts_with(says), "{spec:?}: {refusal}");
    }
}
