//! What no generator should accept: it would be dropped in silence, or mean nothing.
use super::making::{mutation, put, refused, set};
use super::{Operator, operator};
use crate::mutation::Mutation;
use crate::places::Places;
use crate::tree::{Tree, below, split};

pub(super) const ALL: &[Operator] = &[
    operator("wrong: unknown key", unknown_key),
    operator("wrong: unknown x-am word", unknown_word),
    operator("wrong: dangling reference", dangling),
    operator("wrong: unknown type", unknown_type),
    operator("wrong: crossed bounds", crossed),
    operator("wrong: no pattern", no_pattern),
    operator("wrong: required, but no property", no_property),
    operator("wrong: no boolean", no_boolean),
    operator("wrong: operationId twice", twice),
    operator("wrong: parameter in the body", in_body),
    operator("wrong: version of OpenAPI", version),
];

fn wherever(
    places: &Places,
    found: impl Fn(&str, &Tree) -> bool,
    make: impl Fn(&str) -> Mutation,
) -> Vec<Mutation> {
    let found = places
        .contract
        .find(&|pointer, tree| !pointer.contains("/example") && found(pointer, tree));
    found.iter().map(|at| make(at)).collect()
}

/// Wherever keys have a meaning, one without is a slip of the pen.
fn unknown_key(places: &Places) -> Vec<Mutation> {
    let has_keys = |pointer: &str, tree: &Tree| {
        let own = [
            "type",
            "operationId",
            "in",
            "x-am-body",
            "also",
            "propertyName",
            "description",
        ];
        let is_map_of_names = pointer.ends_with("/properties") || pointer.ends_with("/responses");
        !is_map_of_names
            && own.iter().any(|key| {
                tree.get(key)
                    .is_some_and(|t| !matches!(t, Tree::Map(_)) || *key == "x-am-body")
            })
    };
    wherever(places, has_keys, |at| {
        let says = refused("`x-am-unheard-of` is not supported here");
        mutation(
            &below(at, "x-am-unheard-of"),
            vec![set(at, "x-am-unheard-of", "true")],
            says,
        )
    })
}

fn unknown_word(places: &Places) -> Vec<Mutation> {
    let is_word = |pointer: &str, tree: &Tree| {
        split_key(pointer).starts_with("x-am-") && tree.text().is_some()
    };
    wherever(places, is_word, |at| {
        mutation(at, vec![put(at, "unheard-of")], refused(&split_key(at)))
    })
}

fn split_key(pointer: &str) -> String {
    match pointer {
        "" => String::new(),
        pointer => split(pointer).1,
    }
}

fn dangling(places: &Places) -> Vec<Mutation> {
    wherever(
        places,
        |pointer, _| pointer.ends_with("/$ref"),
        |at| {
            let target = "#/components/schemas/Nowhere";
            let says = refused(&format!("nothing stands at {target}"));
            mutation(at, vec![put(at, &format!("'{target}'"))], says)
        },
    )
}

fn unknown_type(places: &Places) -> Vec<Mutation> {
    let fields = places
        .fields
        .iter()
        .filter(|field| field.value.get("type").is_some());
    let all = fields.map(|field| {
        let at = below(&field.at, "type");
        // Beside a reference, it is the type of what is referred to.
        let says = match field.value.get("allOf") {
            Some(_) => "has another type",
            None => "the type `strin` is not supported",
        };
        mutation(&at, vec![put(&at, "strin")], refused(says))
    });
    all.collect()
}

fn crossed(places: &Places) -> Vec<Mutation> {
    let is_minimum =
        |pointer: &str, tree: &Tree| pointer.ends_with("/minimum") && tree.int().is_some();
    wherever(places, is_minimum, |at| {
        let (field, _) = split(at);
        let edits = vec![set(field, "minimum", "10"), set(field, "maximum", "9")];
        mutation(at, edits, refused("maximum is below minimum"))
    })
}

fn no_pattern(places: &Places) -> Vec<Mutation> {
    wherever(
        places,
        |pointer, _| pointer.ends_with("/pattern"),
        |at| mutation(at, vec![put(at, "'('")], refused("not an ECMA 262 pattern")),
    )
}

fn no_property(places: &Places) -> Vec<Mutation> {
    let is_list =
        |pointer: &str, tree: &Tree| pointer.ends_with("/required") && !tree.items().is_empty();
    wherever(places, is_list, |at| {
        let says = refused("`nowhere` is required, but is no property");
        mutation(at, vec![put(&format!("{at}/-"), "nowhere")], says)
    })
}

fn no_boolean(places: &Places) -> Vec<Mutation> {
    wherever(
        places,
        |_, tree| matches!(tree, Tree::Bool(_)),
        |at| {
            mutation(
                at,
                vec![put(at, "perhaps")],
                refused("must be true or false"),
            )
        },
    )
}

fn twice(places: &Places) -> Vec<Mutation> {
    let mut ids = places.operations.iter().map(|operation| &operation.id);
    let first = ids.next().expect("there are operations");
    let others = places.operations.iter().skip(1).map(|operation| {
        let at = below(&operation.at, "operationId");
        mutation(&at, vec![put(&at, first)], refused(first))
    });
    others.collect()
}

fn in_body(places: &Places) -> Vec<Mutation> {
    let all = places.parameters.iter().map(|parameter| {
        let at = below(&parameter.at, "in");
        mutation(
            &at,
            vec![put(&at, "body")],
            refused("a parameter stands in"),
        )
    });
    all.collect()
}

fn version(_: &Places) -> Vec<Mutation> {
    let edits = vec![put("/openapi", "3.1.0")];
    vec![mutation("/openapi", edits, refused("only OpenAPI 3.0"))]
}
