//! openapi.yaml against all that was recorded and promised.

use std::collections::BTreeSet;

use contract_tests::contract::Contract;
use contract_tests::honest::answers;
use contract_tests::honest::evidence::FRAMES_NOT_YET;
use contract_tests::schema::places::free_form;

use crate::support::{Known, list, schemas};

/// The schemas that take any JSON, each with the kind of data that it is for: metadata, detail, quota, or a body of OTLP
/// or of a hook. Nothing else may be free-form.
const FREE_FORM: [(&str, &str); 6] = [
    ("metadata", "/components/schemas/Metadata"),
    ("detail", "/components/schemas/TranscriptDetail"),
    ("OTLP", "/components/schemas/OtelExport"),
    ("hook", "/components/schemas/HookPayload"),
    ("quota", "/components/schemas/ProviderQuotaSnapshot"),
    ("quota", "/components/schemas/StatuslinePayload"),
];

/// Times of the sender that an import stores in the words of the log, whatever they are; so their schemas take any text.
const WORDS_OF_LOGS: [(&str, &str); 2] = [
    ("session_view", "/client_timestamp\""),
    ("transcript_view", "/timestamp\""),
];

/// The leniencies of request bodies; each is needed by some recorded request, or it goes.
const LENIENCIES: [&str; 5] = [
    "x-am-body.also",
    "x-am-body.coerce",
    "x-am-collect",
    "x-am-format",
    "x-am-trim",
];

#[test]
fn every_recorded_answer_fits_its_schema_with_no_key_that_the_contract_does_not_name() {
    let known = Known::get();
    println!("{:#?}", known.gathered.tally);
    let refused = known.refused(&known.document);
    assert!(
        refused.is_empty(),
        "mend the schema in openapi.yaml, or list in refused.txt, with the reason, what ours answers otherwise:\n{}",
        refused.join("\n")
    );
    let spots = answers::refused(&schemas(&known.document), &known.gathered.evidence);
    let spots: BTreeSet<_> = spots.into_iter().map(|one| one.spot).collect();
    let listed = list("refused.txt");
    let outdated: Vec<_> = listed.difference(&spots).collect();
    assert!(
        outdated.is_empty(),
        "strike out of refused.txt, they fit: {outdated:?}"
    );
}

#[test]
fn what_is_recorded_as_a_time_or_a_count_is_a_time_or_a_count_in_the_schema() {
    let known = Known::get();
    let mut loose = known.too_loose(&known.document);
    for (operation, spot) in WORDS_OF_LOGS {
        let before = loose.len();
        loose.retain(|line| !(line.contains(operation) && line.contains(spot)));
        assert!(loose.len() < before, "strike out {operation} {spot}");
    }
    assert!(
        loose.is_empty(),
        "say the type or the pattern in openapi.yaml:\n{}",
        loose.join("\n")
    );
}

#[test]
fn all_that_an_answer_may_hold_was_seen_or_is_listed() {
    let known = Known::get();
    let unseen = known.unseen(&known.document);
    let listed = list("unseen.txt");
    let unlisted: Vec<_> = unseen.difference(&listed).collect();
    assert!(
        unlisted.is_empty(),
        "openapi.yaml allows what no recording and no scenario beyond shows: tighten the schema, or write a scenario that shows it: {unlisted:#?}"
    );
    let outdated: Vec<_> = listed.difference(&unseen).collect();
    assert!(
        outdated.is_empty(),
        "strike out of unseen.txt, they are seen: {outdated:?}"
    );
}

#[test]
fn free_form_is_what_the_notes_on_the_contract_list_and_nothing_else() {
    let found: BTreeSet<_> = free_form(&Known::get().document).into_iter().collect();
    let listed: BTreeSet<_> = FREE_FORM.iter().map(|(_, at)| (*at).to_owned()).collect();
    assert_eq!(
        found, listed,
        "a schema without type, keys, words or variants takes anything: say what it is"
    );
}

#[test]
fn every_body_was_taken_or_refused_as_its_schema_or_a_leniency_says() {
    let known = Known::get();
    let judged = known.requests(&known.document);
    println!("{:#?}", judged.tally);
    assert!(
        judged.failures.is_empty(),
        "\n{}",
        judged.failures.join("\n")
    );
    let used = |key: &str| {
        judged
            .tally
            .keys()
            .any(|how| how.starts_with("taken by") && how.contains(key))
    };
    let idle: Vec<_> = LENIENCIES.iter().filter(|key| !used(key)).collect();
    assert!(idle.is_empty(), "no recorded request needs {idle:?}");
}

#[test]
fn a_frame_that_the_contract_has_is_not_called_not_yet() {
    let contract = Contract::from_document(Known::get().document.clone()).unwrap();
    let known = contract.frame_types().unwrap();
    let outdated: Vec<_> = FRAMES_NOT_YET
        .iter()
        .filter(|kind| known.contains(**kind))
        .collect();
    assert!(
        outdated.is_empty(),
        "strike out of FRAMES_NOT_YET: {outdated:?}"
    );
}
