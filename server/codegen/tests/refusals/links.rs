//! Links that lead nowhere, or say what there is not.
use super::{accepted, case, refused};

/// A link on the answer 201 of `point_create`, which carries a `Point`.
const FROM: &str = "          description: Stored.\n";
const AT: &str = "/paths/~1points/post/responses/201/links";

fn linked(link: &str) -> &'static str {
    format!("{FROM}          links:\n            next: {link}\n").leak()
}

fn at(pointer: &str) -> &'static str {
    format!("{AT}/next{pointer}").leak()
}

#[test]
fn a_link_leads_to_an_operation_of_this_document() {
    let line = "next:";
    refused(&[
        case(
            FROM,
            linked("{operationId: point_view}"),
            at("/operationId"),
            line,
            "no operation is called `point_view`",
        ),
        case(
            FROM,
            linked("{operationRef: '#/paths/~1points/get'}"),
            at("/operationRef"),
            line,
            "a link leads to an operation of this document; say its operationId",
        ),
        case(
            FROM,
            linked("{description: Somewhere.}"),
            at(""),
            line,
            "`operationId` is missing",
        ),
        case(
            FROM,
            linked("{operationId: 5}"),
            at("/operationId"),
            line,
            "must be a text",
        ),
        case(
            FROM,
            linked("{operationId: point_list, server: {url: 'http://localhost'}}"),
            at("/server"),
            line,
            "`server` is not supported here",
        ),
        case(
            FROM,
            linked("{$ref: '#/components/links/Next'}"),
            at("/$ref"),
            line,
            "nothing stands at #/components/links/Next",
        ),
        case(
            FROM,
            "          description: Stored.\n          links: {the next: {operationId: point_list}}\n",
            "/paths/~1points/post/responses/201/links/the next",
            "links:",
            "a link's name is letters, digits, dots, hyphens and underscores",
        ),
        case(
            FROM,
            "          description: Stored.\n          links: [next]\n",
            AT,
            "links:",
            "must be a map",
        ),
    ]);
    accepted(
        FROM,
        linked("{operationId: point_list, description: All of them.}"),
    );
    accepted(FROM, linked("{operationId: point_follow, x-other: 1}"));
}

#[test]
fn a_link_says_parameters_and_bodies_that_its_operation_takes() {
    let line = "next:";
    let link = |rest: &str| linked(&format!("{{operationId: point_list, parameters: {rest}}}"));
    refused(&[
        case(
            FROM,
            link("{id: $response.body#/id}"),
            at("/parameters/id"),
            line,
            "`point_list` has no parameter `id`",
        ),
        case(
            FROM,
            link("{path.kind: $response.body#/note}"),
            at("/parameters/path.kind"),
            line,
            "`point_list` has no parameter `path.kind`",
        ),
        case(
            FROM,
            linked("{operationId: point_list, requestBody: $response.body}"),
            at("/requestBody"),
            line,
            "`point_list` takes no body",
        ),
    ]);
    accepted(FROM, link("{query.kind: $response.body#/note, limit: 5}"));
}

#[test]
fn a_name_of_several_parameters_must_say_which() {
    let answer = "          description: All points.\n";
    let spec = super::BASE
        .replacen(
            "        - name: kind\n",
            "        - {name: limit, in: header, schema: {type: string}}\n        - name: kind\n",
            1,
        )
        .replacen(
            answer,
            &format!("{answer}          links: {{again: {{operationId: point_list, parameters: {{limit: 5}}}}}}\n"),
            1,
        );
    let refusal = super::strict(&spec).expect_err("which one?");
    assert_eq!(
        refusal.message,
        "`point_list` has several parameters `limit`; say which, such as `query.limit`"
    );
    let which = spec.replacen("parameters: {limit: 5}", "parameters: {header.limit: 5}", 1);
    super::strict(&which).expect("says which");
}

