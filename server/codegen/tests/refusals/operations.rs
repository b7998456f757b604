//! Paths, operations, tags.
use super::{BASE, accepted, case, refused, strict};

#[test]
fn what_the_framework_may_answer_must_be_declared() {
    for (operation, code, why) in [
        ("point_list", 400, "a parameter may be wrong"),
        ("point_list", 401, "a credential may be missing"),
        (
            "point_list",
            403,
            "a credential may not be good for this operation",
        ),
        ("point_list", 500, "any operation may fail"),
        ("point_create", 400, "a body may be wrong"),
        ("point_create", 413, "a body may be too large"),
        (
            "point_create",
            415,
            "a body may be encoded in an unknown way",
        ),
        ("point_follow", 401, "a credential may be missing"),
        ("point_follow", 500, "any operation may fail"),
    ] {
        let at = BASE.find(operation).expect("stands in the base");
        let (before, after) = BASE.split_at(at);
        let start = after
            .find(&format!("        '{code}'"))
            .expect("is declared");
        let end = start + after[start..].find('\n').expect("ends") + 1;
        let spec = format!("{before}{}{}", &after[..start], &after[end..]);
        let refusal = strict(&spec).expect_err("the status is missing");
        assert_eq!(
            refusal.message,
            format!("the response {code} is missing: {why}")
        );
        assert!(refusal.pointer.starts_with("/paths/"), "{refusal}");
        assert_eq!(refusal.line, before.lines().count(), "{refusal}");
    }
}

#[test]
fn an_operation_without_security_needs_neither_401_nor_403() {
    accepted(
        "        '401': {$ref: '#/components/responses/Unauthorized'}\n        '403': {$ref: '#/components/responses/Forbidden'}\n        '500': {$ref: '#/components/responses/InternalServerError'}\ncomponents:",
        "        '500': {$ref: '#/components/responses/InternalServerError'}\n      security: []\ncomponents:",
    );
}

#[test]
fn a_path_must_be_one_that_every_router_reads_alike() {
    let says = "a path is one or more of";
    refused(&[
        case(
            "  /follow:",
            "  /follow/{id}:",
            "/paths/~1follow~1{id}/get",
            "operationId: point_follow",
            "no path parameter says what `{id}` is",
        ),
        case(
            "  /follow:",
            "  /a/x{id}:",
            "/paths/~1a~1x{id}",
            "get:",
            says,
        ),
        case("  /follow:", "  /a/{}:", "/paths/~1a~1{}", "get:", says),
        case(
            "  /follow:",
            "  /{id}/{id}:",
            "/paths/~1{id}~1{id}",
            "get:",
            "a parameter stands twice",
        ),
        case("  /follow:", "  /:", "/paths/~1", "get:", says),
        case("  /follow:", "  follow:", "/paths/follow", "get:", says),
        case(
            "  /follow:",
            "  /follow/:",
            "/paths/~1follow~1",
            "get:",
            says,
        ),
        case("  /follow:", "  /a//b:", "/paths/~1a~1~1b", "get:", says),
        case("  /follow:", "  /a/:id:", "/paths/~1a~1:id", "get:", says),
        case("  /follow:", "  /a/*:", "/paths/~1a~1*", "get:", says),
        case(
            "  /follow:",
            "  /a/<\\d+>:",
            "/paths/~1a~1<\\d+>",
            "get:",
            says,
        ),
        case("  /follow:", "  /a?b=1:", "/paths/~1a?b=1", "get:", says),
        case("  /follow:", "  /a b:", "/paths/~1a b", "get:", says),
        case("  /follow:", "  /café:", "/paths/~1café", "get:", says),
        case(
            "  /follow:",
            "  /POINTS:",
            "/paths/~1POINTS",
            "get:",
            "two paths differ in letter case only",
        ),
        case(
            "  /follow:\n    get:",
            "  /follow:\n    head:",
            "/paths/~1follow/head",
            "operationId: point_follow",
            "HEAD and OPTIONS are answered for every path",
        ),
        case(
            "  /follow:\n    get:",
            "  /follow:\n    options:",
            "/paths/~1follow/options",
            "operationId: point_follow",
            "HEAD and OPTIONS are answered for every path",
        ),
    ]);
}

