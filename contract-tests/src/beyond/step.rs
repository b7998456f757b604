//! One step: a request, and what is expected of its answer.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

use super::follow::{self, Frame};
use super::request::Asked;
use crate::compare::Comparison;
use crate::expect::{Mark, body_value, with_shapes};
use crate::honest::Honest;
use crate::http::{self, Head};
use crate::rows;

/// Between two times that the same is asked.
const PAUSE: Duration = Duration::from_millis(50);

/// What a step runs on.
pub(super) struct Ground<'a> {
    pub(super) address: &'a str,
    pub(super) database: &'a Path,
    pub(super) honest: &'a Honest,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub name: String,
    /// What another process does to the database before the request, while the server runs.
    #[serde(default)]
    sql: Option<String>,
    pub request: Asked,
    /// What happens while the stream that the request opens is followed, after its first frame.
    #[serde(default)]
    pub(super) during: Vec<Step>,
    pub expect: Expected,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    status: u16,
    #[serde(default)]
    json: Option<Value>,
    /// That `json` is the whole body: it has no key more.
    #[serde(default)]
    whole: bool,
    #[serde(default)]
    body: Option<String>,
    /// The contract's `Error`.
    #[serde(default)]
    error: bool,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    absent: Vec<String>,
    /// The answer is an event stream, and these come, in this order.
    #[serde(default)]
    pub(super) frames: Vec<Frame>,
    /// What is asked comes about behind an answer: it is asked again until it is so.
    #[serde(default)]
    eventually: bool,
    /// How long that may take; or the frames, once all that happens `during` the stream has happened.
    #[serde(default = "ten_seconds")]
    pub(super) within_ms: u64,
}

fn ten_seconds() -> u64 {
    10_000
}

impl Step {
    /// This step and those that happen during its stream.
    pub(super) fn flat(&self) -> Vec<&Self> {
        let during = self.during.iter().flat_map(Self::flat);
        std::iter::once(self).chain(during).collect()
    }

    /// What is expected of each frame of the stream, as far as the step says.
    pub fn promised_frames(&self) -> Vec<Value> {
        let frames = self.expect.frames.iter();
        frames.map(Frame::promised).collect()
    }

    /// What is expected of the body, as far as the step says: the keys that matter, or the contract's `Error`.
    pub fn promised(&self) -> Option<Value> {
        let json = self.expect.json.clone().map(with_shapes);
        json.or_else(|| self.expect.error.then(Mark::error))
    }

    /// Whether what is promised of the body is known to its last key.
    pub fn promises_whole(&self) -> bool {
        self.expect.whole
    }

    /// Method, target and expected status.
    pub fn answer(&self) -> Result<(&'static str, &str, u16)> {
        let (method, target) = self.request.asked()?;
        Ok((method, target, self.expect.status))
    }

    /// Each line is a failure.
    pub(super) async fn run(&self, ground: &Ground<'_>) -> Result<Vec<String>> {
        if let Some(sql) = &self.sql {
            rows::execute(ground.database, sql)?;
        }
        let failed = match self.expect.frames.is_empty() {
            true if self.expect.eventually => self.exchange_until_it_is_so(ground).await,
            true => self.exchange(ground.address, ground.honest).await,
            false => Box::pin(follow::follow(self, ground)).await,
        };
        failed.with_context(|| format!("step {:?}", self.name))
    }

    async fn exchange_until_it_is_so(&self, ground: &Ground<'_>) -> Result<Vec<String>> {
        let begun = Instant::now();
        let patience = Duration::from_millis(self.expect.within_ms);
        loop {
            let failed = self.exchange(ground.address, ground.honest).await?;
            if failed.is_empty() || begun.elapsed() > patience {
                return Ok(failed);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn exchange(&self, address: &str, honest: &Honest) -> Result<Vec<String>> {
        let answer = http::send(address, &self.request.render()?).await?;
        let expected = &self.expect;
        let (method, target) = self.request.asked()?;
        let mut failures = honest.judge(method, target, &answer);
        failures.extend(expected.head(&answer.head));
        let got = body_value(&answer);
        let comparison = match expected.whole {
            true => Comparison::exact(),
            false => Comparison::subset(),
        };
        let mut compare = |wanted: &Value| {
            let differences = comparison.differences(wanted, &got);
            failures.extend(differences.iter().map(ToString::to_string));
        };
        if let Some(json) = &expected.json {
            compare(&with_shapes(json.clone()));
        }
        if let Some(body) = &expected.body {
            compare(&Value::String(body.clone()));
        }
        if expected.error {
            compare(&Mark::error());
        }
        Ok(failures)
    }
}

impl Expected {
    /// What is wrong with status and headers.
    pub(super) fn head(&self, head: &Head) -> Vec<String> {
        let mut failures = Vec::new();
        if head.status != self.status {
            failures.push(format!("expected {}, got {}", self.status, head.status));
        }
        for (name, value) in &self.headers {
            let got = head.header(name);
            if got.as_ref() != Some(value) {
                failures.push(format!("header {name}: expected {value:?}, got {got:?}"));
            }
        }
        let there = self.absent.iter();
        let there = there.filter(|name| head.header(name).is_some());
        failures.extend(there.map(|name| format!("the header {name} is there")));
        failures
    }
}
