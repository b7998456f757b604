//! Request bodies: media types, and what a form can hold.
use super::{BASE, Case, accepted, case, refused, strict};

/// What the base says of its body.
const BODY: &str = "        x-am-body: {also: [text/plain]}\n        content:\n          application/json:\n            schema: {$ref: '#/components/schemas/NewPoint'}\n";

/// The base with other media types; `pointer` is below `content`.
fn body(media: &str, pointer: &str, line: &'static str, says: &'static str) -> Case {
    let pointer = format!("/paths/~1points/post/requestBody/content{pointer}");
    case(BODY, content(media), pointer.leak(), line, says)
}

fn content(media: &str) -> &'static str {
    let media = media.replace("NEW", "schema: {$ref: '#/components/schemas/NewPoint'}");
    let lines = media.lines().map(|line| format!("          {line}\n"));
    format!("        content:\n{}", lines.collect::<String>()).leak()
}

/// As [`body`], in a form whose schema is changed as well.
#[track_caller]
fn form(media: &str, property: &str, pointer: &str, says: &str) {
    let label = "        label:\n          type: string\n          nullable: true\n";
    assert_eq!(BASE.matches(label).count(), 1);
    let spec = BASE.replacen(BODY, content(media), 1);
    let spec = spec.replacen(label, &format!("        label: {property}\n"), 1);
    let refusal = strict(&spec).expect_err("the form is refused");
    assert_eq!(refusal.pointer, pointer, "{refusal}");
    assert!(refusal.message.contains(says), "{refusal}");
}

#[test]
fn a_body_is_text_bytes_or_an_object() {
    let whole = "a body of this media type is `type: string`, a text, or that with `format: binary`, bytes, and nothing more";
    let essence = "a media type is written in lower case and without parameters";
    refused(&[
        body("text/plain:\n  NEW", "/text~1plain/schema", "schema", whole),
        body(
            "text/plain:\n  schema: {type: string, maxLength: 5}",
            "/text~1plain/schema",
            "schema",
            whole,
        ),
        body(
            "image/png:\n  schema: {type: string, format: binary, nullable: true}",
            "/image~1png/schema",
            "schema",
            whole,
        ),
        body(
            "image/*:\n  schema: {type: string}",
            "/image~1*",
            "schema",
            "a text is of one media type, without `*`",
        ),
        body(
            "Application/JSON:\n  NEW",
            "/Application~1JSON",
            "schema",
            essence,
        ),
        body(
            "application/json; charset=utf-8:\n  NEW",
            "/application~1json; charset=utf-8",
            "schema",
            essence,
        ),
        body(
            "text/plain: {}",
            "/text~1plain",
            "text/plain",
            "`schema` is missing",
        ),
        case(
            BODY,
            "        content: {}\n",
            "/paths/~1points/post/requestBody/content",
            "content",
            "a body needs a media type",
        ),
    ]);
}

#[test]
fn the_media_types_of_a_body_hold_one_thing() {
    let says = "the media types of a body hold one thing: the same schema, or text, or bytes";
    refused(&[
        body(
            "application/json:\n  NEW\nmultipart/form-data:\n  schema: {$ref: '#/components/schemas/Point'}",
            "/multipart~1form-data",
            "schema: {$ref: '#/components/schemas/Point'}",
            says,
        ),
        body(
            "text/plain:\n  schema: {type: string}\ntext/csv:\n  schema: {type: string, format: binary}",
            "/text~1csv",
            "schema: {type: string, format: binary}",
            says,
        ),
    ]);
    accepted(
        BODY,
        content("application/json:\n  NEW\nmultipart/form-data:\n  NEW"),
    );
    accepted(BODY, content("application/vnd.point+json:\n  NEW"));
}

