//! Replays one scenario against a server and judges each step and, after the stop, each table.
//! Leaves starting servers to `target`, and what a difference means to `judge`.

mod judge;
mod steps;

use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::compare::Comparison;
use crate::contract::Contract;
use crate::gaps::Gaps;
use crate::recording::Scenario;
use crate::rows;
use crate::target::{Home, Launch, Server};

pub use judge::{Verdict, edited, judge};
pub use steps::Replay;
use steps::missing_writer;

/// What became of one step, under the operation that it counts for.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub scenario: String,
    pub step: String,
    pub operation: String,
    pub verdict: Verdict,
}

/// What every scenario is replayed with.
#[derive(Debug)]
pub struct Setting {
    pub contract: Contract,
    pub gaps: Gaps,
    /// The folder of recorded rows.
    pub rows: std::path::PathBuf,
}

/// What came of one scenario.
#[derive(Debug, Default)]
pub struct Replayed {
    pub outcomes: Vec<Outcome>,
    /// A part that could not be judged, and why.
    pub not_run: Option<(String, String)>,
}

/// Replays a scenario on a server of its own.
pub async fn on_own_server(
    setting: &Setting,
    scenario: &Scenario,
    launch: &Launch,
) -> Result<Replayed> {
    let home = Home::with(&scenario.files, &scenario.bin)?;
    let server = Server::start(launch, &home, &scenario.env).await?;
    let recorded = rows::recorded(&setting.rows, &scenario.scenario)?;
    next_second().await;
    let mut replay = Replay::new(setting, scenario, &server.address, recorded.as_ref());
    let whole = replay.run().await;
    let said = server.said();
    let mut outcomes = replay.outcomes;
    outcomes.extend(whole.err().map(|why| {
        let why = format!("{why:#}; the server said:\n{said}");
        failed(scenario, "(the steps after)", why)
    }));
    if let Err(why) = server.stop().await {
        outcomes.push(failed(scenario, "(the stop)", format!("{why:#}")));
    }
    outcomes.extend(judge_database(scenario, launch, &home).await?);
    let mut not_run = None;
    if let Some(recorded) = recorded {
        if launch.keeps_its_own_store(&home) {
            let name = format!("{}, rows", scenario.scenario);
            not_run = Some((name, "the server left no database at {db}".to_owned()));
        } else {
            outcomes.extend(judge_rows(setting, scenario, &recorded, &home.database())?);
        }
    }
    Ok(Replayed { outcomes, not_run })
}

/// Replays a scenario against a server that runs already; its rows are out of reach.
pub async fn on_running_server(
    setting: &Setting,
    scenario: &Scenario,
    address: &str,
) -> Result<Vec<Outcome>> {
    let recorded = rows::recorded(&setting.rows, &scenario.scenario)?;
    next_second().await;
    let mut replay = Replay::new(setting, scenario, address, recorded.as_ref());
    let whole = replay.run().await;
    let mut outcomes = replay.outcomes;
    outcomes.extend(
        whole
            .err()
            .map(|why| failed(scenario, "(the steps after)", format!("{why:#}"))),
    );
    Ok(outcomes)
}

/// A failure that is no single step's.
pub fn failed(scenario: &Scenario, step: &str, why: String) -> Outcome {
    Outcome {
        scenario: scenario.scenario.clone(),
        step: step.to_owned(),
        operation: "scenario".to_owned(),
        verdict: Verdict::Failed(vec![why]),
    }
}

/// Whatever was sent, what is stored is what both runtimes write: the walk of ours over its own database finds nothing.
async fn judge_database(
    scenario: &Scenario,
    launch: &Launch,
    home: &Home,
) -> Result<Option<Outcome>> {
    let Some(findings) = launch.check_database(home).await? else {
        return Ok(None);
    };
    let verdict = match findings.is_empty() {
        true => Verdict::Passed,
        false => Verdict::Failed(findings),
    };
    Ok(Some(Outcome {
        scenario: scenario.scenario.clone(),
        step: "db check".to_owned(),
        operation: "database".to_owned(),
        verdict,
    }))
}

/// Rows are compared only where the contract has every operation that wrote them.
fn judge_rows(
    setting: &Setting,
    scenario: &Scenario,
    recorded: &Value,
    database: &Path,
) -> Result<Vec<Outcome>> {
    let mut outcomes = Vec::new();
    for (table, key) in rows::TABLES {
        let verdict = match missing_writer(&setting.contract, scenario, recorded, table) {
            Some(operation) => Verdict::NotYet(operation),
            None => {
                let actual = json!({ table: rows::read(database, table, key)? });
                let gaps = setting.gaps.of_rows(&scenario.scenario, table);
                let gaps: Vec<_> = gaps.iter().collect();
                let of_table = json!({ table: recorded[table] });
                judge(&Comparison::rows(), &of_table, &gaps, &actual)
            }
        };
        outcomes.push(Outcome {
            scenario: scenario.scenario.clone(),
            step: format!("rows of {table}"),
            operation: "table rows".to_owned(),
            verdict,
        });
    }
    Ok(outcomes)
}

/// Sleeps to just after the next wall-clock second begins.
pub async fn next_second() {
    let into = u64::try_from(Timestamp::now().subsec_millisecond()).unwrap_or(0);
    tokio::time::sleep(Duration::from_millis(1005 - into.min(1000))).await;
}
