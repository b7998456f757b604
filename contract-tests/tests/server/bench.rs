//! `bench` against the built server, with little of everything: it must run through, and must be able to fail.

use clap::Parser;
use contract_tests::bench;
use contract_tests::places;
use serde_json::Value;

/// A command line as `bench` takes it.
#[derive(Debug, Parser)]
struct Cli {
    #[command(flatten)]
    options: bench::Options,
}

/// Whether nothing failed, and the sheet.
async fn bench(target: &str, arguments: &[&str]) -> (bool, Value) {
    let folder = tempfile::tempdir().unwrap();
    let json = folder.path().join("sheet.json");
    let always = [
        "bench",
        "--rounds",
        "1",
        "--seconds",
        "1",
        "--target",
        target,
        "--json",
    ];
    let all = always.into_iter().chain([json.to_str().unwrap()]);
    let options = Cli::try_parse_from(all.chain(arguments.iter().copied())).unwrap();
    let good = bench::run(&options.options).await.unwrap();
    let sheet = std::fs::read(json).unwrap();
    (good, serde_json::from_slice(&sheet).unwrap())
}

fn figures<'a>(sheet: &'a Value, scenario: &str) -> Vec<&'a str> {
    let all = sheet["figures"].as_array().unwrap().iter();
    let of_it = all.filter(|figure| figure["scenario"] == scenario);
    of_it
        .map(|figure| figure["figure"].as_str().unwrap())
        .collect()
}

/// Each answer is held against the rows, so that one that is empty or wrong has failed.
#[tokio::test(flavor = "multi_thread")]
async fn every_question_that_is_measured_is_answered_rightly_by_a_small_database() {
    let binary = places::server_binary().unwrap();
    let reads = ["--scenario", "reads", "--events", "2000"];
    let (good, sheet) = bench(binary.to_str().unwrap(), &reads).await;
    assert_eq!(sheet["failed"], serde_json::json!([]));
    assert_eq!(sheet["left_out"], serde_json::json!([]));
    assert!(good);
    let asked = figures(&sheet, "reads of 2000");
    let on_the_clock = asked
        .iter()
        .filter(|figure| figure.starts_with("/api/") && !figure.contains("processor"));
    assert!(on_the_clock.count() > 50, "{asked:?}");
    assert!(asked.contains(&"first, /api/events?agent_type=codex&tool_name=Edit, ms"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sheet_is_told_with_the_floor_when_a_scenario_fails() {
    let nobody = "http://127.0.0.1:9";
    let (good, sheet) = bench(nobody, &["--scenario", "single", "--scenario", "paced"]).await;
    assert!(!good);
    assert_eq!(figures(&sheet, "floor"), ["rows/s"]);
    let failed = sheet["failed"].as_array().unwrap();
    let of = |scenario: &str| {
        failed
            .iter()
            .any(|line| line.as_str().unwrap().starts_with(scenario))
    };
    assert!(
        of("single of the target: ") && of("paced of the target: "),
        "{failed:?}"
    );
}
