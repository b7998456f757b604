//! The parity suite: every recording replayed against the built server. It runs in a test program
//! of its own, because it keeps both cores busy and steps within one second belong together.

use std::io::Write;

use contract_tests::places;
use contract_tests::report::{Report, failures};
use contract_tests::suite::Plan;
use contract_tests::target::Launch;

#[tokio::test(flavor = "multi_thread")]
async fn the_server_answers_as_recorded_or_as_a_known_gap_says() -> anyhow::Result<()> {
    let plan = Plan::of_repository(Launch::Binary(places::server_binary()?));
    let replayed = plan.replay().await?;
    let report = Report::of(&replayed);
    println!("{}", report.text());
    // Past the test program's capture: the log of every run keeps the line.
    writeln!(std::io::stderr(), "parity: {}", report.line())?;
    assert!(report.total.passed > 0, "nothing was compared");
    assert_eq!(replayed.failed().count(), 0, "\n{}", failures(&replayed));
    Ok(())
}
