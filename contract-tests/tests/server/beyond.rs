//! The scenarios of what ours does beyond the legacy, and that each known gap has one.

use contract_tests::contract::Contract;
use contract_tests::honest::Honest;
use contract_tests::{beyond, places};

use crate::support::launch;

#[tokio::test(flavor = "multi_thread")]
async fn every_scenario_beyond_the_legacy_holds() {
    let mut failures = Vec::new();
    let honest = Honest::of(Contract::load(&places::contract()).unwrap()).unwrap();
    let scenarios = beyond::load_all(&places::home().join("scenarios/beyond")).unwrap();
    for (name, scenario) in &scenarios {
        let failed = scenario.run(&launch(), &honest).await;
        let failed = failed.unwrap_or_else(|error| vec![format!("{error:#}")]);
        failures.extend(failed.into_iter().map(|line| format!("{name}: {line}")));
    }
    assert!(!scenarios.is_empty());
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn every_known_gap_has_a_scenario_that_shows_what_ours_does() {
    let scenarios = beyond::load_all(&places::home().join("scenarios/beyond")).unwrap();
    for entry in std::fs::read_dir(places::home().join("known-gaps")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy();
        assert!(
            scenarios.iter().any(|(scenario, _)| *scenario == name),
            "{name} is a known gap without contract-tests/scenarios/beyond/{name}.yaml"
        );
    }
}
