//! Parameters.
use super::{Case, accepted, case, refused, strict};

const KIND: &str = "/paths/~1points/get/parameters/1";
const SCHEMA: &str = "          schema: {type: string}\n";

fn of_kind(key: &str) -> &'static str {
    format!("{KIND}/{key}").leak()
}

/// `kind` with another schema.
fn schema(to: &'static str, says: &'static str) -> Case {
    case(SCHEMA, to, KIND, "- name: kind", says)
}

#[test]
fn a_parameter_stands_in_one_place_under_one_name() {
    let query = "        - name: kind\n          in: query";
    let name = "        - name: kind";
    refused(&[
        case(
            query,
            "        - name: kind\n          in: body",
            of_kind("in"),
            "in: body",
            "a parameter stands in the path, the query, a header or a cookie",
        ),
        case(
            query,
            "        - name: kind\n          in: path",
            KIND,
            "- name: kind",
            "a path parameter must be required",
        ),
        case(
            query,
            "        - name: kind\n          required: true\n          in: path",
            of_kind("name"),
            "- name: kind",
            "the path has no `{kind}`",
        ),
        case(
            query,
            "        - name: Content-Type\n          in: header",
            of_kind("name"),
            "Content-Type",
            "OpenAPI has other words for this header",
        ),
        case(
            query,
            "        - name: a b\n          in: header",
            of_kind("name"),
            "a b",
            "letters and digits of ASCII, or any of",
        ),
        case(
            name,
            "        - name: limit",
            of_kind("name"),
            "name: limit",
            "two parameters would be the field `limit`",
        ),
        case(
            name,
            "        - name: Limit",
            of_kind("name"),
            "name: Limit",
            "two parameters would be the field `limit`",
        ),
        case(
            name,
            "        - name: ''",
            of_kind("name"),
            "- name: ''",
            "the parameter needs a name",
        ),
        case(
            name,
            "        - name: limit[]",
            of_kind("name"),
            "- name: limit[]",
            "two parameters would be the field `limit`",
        ),
        case(
            query,
            "        - name: a{b\n          required: true\n          in: path",
            of_kind("name"),
            "a{b",
            "the parameter needs a name, without slashes and braces",
        ),
    ]);
    accepted(name, "        - name: kind\n          required: true");
    accepted(query, "        - name: limit\n          in: header");
}

#[test]
fn a_parameters_type_is_one_that_a_text_can_say() {
    let plain = "x-am-format is for bodies";
    let neither = "neither nullable nor trimmed";
    refused(&[
        schema(
            "          schema: {type: string, x-am-format: js-date}\n",
            plain,
        ),
        schema(
            "          schema: {type: string, nullable: true}\n",
            neither,
        ),
        schema(
            "          schema: {type: string, x-am-trim: true}\n",
            neither,
        ),
        schema(
            "          schema: {type: array, items: {type: array, items: {type: string}}}\n",
            "a parameter's list holds scalars or the words of an enum",
        ),
        schema(
            "          schema: {type: object, additionalProperties: {type: string}}\n",
            "a map is no parameter",
        ),
        schema(
            "          schema: {type: array, items: {type: string, nullable: true}}\n",
            neither,
        ),
        schema(
            "          schema: {$ref: '#/components/schemas/Spot'}\n",
            "a parameter can be a scalar or an enum, or in the style deepObject an object",
        ),
        schema(
            "          schema: {$ref: '#/components/schemas/Free'}\n",
            "a parameter can be a scalar or an enum, or in the style deepObject an object",
        ),
        schema(
            "          schema: {type: integer, format: int64, default: 1}\n          required: true\n",
            "a required parameter has no use for a default",
        ),
        case(
            SCHEMA,
            "          schema: {type: integer, format: int64, default: 1, minimum: 2}\n",
            of_kind("schema/default"),
            "schema",
            "the default is out of the bounds",
        ),
        case(
            SCHEMA,
            "          schema: {type: number, format: double, default: 1.5, maximum: 1}\n",
            of_kind("schema/default"),
            "schema",
            "the default is out of the bounds",
        ),
    ]);
    for schema in [
        "{$ref: '#/components/schemas/Kind'}",
        "{type: boolean}",
        "{type: string, maxLength: 5, pattern: a, format: uuid}",
        "{type: boolean, default: false}",
        "{type: string, default: near}",
        "{default: near, allOf: [{$ref: '#/components/schemas/Kind'}]}",
        "{type: number, format: double}",
        "{type: integer, format: int64, minimum: 1, maximum: 3, default: 3}",
    ] {
        accepted(SCHEMA, &format!("          schema: {schema}\n"));
    }
}

#[test]
fn a_style_is_one_of_its_place_and_type() {
    let list = "          schema: {type: array, items: {type: string}}\n";
    let styled = |more: &str| -> &'static str { format!("{list}          {more}\n").leak() };
    let at = |to, key: &'static str, says| case(SCHEMA, to, of_kind(key), key, says);
    refused(&[
        at(
            "          content: {application/json: {schema: {type: string}}}\n",
            "content",
            "a parameter has a `schema`; a media type of its own is not supported",
        ),
        at(
            styled("allowReserved: true"),
            "allowReserved",
            "characters that a URI reserves must be percent-encoded",
        ),
        at(
            "          schema: {type: string}\n          required: true\n          allowEmptyValue: true\n",
            "allowEmptyValue",
            "an empty value counts as absent",
        ),
        at(
            styled("style: matrix"),
            "style",
            "the styles supported here are form, spaceDelimited, pipeDelimited and deepObject",
        ),
        at(
            styled("style: simple"),
            "style",
            "the styles supported here are form",
        ),
        at(
            "          schema: {type: string}\n          style: pipeDelimited\n",
            "style",
            "this style is for lists",
        ),
        at(
            styled("style: pipeDelimited\n          explode: true"),
            "explode",
            "what is repeated has no delimiter; its style is form",
        ),
    ]);
    for more in [
        "style: pipeDelimited",
        "explode: false",
        "allowEmptyValue: true",
        "allowReserved: false",
    ] {
        accepted(SCHEMA, styled(more));
    }
}