#[test]
fn an_expression_of_a_link_speaks_of_something_that_is_there() {
    let line = "next:";
    let of = |value: &str, says: &'static str| {
        let link = format!("{{operationId: point_list, parameters: {{kind: {value}}}}}");
        case(FROM, linked(&link), at("/parameters/kind"), line, says)
    };
    refused(&[
        of(
            "$response.body.id",
            "`$response.body.id` is no runtime expression; say $url,",
        ),
        of("'$5'", "`$5` is no runtime expression"),
        of(
            "'kind {$response.body#/note'",
            "an expression that `{$` begins ends in `}`",
        ),
        of(
            "'kind {$response.no}'",
            "`$response.no` is no runtime expression",
        ),
        of(
            "$response.body#/kind",
            "nothing stands at `/kind` by the schema of the answer",
        ),
        of(
            "$response.body#/note/0",
            "nothing stands at `/note/0` by the schema of the answer",
        ),
        of(
            "$request.body#/spots/first/at",
            "nothing stands at `/spots/first/at` by the schema of the body",
        ),
        of(
            "$request.body#/spots/01/at",
            "nothing stands at `/spots/01/at` by the schema of the body",
        ),
        of(
            "$request.body#/kind/far",
            "nothing stands at `/kind/far` by the schema of the body",
        ),
        of(
            "$request.query.kind",
            "`point_create` has no such parameter `kind`",
        ),
        of(
            "$request.path.id",
            "`point_create` has no such parameter `id`",
        ),
        of(
            "$response.header.Location",
            "the answer declares no header `Location`",
        ),
        of(
            "$response.query.kind",
            "an answer has neither a path nor a query; $request has",
        ),
    ]);
    let body = |value: &str| format!("{{operationId: point_create, requestBody: {value}}}");
    refused(&[
        case(
            FROM,
            linked(&body("{label: [1, $response.body#/label]}")),
            at("/requestBody/label/1"),
            line,
            "nothing stands at `/label` by the schema of the answer",
        ),
        case(
            FROM,
            linked(&body("{x: .nan}")),
            at("/requestBody/x"),
            line,
            "JSON has no word for this number",
        ),
    ]);
    for value in [
        "$response.body#/note",
        "$request.body#/spots/10/at",
        "$request.body#/free/what/ever",
        "$request.header.X-Anything",
        "'{$method} {$url} {$statusCode}'",
        "cents or $",
        "{a: [null, true, $response.body]}",
    ] {
        let link = format!("{{operationId: point_list, parameters: {{kind: {value}}}}}");
        accepted(FROM, linked(&link));
        accepted(FROM, linked(&body(value)));
    }
}

#[test]
fn an_answer_that_is_no_json_has_nothing_to_point_into() {
    let frames = "          description: Frames.\n";
    let link = "          links: {next: {operationId: point_list, parameters: {kind: $response.body#/type}}}\n";
    let list = "            application/json:\n              schema: {$ref: '#/components/schemas/PointList'}\n        '400'";
    let csv = "            text/csv: {schema: {type: string}}\n          links: {a: {operationId: point_list, parameters: {kind: $response.body#/0}}}\n        '400'";
    let moved = "        '201':\n          description: Stored.\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/Point'}\n";
    let empty = "        '201':\n          description: Stored.\n          links: {a: {operationId: point_list, parameters: {kind: $response.body}}}\n";
    refused(&[
        case(
            frames,
            format!("{frames}{link}").leak(),
            "/paths/~1follow/get/responses/200/links/next/parameters/kind",
            "links:",
            "an answer that is a stream has no body to point into",
        ),
        case(
            list,
            csv,
            "/paths/~1points/get/responses/200/links/a/parameters/kind",
            "links:",
            "the answer is no JSON that a pointer could point into",
        ),
        case(
            moved,
            empty,
            "/paths/~1points/post/responses/201/links/a/parameters/kind",
            "links:",
            "the answer has no content",
        ),
    ]);
    // Its schema then is used by nothing, which is a warning.
    let whole = csv.replace("$response.body#/0", "$response.body");
    codegen::draft(&super::BASE.replacen(list, &whole, 1)).expect("the whole of a text is a value");
}
