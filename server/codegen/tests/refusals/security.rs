//! Security schemes, what operations need of them, and servers.
use super::{Case, accepted, case, refused, strict};

const HTTP: &str = "      type: http\n      scheme: bearer\n";

/// The scheme `bearer`, changed; what is wrong stands at `key` in it.
fn scheme(to: &'static str, key: &'static str, line: &'static str, says: &'static str) -> Case {
    let pointer = format!("/components/securitySchemes/bearer{key}");
    case(HTTP, to, pointer.leak(), line, says)
}

#[test]
fn a_scheme_is_one_that_a_request_can_be_asked_for() {
    refused(&[
        scheme(
            "      type: mutualTLS\n",
            "/type",
            "mutualTLS",
            "a scheme is http, apiKey, oauth2 or openIdConnect",
        ),
        scheme(
            "      type: http\n      scheme: digest\n",
            "/scheme",
            "digest",
            "of the http schemes, `bearer` and `basic` are supported",
        ),
        scheme(
            "      type: http\n",
            "",
            "  type: http",
            "`scheme` is missing",
        ),
        scheme(
            "      type: http\n      scheme: basic\n      bearerFormat: JWT\n",
            "/bearerFormat",
            "bearerFormat",
            "`bearerFormat` is not supported here",
        ),
        scheme(
            "      type: apiKey\n      in: path\n      name: key\n",
            "/in",
            "in: path",
            "a key stands in a header, the query or a cookie",
        ),
        scheme(
            "      type: apiKey\n      in: header\n      name: X Key\n",
            "/name",
            "X Key",
            "no header and no cookie can have this name",
        ),
        scheme(
            "      type: apiKey\n      in: header\n      name: Authorization\n",
            "/name",
            "Authorization",
            "OpenAPI has other words for this header",
        ),
        scheme(
            "      type: openIdConnect\n",
            "",
            "  type: openIdConnect",
            "`openIdConnectUrl` is missing",
        ),
    ]);
    accepted(
        HTTP,
        "      type: http\n      scheme: bearer\n      bearerFormat: JWT\n",
    );
    accepted(HTTP, "      type: http\n      scheme: basic\n");
    accepted(
        HTTP,
        "      type: apiKey\n      in: query\n      name: api key\n",
    );
}

#[test]
fn a_flow_has_the_urls_that_it_needs() {
    let flows = "/flows";
    refused(&[
        scheme(
            "      type: oauth2\n      flows: {}\n",
            flows,
            "flows",
            "oauth2 needs a flow",
        ),
        scheme(
            "      type: oauth2\n      flows: {device: {scopes: {}}}\n",
            flows,
            "flows",
            "oauth2 needs a flow",
        ),
        scheme(
            "      type: oauth2\n      flows: {password: {scopes: {}}}\n",
            "/flows/password",
            "flows",
            "`tokenUrl` is missing",
        ),
        scheme(
            "      type: oauth2\n      flows: {password: {scopes: {}, tokenUrl: a, authorizationUrl: b}}\n",
            "/flows/password/authorizationUrl",
            "flows",
            "`authorizationUrl` is not supported here",
        ),
        scheme(
            "      type: oauth2\n      flows: {password: {tokenUrl: a}}\n",
            "/flows/password",
            "flows",
            "`scopes` is missing",
        ),
    ]);
}

#[test]
fn an_operation_needs_schemes_that_there_are_with_scopes_that_they_have() {
    refused(&[
        case(
            "  - bearer: []",
            "  - other: []",
            "/security/0/other",
            "other",
            "no security scheme is called `other`",
        ),
        case(
            "  - bearer: []",
            "  - bearer: [admin]",
            "/security/0/bearer",
            "bearer",
            "only oauth2 and openIdConnect have scopes",
        ),
        case(
            "operationId: point_list",
            "operationId: point_list\n      security: [{key: []}]",
            "/paths/~1points/get/security/0/key",
            "key",
            "no security scheme is called `key`",
        ),
    ]);
    let oauth =
        "      type: oauth2\n      flows: {password: {tokenUrl: a, scopes: {read: Reads.}}}\n";
    let base = super::BASE.replacen(HTTP, oauth, 1);
    let asks = |scopes: &str| {
        let spec = base.replacen("  - bearer: []", &format!("  - bearer: {scopes}"), 1);
        strict(&spec).map_err(|refusal| refusal.to_string())
    };
    assert!(asks("[read]").is_ok());
    let refusal = asks("[read, write]").expect_err("there is no such scope");
    assert_eq!(
        refusal,
        "line 8, #/security/0/bearer: no flow of `bearer` has the scope `write`"
    );
}

#[test]
fn a_schemes_name_is_that_of_one_method() {
    let name = "    bearer:\n";
    refused(&[
        case(
            name,
            "    1st: {type: http, scheme: basic}\n    bearer:\n",
            "/components/securitySchemes/1st",
            "1st",
            "cannot be the name of a method",
        ),
        case(
            name,
            "    Bearer: {type: http, scheme: basic}\n    bearer:\n",
            "/components/securitySchemes/bearer",
            "    bearer:\n      type:",
            "two schemes would be the method `bearer`",
        ),
        case(
            "operationId: point_follow",
            "operationId: caller_of_point_list",
            "/paths/~1follow/get/operationId",
            "operationId: caller_of",
            "generated code has a function `caller_of_point_list` already",
        ),
    ]);
}

#[test]
fn a_contract_in_which_nobody_must_be_asked_has_no_trait() {
    let asked = accepted("  - bearer: []", "  - bearer: []");
    assert!(asked.contains("pub trait Security"));
    for open in ["  - {}\n  - bearer: []", "  - bearer: []\n  - {}"] {
        let open = accepted("  - bearer: []", open);
        assert!(!open.contains("Security:"), "{open}");
        assert!(!open.contains("caller"), "{open}");
    }
}

#[test]
fn a_servers_variables_are_those_of_its_url() {
    let server = |to| accepted("security:\n", to);
    server("servers: [{url: 'http://{a}', variables: {a: {default: b}}}]\nsecurity:\n");
    server("servers: [{url: /, variables: {}}]\nsecurity:\n");
    let of = |to, pointer, says| case("security:\n", to, pointer, "servers", says);
    refused(&[
        of(
            "servers: [{url: 'http://{a}'}]\nsecurity:\n",
            "/servers/0/url",
            "no variable says what `{a}` is",
        ),
        of(
            "servers: [{url: 'http://a', variables: {a: {default: b}}}]\nsecurity:\n",
            "/servers/0/variables/a",
            "the url has no `{a}`",
        ),
        of(
            "servers: [{url: 'http://{a}', variables: {a: {default: b, enum: [c]}}}]\nsecurity:\n",
            "/servers/0/variables/a/enum",
            "the default must be one of the words",
        ),
        of(
            "servers: [{url: 'http://{a}', variables: {a: {enum: [c]}}}]\nsecurity:\n",
            "/servers/0/variables/a",
            "`default` is missing",
        ),
    ]);
}
