//! Every request body that was taken is taken by the schema of its operation, or by an `x-am-*` leniency that the
//! contract names at that very spot; and every body that was refused with 400, or rejected in a list, is refused by the
//! schema too, and for the same fields.

mod judge;
mod text;

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::beyond;
use crate::contract::Contract;
use crate::expect;
use crate::gaps::Gaps;
use crate::http::essence;
use crate::recording::{Exchange, Scenario, Step};
use crate::run::edited;
use crate::template::Templates;

pub use judge::{Judged, judge};

/// One request body, and what ours answers to it.
#[derive(Debug, Clone)]
pub struct Sent {
    /// Recording and step.
    pub place: String,
    pub operation: String,
    pub media: String,
    /// Compressed, or in another charset than UTF-8, so that it is not read here.
    pub encoded: bool,
    pub bytes: Vec<u8>,
    pub status: u16,
    /// The answer's body, as far as it is known.
    pub answer: Value,
}

/// The bodies that recordings and scenarios beyond send to operations that have a schema for them.
pub fn sent(
    contract: &Contract,
    recordings: &[Scenario],
    gaps: &Gaps,
    beyond: &Path,
) -> Result<Vec<Sent>> {
    let mut all = Vec::new();
    for scenario in recordings {
        for step in scenario.steps() {
            if let Step::Exchange(exchange) = step {
                let gaps = gaps.of_step(&scenario.scenario, &exchange.name);
                let place = format!("{} / {}", scenario.scenario, exchange.name);
                let recorded = recorded(contract, &place, exchange, &gaps);
                all.extend(recorded.with_context(|| place.clone())?);
            }
        }
    }
    for (name, scenario) in beyond::load_all(beyond)? {
        for step in scenario.all_steps() {
            let place = format!("beyond {name} / {}", step.name);
            all.extend(promised(contract, &place, step).with_context(|| place.clone())?);
        }
    }
    Ok(all)
}

fn recorded(
    contract: &Contract,
    place: &str,
    exchange: &Exchange,
    gaps: &[&crate::gaps::Gap],
) -> Result<Option<Sent>> {
    let request = &exchange.request;
    let operation = contract.operation(&request.method, &request.path);
    let Some(operation) = operation else {
        return Ok(None);
    };
    let headers: Vec<_> = request.headers.clone().into_iter().collect();
    let mut sent = request.clone();
    let unzipped = request.body_gzip && header(&headers, "content-encoding") == "gzip";
    sent.body_gzip &= !unzipped;
    let Some(bytes) = sent.body_bytes(&Templates::now())? else {
        return Ok(None);
    };
    let recorded = expect::exchange(&exchange.response, &exchange.volatile)?;
    let ours = edited(&recorded, gaps, None)?;
    let status = u16::try_from(ours["status"].as_u64().context("no status")?)?;
    let answer = ours["body"].clone();
    Ok(Some(of_request(
        place,
        &operation.id,
        &headers,
        bytes,
        (status, answer),
        unzipped,
    )))
}

fn promised(contract: &Contract, place: &str, step: &beyond::Step) -> Result<Option<Sent>> {
    let (method, target, status) = step.answer()?;
    let (request, answer) = (step.request.render()?, step.promised().unwrap_or_default());
    let (Some(operation), Some(bytes)) = (contract.operation(method, target), request.body) else {
        return Ok(None);
    };
    let headers = request.headers;
    Ok(Some(of_request(
        place,
        &operation.id,
        &headers,
        bytes,
        (status, answer),
        false,
    )))
}

fn of_request(
    place: &str,
    operation: &str,
    headers: &[(String, String)],
    bytes: Vec<u8>,
    (status, answer): (u16, Value),
    unzipped: bool,
) -> Sent {
    let media = header(headers, "content-type");
    let zipped = !["", "identity"].contains(&header(headers, "content-encoding").as_str());
    let charset = media.contains("charset=") && !media.contains("utf-8");
    Sent {
        place: place.to_owned(),
        operation: operation.to_owned(),
        media: essence(&media),
        encoded: (zipped && !unzipped) || charset,
        bytes,
        status,
        answer,
    }
}

/// A header in lower case, empty where there is none.
fn header(headers: &[(String, String)], name: &str) -> String {
    let found = headers
        .iter()
        .find(|(key, _)| key.eq_ignore_ascii_case(name));
    found.map_or_else(String::new, |(_, value)| value.to_ascii_lowercase())
}
