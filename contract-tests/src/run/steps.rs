//! The steps of one scenario, one after the other; a stream runs its nested steps while it listens.

use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::Value;

use super::{Outcome, Setting, Verdict, judge, next_second};
use crate::compare::Comparison;
use crate::contract::Contract;
use crate::expect;
use crate::http;
use crate::recording::{Exchange, Request, Scenario, Step, Stream, Until};
use crate::routes::{Route, route};
use crate::sse::{self, Listener};
use crate::template::Templates;

/// How long the first frame of a stream may take.
const FIRST_FRAME: Duration = Duration::from_secs(10);

/// So many requests in a row without an answer, and the rest of a scenario is not asked: a server that hangs takes its time
/// for each.
const PATIENT: usize = 3;

/// One replay of a scenario.
#[derive(Debug)]
pub struct Replay<'a> {
    setting: &'a Setting,
    scenario: &'a Scenario,
    address: String,
    /// The scenario's rows came from OTLP, too.
    otel_rows: bool,
    /// A write that the contract does not have yet, and that later steps would have to show.
    missing: Option<String>,
    /// How many requests in a row had no answer.
    unanswered: usize,
    pub outcomes: Vec<Outcome>,
}

impl<'a> Replay<'a> {
    pub fn new(
        setting: &'a Setting,
        scenario: &'a Scenario,
        address: &str,
        rows: Option<&Value>,
    ) -> Self {
        let otel_rows = rows.is_some_and(has_otel_rows);
        Self {
            setting,
            scenario,
            address: address.to_owned(),
            otel_rows,
            missing: None,
            unanswered: 0,
            outcomes: Vec::new(),
        }
    }

    /// Replays all steps; an error says why some are left out.
    pub async fn run(&mut self) -> Result<()> {
        self.steps(&self.scenario.steps).await
    }

    async fn steps(&mut self, steps: &'a [Step]) -> Result<()> {
        for step in steps {
            match step {
                Step::WaitMs(wait) => {
                    tokio::time::sleep(Duration::from_millis(wait.wait_ms)).await;
                }
                Step::Wait(wait) => match wait.wait {
                    Until::NextSecond => next_second().await,
                },
                Step::Exchange(exchange) => {
                    let done = self.exchange(exchange).await;
                    let request = &exchange.request;
                    self.asked(&exchange.name, &request.method, &request.path, done)?;
                }
                Step::Stream(stream) => {
                    let done = Box::pin(self.stream(stream)).await;
                    self.asked(&stream.name, "GET", &stream.sse.path, done)?;
                }
            }
        }
        Ok(())
    }

    /// A step without an answer fails; the next is asked all the same.
    fn asked(&mut self, step: &str, method: &str, path: &str, done: Result<()>) -> Result<()> {
        let Err(error) = done else {
            self.unanswered = 0;
            return Ok(());
        };
        let operation = match route(&self.setting.contract, method, path) {
            Route::Operation(id) => id,
            Route::Routing => "routing".to_owned(),
            Route::NotYet(path) => path,
        };
        let why = format!("no answer: {error:#}");
        self.note(step, operation, Verdict::Failed(vec![why]));
        self.unanswered += 1;
        ensure!(
            self.unanswered < PATIENT,
            "{PATIENT} requests in a row had no answer: the steps after {step:?} are not asked"
        );
        Ok(())
    }

    async fn exchange(&mut self, exchange: &Exchange) -> Result<()> {
        let request = &exchange.request;
        let route = route(&self.setting.contract, &request.method, &request.path);
        let operation = match &route {
            Route::Operation(id) => id.clone(),
            Route::Routing => "routing".to_owned(),
            Route::NotYet(path) => {
                self.miss(path, exchange);
                let verdict = Verdict::NotYet(path.clone());
                self.note(&exchange.name, path.clone(), verdict);
                return Ok(());
            }
        };
        let verdict = self.compare(exchange).await?;
        let verdict = match &self.missing {
            Some(missing) if shows_rows(&operation) => Verdict::NotYet(missing.clone()),
            _ => verdict,
        };
        self.note(&exchange.name, operation, verdict);
        Ok(())
    }

    /// Remembers a write that the contract does not have yet, if it stored events.
    fn miss(&mut self, path: &str, exchange: &Exchange) {
        if self.otel_rows && stores_events(path, exchange) {
            self.missing.get_or_insert_with(|| path.to_owned());
        }
    }

