//! A step that follows an event stream: frames in order, until a deadline. Frames of a `type` that the step does not name
//! are passed over, as are comments; of those that it names, none may come between, before or twice.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::Result;
use serde::Deserialize;
use serde_json::Value;

use super::step::{Ground, Step};
use crate::compare::Comparison;
use crate::expect::with_shapes;
use crate::sse::{Heard, Listener};

/// How long the first frame of a stream may take.
const FIRST_FRAME: Duration = Duration::from_secs(10);

/// A frame that is expected.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// The JSON of its `data:`, the keys that matter.
    data: Value,
    /// Its `id:` line, where it matters.
    #[serde(default)]
    id: Option<String>,
}

impl Frame {
    pub(super) fn promised(&self) -> Value {
        with_shapes(self.data.clone())
    }

    fn differences(&self, got: &Value, id: Option<&String>) -> Vec<String> {
        let differences = Comparison::subset().differences(&self.promised(), got);
        let mut lines: Vec<_> = differences.iter().map(ToString::to_string).collect();
        if self.id.is_some() && self.id.as_ref() != id {
            lines.push(format!("expected the id {:?}, got {id:?}", self.id));
        }
        lines
    }
}

/// Each line is a failure.
pub(super) async fn follow(step: &Step, ground: &Ground<'_>) -> Result<Vec<String>> {
    let request = step.request.render()?;
    let mut listener = Listener::open(ground.address, &request).await?;
    let mut failures = step.expect.head(&listener.head);
    if !failures.is_empty() || listener.head.status != 200 {
        return Ok(failures);
    }
    let first = listener.wait_for(FIRST_FRAME, "a first frame", |heard| {
        !heard.frames.is_empty()
    });
    first.await?;
    for step in &step.during {
        let failed = step.run(ground).await?;
        failures.extend(failed.iter().map(|line| format!("{}: {line}", step.name)));
    }
    let wanted = &step.expect.frames;
    let types = types(wanted);
    let patience = Duration::from_millis(step.expect.within_ms);
    let all = listener.wait_for(patience, "all frames", |heard| {
        heard.ended || named(heard, &types).len() >= wanted.len()
    });
    // What has not come by now is told below, by what has.
    drop(all.await);
    let heard = listener.finish();
    for frame in heard
        .frames
        .iter()
        .filter(|frame| frame.get("comment").is_none())
    {
        failures.extend(ground.honest.judge_frame(&request.target, frame));
    }
    failures.extend(compared(wanted, &named(&heard, &types), patience));
    Ok(failures)
}

fn compared(
    wanted: &[Frame],
    got: &[(&Value, Option<&String>)],
    patience: Duration,
) -> Vec<String> {
    let mut failures = Vec::new();
    for (index, frame) in wanted.iter().enumerate() {
        match got.get(index) {
            None => {
                let count = got.len();
                failures.push(format!(
                    "{count} of {} frames came within {patience:?}; the next should have been {}",
                    wanted.len(),
                    frame.data
                ));
                break;
            }
            Some((data, id)) => {
                let lines = frame.differences(data, *id);
                failures.extend(lines.iter().map(|line| format!("frame {index}: {line}")));
            }
        }
    }
    if let Some((extra, _)) = got.get(wanted.len()) {
        failures.push(format!("a frame too many: {extra}"));
    }
    failures
}

/// The types of the frames that are expected.
fn types(wanted: &[Frame]) -> BTreeSet<&str> {
    let types = wanted
        .iter()
        .filter_map(|frame| frame.data["type"].as_str());
    types.collect()
}

/// What came of these types, with its id.
fn named<'a>(heard: &'a Heard, types: &BTreeSet<&str>) -> Vec<(&'a Value, Option<&'a String>)> {
    let frames = heard.frames.iter().zip(&heard.ids);
    let named =
        frames.filter(|(frame, _)| frame["type"].as_str().is_some_and(|t| types.contains(t)));
    named.map(|(frame, id)| (frame, id.as_ref())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn wanted(frames: Value) -> Vec<Frame> {
        serde_json::from_value(frames).unwrap()
    }

    fn failures(wanted: &[Frame], got: &[(Value, Option<&str>)]) -> Vec<String> {
        let heard = Heard {
            frames: got.iter().map(|(frame, _)| frame.clone()).collect(),
            ids: got.iter().map(|(_, id)| id.map(str::to_owned)).collect(),
            ..Heard::default()
        };
        let patience = Duration::from_millis(5);
        compared(wanted, &named(&heard, &types(wanted)), patience)
    }

    #[test]
    fn frames_of_the_types_that_are_named_come_in_this_order_and_once() {
        let wanted = wanted(
            json!([{"data": {"type": "a"}}, {"id": "2", "data": {"type": "b", "n": {"shape": "integer"}}}]),
        );
        let (a, b) = (
            json!({"type": "a", "more": 1}),
            json!({"type": "b", "n": 7}),
        );
        let (other, beat) = (json!({"type": "c"}), json!({"comment": "heartbeat"}));
        let good = [
            (a.clone(), None),
            (other, Some("9")),
            (beat, None),
            (b.clone(), Some("2")),
        ];
        assert_eq!(failures(&wanted, &good), Vec::<String>::new());
        let late = failures(&wanted, &good[..3]);
        assert_eq!(late.len(), 1);
        assert!(
            late[0].starts_with("1 of 2 frames came within 5ms; the next should have been"),
            "{late:?}"
        );
        let swapped = [(b.clone(), Some("2")), (a.clone(), None)];
        assert!(!failures(&wanted, &swapped).is_empty());
        let other_id = [(a.clone(), None), (b.clone(), Some("3"))];
        assert_eq!(
            failures(&wanted, &other_id),
            ["frame 1: expected the id Some(\"2\"), got Some(\"3\")"]
        );
        let twice = [(a, None), (b.clone(), Some("2")), (b, Some("2"))];
        assert_eq!(
            failures(&wanted, &twice),
            ["a frame too many: {\"n\":7,\"type\":\"b\"}"]
        );
    }
}
