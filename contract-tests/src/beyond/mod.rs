//! Scenarios of what ours does where it is decided to differ from the legacy, or where the legacy
//! says nothing: `scenarios/beyond/*.yaml`, engine-neutral steps of `name`, `request`, `expect`.
//! A file begins on an empty database; it is a list of steps, or a map with `env`, `files`, `steps`
//! and the table `rows` afterwards.
//!
//! An expected `json` names the keys that matter; `{shape: iso-ms}` stands for any value of a shape. A step that expects
//! `frames` follows the stream that its request opens, while the steps of `during` happen.

mod follow;
mod request;
mod step;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

use crate::compare::Comparison;
use crate::expect::with_shapes;
use crate::honest::Honest;
use crate::recording::PlacedFile;
use crate::rows;
use crate::target::{Home, Launch, Server};
use crate::yaml;

pub use request::Asked;
pub use step::{Expected, Step};

use step::Ground;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    #[serde(default)]
    pub files: Vec<PlacedFile>,
    steps: Vec<Step>,
    /// Table rows after the last step: a list for each table that matters, by key.
    #[serde(default)]
    pub rows: BTreeMap<String, Value>,
}

/// All scenarios of a folder with their names, by name.
pub fn load_all(folder: &Path) -> Result<Vec<(String, Scenario)>> {
    let mut scenarios = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            let name = path
                .file_stem()
                .context("a file without name")?
                .to_string_lossy();
            scenarios.push((name.into_owned(), Scenario::load(&path)?));
        }
    }
    scenarios.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(scenarios)
}

impl Scenario {
    pub fn load(path: &Path) -> Result<Self> {
        let document = yaml::load(path)?;
        let read = match document {
            Value::Array(_) => serde_json::from_value(document).map(|steps| Self {
                steps,
                ..Self::default()
            }),
            map => serde_json::from_value(map),
        };
        read.with_context(|| format!("in {}", path.display()))
    }

    /// Every step, also those that happen during a stream.
    pub fn all_steps(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().flat_map(Step::flat)
    }

    /// Runs the scenario on a server of its own; each line of the answer is a failure, also that a body is not as the
    /// contract's schema says.
    pub async fn run(&self, launch: &Launch, honest: &Honest) -> Result<Vec<String>> {
        let home = Home::with(&self.files, &[])?;
        let server = Server::start(launch, &home, &self.env).await?;
        let ground = Ground {
            address: &server.address,
            database: &home.database(),
            honest,
        };
        let mut failures = Vec::new();
        for step in &self.steps {
            let failed = step.run(&ground).await;
            let lines = failed.with_context(|| format!("the server said:\n{}", server.said()))?;
            failures.extend(lines.iter().map(|line| format!("{}: {line}", step.name)));
        }
        server.stop().await?;
        for (table, key) in rows::TABLES {
            let Some(wanted) = self.rows.get(table) else {
                continue;
            };
            let got = rows::read(&home.database(), table, key)?;
            let differences = Comparison::subset().differences(&with_shapes(wanted.clone()), &got);
            failures.extend(
                differences
                    .iter()
                    .map(|line| format!("rows of {table}: {line}")),
            );
        }
        Ok(failures)
    }
}
