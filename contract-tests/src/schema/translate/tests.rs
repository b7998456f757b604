use super::*;

/// Whether a value is taken by the schema `It` of some named schemas.
fn takes(schemas: &str, form: Form, value: &Value) -> bool {
    let schemas = crate::yaml::parse(schemas).unwrap();
    let document = json!({"components": {"schemas": schemas}});
    let translator = Translator::new(&document);
    let it = json!({"$ref": "#/components/schemas/It"});
    let mut schema = translator.schema(&it, "", form).unwrap();
    schema["$defs"] = translator.definitions().unwrap();
    jsonschema::draft202012::new(&schema)
        .unwrap()
        .is_valid(value)
}

#[track_caller]
fn judge(schemas: &str, good: &[Value], bad: &[Value]) {
    for value in good {
        assert!(takes(schemas, Form::Closed, value), "{value} is good");
    }
    for value in bad {
        assert!(!takes(schemas, Form::Closed, value), "{value} is bad");
    }
}

#[test]
fn a_nullable_schema_takes_null_even_where_a_part_does_not() {
    judge(
        "It: {type: string, nullable: true, allOf: [{$ref: '#/components/schemas/Word'}]}\nWord: {type: string, enum: [a]}",
        &[json!(null), json!("a")],
        &[json!("b"), json!(1)],
    );
    judge(
        "It: {type: string, nullable: true, enum: [a], pattern: a}",
        &[json!(null), json!("a")],
        &[json!("b"), json!(0)],
    );
    judge(
        "It: {type: integer}",
        &[json!(1)],
        &[json!(null), json!(1.5)],
    );
}

#[test]
fn exclusive_bounds_leave_the_bound_out() {
    judge(
        "It: {type: number, minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false}",
        &[json!(0.1), json!(9)],
        &[json!(0), json!(9.1)],
    );
}

#[test]
fn an_unknown_key_is_refused_at_every_depth_and_only_where_closed() {
    let schemas = "It: {type: object, properties: {list: {type: array, items: {$ref: '#/components/schemas/Item'}}}}\n\
                   Item: {type: object, properties: {a: {type: integer}}}";
    let unknown = [json!({"b": 1}), json!({"list": [{"a": 1, "b": 1}]})];
    judge(schemas, &[json!({"list": [{"a": 1}]})], &unknown);
    for value in &unknown {
        assert!(takes(schemas, Form::Open, value), "{value}");
    }
}

#[test]
fn a_composition_is_closed_as_a_whole() {
    judge(
        "It: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {b: {type: integer}}}]}\n\
         Base: {type: object, required: [a], properties: {a: {type: object, properties: {c: {type: integer}}}}}",
        &[json!({"a": {}, "b": 1}), json!({"a": {"c": 1}})],
        &[
            json!({"a": {}, "d": 1}),
            json!({"a": {"d": 1}}),
            json!({"b": 1}),
        ],
    );
}

#[test]
fn maps_and_free_form_objects_stay_as_they_are() {
    judge(
        "It: {type: object, properties: {map: {type: object, additionalProperties: {type: integer}}, free: {type: object}}}",
        &[json!({"map": {"x": 1}, "free": {"y": []}})],
        &[json!({"map": {"x": "1"}}), json!({"free": 1})],
    );
}

#[test]
fn the_discriminator_chooses_the_variant() {
    let schemas = "It:\n  oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]\n  \
        discriminator: {propertyName: type, mapping: {a: '#/components/schemas/A', b: '#/components/schemas/B'}}\n\
        A: {type: object, required: [type], properties: {type: {type: string}, x: {type: integer}}}\n\
        B: {type: object, required: [type], properties: {type: {type: string}, y: {type: integer}}}";
    judge(
        schemas,
        &[json!({"type": "a", "x": 1}), json!({"type": "b", "y": 1})],
        &[
            json!({"type": "a", "y": 1}),
            json!({"type": "c"}),
            json!({"x": 1}),
            json!("a"),
        ],
    );
}

#[test]
fn exactly_one_variant_fits_without_a_discriminator() {
    judge(
        "It: {oneOf: [{type: integer}, {type: object, properties: {a: {type: integer}}}]}",
        &[json!(1), json!({"a": 1})],
        &[json!("1"), json!({"b": 1})],
    );
}

#[test]
fn a_keyword_that_is_not_known_is_an_error_with_its_place() {
    let document = json!({});
    let node = json!({"type": "object", "properties": {"a": {"const": 1}}});
    let error = Translator::new(&document).schema(&node, "/x", Form::Open);
    let error = error.unwrap_err().to_string();
    assert!(error.starts_with("/x/properties/a/const: "), "{error}");
}
