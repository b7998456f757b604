//! Answers and their headers.
use super::{BASE, accepted, case, refused, strict};

#[test]
fn an_answer_has_a_status_that_http_has_and_carries_what_it_can() {
    let frame = "            text/event-stream:\n              schema: {$ref: '#/components/schemas/Frame'}";
    let code = |code: &'static str| {
        case(
            "        '201':",
            format!("        {code}:").leak(),
            format!("/paths/~1points/post/responses/{}", code.trim_matches('\'')).leak(),
            "description: Stored.",
            "say a status from 200 to 599, a range such as 4XX, or default",
        )
    };
    refused(&[
        code("'100'"),
        code("'600'"),
        code("1XX"),
        code("2xx"),
        code("ok"),
        code("''"),
    ]);
    refused(&[
        case(
            "        '201':",
            "        '204':",
            "/paths/~1points/post/responses/204/content",
            "application/json:",
            "HTTP has no content under this status",
        ),
        case(
            "          description: Stored.\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/Point'}",
            "          description: Stored.\n          content: {}",
            "/paths/~1points/post/responses/201/content",
            "content:",
            "says nothing; leave it out",
        ),
        case(
            "          description: Busy.\n",
            "",
            "/paths/~1points/post/responses/503",
            "headers:",
            "`description` is missing",
        ),
        case(
            "          description: Stored.\n",
            "          description: Stored.\n          x-am-by-framework: true\n",
            "/paths/~1points/post/responses/201",
            "description: Stored.",
            "x-am-by-framework is for errors",
        ),
        case(
            frame,
            "            text/event-stream:\n              schema: {type: string}",
            "/paths/~1follow/get/responses/200/content/text~1event-stream/schema",
            "schema",
            "a body's schema is a $ref, an object, a list, a map, an enum or a choice",
        ),
    ]);
}

#[test]
fn successes_and_errors_may_differ() {
    let stored = "          description: Stored.\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/Point'}";
    accepted(stored, "          description: Stored.");
    accepted(stored, &stored.replace("/Point'", "/PointList'"));
    accepted("        '201':", "        '302':");
    accepted("        '201':", "        2XX:");
    accepted(
        "        '415': {$ref: '#/components/responses/UnsupportedMediaType'}\n",
        "        '415': {$ref: '#/components/responses/PayloadTooLarge'}\n",
    );
}

#[test]
fn a_stream_is_the_only_success() {
    let start = BASE
        .find("        '200':\n          description: Frames.")
        .expect("is there");
    let end = start + BASE[start..].find("        '401'").expect("is there");
    let twice = format!(
        "{}{}{}",
        &BASE[..end],
        BASE[start..end].replace("200", "201"),
        &BASE[end..]
    );
    let refusal = strict(&twice).expect_err("a stream cannot be created");
    assert_eq!(
        refusal.message,
        "a stream has one success, 200, without headers"
    );
    let error = BASE.replacen("        '401': {$ref: '#/components/responses/Unauthorized'}\n        '403': {$ref: '#/components/responses/Forbidden'}\n        '500': {$ref: '#/components/responses/InternalServerError'}\ncomponents", &format!("{}components", BASE[start..end].replace("200", "409")), 1);
    let refusal = strict(&error).expect_err("nobody would follow it");
    assert_eq!(refusal.message, "an error is no stream");
}

#[test]
fn what_no_success_declares_is_told() {
    let start = BASE
        .find("        '200':\n          description: Frames.")
        .expect("is there");
    let end = start + BASE[start..].find("        '401'").expect("is there");
    let without = format!("{}{}", &BASE[..start], &BASE[end..]);
    let generation = codegen::draft(&without).expect("is supported");
    let warnings = generation.warnings.iter().map(ToString::to_string);
    let warnings: Vec<_> = warnings.collect();
    let expected = "line 71, #/paths/~1follow/get/responses: no success is declared; a handler answers 200 without content";
    assert!(
        warnings.iter().any(|warning| warning == expected),
        "{warnings:?}"
    );
}

#[test]
fn a_header_must_be_one_that_an_error_can_carry() {
    let headers = "/paths/~1points/post/responses/503/headers";
    let at = |name: &str| -> &'static str { format!("{headers}/{name}").leak() };
    let name = "the name is one or more letters and digits of ASCII, or any of";
    let kind = "a header is a string, a number or a boolean, neither nullable nor trimmed, without a default";
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
            "            Retry/:",
            at("Retry~1"),
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
            "              schema: {$ref: '#/components/schemas/Point'}",
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
            "      description: No token.\n      headers: {X-Why: {schema: {type: string}}}\n",
            "/paths/~1points/get/responses",
            "'200'",
            "the framework answers 401 without the header `X-Why`",
        ),
    ]);
}

#[test]
fn a_challenge_may_be_declared_where_credentials_are_asked_for() {
    accepted(
        "      description: No token.\n",
        "      description: No token.\n      headers: {WWW-Authenticate: {schema: {type: string}}}\n",
    );
}

#[test]
fn an_answer_is_json_one_text_or_files() {
    let json = "            application/json:\n              schema: {$ref: '#/components/schemas/PointList'}";
    let content = "/paths/~1points/get/responses/200/content";
    let at = |pointer: &str| -> &'static str { format!("{content}{pointer}").leak() };
    let text = "              schema: {type: string}";
    let texts = format!("            text/plain:\n{text}\n            text/csv:\n{text}").leak();
    refused(&[
        case(
            json,
            texts,
            at(""),
            "text/plain",
            "an answer that is a text has one media type",
        ),
        case(
            json,
            "            multipart/form-data:\n              schema: {$ref: '#/components/schemas/PointList'}",
            at(""),
            "multipart/form-data",
            "an answer is no form",
        ),
        case(
            json,
            "            image/png:\n              schema: {$ref: '#/components/schemas/PointList'}",
            at("/image~1png/schema"),
            "schema",
            "a body of this media type is `type: string`, a text, or that with `format: binary`, bytes",
        ),
        case(
            "          description: Busy.\n          headers:\n            Retry-After:\n              schema: {type: integer, format: int64}\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/Error'}",
            "          description: Busy.\n          content:\n            image/png:\n              schema: {type: string, format: binary}",
            "/paths/~1points/post/responses/503/content",
            "image/png",
            "an error is no file",
        ),
    ]);
}
