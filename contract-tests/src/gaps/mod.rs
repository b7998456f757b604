//! Known gaps: where ours is decided to differ from a recording, and what it does there instead.
//! One file a quirk (`known-gaps/B25.yaml`) or decision (`known-gaps/decision-....yaml`).
//!
//! Promises: each listed difference is still compared, with what the gap says in its place; one
//! that no longer differs fails; one without a mended quirk's number or a page in docs/decisions/
//! fails; so does one without a scenario in `scenarios/beyond/` that shows what ours does.

mod rules;

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::contract::Contract;
use crate::edit::Edit;
use crate::recording::{Request, Scenario, Step};
use crate::yaml;

/// The quirks that are decided to be mended; the others are kept and can have no gap.
pub const MENDED: [u8; 29] = [
    1, 2, 3, 4, 7, 8, 9, 10, 13, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 32, 33,
    35, 38, 39, 40,
];

/// One listed difference of one step or of the rows of one scenario.
#[derive(Debug, Clone)]
pub struct Gap {
    /// `B25`, or the path of the decision's page.
    pub number: String,
    pub scenario: String,
    pub spot: Spot,
    pub edits: Vec<Edit>,
    /// Sent after a refused request, in its place, so that later ids stay as recorded.
    pub stand_in: Option<Request>,
}

/// Where in a scenario a gap lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The step of this name.
    Step(String),
    /// The table rows after the scenario.
    Rows,
}

/// All known gaps.
#[derive(Debug, Default)]
pub struct Gaps {
    gaps: Vec<Gap>,
}

impl Gaps {
    /// Reads a folder of gap files and expands its rules over the recordings.
    pub fn load(folder: &Path, scenarios: &[Scenario], contract: &Contract) -> Result<Self> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "yaml")
            {
                let document = yaml::load(&path)?;
                let number = number_of(&path, &document)
                    .with_context(|| format!("in {}", path.display()))?;
                files.push((path, number, document));
            }
        }
        files.sort_by(|a, b| a.0.cmp(&b.0));
        let mut gaps = Vec::new();
        for (path, number, document) in &files {
            let listed = listed(number, document, scenarios);
            gaps.extend(listed.with_context(|| format!("in {}", path.display()))?);
        }
        for (path, number, document) in &files {
            let ruled = rules::expand(number, document, scenarios, contract, &gaps);
            gaps.extend(ruled.with_context(|| format!("in {}", path.display()))?);
        }
        Ok(Self { gaps })
    }

    /// The gaps of a step.
    pub fn of_step(&self, scenario: &str, step: &str) -> Vec<&Gap> {
        self.of(
            scenario,
            |spot| matches!(spot, Spot::Step(name) if name == step),
        )
    }

    /// The gaps of the rows of a table.
    pub fn of_rows(&self, scenario: &str, table: &str) -> Vec<Gap> {
        let inside = |edit: &Edit| edit.at.split('/').nth(1) == Some(table);
        self.of(scenario, |spot| *spot == Spot::Rows)
            .into_iter()
            .filter(|gap| gap.edits.iter().any(inside))
            .map(|gap| Gap {
                edits: gap
                    .edits
                    .iter()
                    .filter(|edit| inside(edit))
                    .cloned()
                    .collect(),
                ..gap.clone()
            })
            .collect()
    }

    fn of(&self, scenario: &str, spot: impl Fn(&Spot) -> bool) -> Vec<&Gap> {
        self.gaps
            .iter()
            .filter(|gap| gap.scenario == scenario && spot(&gap.spot))
            .collect()
    }
}

/// The quirk or decision of a file, which its name must carry.
fn number_of(path: &Path, document: &Value) -> Result<String> {
    let stem = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default();
    known_keys(
        document,
        &["quirk", "decision", "why", "rules", "steps", "rows"],
    )?;
    if document["why"].as_str().is_none_or(str::is_empty) {
        bail!("a gap needs a `why`");
    }
    match (document["quirk"].as_str(), document["decision"].as_str()) {
        (Some(quirk), None) => {
            let mended = quirk
                .strip_prefix('B')
                .and_then(|number| number.parse().ok());
            if !mended.is_some_and(|number: u8| MENDED.contains(&number)) {
                bail!("{quirk} is not the number of a mended quirk");
            }
            if stem != quirk {
                bail!("the file of {quirk} must be named {quirk}.yaml");
            }
            Ok(quirk.to_owned())
        }
        (None, Some(page)) => {
            let is_page = page.starts_with("docs/decisions/") && page.ends_with(".md");
            if !is_page || !crate::places::repository().join(page).is_file() {
                bail!("{page} is not a page in docs/decisions/");
            }
            if !stem.starts_with("decision-") {
                bail!("the file of a decision must be named decision-....yaml");
            }
            Ok(page.to_owned())
        }
        _ => bail!("a gap needs either `quirk` or `decision`"),
    }
}

