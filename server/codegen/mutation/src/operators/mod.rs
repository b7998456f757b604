//! Every kind of change, at every place of the contract where it applies, each with what must come of it.
mod bodies;
mod enums;
mod fields;
mod kinds;
mod links;
mod making;
mod operations;
mod parameters;
mod prose;
mod refusals;
mod responses;
mod rules;
mod security;
mod unions;
mod wording;

use crate::mutation::Mutation;
use crate::places::Places;

/// A kind of change.
pub struct Operator {
    pub name: &'static str,
    /// All of its mutations; their `operator` is filled in afterwards.
    make: fn(&Places) -> Vec<Mutation>,
}

const fn operator(name: &'static str, make: fn(&Places) -> Vec<Mutation>) -> Operator {
    Operator { name, make }
}

/// All operators, by the part of the contract that they change.
pub fn all() -> impl Iterator<Item = &'static Operator> {
    [
        operations::ALL,
        parameters::ALL,
        bodies::ALL,
        responses::ALL,
        security::ALL,
        fields::ALL,
        kinds::ALL,
        rules::ALL,
        enums::ALL,
        unions::ALL,
        links::ALL,
        prose::ALL,
        refusals::ALL,
    ]
    .into_iter()
    .flatten()
}

/// Every mutation of every operator.
pub fn mutations(places: &Places) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    for operator in all() {
        for mut mutation in (operator.make)(places) {
            mutation.operator = operator.name;
            mutations.push(mutation);
        }
    }
    mutations
}
