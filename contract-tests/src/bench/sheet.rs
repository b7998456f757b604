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
}

#[derive(Debug)]
struct Entry {
    scenario: String,
    figure: String,
    target: Vec<f64>,
    baseline: Vec<f64>,
}

impl Sheet {
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
        match side {
            Side::Target => self.entries[at].target.push(value),
            Side::Baseline => self.entries[at].baseline.push(value),
        }
    }

    /// What could not be measured, and why.
    pub(super) fn left_out(&mut self, line: String) {
        if !self.left_out.contains(&line) {
            self.left_out.push(line);
        }
    }

    pub(super) fn json(&self) -> Value {
        let figures = self.entries.iter().map(|entry| {
            json!({
                "scenario": entry.scenario,
                "figure": entry.figure,
                "target": Spread::of(&entry.target).map(|spread| spread.json()),
                "baseline": Spread::of(&entry.baseline).map(|spread| spread.json()),
                "ratio": entry.ratio().map(|spread| spread.json()),
            })
        });
        json!({
            "cores": std::thread::available_parallelism().map_or(0, usize::from),
            "figures": figures.collect::<Vec<_>>(),
            "left_out": self.left_out,
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
        text + &legacy::text()
    }
}

impl Entry {
    /// Target by baseline, round by round: a slow minute of the machine hits both of a pair.
    fn ratio(&self) -> Option<Spread> {
        let pairs = self.target.iter().zip(&self.baseline);
        let ratios: Vec<f64> = pairs.map(|(target, baseline)| target / baseline).collect();
        Spread::of(&ratios)
    }

    fn spreads(&self) -> [Option<Spread>; 3] {
        [
            Spread::of(&self.target),
            Spread::of(&self.baseline),
            self.ratio(),
        ]
    }
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
            for value in values {
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
