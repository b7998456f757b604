//! The document as a whole: YAML, version, security, tags, references.
use super::{BASE, case, refused, strict};

#[track_caller]
fn whole(yaml: &str, line: usize, says: &str) {
    let refusal = strict(yaml).expect_err("this is no contract");
    assert_eq!(
        (refusal.pointer.as_str(), refusal.line),
        ("", line),
        "{refusal}"
    );
    assert!(refusal.message.contains(says), "{refusal}");
}

#[test]
fn a_text_that_is_not_one_yaml_document_is_refused() {
    whole("", 1, "expected one YAML document, found 0");
    whole(
        "# only a comment\n",
        1,
        "expected one YAML document, found 0",
    );
    whole(
        &format!("{BASE}\n---\na: 1\n"),
        BASE.lines().count() + 3,
        "expected one YAML document, found 2",
    );
    whole("openapi: [3\ninfo: {}\n", 2, "not YAML");
    whole("openapi: \"3.0.3\n", 1, "not YAML");
    whole("- openapi\n", 1, "must be a map");
    whole("just words\n", 1, "must be a map");
}

#[test]
fn a_text_that_nests_without_end_is_refused() {
    let deep = format!("openapi: {}{}", "[".repeat(50_000), "]".repeat(50_000));
    let refusal = strict(&deep).expect_err("nobody nests like this");
    assert!(
        refusal.message.contains("nested deeper than 64 levels")
            || refusal.message.contains("not YAML"),
        "{refusal}"
    );
}

#[test]
fn yaml_that_json_has_no_word_for_is_refused() {
    refused(&[
        case(
            "  version: 1.0.0",
            "  version: !!str 1.0",
            "/info/version",
            "version",
            "YAML tags are not supported",
        ),
        case(
            "title: Points\n  version: 1.0.0",
            "title: &anchor Points\n  version: *anchor",
            "/info/version",
            "version",
            "YAML aliases are not supported; use $ref",
        ),
        case(
            "  title: Points",
            "  ? [title]\n  : Points",
            "/info",
            "? [title]",
            "a key must be a word",
        ),
        case(
            "        note:\n",
            "        note: {type: string}\n        note:\n",
            "/components/schemas/Point/properties/note",
            "string}\n        note:",
            "the key `note` stands twice",
        ),
        case(
            "        '201':",
            "        200:",
            "/paths/~1points/post/responses/200",
            "        200:",
            "the key `200` stands twice",
        ),
        case(
            "  version: 1.0.0",
            "  version: 1.0",
            "/info/version",
            "version",
            "must be a text",
        ),
    ]);
}

#[test]
fn only_openapi_3_0_is_read() {
    let says = "only OpenAPI 3.0 is supported, from 3.0.0 to 3.0.4";
    refused(&[
        case(
            "openapi: 3.0.3",
            "openapi: 3.1.0",
            "/openapi",
            "3.1.0",
            says,
        ),
        case(
            "openapi: 3.0.3",
            "openapi: 3.0.10",
            "/openapi",
            "3.0.10",
            says,
        ),
        case(
            "openapi: 3.0.3",
            "openapi: 3",
            "/openapi",
            "openapi",
            "must be a text",
        ),
        case(
            "openapi: 3.0.3",
            "swagger: '2.0'",
            "",
            "swagger",
            "`openapi` is missing",
        ),
    ]);
}

#[test]
fn extensions_of_others_say_nothing_to_us_and_ours_must_be_known() {
    for (from, to) in [
        ("openapi: 3.0.3", "openapi: 3.0.3\nx-own: 1"),
        ("  /points:", "  /points:\n    x-own: {}"),
        ("        '201':", "        x-own: {}\n        '201':"),
        ("propertyName: type", "propertyName: type\n        x-own: 1"),
    ] {
        super::accepted(from, to);
    }
    refused(&[case(
        "operationId: point_list",
        "operationId: point_list\n      x-am-own: 1",
        "/paths/~1points/get/x-am-own",
        "x-am-own",
        "`x-am-own` is not supported here",
    )]);
}

