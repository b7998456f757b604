//! The parity suite: which scenarios are replayed, several at a time, and what came of them.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::contract::Contract;
use crate::gaps::Gaps;
use crate::http;
use crate::places;
use crate::recording::Scenario;
use crate::run::{self, Outcome, Setting, Verdict};
use crate::target::Launch;

mod choice;

use choice::Choice;

/// Where the scenarios are replayed.
#[derive(Debug, Clone)]
pub enum Target {
    /// A server of its own for each scenario.
    Own(Launch),
    /// A server that runs already, by its address; it must be fresh: of the scenarios that leave something behind it
    /// takes one.
    Running(String),
}

/// What is replayed, and how.
#[derive(Debug, Clone)]
pub struct Plan {
    pub target: Target,
    /// These scenarios only; all where empty.
    pub only: Vec<String>,
    pub slow: bool,
    /// Without known gaps: the recordings as they stand, as for the legacy itself.
    pub without_gaps: bool,
    /// Scenarios at a time.
    pub jobs: usize,
    pub contract: PathBuf,
    pub recordings: PathBuf,
    pub gaps: PathBuf,
}

/// What came of a replay.
#[derive(Debug, Default)]
pub struct Replayed {
    pub outcomes: Vec<Outcome>,
    /// Scenarios, or parts of one, that were not replayed, each with the reason.
    pub skipped: Vec<(String, String)>,
}

impl Plan {
    /// Everything in the repository, on servers started from a binary.
    pub fn of_repository(launch: Launch) -> Self {
        Self {
            target: Target::Own(launch),
            only: Vec::new(),
            slow: false,
            without_gaps: false,
            jobs: 4,
            contract: places::contract(),
            recordings: places::home().join("recordings"),
            gaps: places::home().join("known-gaps"),
        }
    }

    /// The folder of the recorded rows.
    fn rows(&self) -> PathBuf {
        self.recordings.join("v1-rows")
    }

    /// Replays the plan; an error is a broken suite, a failed step is an outcome.
    pub async fn replay(&self) -> Result<Replayed> {
        let all = Scenario::load_all(&self.recordings.join("v1"))?;
        let contract = Contract::load(&self.contract)?;
        let gaps = if self.without_gaps {
            Gaps::default()
        } else {
            Gaps::load(&self.gaps, &all, &contract)?
        };
        let rows = self.rows();
        let setting = Arc::new(Setting {
            contract,
            gaps,
            rows,
        });
        let mut replayed = Replayed::default();
        let chosen = Choice::of(self, all)?;
        replayed.skipped = chosen.skipped;
        let at_once = match &self.target {
            Target::Own(_) => self.jobs.max(1),
            Target::Running(address) => {
                http::reach(address).await?;
                1
            }
        };
        let permits = Arc::new(Semaphore::new(at_once));
        let mut tasks = JoinSet::new();
        for scenario in chosen.scenarios {
            let (setting, permits) = (Arc::clone(&setting), Arc::clone(&permits));
            let target = self.target.clone();
            tasks.spawn(async move {
                let _permit = permits.acquire().await.context("the suite is over")?;
                let one = replay_one(&setting, &scenario, &target).await;
                Ok::<_, anyhow::Error>(one.unwrap_or_else(|error| broken(&scenario, &error)))
            });
        }
        while let Some(done) = tasks.join_next().await {
            let one = done??;
            replayed.outcomes.extend(one.outcomes);
            replayed.skipped.extend(one.not_run);
        }
        replayed.skipped.sort();
        replayed
            .outcomes
            .sort_by(|a, b| a.scenario.cmp(&b.scenario));
        Ok(replayed)
    }
}

async fn replay_one(
    setting: &Setting,
    scenario: &Scenario,
    target: &Target,
) -> Result<run::Replayed> {
    match target {
        Target::Own(launch) => run::on_own_server(setting, scenario, launch).await,
        Target::Running(address) => Ok(run::Replayed {
            outcomes: run::on_running_server(setting, scenario, address).await?,
            not_run: None,
        }),
    }
}

/// A scenario that could not be begun fails as one step.
fn broken(scenario: &Scenario, error: &anyhow::Error) -> run::Replayed {
    run::Replayed {
        outcomes: vec![run::failed(
            scenario,
            "(the scenario)",
            format!("{error:#}"),
        )],
        not_run: None,
    }
}

impl Replayed {
    pub fn failed(&self) -> impl Iterator<Item = &Outcome> {
        self.outcomes
            .iter()
            .filter(|outcome| matches!(outcome.verdict, Verdict::Failed(_)))
    }
}
