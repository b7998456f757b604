//! Parameters and bodies.
use super::{case, refused};

#[test]
fn parameters_are_optional_query_strings_or_integers_with_a_reader() {
    let limit = "/paths/~1points/get/parameters/0";
    let kind = "/paths/~1points/get/parameters/1";
    let plain = "a query parameter is a plain string, or an integer with x-am-parse";
    let atoi = "x-am-parse: atoi is for an integer with a default and no bounds";
    refused(&[
        case(
            "        - name: kind\n          in: query",
            "        - name: kind\n          in: header",
            "/paths/~1points/get/parameters/1/in",
            "in: header",
            "only query parameters are supported",
        ),
        case(
            "        - name: kind\n          in: query",
            "        - name: kind\n          in: path",
            "/paths/~1points/get/parameters/1/in",
            "in: path",
            "only query parameters are supported",
        ),
        case(
            "        - name: kind\n          in: query",
            "        - name: kind\n          in: cookie",
            "/paths/~1points/get/parameters/1/in",
            "in: cookie",
            "only query parameters are supported",
        ),
        case(
            "        - name: kind",
            "        - name: kind\n          required: true",
            kind,
            "- name: kind",
            "required query parameters are not supported",
        ),
        case(
            "        - name: kind",
            "        - name: limit",
            "/paths/~1points/get/parameters/1/name",
            "name: limit",
            "two parameters would be the field `limit`",
        ),
        case(
            "        - name: kind",
            "        - name: Limit",
            "/paths/~1points/get/parameters/1/name",
            "name: Limit",
            "two parameters would be the field `limit`",
        ),
        case(
            "        - name: kind",
            "        - name: 1st",
            "/paths/~1points/get/parameters/1/name",
            "1st",
            "cannot be the name of a field",
        ),
        case(
            "          schema: {type: string}\n",
            "          schema: {type: string, maxLength: 5}\n",
            kind,
            "- name: kind",
            plain,
        ),
        case(
            "          schema: {type: string}\n",
            "          schema: {type: string, nullable: true}\n",
            kind,
            "- name: kind",
            "neither nullable nor trimmed",
        ),
        case(
            "          schema: {type: string}\n",
            "          schema: {type: string, x-am-trim: true}\n",
            kind,
            "- name: kind",
            "neither nullable nor trimmed",
        ),
        case(
            "          schema: {type: string}\n",
            "          schema: {type: boolean}\n",
            kind,
            "- name: kind",
            plain,
        ),
        case(
            "          schema: {type: string}\n",
            "          schema: {$ref: '#/components/schemas/Kind'}\n",
            kind,
            "- name: kind",
            plain,
        ),
        case(
            "          schema: {type: string}\n",
            "          schema: {type: string, default: near}\n",
            "/paths/~1points/get/parameters/1/schema/default",
            "default: near",
            "`default` is not supported here",
        ),
        case(
            "          x-am-parse: atoi\n",
            "",
            limit,
            "- name: limit",
            plain,
        ),
        case(
            "          x-am-parse: atoi",
            "          x-am-parse: number",
            limit,
            "- name: limit",
            "the only x-am-parse is atoi",
        ),
        case(
            "          x-am-parse: atoi",
            "          x-am-parse: atoi\n          x-am-repeat: join",
            limit,
            "- name: limit",
            "x-am-repeat: join is for a string",
        ),
        case(
            "schema: {type: integer, format: int64, default: 5}",
            "schema: {type: integer, format: int64}",
            limit,
            "- name: limit",
            atoi,
        ),
        case(
            "schema: {type: integer, format: int64, default: 5}",
            "schema: {type: integer, format: int64, default: 5, minimum: 1}",
            limit,
            "- name: limit",
            atoi,
        ),
        case(
            "          schema: {type: string}\n",
            "          schema: {type: string}\n          x-am-repeat: first\n",
            "/paths/~1points/get/parameters/1/x-am-repeat",
            "first",
            "the only x-am-repeat is join",
        ),
    ]);
}

#[test]
fn a_body_is_required_json_of_one_named_object() {
    let body = "/paths/~1points/post/requestBody";
    let schema = "/paths/~1points/post/requestBody/content/application~1json/schema";
    let new_point = "schema: {$ref: '#/components/schemas/NewPoint'}";
    refused(&[
        case(
            "        required: true\n",
            "        required: false\n",
            body,
            "required: false",
            "optional request bodies are not supported",
        ),
        case(
            "        required: true\n",
            "",
            body,
            "x-am-body",
            "optional request bodies are not supported",
        ),
        case(
            "          application/json:\n            schema: {$ref: '#/components/schemas/NewPoint'}",
            "          text/plain:\n            schema: {$ref: '#/components/schemas/NewPoint'}",
            "/paths/~1points/post/requestBody/content/text~1plain",
            "schema",
            "the media type here must be application/json",
        ),
        case(
            new_point,
            "schema: {$ref: '#/components/schemas/NewPoint'}\n          text/plain: {}",
            "/paths/~1points/post/requestBody/content",
            "        content:\n          application/json",
            "one media type, and no other",
        ),
        case(
            new_point,
            "schema: {type: string}",
            schema,
            "schema",
            "a body's schema must be a $ref to a named one",
        ),
        case(
            new_point,
            "schema: {type: array, items: {$ref: '#/components/schemas/NewPoint'}}",
            schema,
            "schema",
            "a body's schema must be a $ref to a named one",
        ),
        case(
            new_point,
            "schema: {allOf: [{$ref: '#/components/schemas/NewPoint'}]}",
            schema,
            "schema",
            "a body's schema must be a $ref to a named one",
        ),
        case(
            new_point,
            "schema: {type: object, properties: {}}",
            "/paths/~1points/post/requestBody/content/application~1json/schema/type",
            "schema",
            "an object must be a named schema",
        ),
        case(
            "      requestBody:\n",
            "      requestBody:\n        $ref: '#/components/requestBodies/NewPoint'\n      x-was:\n",
            "/paths/~1points/post/requestBody",
            "$ref",
            "`content` is missing",
        ),
        case(
            "operationId: point_follow",
            "operationId: point_follow\n      requestBody: {}",
            "/paths/~1follow/get/requestBody",
            "requestBody",
            "the bodies of GET and DELETE are ignored",
        ),
    ]);
}