    async fn compare(&self, exchange: &Exchange) -> Result<Verdict> {
        let recorded = expect::exchange(&exchange.response, &exchange.volatile)?;
        let gaps = self
            .setting
            .gaps
            .of_step(&self.scenario.scenario, &exchange.name);
        let answer = http::send(&self.address, &render(&exchange.request)?).await?;
        let actual = expect::answer(&answer);
        let mut verdict = judge(&Comparison::exact(), &recorded, &gaps, &actual);
        let there = exchange
            .response
            .absent
            .iter()
            .filter(|name| answer.head.header(name).is_some());
        let there: Vec<_> = there
            .map(|name| format!("the header {name} is there"))
            .collect();
        if !there.is_empty() {
            verdict = Verdict::Failed(there);
        }
        if let Some(stand_in) = gaps.iter().find_map(|gap| gap.stand_in.as_ref()) {
            if answer.head.status < 400 {
                return Ok(Verdict::Failed(vec![
                    "not refused, yet has a stand_in".to_owned(),
                ]));
            }
            let answer = http::send(&self.address, &render(stand_in)?).await?;
            let actual = expect::answer(&answer);
            if let Verdict::Failed(lines) = judge(&Comparison::exact(), &recorded, &[], &actual) {
                let lines = lines
                    .iter()
                    .map(|line| format!("stand_in: {line}"))
                    .collect();
                return Ok(Verdict::Failed(lines));
            }
        }
        Ok(verdict)
    }

    async fn stream(&mut self, stream: &'a Stream) -> Result<()> {
        let target = Templates::now().fill_target(&stream.sse.path)?;
        let route = route(&self.setting.contract, "GET", &target);
        let Route::Operation(operation) = route else {
            self.note(
                &stream.name,
                "GET /api/stream".into(),
                Verdict::NotYet(stream.sse.path.clone()),
            );
            return self.steps(&stream.sse.during).await;
        };
        let mut listener = Listener::open(&self.address, &http::Request::get(&target)).await?;
        listener
            .wait_for(FIRST_FRAME, "a first frame", |heard| {
                !heard.frames.is_empty()
            })
            .await?;
        self.steps(&stream.sse.during).await?;
        tokio::time::sleep(Duration::from_millis(stream.sse.collect_ms)).await;
        let head = listener.head.clone();
        let mut heard = listener.finish();
        heard.frames = sse::collapse(heard.frames, &stream.sse.collapse);
        let verdict = match self.missing_frames(stream)? {
            Some(missing) => Verdict::NotYet(missing),
            None => {
                let recorded = expect::stream(
                    &stream.response,
                    &stream.frames,
                    stream.ended,
                    &stream.volatile,
                )?;
                let gaps = self
                    .setting
                    .gaps
                    .of_step(&self.scenario.scenario, &stream.name);
                let actual = expect::heard(&head, &heard);
                judge(&Comparison::exact(), &recorded, &gaps, &actual)
            }
        };
        self.note(&stream.name, operation, verdict);
        Ok(())
    }

    /// Why a stream cannot have the recorded frames yet: a frame type that the contract does not
    /// have, or events of a write that it does not have.
    fn missing_frames(&self, stream: &Stream) -> Result<Option<String>> {
        let known = self.setting.contract.frame_types()?;
        let types = stream
            .frames
            .iter()
            .filter_map(|frame| frame["type"].as_str());
        let unknown = types.into_iter().find(|name| !known.contains(*name));
        let frame = unknown.map(|name| format!("stream frame {name}"));
        Ok(frame.or_else(|| self.missing.clone()))
    }

    fn note(&mut self, step: &str, operation: String, verdict: Verdict) {
        self.outcomes.push(Outcome {
            scenario: self.scenario.scenario.clone(),
            step: step.to_owned(),
            operation,
            verdict,
        });
    }
}

/// The operations whose answers depend on the events that are stored.
fn shows_rows(operation: &str) -> bool {
    !matches!(operation, "routing" | "health_view")
}

/// What wrote the recorded rows of a table and is not in the contract yet.
pub(super) fn missing_writer(
    contract: &Contract,
    scenario: &Scenario,
    recorded: &Value,
    table: &str,
) -> Option<String> {
    if table == "provider_quotas" {
        let empty = recorded[table].as_array().is_none_or(Vec::is_empty);
        let known = contract.operation("GET", "/api/provider-quotas").is_some();
        return (!empty && !known).then(|| "GET /api/provider-quotas".to_owned());
    }
    if !has_otel_rows(recorded) {
        return None;
    }
    scenario.steps().into_iter().find_map(|step| {
        let Step::Exchange(exchange) = step else {
            return None;
        };
        let (method, path) = (&exchange.request.method, &exchange.request.path);
        match route(contract, method, path) {
            Route::NotYet(path) if stores_events(&path, exchange) => Some(path),
            _ => None,
        }
    })
}

fn has_otel_rows(recorded: &Value) -> bool {
    let events = recorded["events"].as_array();
    events.is_some_and(|events| events.iter().any(|event| event["source"] == "otel"))
}

/// True for an OTLP request that was taken.
fn stores_events(path: &str, exchange: &Exchange) -> bool {
    path.contains("/otel/") && exchange.request.method == "POST" && exchange.response.status < 300
}

fn render(request: &Request) -> Result<http::Request> {
    let templates = Templates::now();
    Ok(http::Request {
        method: request.method.clone(),
        target: templates.fill_target(&request.path)?,
        headers: request
            .headers
            .iter()
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect(),
        body: request.body_bytes(&templates)?,
    })
}
