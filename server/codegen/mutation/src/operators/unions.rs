//! Choices between objects, and the names of schemas.
use super::making::{breaks, mutation, put, refused, set};
use super::{Operator, operator};
use crate::mutation::{Edit, Mutation};
use crate::places::Places;
use crate::tree::{Tree, below, split};

pub(super) const ALL: &[Operator] = &[
    operator("oneOf: add a variant", add),
    operator("oneOf: remove a variant", remove),
    operator("discriminator: other word", other_word),
    operator("discriminator: word of the mapping alone", mapped_alone),
    operator("discriminator: word of the enum alone", enum_alone),
    operator("discriminator: other property", other_property),
    operator("schema: rename", rename),
    operator("schema: remove", remove_schema),
];

/// Each mapping of a discriminator: where it stands.
fn mappings(places: &Places) -> Vec<String> {
    places
        .contract
        .find(&|pointer, _| pointer.ends_with("/discriminator/mapping"))
}

fn union_of(mapping: &str) -> &str {
    mapping.trim_end_matches("/discriminator/mapping")
}

/// Each word of each mapping, and the enum in its variant that holds it.
fn words(places: &Places, make: impl Fn(&str, &str, &str) -> Mutation) -> Vec<Mutation> {
    let mut all = Vec::new();
    for mapping in mappings(places) {
        let entries = places.contract.at(&mapping).map_or(&[][..], Tree::entries);
        for (word, target) in entries {
            let schema = target.text().expect("a reference").trim_start_matches('#');
            let field = format!("{schema}/properties/type/$ref");
            let kind = places.contract.at(&field).and_then(Tree::text);
            let kind = kind
                .expect("its type is an enum by reference")
                .trim_start_matches('#');
            all.push(make(
                &below(&mapping, word),
                word,
                &format!("{kind}/enum/0"),
            ));
        }
    }
    all
}

fn variant(word: &str) -> String {
    let capital = |part: &str| part[..1].to_uppercase() + &part[1..];
    word.split('_').map(capital).collect()
}

fn add(places: &Places) -> Vec<Mutation> {
    let added = mappings(places).into_iter().map(|mapping| {
        let reference = "'#/components/schemas/AddedFrame'";
        let edits = vec![
            set("/components/schemas", "AddedFrameType", "{type: string, enum: [added]}"),
            set(
                "/components/schemas",
                "AddedFrame",
                "{type: object, required: [type], properties: {type: {$ref: '#/components/schemas/AddedFrameType'}}}",
            ),
            put(&format!("{}/oneOf/-", union_of(&mapping)), &format!("{{$ref: {reference}}}")),
            set(&mapping, "added", reference),
        ];
        mutation(union_of(&mapping), edits, breaks(&["E0004"], "Added"))
    });
    added.collect()
}

fn remove(places: &Places) -> Vec<Mutation> {
    words(places, |at, word, _| {
        let target = places.contract.at(at).expect("is mapped").clone();
        let union = union_of(split(at).0);
        let list = places
            .contract
            .at(&below(union, "oneOf"))
            .map_or(&[][..], Tree::items);
        let index = list
            .iter()
            .position(|choice| choice.get("$ref") == Some(&target));
        let choice = format!("{union}/oneOf/{}", index.expect("is a choice"));
        let edits = vec![
            Edit::Remove(at.to_owned()),
            Edit::Remove(choice),
            Edit::Prune,
        ];
        mutation(at, edits, breaks(&["E0432", "E0599"], &variant(word)))
    })
}

fn other_word(places: &Places) -> Vec<Mutation> {
    words(places, |at, word, listed| {
        let new = format!("{word}_anew");
        let edits = vec![Edit::Rename(at.to_owned(), new.clone()), put(listed, &new)];
        mutation(at, edits, breaks(&["E0599"], &variant(word)))
    })
}

fn mapped_alone(places: &Places) -> Vec<Mutation> {
    words(places, |at, word, _| {
        let edit = Edit::Rename(at.to_owned(), format!("{word}_anew"));
        mutation(at, vec![edit], refused("must require `type`"))
    })
}

fn enum_alone(places: &Places) -> Vec<Mutation> {
    words(places, |_, word, listed| {
        let edit = put(listed, &format!("{word}_anew"));
        mutation(listed, vec![edit], refused("must require `type`"))
    })
}

fn other_property(places: &Places) -> Vec<Mutation> {
    let all = mappings(places).into_iter().map(|mapping| {
        let at = below(split(&mapping).0, "propertyName");
        mutation(&at, vec![put(&at, "kind")], refused("must require `kind`"))
    });
    all.collect()
}

fn schemas(places: &Places) -> Vec<&str> {
    let schemas = places.contract.at("/components/schemas");
    let schemas = schemas.map_or(&[][..], Tree::entries).iter();
    schemas.map(|(name, _)| name.as_str()).collect()
}

fn rename(places: &Places) -> Vec<Mutation> {
    let renamed = schemas(places).into_iter().map(|name| {
        let at = below("/components/schemas", name);
        let new = format!("{name}Anew");
        let reference = |name: &str| format!("#/components/schemas/{name}");
        let edits = vec![
            Edit::Rename(at.clone(), new.clone()),
            Edit::Retarget(reference(name), reference(&new)),
        ];
        let expect = breaks(&["E0432"], name);
        mutation(&at, edits, expect)
    });
    renamed.collect()
}

fn remove_schema(places: &Places) -> Vec<Mutation> {
    let removed = schemas(places).into_iter().map(|name| {
        let at = below("/components/schemas", name);
        let expect = refused(&format!("nothing stands at #/components/schemas/{name}"));
        mutation(&at, vec![Edit::Remove(at.clone())], expect)
    });
    removed.collect()
}