#[test]
fn a_deep_object_is_a_flat_one_with_a_name() {
    let deep = |schema: &str| -> &'static str {
        format!("          schema: {schema}\n          style: deepObject\n").leak()
    };
    refused(&[
        case(
            SCHEMA,
            deep("{type: string}"),
            of_kind("style"),
            "style",
            "this style is for named objects",
        ),
        case(
            SCHEMA,
            deep("{$ref: '#/components/schemas/Free'}"),
            "/components/schemas/Free",
            "description: Any JSON",
            "the deepObject parameter `kind` must be an object with properties",
        ),
    ]);
    accepted(SCHEMA, deep("{$ref: '#/components/schemas/Spot'}"));
    let nested = super::BASE.replacen(SCHEMA, deep("{$ref: '#/components/schemas/NewPoint'}"), 1);
    let refusal = strict(&nested).expect_err("it holds an object");
    assert!(
        refusal
            .message
            .contains("can hold scalars and words of an enum only"),
        "{refusal}"
    );
}

#[test]
fn a_style_in_a_header_is_simple_and_in_a_cookie_form() {
    let query = "          in: query\n          schema: {type: string}\n";
    let list = "schema: {type: array, items: {type: string}}";
    let of = |place: &str, more: &str| -> &'static str {
        format!("          in: {place}\n          {list}\n          {more}\n").leak()
    };
    refused(&[
        case(
            query,
            of("header", "style: form"),
            of_kind("style"),
            "style: form",
            "the only style supported here is simple",
        ),
        case(
            query,
            of("cookie", "style: simple"),
            of_kind("style"),
            "style: simple",
            "the only style supported here is form",
        ),
        case(
            query,
            of("cookie", "style: form"),
            KIND,
            "- name: kind",
            "a list in a cookie needs `explode: false`",
        ),
        case(
            query,
            of("cookie", "x-am-repeat: join"),
            KIND,
            "- name: kind",
            "a list in a cookie needs `explode: false`",
        ),
    ]);
    accepted(query, of("cookie", "explode: false"));
    accepted(query, of("header", "explode: true"));
    for schema in ["{type: boolean}", "{$ref: '#/components/schemas/Kind'}"] {
        let header = format!("          in: header\n          schema: {schema}\n");
        accepted(query, &header);
    }
}

#[test]
fn a_reader_has_its_types() {
    let limit = "/paths/~1points/get/parameters/0";
    let atoi = "x-am-parse: atoi is for an int64 with a default and no bounds";
    let number = "x-am-parse: number is for an int64 or a number with a default and no bounds";
    let prefix = "x-am-parse: prefix is for an optional int64 without bounds";
    let of_limit = |from, to, says| case(from, to, limit, "- name: limit", says);
    let parse = "          x-am-parse: atoi";
    let integer = "schema: {type: integer, format: int64, default: 5}";
    refused(&[
        of_limit(
            parse,
            "          x-am-parse: strtod",
            "x-am-parse is atoi, prefix or number",
        ),
        of_limit(
            parse,
            "          x-am-parse: atoi\n          x-am-repeat: join",
            "x-am-repeat: join is for a string",
        ),
        of_limit(integer, "schema: {type: integer, format: int64}", atoi),
        of_limit(
            integer,
            "schema: {type: integer, format: int64, default: 5, minimum: 1}",
            atoi,
        ),
        of_limit(
            integer,
            "schema: {type: number, format: double, default: 5}",
            atoi,
        ),
        schema(
            "          schema: {type: integer, format: int64, minimum: 1}\n          x-am-parse: prefix\n",
            prefix,
        ),
        schema(
            "          schema: {type: integer, format: int64}\n          required: true\n          x-am-parse: prefix\n",
            prefix,
        ),
        schema(
            "          schema: {type: number, format: double}\n          x-am-parse: prefix\n",
            prefix,
        ),
        schema(
            "          schema: {type: number, format: double}\n          x-am-parse: number\n",
            number,
        ),
        schema(
            "          schema: {type: string}\n          x-am-parse: number\n",
            number,
        ),
        schema(
            "          schema: {type: string}\n          required: true\n          x-am-repeat: join\n",
            "a joined parameter is optional",
        ),
        case(
            "          in: query\n          schema: {type: string}\n",
            "          in: header\n          schema: {type: string}\n          x-am-repeat: join\n",
            KIND,
            "- name: kind",
            "x-am-parse and x-am-repeat are for query parameters",
        ),
        case(
            SCHEMA,
            "          schema: {type: string}\n          x-am-repeat: first\n",
            of_kind("x-am-repeat"),
            "first",
            "the only x-am-repeat is join",
        ),
    ]);
    accepted(parse, "          x-am-parse: number");
    accepted(parse, "          x-am-parse: prefix");
    accepted(
        SCHEMA,
        "          schema: {type: integer, format: int64}\n          x-am-parse: prefix\n",
    );
    accepted("          x-am-parse: atoi\n", "");
}
