//! Answers and their headers.
use super::{BASE, case, refused};

#[test]
fn answers_share_one_schema_and_errors_carry_the_error() {
    let frame = "            text/event-stream:\n              schema: {$ref: '#/components/schemas/Frame'}";
    refused(&[
        case(
            "        '201':",
            "        default:",
            "/paths/~1points/post/responses/default",
            "description: Stored.",
            "the response `default` is not supported",
        ),
        case(
            "        '201':",
            "        2XX:",
            "/paths/~1points/post/responses/2XX",
            "description: Stored.",
            "the response `2XX` is not supported",
        ),
        case(
            "        '201':",
            "        '204':",
            "/paths/~1points/post/responses/204",
            "description: Stored.",
            "the response `204` is not supported",
        ),
        case(
            "        '201':",
            "        '302':",
            "/paths/~1points/post/responses/302",
            "description: Stored.",
            "the response `302` is not supported",
        ),
        case(
            "          description: Stored.\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/Point'}",
            "          description: Stored.\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/PointList'}",
            "/paths/~1points/post/responses/201",
            "description: Stored.",
            "all successes of an operation share one schema",
        ),
        case(
            "          description: Stored.\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/Point'}",
            "          description: Stored.",
            "/paths/~1points/post/responses/201",
            "description: Stored.",
            "`content` is missing",
        ),
        case(
            "          description: Busy.\n",
            "",
            "/paths/~1points/post/responses/503",
            "headers:",
            "`description` is missing",
        ),
        case(
            frame,
            "            text/event-stream:\n              schema: {type: string}",
            "/paths/~1follow/get/responses/200/content/text~1event-stream/schema",
            "schema",
            "a body's schema must be a $ref to a named one",
        ),
        case(
            "        '415': {$ref: '#/components/responses/UnsupportedMediaType'}\n",
            "        '415': {$ref: '#/components/responses/PayloadTooLarge'}\n",
            "/paths/~1points/post/responses/415",
            "'415'",
            "one component cannot stand under two statuses",
        ),
        case(
            "      description: Failed.\n      content:\n        application/json:\n          schema: {$ref: '#/components/schemas/Error'}",
            "      description: Failed.\n      content:\n        application/json:\n          schema: {$ref: '#/components/schemas/Point'}",
            "/components/responses/InternalServerError/content",
            "application/json",
            "every 4xx and 5xx carries the schema Error",
        ),
    ]);
}

#[test]
fn an_operation_needs_a_success_and_a_stream_has_one() {
    let start = BASE
        .find("        '200':\n          description: Frames.")
        .expect("is there");
    let end = start + BASE[start..].find("        '401'").expect("is there");
    let without = format!("{}{}", &BASE[..start], &BASE[end..]);
    let refusal = codegen::generate(&without).expect_err("there is no success");
    assert_eq!(refusal.pointer, "/paths/~1follow/get/responses");
    assert_eq!(refusal.message, "an operation needs a success");
    let twice = format!(
        "{}{}{}",
        &BASE[..end],
        BASE[start..end].replace("200", "201"),
        &BASE[end..]
    );
    let refusal = codegen::generate(&twice).expect_err("a stream cannot be created");
    assert_eq!(refusal.message, "a stream has one success, 200");
}

#[test]
fn a_header_must_be_one_that_an_error_can_carry() {
    let headers = "/paths/~1points/post/responses/503/headers";
    let at = |name: &str| -> &'static str { format!("{headers}/{name}").leak() };
    let name = "a header's name is letters, digits and hyphens, a letter first";
    let kind = "a header is an integer or a string, neither nullable nor trimmed";
    let schema = "              schema: {type: integer, format: int64}";
    refused(&[
        case(
            "            Retry-After:",
            "            Retry After:",
            at("Retry After"),
            "schema",
            name,
        ),
        case(
            "            Retry-After:",
            "            Rétry:",
            at("Rétry"),
            "schema",
            name,
        ),
        case(
            "            Retry-After:",
            "            -Retry:\n              schema: {type: string}\n            1-Retry:",
            at("1-Retry"),
            "schema: {type: integer",
            name,
        ),
        case(
            "            Retry-After:",
            "            Error:",
            at("Error"),
            "schema",
            "two things would be the field `error`",
        ),
        case(
            "            Retry-After:",
            "            retry-after: {schema: {type: string}}\n            Retry-After:",
            at("Retry-After"),
            "              schema",
            "two things would be the field `retry_after`",
        ),
        case(
            "            Retry-After:",
            "            Content-Type:",
            at("Content-Type"),
            "schema",
            "the framework writes this header itself",
        ),
        case(
            schema,
            "              schema: {type: boolean}",
            at("Retry-After"),
            "schema",
            kind,
        ),
        case(
            schema,
            "              schema: {type: integer, format: int64, default: 1}",
            at("Retry-After"),
            "schema",
            kind,
        ),
        case(
            schema,
            "              schema: {type: string, nullable: true}",
            at("Retry-After"),
            "schema",
            kind,
        ),
        case(
            "      description: No token.\n",
            "      description: No token.\n      headers: {WWW-Authenticate: {schema: {type: string}}}\n",
            "/components/responses/Unauthorized",
            "description: No token.",
            "an error that the framework answers cannot have headers of its own",
        ),
    ]);
}
