//! Words for people: the document is what shows them.
use super::making::{mutation, put, set};
use super::{Operator, operator};
use crate::mutation::{Expect, Mutation};
use crate::places::Places;
use crate::tree::{Tree, below};

pub(super) const ALL: &[Operator] = &[
    operator("words: description", |places| {
        reworded(places, "description")
    }),
    operator("words: summary", |places| reworded(places, "summary")),
    operator("words: title and version", title),
    operator("words: deprecated", deprecated),
];

const NEW: &str = "Said in other words";

/// Examples are for people and stand in the file alone, which is served byte for byte.
fn is_documented(pointer: &str) -> bool {
    !pointer.contains("/examples/") && !pointer.contains("/example/")
}

fn reworded(places: &Places, key: &str) -> Vec<Mutation> {
    let suffix = format!("/{key}");
    let found = places.contract.find(&|pointer, tree| {
        pointer.ends_with(&suffix) && tree.text().is_some() && is_documented(pointer)
    });
    let reworded = found.into_iter().map(|at| {
        let old = places
            .contract
            .at(&at)
            .and_then(Tree::text)
            .expect("was found");
        let expect = Expect::Prose(old.to_owned(), NEW.to_owned());
        mutation(&at, vec![put(&at, NEW)], expect)
    });
    reworded.collect()
}

fn title(places: &Places) -> Vec<Mutation> {
    let all = [
        "/info/title",
        "/info/version",
        "/info/license/name",
        "/info/license/url",
        "/servers/0/url",
    ];
    let all = all.into_iter().map(|at| {
        let old = places
            .contract
            .at(at)
            .and_then(Tree::text)
            .expect("is there");
        let new = "http://127.0.0.1:1234";
        let expect = Expect::Prose(old.to_owned(), new.to_owned());
        mutation(at, vec![put(at, &format!("'{new}'"))], expect)
    });
    all.collect()
}

fn deprecated(places: &Places) -> Vec<Mutation> {
    let operations = places.operations.iter().map(|operation| &operation.at);
    let parameters = places.parameters.iter().map(|parameter| &parameter.at);
    let fields = places.fields.iter().filter(|field| !field.is_reference());
    let all = operations
        .chain(parameters)
        .chain(fields.map(|field| &field.at));
    all.map(|at| {
        let expect = Expect::Noted(r#""deprecated": true"#.to_owned());
        mutation(
            &below(at, "deprecated"),
            vec![set(at, "deprecated", "true")],
            expect,
        )
    })
    .collect()
}
