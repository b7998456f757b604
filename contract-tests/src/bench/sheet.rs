//! What was found: by scenario and figure, for the target and the baseline, a value each round. Printed as a table and
//! as JSON, with the ratios of the values that were taken side by side.

use std::fmt::Write;

use serde_json::{Value, json};

use super::legacy;
use super::spread::Spread;
use super::subject::Side;

/// The scenario of what the machine does without any server.
const FLOOR: &str = "floor";

#[derive(Debug, Default)]
pub(super) struct Sheet {
    entries: Vec<Entry>,
    left_out: Vec<String>,
    failed: Vec<String>,
    turn: usize,
}

#[derive(Debug)]
struct Entry {
    scenario: String,
    figure: String,
    target: Vec<Taken>,
    baseline: Vec<Taken>,
}

/// A value and the turn in which it was taken.
#[derive(Debug, Clone, Copy)]
struct Taken {
    turn: usize,
    value: f64,
}

impl Sheet {
    /// What is noted from here on is compared with what the other side did in the turn of the same number.
    pub(super) fn turn(&mut self, number: usize) {
        self.turn = number;
    }

    /// Rows a second of the raw floor, which has no sides.
    pub(super) fn floor(&mut self, rows_per_second: f64) {
        self.note(FLOOR, "rows/s", Side::Target, rows_per_second);
    }

    /// One value of a figure. Figures keep the order in which they came first.
    pub(super) fn note(&mut self, scenario: &str, figure: &str, side: Side, value: f64) {
        let known = |entry: &Entry| entry.scenario == scenario && entry.figure == figure;
        let at = self.entries.iter().position(known).unwrap_or_else(|| {
            self.entries.push(Entry {
                scenario: scenario.to_owned(),
                figure: figure.to_owned(),
                target: Vec::new(),
                baseline: Vec::new(),
            });
            self.entries.len() - 1
        });
        let taken = Taken {
            turn: self.turn,
            value,
        };
        match side {
            Side::Target => self.entries[at].target.push(taken),
            Side::Baseline => self.entries[at].baseline.push(taken),
        }
    }

    /// What could not be measured, and why.
    pub(super) fn left_out(&mut self, line: String) {
        if !self.left_out.contains(&line) {
            self.left_out.push(line);
        }
    }

    /// What went wrong; the figures that there are stay.
    pub(super) fn failed(&mut self, line: String) {
        if !self.failed.contains(&line) {
            eprintln!("FAILED: {line}");
            self.failed.push(line);
        }
    }

    /// Whether nothing went wrong.
    pub(super) fn is_good(&self) -> bool {
        self.failed.is_empty()
    }

    pub(super) fn json(&self) -> Value {
        let figures = self.entries.iter().map(|entry| {
            json!({
                "scenario": entry.scenario,
                "figure": entry.figure,
                "target": spread(&entry.target).map(|spread| spread.json()),
                "baseline": spread(&entry.baseline).map(|spread| spread.json()),
                "ratio": entry.ratio().map(|spread| spread.json()),
            })
        });
        json!({
            "cores": std::thread::available_parallelism().map_or(0, usize::from),
            "figures": figures.collect::<Vec<_>>(),
            "left_out": self.left_out,
            "failed": self.failed,
            "legacy": legacy::json(),
        })
    }

    pub(super) fn text(&self) -> String {
        let named = |entry: &Entry| format!("{}: {}", entry.scenario, entry.figure);
        let widest = self.entries.iter().map(|entry| named(entry).len()).max();
        let wide = widest.unwrap_or_default().max(30) + 2;
        let compares = self.entries.iter().any(|entry| !entry.baseline.is_empty());
        let columns: &[&str] = match compares {
            true => &["target", "baseline", "ratio"],
            false => &["target"],
        };
        let mut text = " ".repeat(wide);
        for column in columns {
            for of in ["min", "median", "max"] {
                pad(&mut text, &format!("{column} {of}"));
            }
        }
        text.push('\n');
        for entry in &self.entries {
            let _written = write!(text, "{:<wide$}", named(entry));
            for spread in entry.spreads().into_iter().take(columns.len()) {
                let cells = spread.map_or_else(Default::default, |spread| spread.cells());
                cells.iter().for_each(|cell| pad(&mut text, cell));
            }
            text.truncate(text.trim_end().len());
            text.push('\n');
        }
        for line in &self.left_out {
            let _written = writeln!(text, "left out: {line}");
        }
        for line in &self.failed {
            let _written = writeln!(text, "FAILED: {line}");
        }
        text + &legacy::text()
    }
}

