//! What was answered, as far as it is known without a server: every recorded answer and frame, as the known gaps change
//! it, and what the scenarios beyond promise. Promises: a step that gives no evidence is counted under its reason.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::beyond;
use crate::contract::Contract;
use crate::expect::{self, Mark};
use crate::gaps::Gaps;
use crate::recording::{Exchange, Scenario, Step, Stream};
use crate::routes::{Route, route};
use crate::run::edited;

/// Frames that the legacy sends and the contract does not have yet. May only shrink.
pub const FRAMES_NOT_YET: [&str; 0] = [];

/// The media type of a stream; the schema under it is that of one frame.
pub(super) const EVENT_STREAM: &str = "text/event-stream";

/// One body that was answered, or one frame.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Recording and step.
    pub place: String,
    pub operation: String,
    pub status: u16,
    /// Essence of the media type.
    pub media: String,
    pub body: Value,
    /// Pointers to values that differ from run to run, with their shapes.
    pub volatile: Vec<(String, String)>,
    /// Every key is there; a scenario beyond names those that matter only.
    pub whole: bool,
}

/// All evidence, and how many steps and frames went which way.
#[derive(Debug, Default)]
pub struct Gathered {
    pub evidence: Vec<Evidence>,
    pub tally: BTreeMap<String, usize>,
}

impl Gathered {
    /// The evidence of the recordings and of the scenarios beyond.
    pub fn all(
        contract: &Contract,
        recordings: &[Scenario],
        gaps: &Gaps,
        beyond: &Path,
    ) -> Result<Self> {
        let mut gathered = Self::default();
        for scenario in recordings {
            for step in scenario.steps() {
                let name = step.name().unwrap_or_default();
                let place = format!("{} / {name}", scenario.scenario);
                let added = match step {
                    Step::Exchange(exchange) => {
                        let gaps = gaps.of_step(&scenario.scenario, name);
                        gathered.exchange(contract, &place, exchange, &gaps)
                    }
                    Step::Stream(stream) => gathered.stream(contract, &place, stream),
                    Step::WaitMs(_) | Step::Wait(_) => Ok(()),
                };
                added.with_context(|| place.clone())?;
            }
        }
        for (name, scenario) in beyond::load_all(beyond)? {
            for step in scenario.all_steps() {
                gathered.promise(contract, &name, step)?;
            }
        }
        Ok(gathered)
    }

    fn count(&mut self, what: impl Into<String>) {
        *self.tally.entry(what.into()).or_default() += 1;
    }

    /// Counts what gives no evidence under its reason.
    fn leave_out(&mut self, why: impl Into<String>) -> Result<()> {
        self.count(why);
        Ok(())
    }

    fn exchange(
        &mut self,
        contract: &Contract,
        place: &str,
        exchange: &Exchange,
        gaps: &[&crate::gaps::Gap],
    ) -> Result<()> {
        let request = &exchange.request;
        let operation = match route(contract, &request.method, &request.path) {
            Route::Operation(id) => id,
            Route::NotYet(path) => {
                return self.leave_out(format!("not yet in the contract: {path}"));
            }
            Route::Routing => return self.leave_out("no operation: routing"),
        };
        if request.method == "HEAD" {
            return self.leave_out("HEAD, without a body");
        }
        let recorded = expect::exchange(&exchange.response, &exchange.volatile)?;
        let ours = edited(&recorded, gaps, None)?;
        for gap in gaps {
            self.count(format!("judged as the known gap {} says", gap.number));
        }
        let media = ours["headers"]["content-type"].as_str();
        let evidence = Evidence {
            place: place.to_owned(),
            operation,
            status: u16::try_from(ours["status"].as_u64().context("no status")?)?,
            media: media.context("no content type")?.to_owned(),
            body: Value::Null,
            volatile: Vec::new(),
            whole: true,
        };
        self.add(evidence, ours["body"].clone())
    }

