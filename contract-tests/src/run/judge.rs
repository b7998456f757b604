//! The verdict on one answer: equal to the recording, or different as a known gap says and in no
//! other way.

use anyhow::Result;
use serde_json::Value;

use crate::compare::Comparison;
use crate::edit::Ours;
use crate::expect::with_named_headers;
use crate::gaps::Gap;

/// What became of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Passed,
    /// Differs as decided, under these numbers.
    OutOfScope(Vec<String>),
    /// The contract does not have what the step needs, which is named.
    NotYet(String),
    Failed(Vec<String>),
}

/// Judges an answer. `gaps` are those of this very spot.
pub fn judge(comparison: &Comparison, recorded: &Value, gaps: &[&Gap], actual: &Value) -> Verdict {
    match try_judge(comparison, recorded, gaps, actual) {
        Ok(verdict) => verdict,
        Err(error) => Verdict::Failed(vec![format!("{error:#}")]),
    }
}

fn try_judge(
    comparison: &Comparison,
    recorded: &Value,
    gaps: &[&Gap],
    actual: &Value,
) -> Result<Verdict> {
    let ours = edited(recorded, gaps, None)?;
    let actual = &with_named_headers(actual.clone(), [recorded, &ours]);
    let differences = comparison.differences(&ours, actual);
    if differences.is_empty() && gaps.is_empty() {
        return Ok(Verdict::Passed);
    }
    let numbers: Vec<_> = gaps.iter().map(|gap| gap.number.clone()).collect();
    if !differences.is_empty() {
        let mut lines: Vec<_> = differences.iter().map(ToString::to_string).collect();
        if !numbers.is_empty() {
            lines.push(format!("(with the known gaps {})", numbers.join(", ")));
        }
        return Ok(Verdict::Failed(lines));
    }
    for (index, gap) in gaps.iter().enumerate() {
        let without = edited(recorded, gaps, Some(index))?;
        if comparison.differences(&without, actual).is_empty() {
            let line = format!(
                "the known gap {} no longer differs: strike it out",
                gap.number
            );
            return Ok(Verdict::Failed(vec![line]));
        }
    }
    Ok(Verdict::OutOfScope(numbers))
}

/// The recorded document with the edits of all gaps but one; those that reorder come last, because
/// the others point at recorded places.
pub fn edited(recorded: &Value, gaps: &[&Gap], but: Option<usize>) -> Result<Value> {
    let chosen = gaps
        .iter()
        .enumerate()
        .filter(|(index, _)| Some(*index) != but);
    let mut edits: Vec<_> = chosen.flat_map(|(_, gap)| &gap.edits).collect();
    edits.sort_by_key(|edit| edit.ours == Ours::TiesById);
    let mut document = recorded.clone();
    for edit in edits {
        edit.apply(&mut document)?;
    }
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;
    use crate::gaps::Spot;
    use serde_json::json;

    fn gap(number: &str, edits: &[Value]) -> Gap {
        Gap {
            number: number.into(),
            scenario: "s".into(),
            spot: Spot::Rows,
            edits: edits
                .iter()
                .map(|edit| Edit::parse(edit).unwrap())
                .collect(),
            stand_in: None,
        }
    }

    fn verdict(gaps: &[Gap], actual: Value) -> Verdict {
        let recorded = json!({"status": 200, "body": {"a": null, "b": 1}});
        let gaps: Vec<_> = gaps.iter().collect();
        judge(&Comparison::exact(), &recorded, &gaps, &actual)
    }

    fn same() -> Value {
        json!({"status": 200, "body": {"a": null, "b": 1}})
    }

    #[test]
    fn an_equal_answer_passes_and_a_flipped_value_fails() {
        assert_eq!(verdict(&[], same()), Verdict::Passed);
        let flipped = json!({"status": 200, "body": {"a": null, "b": 2}});
        assert_eq!(
            verdict(&[], flipped),
            Verdict::Failed(vec!["/body/b: expected 1, got 2".into()])
        );
    }

    #[test]
    fn a_listed_difference_is_out_of_scope_only_as_it_is_listed() {
        let zero = gap("B25", &[json!({"at": "/body/a", "is": 0})]);
        let ours = json!({"status": 200, "body": {"a": 0, "b": 1}});
        assert_eq!(
            verdict(std::slice::from_ref(&zero), ours),
            Verdict::OutOfScope(vec!["B25".into()])
        );
        let more = json!({"status": 200, "body": {"a": 0, "b": 2}});
        assert!(matches!(verdict(&[zero], more), Verdict::Failed(_)));
    }

    #[test]
    fn a_gap_that_no_longer_differs_fails() {
        let zero = gap("B25", &[json!({"at": "/body/a", "is": 0})]);
        assert!(matches!(verdict(&[zero], same()), Verdict::Failed(_)));
        let nothing = gap("B25", &[json!({"at": "/body/b", "is": 1})]);
        assert!(matches!(verdict(&[nothing], same()), Verdict::Failed(_)));
    }

    #[test]
    fn of_two_gaps_at_one_step_each_must_still_differ() {
        let both = [
            gap("B25", &[json!({"at": "/body/a", "is": 0})]),
            gap("B24", &[json!({"at": "/body/b", "is": 7})]),
        ];
        let ours = json!({"status": 200, "body": {"a": 0, "b": 7}});
        assert_eq!(
            verdict(&both, ours),
            Verdict::OutOfScope(vec!["B25".into(), "B24".into()])
        );
        let one = json!({"status": 200, "body": {"a": 0, "b": 1}});
        assert!(matches!(verdict(&both, one), Verdict::Failed(_)));
    }
}
