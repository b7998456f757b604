//! Links: nothing that a server does, so the derived document alone shows them; but one that leads nowhere is refused.
use super::making::{mutation, put, refused, set};
use super::{Operator, operator};
use crate::links::is_link;
use crate::mutation::{Edit, Expect, Mutation};
use crate::places::Places;
use crate::tree::{Tree, below, quoted, split};

pub(super) const ALL: &[Operator] = &[
    operator("link: add", add),
    operator("link: remove", remove_one),
    operator("link: rename", rename),
    operator("link: constant", constant),
    operator("link: no such operation", no_operation),
    operator("link: no such parameter", no_parameter),
    operator("link: no body", no_body),
    operator("link: no expression", no_expression),
    operator("link: nothing there", nothing_there),
];

fn each(places: &Places, make: impl Fn(&str, &Tree) -> Option<Mutation>) -> Vec<Mutation> {
    let all = places
        .contract
        .find(&|pointer, _| is_link(pointer))
        .into_iter();
    all.filter_map(|at| make(&at, places.contract.at(&at).expect("was found")))
        .collect()
}

/// The derived document says the text more often than before, or less.
fn promised(text: &str) -> Expect {
    Expect::Promised(quoted(text))
}

/// One more, beside each.
fn add(places: &Places) -> Vec<Mutation> {
    each(places, |at, link| {
        let (all, _) = split(at);
        let edit = Edit::Set(below(all, "added"), link.clone());
        Some(mutation(at, vec![edit], promised("added")))
    })
}

fn remove_one(places: &Places) -> Vec<Mutation> {
    each(places, |at, _| {
        let (_, name) = split(at);
        let edit = Edit::Remove(at.to_owned());
        Some(mutation(at, vec![edit], promised(&name)))
    })
}

fn rename(places: &Places) -> Vec<Mutation> {
    each(places, |at, _| {
        let edit = Edit::Rename(at.to_owned(), "renamed".to_owned());
        Some(mutation(at, vec![edit], promised("renamed")))
    })
}

/// Each parameter of each link: where it stands, and its value.
fn parameters(places: &Places, make: impl Fn(&str, &str) -> Option<Mutation>) -> Vec<Mutation> {
    let mut all = Vec::new();
    for at in places.contract.find(&|pointer, _| is_link(pointer)) {
        let list = below(&at, "parameters");
        let entries = places.contract.at(&list).map_or(&[][..], Tree::entries);
        for (name, value) in entries {
            all.extend(
                value
                    .text()
                    .and_then(|text| make(&below(&list, name), text)),
            );
        }
    }
    all
}

fn constant(places: &Places) -> Vec<Mutation> {
    parameters(places, |at, _| {
        Some(mutation(
            at,
            vec![put(at, "constant")],
            promised("constant"),
        ))
    })
}

fn no_operation(places: &Places) -> Vec<Mutation> {
    each(places, |at, _| {
        let edit = set(at, "operationId", "nowhere");
        let says = refused("no operation is called `nowhere`");
        Some(mutation(&below(at, "operationId"), vec![edit], says))
    })
}

fn no_parameter(places: &Places) -> Vec<Mutation> {
    parameters(places, |at, _| {
        let edit = Edit::Rename(at.to_owned(), "nowhere".to_owned());
        let says = refused("has no parameter `nowhere`");
        Some(mutation(at, vec![edit], says))
    })
}

/// A body for operations that take none.
fn no_body(places: &Places) -> Vec<Mutation> {
    each(places, |at, link| {
        let target = link.get("operationId").and_then(Tree::text);
        let mut operations = places.operations.iter();
        let target = operations.find(|operation| Some(operation.id.as_str()) == target)?;
        let takes = places.has(&below(&target.at, "requestBody"));
        let edit = set(at, "requestBody", "$response.body");
        (!takes).then(|| mutation(at, vec![edit], refused("takes no body")))
    })
}

fn no_expression(places: &Places) -> Vec<Mutation> {
    parameters(places, |at, _| {
        let says = refused("`$respond.body` is no runtime expression");
        Some(mutation(at, vec![put(at, "$respond.body")], says))
    })
}

fn nothing_there(places: &Places) -> Vec<Mutation> {
    parameters(places, |at, text| {
        let (source, _) = text.split_once('#')?;
        let edit = Edit::Set(at.to_owned(), Tree::Text(format!("{source}#/nowhere")));
        let says = refused("nothing stands at `/nowhere`");
        Some(mutation(at, vec![edit], says))
    })
}