fn listed(number: &str, document: &Value, scenarios: &[Scenario]) -> Result<Vec<Gap>> {
    let mut gaps: Vec<Gap> = Vec::new();
    for entry in list(document, "steps")? {
        known_keys(entry, &["scenario", "step", "why", "ours", "stand_in"])?;
        let gap = listed_step(number, entry, scenarios).with_context(|| entry.to_string())?;
        gaps.push(gap);
    }
    for entry in list(document, "rows")? {
        known_keys(entry, &["scenario", "why", "ours"])?;
        let scenario = find_scenario(text(entry, "scenario")?, scenarios)?;
        let edits = edits(entry).with_context(|| entry.to_string())?;
        gaps.push(Gap {
            number: number.to_owned(),
            scenario: scenario.scenario.clone(),
            spot: Spot::Rows,
            edits,
            stand_in: None,
        });
    }
    for (index, gap) in gaps.iter().enumerate() {
        let same = |other: &Gap| other.scenario == gap.scenario && other.spot == gap.spot;
        if gaps[..index].iter().any(same) {
            bail!("{} {:?} is listed twice", gap.scenario, gap.spot);
        }
    }
    Ok(gaps)
}

fn listed_step(number: &str, entry: &Value, scenarios: &[Scenario]) -> Result<Gap> {
    let scenario = find_scenario(text(entry, "scenario")?, scenarios)?;
    let name = text(entry, "step")?;
    let step = scenario
        .steps()
        .into_iter()
        .find(|step| step.name() == Some(name));
    let step = step.with_context(|| format!("{} has no step {name:?}", scenario.scenario))?;
    let stand_in = match (entry.get("stand_in"), step) {
        (None, _) => None,
        (Some(changes), Step::Exchange(exchange)) => Some(stand_in(&exchange.request, changes)?),
        (Some(_), _) => bail!("only an exchange can have a stand_in"),
    };
    Ok(Gap {
        number: number.to_owned(),
        scenario: scenario.scenario.clone(),
        spot: Spot::Step(name.to_owned()),
        edits: edits(entry)?,
        stand_in,
    })
}

/// The recorded request with another body, other headers, or both.
fn stand_in(request: &Request, changes: &Value) -> Result<Request> {
    known_keys(changes, &["body", "headers"])?;
    let mut request = request.clone();
    if changes.get("body").is_some() {
        request.body = Some(text(changes, "body")?.to_owned());
        request.body_gen = None;
        request.body_base64 = None;
    }
    if let Some(headers) = changes.get("headers") {
        request.headers = serde_json::from_value(headers.clone())?;
    }
    Ok(request)
}

fn edits(entry: &Value) -> Result<Vec<Edit>> {
    let edits: Vec<_> = list(entry, "ours")?
        .iter()
        .map(Edit::parse)
        .collect::<Result<_>>()?;
    if edits.is_empty() {
        bail!("a gap needs `ours`: what stands there instead");
    }
    Ok(edits)
}

fn find_scenario<'a>(name: &str, scenarios: &'a [Scenario]) -> Result<&'a Scenario> {
    let found = scenarios.iter().find(|scenario| scenario.scenario == name);
    found.with_context(|| format!("no scenario {name:?}"))
}

fn list<'a>(value: &'a Value, key: &str) -> Result<&'a [Value]> {
    match value.get(key) {
        None => Ok(&[]),
        Some(Value::Array(items)) => Ok(items),
        Some(_) => bail!("`{key}` must be a list"),
    }
}

fn text<'a>(value: &'a Value, key: &str) -> Result<&'a str> {
    value
        .get(key)
        .and_then(Value::as_str)
        .with_context(|| format!("`{key}` must be text"))
}

fn known_keys(value: &Value, known: &[&str]) -> Result<()> {
    let map = value.as_object().context("a map was expected")?;
    match map.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => bail!("the key `{key}` is not known here"),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
