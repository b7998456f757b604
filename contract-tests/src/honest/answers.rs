//! Every answer by the closed schema of its operation and status: each recorded body must be taken, and where a
//! recording says that a value differs from run to run, a value of another kind must be refused in its place.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::evidence::Evidence;
use crate::schema::Schemas;

/// What a schema does not take of the evidence.
#[derive(Debug)]
pub struct Refused {
    /// Recording, step and pointer, as `refused.txt` names it.
    pub spot: String,
    pub why: String,
}

/// What the schemas do not take of the evidence. What is known in part may want for keys.
pub fn refused(schemas: &Schemas, evidence: &[Evidence]) -> Vec<Refused> {
    let mut refused = Vec::new();
    for one in evidence {
        let Evidence {
            place,
            operation,
            status,
            media,
            ..
        } = one;
        let Some(body) = schemas.answer(operation, *status, media) else {
            let why = format!("the contract has no {media} under {operation} {status}");
            refused.push(Refused {
                spot: place.clone(),
                why,
            });
            continue;
        };
        refused.extend(
            body.refusals(&one.body)
                .into_iter()
                .filter(|refusal| one.whole || refusal.keyword != "required")
                .map(|refusal| Refused {
                    spot: format!("{place} at {}", refusal.at),
                    why: format!("{operation} {status}: {}", refusal.message),
                }),
        );
    }
    refused
}

/// Where a schema takes another kind of value than the recordings say; a line for each kind of place.
pub fn too_loose(schemas: &Schemas, evidence: &[Evidence]) -> Vec<String> {
    let (mut tried, mut lines) = (BTreeSet::new(), Vec::new());
    for one in evidence.iter().filter(|one| one.whole) {
        let Some(body) = schemas.answer(&one.operation, one.status, &one.media) else {
            continue;
        };
        for (pointer, shape) in &one.volatile {
            let place = (
                &one.operation,
                one.status,
                kind_of_place(&one.body, pointer),
                shape,
            );
            let Some(wrong) = another_kind(shape).filter(|_| tried.insert(place)) else {
                continue;
            };
            let mut changed = one.body.clone();
            if let Some(spot) = changed.pointer_mut(pointer) {
                *spot = wrong.clone();
            }
            if body.takes(&changed) {
                let Evidence {
                    place,
                    operation,
                    status,
                    ..
                } = one;
                lines.push(format!(
                    "{place}: {operation} {status} at {pointer:?}: recorded as {shape}, but the schema takes {wrong} too"
                ));
            }
        }
    }
    lines
}

/// A pointer with the indices of lists left out; frames are told apart by their type.
fn kind_of_place(body: &Value, pointer: &str) -> String {
    let keys = pointer.split('/').map(|key| match key.parse::<usize>() {
        Ok(_) => "*",
        Err(_) => key,
    });
    let frame = body["type"].as_str().unwrap_or_default();
    format!("{frame}{}", keys.collect::<Vec<_>>().join("/"))
}

fn another_kind(shape: &str) -> Option<Value> {
    match shape {
        "sqlite-datetime" | "iso-ms" | "iso-hour" | "uuid" => Some(json!("no time and no id")),
        "integer" => Some(json!(0.5)),
        "number" => Some(json!("1")),
        "string" => Some(json!(1)),
        _ => None,
    }
}
