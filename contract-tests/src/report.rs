//! The report: operations x steps x passed, out of scope, failed, not yet.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use crate::run::Verdict;
use crate::suite::Replayed;

/// The counts of one operation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: usize,
    pub out_of_scope: usize,
    pub failed: usize,
    pub not_yet: usize,
}

impl Counts {
    pub fn steps(&self) -> usize {
        self.passed + self.out_of_scope + self.failed + self.not_yet
    }

    fn add(&mut self, verdict: &Verdict) {
        match verdict {
            Verdict::Passed => self.passed += 1,
            Verdict::OutOfScope(_) => self.out_of_scope += 1,
            Verdict::NotYet(_) => self.not_yet += 1,
            Verdict::Failed(_) => self.failed += 1,
        }
    }
}

/// The counts by operation, by quirk and in all.
#[derive(Debug, Default)]
pub struct Report {
    pub operations: BTreeMap<String, Counts>,
    /// Steps out of scope by the number of their gap.
    pub gaps: BTreeMap<String, usize>,
    pub total: Counts,
    skipped: Vec<(String, String)>,
}

impl Report {
    pub fn of(replayed: &Replayed) -> Self {
        let mut report = Self {
            skipped: replayed.skipped.clone(),
            ..Self::default()
        };
        for outcome in &replayed.outcomes {
            report
                .operations
                .entry(outcome.operation.clone())
                .or_default()
                .add(&outcome.verdict);
            report.total.add(&outcome.verdict);
            if let Verdict::OutOfScope(numbers) = &outcome.verdict {
                for number in numbers {
                    *report.gaps.entry(number.clone()).or_default() += 1;
                }
            }
        }
        report
    }

    /// The report in one line.
    pub fn line(&self) -> String {
        let Counts {
            passed,
            out_of_scope,
            failed,
            not_yet,
        } = self.total;
        let mut line = format!(
            "{} steps: {passed} passed, {out_of_scope} out of scope, {failed} failed",
            self.total.steps()
        );
        if not_yet > 0 {
            let _written = write!(line, ", {not_yet} not yet");
        }
        if !self.skipped.is_empty() {
            let _written = write!(line, "; {} not run", self.skipped.len());
        }
        line
    }

    /// What was not run, each with the reason.
    pub fn not_run(&self) -> String {
        let mut text = String::new();
        for (what, reason) in &self.skipped {
            let _written = writeln!(text, "not run: {what} ({reason})");
        }
        text
    }

    /// The report as a table for a terminal, and as a line below it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let row = |text: &mut String, name: &str, cells: [&str; 5]| {
            let [steps, passed, out, failed, not_yet] = cells;
            let line = format!("{name:<46}{steps:>7}{passed:>8}{out:>14}{failed:>8}{not_yet:>9}");
            text.push_str(line.trim_end());
            text.push('\n');
        };
        row(
            &mut text,
            "operation",
            ["steps", "passed", "out of scope", "failed", "not yet"],
        );
        let counted = |counts: &Counts| {
            [
                counts.steps(),
                counts.passed,
                counts.out_of_scope,
                counts.failed,
                counts.not_yet,
            ]
            .map(|count| count.to_string())
        };
        for (name, counts) in &self.operations {
            let cells = counted(counts);
            row(&mut text, name, cells.each_ref().map(String::as_str));
        }
        let cells = counted(&self.total);
        row(&mut text, "total", cells.each_ref().map(String::as_str));
        if !self.gaps.is_empty() {
            text.push_str("\nout of scope, by known gap\n");
        }
        for (number, steps) in &self.gaps {
            let _written = writeln!(text, "{number:<46}{steps:>7}");
        }
        let _written = write!(text, "\n{}{}\n", self.not_run(), self.line());
        text
    }

    pub fn json(&self) -> Value {
        let counts = |counts: &Counts| {
            json!({"steps": counts.steps(), "passed": counts.passed, "out_of_scope": counts.out_of_scope,
                   "failed": counts.failed, "not_yet": counts.not_yet})
        };
        let operations: serde_json::Map<_, _> = self
            .operations
            .iter()
            .map(|(name, of)| (name.clone(), counts(of)))
            .collect();
        let skipped: serde_json::Map<_, _> = self
            .skipped
            .iter()
            .map(|(name, why)| (name.clone(), json!(why)))
            .collect();
        json!({"operations": operations, "known_gaps": self.gaps, "total": counts(&self.total), "skipped": skipped})
    }
}

/// Each failed step with its differences.
pub fn failures(replayed: &Replayed) -> String {
    let mut text = String::new();
    for outcome in replayed.failed() {
        let Verdict::Failed(lines) = &outcome.verdict else {
            continue;
        };
        let _written = writeln!(text, "FAILED {} / {}", outcome.scenario, outcome.step);
        for line in lines {
            let _written = writeln!(text, "    {}", line.replace('\n', "\n    "));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::Outcome;

    #[test]
    fn every_verdict_is_counted_once_under_its_operation() {
        let outcome = |operation: &str, verdict| Outcome {
            scenario: "s".into(),
            step: "x".into(),
            operation: operation.into(),
            verdict,
        };
        let replayed = Replayed {
            outcomes: vec![
                outcome("event_list", Verdict::Passed),
                outcome(
                    "event_list",
                    Verdict::OutOfScope(vec!["B4".into(), "B25".into()]),
                ),
                outcome(
                    "event_list",
                    Verdict::Failed(vec!["/body: expected 1, got 2".into()]),
                ),
                outcome("GET /api/stats", Verdict::NotYet("GET /api/stats".into())),
            ],
            skipped: vec![("slow-idle".into(), "slow".into())],
        };
        let report = Report::of(&replayed);
        let wanted = Counts {
            passed: 1,
            out_of_scope: 1,
            failed: 1,
            not_yet: 0,
        };
        assert_eq!(report.operations["event_list"], wanted);
        assert_eq!(report.total.steps(), 4);
        assert_eq!(report.json()["known_gaps"], json!({"B4": 1, "B25": 1}));
        assert!(report.text().contains("\nnot run: slow-idle (slow)\n"));
        let line = "4 steps: 1 passed, 1 out of scope, 1 failed, 1 not yet; 1 not run";
        assert_eq!(report.text().lines().last(), Some(line));
        assert_eq!(
            failures(&replayed),
            "FAILED s / x\n    /body: expected 1, got 2\n"
        );
    }
}
