//! Security: which operations need a credential, and which schemes there are.
use super::making::{breaks, mutation, put, refused, set};
use super::{Operator, operator};
use crate::mutation::{Edit, Mutation};
use crate::places::Places;
use crate::tree::{Tree, below};

pub(super) const ALL: &[Operator] = &[
    operator("security: needed", needed),
    operator("security: needed everywhere", needed_everywhere),
    operator("security: none", none),
    operator("security: of the whole, where none was", inherited),
    operator("security scheme: rename", rename),
];

/// Then the handler is given the caller, and somebody has to know callers.
fn needed(places: &Places) -> Vec<Mutation> {
    let all = places.operations.iter().map(|operation| {
        let at = below(&operation.at, "security");
        let unauthorized = "{$ref: '#/components/responses/Unauthorized'}";
        let edits = vec![
            put(&at, "[{bearerAuth: []}]"),
            set(&below(&operation.at, "responses"), "401", unauthorized),
        ];
        mutation(
            &at,
            edits,
            breaks(&["E0050", "E0277", "E0046", "E0407"], &operation.id),
        )
    });
    all.collect()
}

fn needed_everywhere(_: &Places) -> Vec<Mutation> {
    let edit = put("/security", "[{bearerAuth: []}]");
    vec![mutation(
        "/security",
        vec![edit],
        breaks(&["E0050", "E0277"], "event_list"),
    )]
}

/// Nothing asks for a credential then, so 401 is the handler's to answer.
fn none(places: &Places) -> Vec<Mutation> {
    let open = places.operations.iter().filter(|operation| {
        let own = places.contract.at(&below(&operation.at, "security"));
        own != Some(&Tree::List(Vec::new()))
    });
    open.map(|operation| {
        let at = below(&operation.at, "security");
        let expect = breaks(&["E0004"], "Unauthorized");
        mutation(&at, vec![put(&at, "[]")], expect)
    })
    .collect()
}

fn inherited(places: &Places) -> Vec<Mutation> {
    let own = places.operations.iter().filter_map(|operation| {
        let at = below(&operation.at, "security");
        places.contract.at(&at)?;
        let edit = Edit::Remove(at.clone());
        Some(mutation(
            &at,
            vec![edit],
            refused("the response 401 is missing"),
        ))
    });
    own.collect()
}

fn rename(places: &Places) -> Vec<Mutation> {
    let at = "/components/securitySchemes";
    let schemes = places.contract.at(at).map_or(&[][..], Tree::entries);
    let renamed = schemes.iter().map(|(name, _)| {
        let edit = Edit::Rename(below(at, name), format!("{name}Anew"));
        let says = refused(&format!("no security scheme is called `{name}`"));
        mutation(&below(at, name), vec![edit], says)
    });
    renamed.collect()
}