#[test]
fn a_key_that_nobody_reads_is_refused_on_every_level() {
    let says = "is not supported here";
    refused(&[
        case(
            "openapi: 3.0.3",
            "openapi: 3.0.3\nwebhooks: {}",
            "/webhooks",
            "webhooks",
            says,
        ),
        case(
            "title: Points",
            "title: Points\n  contact: {phone: 1}",
            "/info/contact/phone",
            "contact",
            says,
        ),
        case(
            "- name: points",
            "- name: points\n    order: 1",
            "/tags/0/order",
            "order",
            says,
        ),
        case(
            "  /points:",
            "  /points:\n    servers: []",
            "/paths/~1points/servers",
            "servers",
            says,
        ),
        case(
            "  /points:",
            "  /points:\n    trace: {}",
            "/paths/~1points/trace",
            "trace",
            says,
        ),
        case(
            "operationId: point_list",
            "operationId: point_list\n      callbacks: {}",
            "/paths/~1points/get/callbacks",
            "callbacks",
            says,
        ),
        case(
            "schema: {type: string}",
            "schema: {type: string}\n          collectionFormat: csv",
            "/paths/~1points/get/parameters/1/collectionFormat",
            "collectionFormat",
            says,
        ),
        case(
            "required: true",
            "required: true\n        x-am-other: 1",
            "/paths/~1points/post/requestBody/x-am-other",
            "x-am-other",
            says,
        ),
        case(
            "{also: [text/plain]}",
            "{also: [text/plain], limit: 5}",
            "/paths/~1points/post/requestBody/x-am-body/limit",
            "limit",
            says,
        ),
        case(
            "description: Busy.",
            "description: Busy.\n          limbs: {}",
            "/paths/~1points/post/responses/503/limbs",
            "limbs",
            says,
        ),
        case(
            "components:",
            "components:\n  callbacks: {}",
            "/components/callbacks",
            "callbacks",
            says,
        ),
        case(
            "    NewPoint:\n",
            "    NewPoint:\n      patternProperties: {}\n",
            "/components/schemas/NewPoint/patternProperties",
            "patternProperties",
            says,
        ),
    ]);
}

#[test]
fn a_reference_must_lead_to_the_right_section_of_this_document() {
    refused(&[
        case(
            "kind: {$ref: '#/components/schemas/Kind'}",
            "kind: {$ref: '#/components/schemas/King'}",
            "/components/schemas/NewPoint/properties/kind/$ref",
            "King",
            "nothing stands at #/components/schemas/King",
        ),
        case(
            "kind: {$ref: '#/components/schemas/Kind'}",
            "kind: {$ref: 'other.yaml#/Kind'}",
            "/components/schemas/NewPoint/properties/kind/$ref",
            "other.yaml",
            "only references into this document",
        ),
        case(
            "kind: {$ref: '#/components/schemas/Kind'}",
            "kind: {$ref: '#/components/schemas/Point/properties/id'}",
            "/components/schemas/NewPoint/properties/kind/$ref",
            "properties/id",
            "must be a reference into #/components/schemas",
        ),
        case(
            "kind: {$ref: '#/components/schemas/Kind'}",
            "kind: {$ref: '#/components/responses/BadRequest'}",
            "/components/schemas/NewPoint/properties/kind/$ref",
            "BadRequest",
            "must be a reference into #/components/schemas",
        ),
        case(
            "kind: {$ref: '#/components/schemas/Kind'}",
            "kind: {$ref: 5}",
            "/components/schemas/NewPoint/properties/kind/$ref",
            "kind",
            "must be a text",
        ),
        case(
            "kind: {$ref: '#/components/schemas/Kind'}",
            "kind: {$ref: '#/components/schemas/Kind', nullable: true}",
            "/components/schemas/NewPoint/properties/kind",
            "kind",
            "beside $ref, other keys say nothing",
        ),
        case(
            "        '413': {$ref: '#/components/responses/PayloadTooLarge'}",
            "        '413': {$ref: '#/components/schemas/Error'}",
            "/paths/~1points/post/responses/413/$ref",
            "413",
            "must be a reference into #/components/responses",
        ),
        case(
            "    Kind:\n      type: string\n      enum: [near, far]",
            "    Kind: {$ref: '#/components/schemas/Spot'}",
            "/components/schemas/Kind/$ref",
            "Kind",
            "`$ref` is not supported here",
        ),
        case(
            "          schema: {type: string}",
            "          schema: {type: string}\n        - {$ref: '#/components/responses/BadRequest'}",
            "/paths/~1points/get/parameters/2/$ref",
            "- {$ref",
            "must be a reference into #/components/parameters",
        ),
    ]);
}

#[test]
fn a_document_of_any_3_0_release_may_have_no_components() {
    for version in ["3.0.0", "3.0.1", "3.0.2", "3.0.3", "3.0.4"] {
        let document = format!(
            "openapi: {version}\ninfo: {{title: t, version: v}}\npaths:\n  /a:\n    get:\n      operationId: a_view\n      \
             responses: {{'204': {{description: d}}}}\n"
        );
        let generated = codegen::generate_with_warnings(&document);
        assert!(generated.is_ok(), "{version}: {:?}", generated.err());
    }
}
