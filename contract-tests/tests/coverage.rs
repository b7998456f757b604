//! Every answer that the contract documents is asked for by a recording or by a scenario beyond,
//! but for those of `uncovered.txt`, which is edited by hand and may only shrink.

use std::collections::BTreeSet;

use contract_tests::contract::Contract;
use contract_tests::coverage::{read_list, uncovered};
use contract_tests::gaps::Gaps;
use contract_tests::places;
use contract_tests::recording::Scenario;

#[test]
fn every_documented_answer_is_asked_for_or_listed() -> anyhow::Result<()> {
    let home = places::home();
    let contract = Contract::load(&places::contract())?;
    let recordings = Scenario::load_all(&home.join("recordings/v1"))?;
    let gaps = Gaps::load(&home.join("known-gaps"), &recordings, &contract)?;
    let found = uncovered(
        &contract,
        &recordings,
        &gaps,
        &home.join("scenarios/beyond"),
    )?;
    let listed = read_list(&std::fs::read_to_string(home.join("uncovered.txt"))?)?;
    let unlisted: BTreeSet<_> = found.difference(&listed).collect();
    let outdated: BTreeSet<_> = listed.difference(&found).collect();
    assert!(
        unlisted.is_empty(),
        "write a scenario in scenarios/beyond/ that gets {unlisted:?}"
    );
    assert!(
        outdated.is_empty(),
        "strike out of uncovered.txt, they are asked for: {outdated:?}"
    );
    Ok(())
}
