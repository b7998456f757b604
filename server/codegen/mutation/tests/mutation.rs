//! Every change of `openapi.yaml` is refused, breaks the build, or changes an answer: here one place of every operator,
//! chosen by a seed; `just long` tries all places.
use codegen_mutation::judge::{Outcome, judge};
use codegen_mutation::mutation::{Ask, Body, Edit, Expect, Mutation, Probe, Seen};
use codegen_mutation::places::Places;
use codegen_mutation::report::Report;
use codegen_mutation::tree::Tree;
use codegen_mutation::{CONTRACT, operators, sample};

/// Which places are tried; another in `MUTATION_SEED`.
const SEED: u64 = 20_261_122;
/// Of each operator.
const EACH: usize = 1;

fn seed() -> u64 {
    match std::env::var("MUTATION_SEED") {
        Ok(seed) => seed.parse().expect("MUTATION_SEED is a number"),
        Err(_) => SEED,
    }
}

#[test]
fn one_mutation_of_every_operator_is_noticed_as_it_must_be() {
    let places = Places::of(Tree::parse(CONTRACT));
    let sample = sample::of(operators::mutations(&places), EACH, seed());
    assert!(sample.len() >= 60, "only {} mutations", sample.len());
    let outcomes = judge(&places.contract, &sample).expect("mutants can be made");
    let report = Report::of(sample, outcomes);
    println!("MUTATION_SEED={}: {}", seed(), report.summary());
    let defects = report.defects();
    assert!(
        defects.is_empty(),
        "{}\nA contract that may change without a sign does not drive: mend the generator, or say in \
         server/codegen/mutation what must come of the mutation.\n{}",
        report.summary(),
        defects.join("\n")
    );
}

#[test]
fn every_operator_has_a_place_in_the_contract() {
    let places = Places::of(Tree::parse(CONTRACT));
    let mutations = operators::mutations(&places);
    for operator in operators::all() {
        let found = mutations.iter().any(|m| m.operator == operator.name);
        assert!(found, "{} applies nowhere", operator.name);
    }
}

#[test]
fn the_same_seed_chooses_the_same_places() {
    let chosen = |seed| {
        let places = Places::of(Tree::parse(CONTRACT));
        let sample = sample::of(operators::mutations(&places), EACH, seed);
        sample.into_iter().map(|m| m.at).collect::<Vec<_>>()
    };
    assert_eq!(chosen(1), chosen(1));
    assert_ne!(chosen(1), chosen(2));
}

fn mutation(edit: Edit, expect: Expect) -> Mutation {
    Mutation {
        operator: "claim",
        at: "/somewhere".to_owned(),
        edits: vec![edit],
        expect,
    }
}

fn health(after: u16) -> Expect {
    let seen = |status| Seen {
        status,
        body: Body::Any,
    };
    Expect::Answers(vec![Probe {
        asks: vec![Ask {
            call: "GET /api/health".to_owned(),
            headers: Vec::new(),
            body: String::new(),
        }],
        before: seen(200),
        after: seen(after),
    }])
}

fn breaks(name: &str) -> Expect {
    Expect::Breaks(&["E0560"], name.to_owned())
}

/// A generator that is deaf to a change looks like a change that says nothing: of each sort of claim, a false one.
#[test]
fn what_nothing_shows_is_unnoticed_and_what_shows_otherwise_is_no_success() {
    let set = |pointer: &str, value: &str| Edit::Set(pointer.to_owned(), Tree::parse(value));
    let description = || {
        let at = "/components/schemas/Health/properties/uptime/description";
        set(at, "Other words")
    };
    let without = |name: &str| Edit::Remove(format!("/components/schemas/Error/properties/{name}"));
    let example = "/paths/~1api~1health/get/responses/200/content/application~1json/example/uptime";
    let claims = [
        (
            mutation(set(example, "7"), health(500)),
            "unnoticed: generated code is the same",
        ),
        (mutation(description(), health(500)), "unnoticed: Some(Ask"),
        (
            mutation(description(), breaks("uptime")),
            "unnoticed: handlers compile all the same",
        ),
        (
            mutation(without("max_clients"), Expect::Refused("no".to_owned())),
            "unnoticed: is accepted",
        ),
        (
            mutation(without("max_clients"), breaks("nobody")),
            "otherwise: should break",
        ),
        (
            mutation(without("hint"), breaks("hint")),
            "otherwise: is refused",
        ),
        (
            mutation(without("max_clients"), health(500)),
            "otherwise: breaks the build",
        ),
        (
            mutation(
                Edit::Rename("/paths/~1api~1health".to_owned(), "/api/ill".to_owned()),
                health(500),
            ),
            "otherwise: Some(Ask",
        ),
        (
            mutation(
                description(),
                Expect::Prose("Before".to_owned(), "Other words".to_owned()),
            ),
            "otherwise: changes more",
        ),
        (
            mutation(description(), Expect::Promised("Third words".to_owned())),
            "unnoticed: the derived document says",
        ),
    ];
    let contract = Tree::parse(CONTRACT);
    let mutations: Vec<_> = claims
        .iter()
        .map(|(mutation, _)| mutation.clone())
        .collect();
    let outcomes = judge(&contract, &mutations).expect("mutants can be made");
    for ((_, expected), outcome) in claims.iter().zip(&outcomes) {
        let said = match outcome {
            Outcome::Unnoticed(why) => format!("unnoticed: {why}"),
            Outcome::Otherwise(why) => format!("otherwise: {why}"),
            success => format!("{success:?}"),
        };
        assert!(said.starts_with(expected), "{expected}, but {said}");
    }
    let report = Report::of(mutations, outcomes);
    assert!(
        report
            .summary()
            .ends_with("5 unnoticed, 5 noticed otherwise"),
        "{}",
        report.summary()
    );
    assert_eq!(report.defects().len(), claims.len());
}
