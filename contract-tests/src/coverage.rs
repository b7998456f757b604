//! Which documented answers no scenario asks for: every (operation, status) of the contract less
//! those of the recordings, as the known gaps change them, and of the scenarios beyond. What all operations answer alike
//! needs to be asked for once.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;

use crate::beyond;
use crate::contract::Contract;
use crate::expect;
use crate::gaps::Gaps;
use crate::recording::{Scenario, Step};
use crate::run::edited;

/// Statuses that one place of a server answers for all operations.
pub const SHARED: [u16; 7] = [401, 403, 413, 415, 421, 500, 503];

/// Stands for all operations.
const ALL: &str = "*";

/// An operation and one of its statuses; of a shared status `*`.
pub type Answer = (String, u16);

/// The documented answers that nothing asks for.
pub fn uncovered(
    contract: &Contract,
    recordings: &[Scenario],
    gaps: &Gaps,
    beyond: &Path,
) -> Result<BTreeSet<Answer>> {
    let named = |(operation, status): Answer| match SHARED.contains(&status) {
        true => (ALL.to_owned(), status),
        false => (operation, status),
    };
    let mut uncovered: BTreeSet<_> = contract.documented()?.into_iter().map(named).collect();
    let mut cover = |method: &str, target: &str, status: u16| {
        if let Some(operation) = contract.operation(method, target) {
            uncovered.remove(&named((operation.id.clone(), status)));
        }
    };
    for scenario in recordings {
        for step in scenario.steps() {
            match step {
                Step::Exchange(exchange) => {
                    let recorded = expect::exchange(&exchange.response, &exchange.volatile)?;
                    let gaps = gaps.of_step(&scenario.scenario, &exchange.name);
                    let ours = edited(&recorded, &gaps, None)?;
                    let status = ours["status"].as_u64().and_then(|s| u16::try_from(s).ok());
                    let request = &exchange.request;
                    cover(&request.method, &request.path, status.unwrap_or_default());
                }
                Step::Stream(stream) => cover("GET", &stream.sse.path, stream.response.status),
                Step::WaitMs(_) | Step::Wait(_) => {}
            }
        }
    }
    for (_, scenario) in beyond::load_all(beyond)? {
        for step in scenario.all_steps() {
            let (method, target, status) = step.answer()?;
            cover(method, target, status);
        }
    }
    Ok(uncovered)
}

/// The checked-in list: an operation and a status a line, `#` begins a comment.
pub fn read_list(text: &str) -> Result<BTreeSet<Answer>> {
    let lines = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim());
    lines
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (operation, status) = line.split_once(' ').unwrap_or((line, ""));
            Ok((operation.to_owned(), status.trim().parse()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_a_recording_or_a_scenario_asks_for_is_covered() {
        let operation = json!({"operationId": "event_list", "responses": {"200": {}, "304": {}, "400": {}, "503": {}}});
        let other = json!({"operationId": "event_create", "responses": {"400": {}, "413": {}}});
        let paths = json!({"/api/events": {"get": operation, "post": other}});
        let contract = Contract::from_document(json!({"paths": paths})).unwrap();
        let recording: Scenario = serde_json::from_value(json!({
            "scenario": "s", "describes": "d", "steps": [{
                "name": "list", "request": {"method": "HEAD", "path": "/API/events/?limit=1"},
                "response": {"status": 200},
            }],
        }))
        .unwrap();
        let folder = tempfile::tempdir().unwrap();
        let step =
            "- {name: x, request: {get: '/api/events?limit=1&limit=2'}, expect: {status: 400}}
- {name: y, request: {get: /api/events}, expect: {status: 503}}\n";
        std::fs::write(folder.path().join("x.yaml"), step).unwrap();
        let left = uncovered(&contract, &[recording], &Gaps::default(), folder.path()).unwrap();
        assert_eq!(
            left,
            read_list("# why\nevent_list 304 # a reason\n\nevent_create 400\n* 413\n").unwrap()
        );
        assert!(read_list("event_list").is_err());
    }
}