#[test]
fn what_is_said_of_json_is_for_json_alone() {
    let says = "is for bodies of application/json alone";
    for rule in ["also: [text/plain]", "coerce: true"] {
        let (key, value) = rule.split_once(": ").expect("a key and a value");
        let to = content("application/json:\n  NEW\nmultipart/form-data:\n  NEW");
        let to = format!("        x-am-body: {{{rule}}}\n{to}").leak();
        let pointer = format!("/paths/~1points/post/requestBody/x-am-body/{key}");
        refused(&[case(BODY, to, pointer.leak(), value, says)]);
    }
    accepted(
        BODY,
        &format!(
            "        x-am-body: {{limit_bytes: 9, details: false}}\n{}",
            content("multipart/form-data:\n  NEW")
        ),
    );
}

#[test]
fn a_body_that_is_not_read_is_any_json_and_has_no_rules_of_reading() {
    const RULE: &str = "        required: true\n        x-am-body: {also: [text/plain]}\n";
    let rule = |text: &str| format!("        required: true\n        x-am-body: {text}\n").leak();
    let at = |key: &str| format!("/paths/~1points/post/requestBody/x-am-body/{key}").leak();
    for (text, key) in [
        ("{unread: true, also: [text/plain]}", "also"),
        ("{unread: true, coerce: false}", "coerce"),
        ("{unread: true, error: No}", "error"),
        ("{unread: true, details: false}", "details"),
    ] {
        let says = "says how a body is read, which is the handler's";
        refused(&[case(RULE, rule(text), at(key), key, says)]);
    }
    refused(&[
        case(
            RULE,
            "        x-am-body: {unread: true}\n",
            at("unread"),
            "unread",
            "a body that is not read must be required",
        ),
        case(
            RULE,
            rule("{unread: 5}"),
            at("unread"),
            "unread",
            "must be true or false",
        ),
        case(
            RULE,
            rule("{unread: true}"),
            "/paths/~1points/post/requestBody/content/application~1json",
            "schema",
            "must be any JSON: a named schema without a type",
        ),
    ]);
    let forms = content("application/json:\n  NEW\nmultipart/form-data:\n  NEW");
    refused(&[case(
        BODY,
        format!("        x-am-body: {{unread: true}}\n{forms}").leak(),
        at("unread"),
        "unread",
        "is for bodies of application/json alone",
    )]);
    accepted(RULE, rule("{unread: false, also: [text/plain]}"));
}

#[test]
fn bytes_beside_json_are_required_and_answered_in_kind() {
    const RULE: &str = "        required: true\n        x-am-body: {also: [text/plain]}";
    const KNOWN: &str = "        '200':\n          description: Known already.\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/Point'}\n";
    let rule = "        required: true\n        x-am-body: {also: [application/x-protobuf]}";
    refused(&[
        case(
            RULE,
            "        x-am-body: {also: [application/x-protobuf]}",
            "/paths/~1points/post/requestBody/x-am-body/also",
            "also",
            "a body that may be bytes must be required",
        ),
        case(
            RULE,
            rule,
            "/paths/~1points/post/requestBody",
            "required: true",
            "needs one success, of application/json and without headers",
        ),
    ]);
    let one = BASE.replacen(RULE, rule, 1).replacen(KNOWN, "", 1);
    assert!(strict(&one).is_ok(), "one success can be answered in kind");
}

#[test]
fn an_encoding_says_what_a_form_can_do() {
    let media =
        |encoding: &str| format!("multipart/form-data:\n  NEW\n  encoding:\n    {encoding}");
    let at = "/multipart~1form-data/encoding/label";
    let at = |key: &str| format!("{at}{key}");
    refused(&[
        body(
            "application/json:\n  NEW\n  encoding: {}",
            "/application~1json/encoding",
            "encoding",
            "`encoding` is for forms",
        ),
        body(
            &media("label: {style: deepObject}"),
            &at("/style"),
            "label",
            "the only style of a form's field is form",
        ),
        body(
            &media("label: {explode: false}"),
            &at("/explode"),
            "label",
            "a list in a form is a field that is given more than once",
        ),
        body(
            &media("label: {headers: {}}"),
            &at("/headers"),
            "label",
            "`headers` is not supported here",
        ),
        body(
            &media("label: {contentType: Text/Plain}"),
            &at("/contentType"),
            "label",
            "must be media types in lower case without parameters, between commas",
        ),
        body(
            &media("none: {}\n    other: {contentType: text/plain}"),
            "/multipart~1form-data/encoding/other",
            "other",
            "the form has no field `other`",
        ),
        body(
            "application/x-www-form-urlencoded:\n  schema: {$ref: '#/components/schemas/Spot'}\n  encoding:\n    at: {contentType: text/plain}",
            "/application~1x-www-form-urlencoded/encoding/at/contentType",
            "at: {contentType",
            "the fields of this form have no media types",
        ),
    ]);
}