    fn stream(&mut self, contract: &Contract, place: &str, stream: &Stream) -> Result<()> {
        let Route::Operation(operation) = route(contract, "GET", &stream.sse.path) else {
            return self.leave_out(format!("not yet in the contract: {}", stream.sse.path));
        };
        if stream.response.status != 200 {
            bail!("a refused stream is recorded as an exchange");
        }
        let known = contract.frame_types()?;
        let document = expect::stream(
            &stream.response,
            &stream.frames,
            stream.ended,
            &stream.volatile,
        )?;
        let frames = document["frames"].as_array().context("no frames")?;
        for (index, frame) in frames.iter().enumerate() {
            let kind = frame["type"].as_str().unwrap_or_default();
            if frame.get("comment").is_some() {
                self.count("heartbeats");
                continue;
            }
            if !known.contains(kind) && FRAMES_NOT_YET.contains(&kind) {
                self.count(format!("not yet in the contract: frame {kind}"));
                continue;
            }
            let evidence = Evidence {
                place: format!("{place} / frame {index}"),
                operation: operation.clone(),
                status: 200,
                media: EVENT_STREAM.to_owned(),
                body: Value::Null,
                volatile: Vec::new(),
                whole: true,
            };
            self.add(evidence, frame.clone())?;
        }
        Ok(())
    }

    fn promise(&mut self, contract: &Contract, name: &str, step: &beyond::Step) -> Result<()> {
        let (method, target, status) = step.answer()?;
        let operation = contract.operation(method, target);
        let frames = step.promised_frames();
        let promised: Vec<_> = step.promised().into_iter().chain(frames).collect();
        let (Some(operation), false) = (operation, promised.is_empty()) else {
            return self.leave_out("beyond: no operation, or nothing said of the body");
        };
        let media = match step.promised() {
            Some(_) => "application/json",
            None => EVENT_STREAM,
        };
        for body in promised {
            let evidence = Evidence {
                place: format!("beyond {name} / {}", step.name),
                operation: operation.id.clone(),
                status,
                media: media.to_owned(),
                body: Value::Null,
                volatile: Vec::new(),
                whole: step.promises_whole(),
            };
            self.add(evidence, body)?;
        }
        Ok(())
    }

    /// Puts a sample in the place of each mark.
    fn add(&mut self, mut evidence: Evidence, mut body: Value) -> Result<()> {
        evidence.whole &= settle(&mut body, "", &mut evidence.volatile)?;
        evidence.body = body;
        let what = if evidence.whole { "whole" } else { "in part" };
        self.count(format!(
            "{} {}, {what}",
            evidence.operation, evidence.status
        ));
        self.evidence.push(evidence);
        Ok(())
    }
}

/// Replaces marks by what they stand for; false where one stands for a body that is not known to its last key.
fn settle(value: &mut Value, at: &str, volatile: &mut Vec<(String, String)>) -> Result<bool> {
    let mut whole = true;
    match Mark::read(value) {
        Some(Mark::Error) => {
            *value = json!({"error": "a sentence"});
            return Ok(false);
        }
        Some(Mark::Shape { shape, was, .. }) => {
            *value = if was.is_null() { sample(&shape)? } else { was };
            volatile.push((at.to_owned(), shape));
            return Ok(true);
        }
        None => {}
    }
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                whole &= settle(
                    inner,
                    &format!("{at}/{}", crate::contract::escape(key)),
                    volatile,
                )?;
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter_mut().enumerate() {
                whole &= settle(inner, &format!("{at}/{index}"), volatile)?;
            }
        }
        _ => {}
    }
    Ok(whole)
}

fn sample(shape: &str) -> Result<Value> {
    Ok(match shape {
        "sqlite-datetime" => json!("2026-01-01 00:00:00"),
        "iso-ms" => json!("2026-01-01T00:00:00.000Z"),
        "iso-hour" => json!("2026-01-01T00:00:00Z"),
        "uuid" => json!("b7e3c1d0-1111-4222-8333-444455556666"),
        "integer" => json!(1),
        "number" => json!(1.5),
        "string" => json!("text"),
        "null" => Value::Null,
        other => bail!("the shape {other:?} is not known"),
    })
}
