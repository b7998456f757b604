//! What the legacy did, for whoever has none to run as a baseline.

use std::fmt::Write;

use serde_json::{Value, json};

const SOURCE: &str = "the budgets in this project's design, measured on a shared machine of 2 cores whose floor was about 29,000 rows/s";

/// Figure, the legacy at its last commit, its release of 2026-02.
const FIGURES: [(&str, f64, Option<f64>); 7] = [
    ("batch: events/s", 1302.0, Some(3370.0)),
    ("single: events/s", 822.0, Some(2020.0)),
    ("reads of 1000000: /api/stats, ms", 600.0, None),
    ("reads of 1000000: /api/stats/tools, ms", 2000.0, None),
    ("reads of 1000000: /api/stats/cost, ms", 2000.0, None),
    ("reads of 1000000: /api/sessions, ms", 2000.0, None),
    ("reads of 1000000: /api/filter-options, ms", 600.0, None),
];

pub(super) fn json() -> Value {
    let figures = FIGURES.map(|(figure, last, release)| json!({"figure": figure, "last": last, "release_of_2026_02": release}));
    json!({"source": SOURCE, "figures": figures})
}

pub(super) fn text() -> String {
    let mut text = format!("\nThe legacy, from {SOURCE}:\n");
    for (figure, last, release) in FIGURES {
        let release = release.map_or(String::new(), |release| {
            format!(" (its release of 2026-02: {release:.0})")
        });
        let _written = writeln!(text, "  {figure} {last:.0}{release}");
    }
    text
}