#[test]
fn a_form_is_flat() {
    refused(&[body(
        "application/x-www-form-urlencoded:\n  NEW",
        "/application~1x-www-form-urlencoded",
        "schema",
        "the field `spots` is an object, which this form cannot say",
    )]);
    let form_data = "/paths/~1points/post/requestBody/content/multipart~1form-data";
    form(
        "multipart/form-data:\n  NEW",
        "{type: array, items: {type: array, items: {type: string}}}",
        form_data,
        "the field `label` is a list of lists, which a form cannot say",
    );
    form(
        "multipart/form-data:\n  NEW",
        "{type: array, items: {$ref: '#/components/schemas/Spot'}, x-am-collect: rejected}",
        form_data,
        "the field `label` is collected item by item, which is for JSON",
    );
}

#[test]
fn bytes_stand_in_forms_of_parts_alone() {
    let label = "/components/schemas/NewPoint/properties/label";
    let says = "JSON cannot hold bytes";
    let bytes = "{type: string, format: binary}";
    for media in [
        "application/json:\n  NEW",
        "multipart/form-data:\n  NEW\napplication/json:\n  NEW",
    ] {
        form(media, bytes, label, says);
    }
    let map = "{type: object, additionalProperties: {type: string, format: binary}}";
    form("multipart/form-data:\n  NEW", map, label, says);
    refused(&[
        case(
            "        at:\n          type: integer\n          format: int64",
            "        at:\n          type: string\n          format: binary",
            "/components/schemas/Spot/properties/at",
            "type: string",
            says,
        ),
        case(
            "        note:\n          type: string",
            "        note:\n          type: string\n          format: binary",
            "/components/schemas/Point/properties/note",
            "type: string",
            says,
        ),
        case(
            "          in: query\n          schema: {type: string}",
            "          in: query\n          schema: {type: string, format: binary}",
            "/paths/~1points/get/parameters/1",
            "name: kind",
            "bytes are no parameter",
        ),
    ]);
}

#[test]
fn a_body_may_stand_among_the_components() {
    refused(&[case(
        "      requestBody:\n",
        "      requestBody:\n        $ref: '#/components/requestBodies/NewPoint'\n      x-was:\n",
        "/paths/~1points/post/requestBody/$ref",
        "$ref",
        "nothing stands at #/components/requestBodies/NewPoint",
    )]);
}

#[test]
fn a_body_says_its_schema_and_no_more() {
    let schema = "/paths/~1points/post/requestBody/content/application~1json/schema";
    let new_point = "schema: {$ref: '#/components/schemas/NewPoint'}";
    refused(&[
        case(
            new_point,
            "schema: {type: string}",
            schema,
            "schema",
            "a body's schema is a $ref, an object, a list, a map, an enum or a choice",
        ),
        case(
            new_point,
            "schema: {type: array, x-am-collect: rejected, items: {$ref: '#/components/schemas/NewPoint'}}",
            schema,
            "schema",
            "a whole body has no default, and no rules of ours",
        ),
        case(
            new_point,
            "schema: {allOf: [{$ref: '#/components/schemas/NewPoint'}]}",
            schema,
            "schema",
            "a body's schema is a $ref, an object, a list, a map, an enum or a choice",
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
