//! Scenarios of what ours does where it is decided to differ from the legacy, or where the legacy
//! says nothing: `scenarios/beyond/*.yaml`, engine-neutral steps of `name`, `request`, `expect`.
//! A file begins on an empty database; it is a list of steps, or a map with `env`, `files`, `steps`
//! and the table `rows` afterwards.
//!
//! An expected `json` names the keys that matter; `{shape: iso-ms}` stands for any value of a shape.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::compare::Comparison;
use crate::expect::{Mark, body_value, with_shapes};
use crate::honest::Honest;
use crate::http::{self, Request};
use crate::recording::{BodyGen, PlacedFile, gzip};
use crate::rows;
use crate::target::{Home, Launch, Server};
use crate::template::Templates;
use crate::yaml;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    #[serde(default)]
    pub files: Vec<PlacedFile>,
    pub steps: Vec<Step>,
    /// Table rows after the last step: a list for each table that matters, by key.
    #[serde(default)]
    pub rows: BTreeMap<String, Value>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub name: String,
    /// What another process does to the database before the request, while the server runs.
    #[serde(default)]
    sql: Option<String>,
    pub request: Asked,
    pub expect: Expected,
}

/// A request: one method with its path, and at most one body.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    get: Option<String>,
    head: Option<String>,
    post: Option<String>,
    put: Option<String>,
    delete: Option<String>,
    options: Option<String>,
    headers: BTreeMap<String, String>,
    /// Sent as `application/json`.
    json: Option<Value>,
    /// Sent byte for byte; `application/json` unless `headers` says otherwise.
    body: Option<String>,
    body_gen: Option<BodyGen>,
    gzip: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    status: u16,
    #[serde(default)]
    json: Option<Value>,
    #[serde(default)]
    body: Option<String>,
    /// The contract's `Error`.
    #[serde(default)]
    error: bool,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    absent: Vec<String>,
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

    /// Runs the scenario on a server of its own; each line of the answer is a failure, also that a body is not as the
    /// contract's schema says.
    pub async fn run(&self, launch: &Launch, honest: &Honest) -> Result<Vec<String>> {
        let home = Home::with(&self.files, &[])?;
        let server = Server::start(launch, &home, &self.env).await?;
        let mut failures = Vec::new();
        for step in &self.steps {
            if let Some(sql) = &step.sql {
                rows::execute(&home.database(), sql)?;
            }
            let failed = step.run(&server.address, honest).await;
            let lines = failed.with_context(|| {
                format!("step {:?}; the server said:\n{}", step.name, server.said())
            })?;
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

impl Step {
    /// What is expected of the body, as far as the step says: the keys that matter, or the contract's `Error`.
    pub fn promised(&self) -> Option<Value> {
        let json = self.expect.json.clone().map(with_shapes);
        json.or_else(|| self.expect.error.then(Mark::error))
    }

    /// Method, target and expected status.
    pub fn answer(&self) -> Result<(&'static str, &str, u16)> {
        let (method, target) = self.request.asked()?;
        Ok((method, target, self.expect.status))
    }

    async fn run(&self, address: &str, honest: &Honest) -> Result<Vec<String>> {
        let answer = http::send(address, &self.request.render()?).await?;
        let expected = &self.expect;
        let (method, target) = self.request.asked()?;
        let mut failures = honest.judge(method, target, &answer);
        if answer.head.status != expected.status {
            failures.push(format!(
                "expected {}, got {}",
                expected.status, answer.head.status
            ));
        }
        for (name, value) in &expected.headers {
            let got = answer.head.header(name);
            if got.as_ref() != Some(value) {
                failures.push(format!("header {name}: expected {value:?}, got {got:?}"));
            }
        }
        for name in expected
            .absent
            .iter()
            .filter(|name| answer.head.header(name).is_some())
        {
            failures.push(format!("the header {name} is there"));
        }
        let got = body_value(&answer);
        let mut compare = |wanted: &Value| {
            let differences = Comparison::subset().differences(wanted, &got);
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

impl Asked {
    /// The one method with its path.
    fn asked(&self) -> Result<(&'static str, &str)> {
        let methods = [
            ("GET", &self.get),
            ("HEAD", &self.head),
            ("POST", &self.post),
            ("PUT", &self.put),
            ("DELETE", &self.delete),
            ("OPTIONS", &self.options),
        ];
        let mut asked = methods
            .into_iter()
            .filter_map(|(name, path)| Some((name, path.as_deref()?)));
        match (asked.next(), asked.next()) {
            (Some(only), None) => Ok(only),
            _ => bail!("a request needs exactly one method"),
        }
    }

    /// The request as it is sent.
    pub fn render(&self) -> Result<Request> {
        let (method, path) = self.asked()?;
        let templates = Templates::now();
        let body = self.body_bytes(&templates)?;
        let mut headers: Vec<_> = self
            .headers
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        if body.is_some()
            && !self
                .headers
                .keys()
                .any(|n| n.eq_ignore_ascii_case("content-type"))
        {
            headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
        }
        Ok(Request {
            method: method.to_owned(),
            target: templates.fill_target(path)?,
            headers,
            body,
        })
    }

    fn body_bytes(&self, templates: &Templates) -> Result<Option<Vec<u8>>> {
        let bytes = match (&self.json, &self.body, &self.body_gen) {
            (None, None, None) => return Ok(None),
            (Some(json), None, None) => templates.fill(&json.to_string())?.into_bytes(),
            (None, Some(body), None) => templates.fill(body)?.into_bytes(),
            (None, None, Some(generated)) => generated.text().into_bytes(),
            _ => bail!("a request has more than one body"),
        };
        if self.gzip {
            gzip(&bytes).map(Some)
        } else {
            Ok(Some(bytes))
        }
    }
}