/// The base with the points below `points`, and following below `follow`.
fn below(points: &str, follow: &str) -> Result<(), codegen::Refusal> {
    let parameters = |path: &str| {
        let parts = path.split('/').filter_map(|part| part.strip_prefix('{'));
        let names = parts.map(|part| part.trim_end_matches('}'));
        let all = names.map(|name| {
            format!("{{name: {name}, in: path, required: true, schema: {{type: string}}}}")
        });
        let all = all.collect::<Vec<_>>().join(", ");
        format!("  {path}:\n    parameters: [{all}]\n")
    };
    let bad = "        '400': {$ref: '#/components/responses/BadRequest'}\n";
    let unauthorized = "        '401'";
    let at = BASE.rfind(unauthorized).expect("stands in the base");
    let spec = format!("{}{bad}{}", &BASE[..at], &BASE[at..]);
    let spec = spec.replacen("  /points:\n", &parameters(points), 1);
    strict(&spec.replacen("  /follow:\n", &parameters(follow), 1)).map(|_| ())
}

#[test]
fn of_two_paths_that_match_a_request_one_is_the_more_exact() {
    for (points, follow) in [
        ("/points/{id}", "/points/all"),
        ("/points/all", "/points/{id}"),
        ("/points/{id}/x", "/points/{id}/y"),
        ("/points/{id}/x", "/points/{name}/y"),
        ("/points/{id}", "/points/{id}/x"),
        ("/{a}/{b}", "/points/{b}"),
    ] {
        below(points, follow).unwrap_or_else(|refusal| panic!("{points} {follow}: {refusal}"));
    }
    for (points, follow) in [
        ("/points/{id}", "/points/{name}"),
        ("/points/{id}", "/Points/{name}"),
        ("/points/{id}/x", "/points/all/{x}"),
    ] {
        let refusal = below(points, follow).expect_err(follow);
        let says =
            format!("some requests would match `{points}` as well, and neither is the more exact");
        assert_eq!(refusal.message, says);
    }
}

#[test]
fn ids_are_unique_and_tags_are_declared() {
    refused(&[
        case(
            "operationId: point_follow",
            "operationId: '…'",
            "/paths/~1follow/get/operationId",
            "…",
            "this one has no letter or digit of ASCII",
        ),
        case(
            "operationId: point_follow",
            "operationId: point_list",
            "/paths/~1follow/get/operationId",
            "point_list",
            "the operationId `point_list` stands twice",
        ),
        case(
            "operationId: point_follow\n      tags: [points]",
            "operationId: point_follow\n      tags: [points, other]",
            "/paths/~1follow/get/tags",
            "tags:",
            "the tag `other` is not declared",
        ),
        case(
            "operationId: point_follow\n      tags: [points]",
            "operationId: point_follow\n      tags: [other]",
            "/paths/~1follow/get/tags",
            "tags:",
            "the tag `other` is not declared",
        ),
        case(
            "  - name: points",
            "  - name: points\n  - name: other",
            "/tags/1",
            "other",
            "no operation has the tag `other`",
        ),
        case(
            "tags:\n  - name: points\n",
            "",
            "/paths/~1points/get/tags",
            "tags:",
            "the tag `points` is not declared",
        ),
        case(
            "  - name: points\nsecurity",
            "  - name: points\n  - name: other\nsecurity",
            "/tags/1",
            "other",
            "no operation has the tag `other`",
        ),
    ]);
}

#[test]
fn a_contract_without_operations_is_refused() {
    let start = BASE.find("paths:").expect("has paths");
    let end = BASE.find("components:").expect("has components");
    let spec = format!("{}paths: {{}}\n{}", &BASE[..start], &BASE[end..]);
    let refusal = strict(&spec).expect_err("there is nothing to serve");
    assert_eq!(
        refusal.to_string(),
        "line 9, #/paths: a contract needs an operation"
    );
}

#[test]
fn an_operation_may_be_called_anything_that_leaves_a_function_to_call() {
    let id = "operationId: point_follow";
    let line = "      operationId: point_follow\n";
    for (from, to, function) in [
        (line, "", "fn get_follow("),
        (id, "operationId: pointFollow", "fn point_follow("),
        (id, "operationId: point-follow", "fn point_follow("),
        (id, "operationId: points/follow.it", "fn points_follow_it("),
        (id, "operationId: self", "fn self_("),
        (id, "operationId: match", "fn r#match("),
        (id, "operationId: 2nd", "fn operation_2nd("),
        (id, "operationId: __it__", "fn it("),
    ] {
        let code = super::accepted(from, to);
        assert!(code.contains(function), "{to}: {function}");
    }
}
