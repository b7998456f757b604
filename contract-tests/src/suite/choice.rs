//! Which scenarios are replayed, and by name which are not, and why.
//!
//! Every scenario begins on an empty database. A server that runs already has one database for them all, so it takes
//! those that leave nothing behind, one after the other, and after them at most one that is asked for by name.

use std::cmp::Reverse;

use anyhow::{Result, bail};
use serde_json::Value;

use super::{Plan, Target};
use crate::recording::Scenario;
use crate::rows;

const SLOW: &str = "slow: takes a minute or more, give --slow";
const SETTINGS: &str =
    "needs settings, files or programs that a running server does not have: give --bin or --start";
const FULL: &str = "begins on an empty database and leaves rows: give --bin or --start, or name it with --scenario \
                    on a fresh server";
const ROWS: &str = "its table rows are out of reach of a running server: give --bin or --start";

/// What a plan comes to.
#[derive(Debug, Default)]
pub(super) struct Choice {
    /// In the order in which they are begun.
    pub(super) scenarios: Vec<Scenario>,
    /// What is left out, each with the reason.
    pub(super) skipped: Vec<(String, String)>,
}

impl Choice {
    pub(super) fn of(plan: &Plan, all: Vec<Scenario>) -> Result<Self> {
        let unknown = |name: &&String| !all.iter().any(|other| other.scenario == **name);
        if let Some(name) = plan.only.iter().find(unknown) {
            bail!("no scenario {name:?}");
        }
        let mut choice = Self::default();
        for scenario in all {
            let named = plan.only.contains(&scenario.scenario);
            if !plan.only.is_empty() && !named {
                continue;
            }
            let rows = rows::recorded(&plan.rows(), &scenario.scenario)?;
            let reason = match (&plan.target, &rows) {
                _ if scenario.slow && !plan.slow => Some(SLOW),
                (Target::Own(_), _) => None,
                (Target::Running(_), _) if !runs_anywhere(&scenario) => Some(SETTINGS),
                (Target::Running(_), rows) if !named && fills(rows.as_ref()) => Some(FULL),
                (Target::Running(_), rows) => {
                    if rows.is_some() {
                        choice.skip(format!("{}, rows", scenario.scenario), ROWS);
                    }
                    None
                }
            };
            match reason {
                Some(reason) => choice.skip(scenario.scenario, reason),
                None => choice.scenarios.push(scenario),
            }
        }
        choice.order(plan)?;
        Ok(choice)
    }

    fn skip(&mut self, what: String, reason: &str) {
        self.skipped.push((what, reason.to_owned()));
    }

    /// The longest first, where each has a server of its own; else the one that leaves something behind last.
    fn order(&mut self, plan: &Plan) -> Result<()> {
        if matches!(plan.target, Target::Own(_)) {
            let length = |scenario: &Scenario| Reverse((scenario.slow, scenario.steps.len()));
            self.scenarios.sort_by_key(length);
            return Ok(());
        }
        let mut fill = Vec::new();
        for scenario in &self.scenarios {
            let rows = rows::recorded(&plan.rows(), &scenario.scenario)?;
            fill.push(fills(rows.as_ref()));
        }
        if fill.iter().filter(|fills| **fills).count() > 1 {
            bail!(
                "a running server is fresh once: of the scenarios that leave rows, name one with --scenario"
            );
        }
        let mut fill = fill.into_iter();
        self.scenarios
            .sort_by_cached_key(|_| fill.next().unwrap_or(true));
        Ok(())
    }
}

/// Whether a scenario leaves rows behind; one of which none were recorded may.
fn fills(rows: Option<&Value>) -> bool {
    let tables = rows.and_then(Value::as_object);
    tables.is_none_or(|tables| {
        let lists = tables.values().filter_map(Value::as_array);
        lists.into_iter().any(|rows| !rows.is_empty())
    })
}

/// Whether a scenario needs nothing that only who starts a server can give it.
fn runs_anywhere(scenario: &Scenario) -> bool {
    let silent = scenario.bin.iter().all(|program| program.is_silent());
    scenario.env.is_empty() && scenario.files.is_empty() && silent
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn scenario(name: &str, more: Value) -> Scenario {
        let mut scenario = json!({"scenario": name, "describes": name, "steps": []});
        for (key, value) in more.as_object().unwrap() {
            scenario[key] = value.clone();
        }
        serde_json::from_value(scenario).unwrap()
    }

    /// Two that leave nothing behind, two that do, one with a setting, one with a program.
    fn all() -> Vec<Scenario> {
        let silent = json!({"name": "codex", "text": "#!/bin/sh\nexec cat >/dev/null\n"});
        let loud = json!({"name": "codex", "text": "#!/bin/sh\necho hi\n"});
        vec![
            scenario("writes", json!({"bin": [silent]})),
            scenario("reads", json!({"bin": [silent]})),
            scenario("writes-too", json!({})),
            scenario("reads-too", json!({})),
            scenario("set", json!({"env": {"A": "1"}})),
            scenario("program", json!({"bin": [loud]})),
            scenario("slow", json!({"slow": true})),
        ]
    }

    /// The names of what is replayed on a running server, and of what is not.
    fn on_running(only: &[&str]) -> Result<(Vec<String>, Vec<String>)> {
        let folder = tempfile::tempdir()?;
        let rows = folder.path().join("v1-rows");
        std::fs::create_dir(&rows)?;
        for (name, events) in [
            ("writes", json!([{"id": 1}])),
            ("writes-too", json!([{"id": 1}])),
            ("reads", json!([])),
            ("reads-too", json!([])),
        ] {
            let path = rows.join(format!("{name}.rows.json"));
            std::fs::write(path, json!({"events": events}).to_string())?;
        }
        let plan = Plan {
            target: Target::Running("127.0.0.1:1".to_owned()),
            only: only.iter().map(|name| (*name).to_owned()).collect(),
            recordings: folder.path().to_owned(),
            ..Plan::of_repository(crate::target::Launch::Shell(String::new()))
        };
        let choice = Choice::of(&plan, all())?;
        let names = choice.scenarios.into_iter().map(|it| it.scenario);
        let skipped = choice.skipped.into_iter().map(|(name, _)| name);
        Ok((names.collect(), skipped.collect()))
    }

    #[test]
    fn a_running_server_takes_all_that_leave_nothing_behind_and_names_the_rest() {
        let (run, skipped) = on_running(&[]).unwrap();
        assert_eq!(run, ["reads", "reads-too"]);
        let rest = [
            "writes",
            "reads, rows",
            "writes-too",
            "reads-too, rows",
            "set",
            "program",
            "slow",
        ];
        assert_eq!(skipped, rest);
    }

    #[test]
    fn one_that_leaves_rows_may_be_named_and_comes_last() {
        let (run, _) = on_running(&["writes", "reads"]).unwrap();
        assert_eq!(run, ["reads", "writes"]);
        let two = on_running(&["writes", "writes-too"]).unwrap_err();
        assert!(two.to_string().contains("name one with --scenario"));
        assert!(on_running(&["nothing"]).is_err());
    }
}