impl Entry {
    /// Target by baseline, turn by turn: a slow minute of the machine hits both of a pair. What one of them lacks, because
    /// it failed there, has no ratio.
    fn ratio(&self) -> Option<Spread> {
        let mut left = self.baseline.clone();
        let ratios = self.target.iter().filter_map(|target| {
            let pair = left.iter().position(|other| other.turn == target.turn)?;
            Some(target.value / left.remove(pair).value)
        });
        Spread::of(&ratios.collect::<Vec<_>>())
    }

    fn spreads(&self) -> [Option<Spread>; 3] {
        [spread(&self.target), spread(&self.baseline), self.ratio()]
    }
}

fn spread(taken: &[Taken]) -> Option<Spread> {
    let values: Vec<f64> = taken.iter().map(|taken| taken.value).collect();
    Spread::of(&values)
}

fn pad(text: &mut String, cell: &str) {
    let _written = write!(text, "{cell:>17}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let mut sheet = Sheet::default();
        sheet.floor(30_000.0);
        for (side, values) in [(Side::Target, [10.0, 40.0]), (Side::Baseline, [5.0, 10.0])] {
            for (turn, value) in values.into_iter().enumerate() {
                sheet.turn(turn);
                sheet.note("batch", "events/s", side, value);
            }
        }
        sheet.left_out("start of the target: why".to_owned());
        sheet.left_out("start of the target: why".to_owned());
        sheet
    }

    #[test]
    fn ratios_are_taken_round_by_round() {
        let json = sheet().json();
        let batch = &json["figures"][1];
        assert_eq!(batch["scenario"], "batch");
        let ratio = json!({"min": 2.0, "median": 3.0, "max": 4.0});
        assert_eq!(batch["ratio"], ratio);
        assert_eq!(json["figures"][0]["ratio"], Value::Null);
        assert_eq!(json["left_out"].as_array().unwrap().len(), 1);
    }

    #[test]
    fn what_failed_in_one_turn_does_not_shift_the_pairs_of_the_others() {
        let mut sheet = Sheet::default();
        let taken = [(0, 10.0), (1, 20.0), (2, 30.0), (2, 60.0)];
        for (turn, value) in taken {
            sheet.turn(turn);
            sheet.note("start", "ms", Side::Target, value);
            if turn > 0 {
                sheet.note("start", "ms", Side::Baseline, value / 2.0);
            }
        }
        let ratio = json!({"min": 2.0, "median": 2.0, "max": 2.0});
        assert_eq!(sheet.json()["figures"][0]["ratio"], ratio);
    }

    #[test]
    fn what_failed_is_told_beside_the_figures() {
        let mut sheet = sheet();
        assert!(sheet.is_good());
        sheet.failed("mixed of the target: why".to_owned());
        assert!(!sheet.is_good());
        assert_eq!(sheet.json()["failed"], json!(["mixed of the target: why"]));
        let text = sheet.text();
        assert!(
            text.contains("\nFAILED: mixed of the target: why\n"),
            "{text}"
        );
        assert!(text.contains("floor: rows/s"), "{text}");
    }

    #[test]
    fn the_table_has_a_line_a_figure_and_names_what_was_left_out() {
        let text = sheet().text();
        let lines: Vec<_> = text.lines().collect();
        assert!(lines[0].contains("ratio median"), "{text}");
        assert!(lines[1].starts_with("floor: rows/s") && lines[1].ends_with("30000"));
        assert!(lines[2].ends_with("4.00"), "{text}");
        assert_eq!(lines[3], "left out: start of the target: why");
        assert!(text.contains("822"), "the legacy's figures: {text}");
    }

    #[test]
    fn without_a_baseline_there_are_no_columns_for_one() {
        let mut sheet = Sheet::default();
        sheet.floor(1.0);
        assert!(!sheet.text().contains("ratio"));
    }
}
