//! Rules: gaps of a whole class of steps, expanded to one gap a step, so that each is compared
//! with what ours answers and counted by itself. A rule that fits no step is an error. A step
//! that a gap lists by itself is not the rule's.

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::{Gap, Spot, known_keys, list, text};
use crate::contract::Contract;
use crate::edit::{Edit, Ours};
use crate::expect::is_html_error;
use crate::recording::{Exchange, Scenario, Step};

/// The gaps that the rules of a file make.
pub(super) fn expand(
    number: &str,
    document: &Value,
    scenarios: &[Scenario],
    contract: &Contract,
    listed: &[Gap],
) -> Result<Vec<Gap>> {
    let mut gaps = Vec::new();
    for rule in list(document, "rules")? {
        known_keys(rule, &["recorded", "ours"])?;
        let before = gaps.len();
        match (text(rule, "recorded")?, text(rule, "ours")?) {
            ("html-error-page", "contract-error") => {
                html_errors(number, scenarios, contract, listed, &mut gaps);
            }
            other => bail!("an unknown rule {other:?}"),
        }
        if gaps.len() == before {
            bail!("the rule {rule} fits no step");
        }
    }
    Ok(gaps)
}

/// Each error page of the legacy, those of its exceptions (500) aside, which are decided one by
/// one, is the contract's `Error` with the same status, and a wrong method on a path of the
/// contract is 405 with `Allow`.
fn html_errors(
    number: &str,
    scenarios: &[Scenario],
    contract: &Contract,
    listed: &[Gap],
    gaps: &mut Vec<Gap>,
) {
    for scenario in scenarios {
        for step in scenario.steps() {
            let Step::Exchange(exchange) = step else {
                continue;
            };
            let spot = Spot::Step(exchange.name.clone());
            let by_itself = listed
                .iter()
                .any(|gap| gap.scenario == scenario.scenario && gap.spot == spot);
            if by_itself || exchange.response.status == 500 || !is_html_error(&exchange.response) {
                continue;
            }
            gaps.push(Gap {
                number: number.to_owned(),
                scenario: scenario.scenario.clone(),
                spot,
                edits: error_edits(exchange, contract),
                stand_in: None,
            });
        }
    }
}

fn error_edits(exchange: &Exchange, contract: &Contract) -> Vec<Edit> {
    let edit = |at: &str, ours| Edit {
        at: at.to_owned(),
        ours,
    };
    let mut edits = vec![edit(
        "/headers/content-type",
        Ours::Is(json!("application/json")),
    )];
    if exchange.request.method != "HEAD" {
        edits.push(edit("/body", Ours::Error));
    }
    let methods = contract.methods_of(&exchange.request.path);
    if exchange.response.status == 404 && !methods.is_empty() {
        edits.push(edit("/status", Ours::Is(json!(405))));
        edits.push(edit("/headers/allow", Ours::Is(json!(methods))));
    }
    edits
}
