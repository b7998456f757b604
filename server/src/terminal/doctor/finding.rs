//! What was found, and what to do about it.
use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::super::text::plain;

/// How a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Level {
    Ok,
    /// Fine, if it is meant so.
    Note,
    Problem,
}

/// One look at one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Finding {
    /// The thing.
    pub(super) about: &'static str,
    pub(super) level: Level,
    pub(super) found: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) advice: Option<String>,
}

impl Finding {
    pub(super) fn ok(about: &'static str, found: impl Into<String>) -> Self {
        Self {
            about,
            level: Level::Ok,
            found: found.into(),
            advice: None,
        }
    }

    pub(super) fn note(about: &'static str, found: impl Into<String>, advice: &str) -> Self {
        Self {
            level: Level::Note,
            advice: Some(advice.to_owned()),
            ..Self::ok(about, found)
        }
    }

    pub(super) fn problem(about: &'static str, found: impl Into<String>, advice: &str) -> Self {
        Self {
            level: Level::Problem,
            ..Self::note(about, found, advice)
        }
    }

    /// An error whose sentence says what to do.
    pub(super) fn error(about: &'static str, error: &anyhow::Error) -> Self {
        Self {
            level: Level::Problem,
            ..Self::ok(about, format!("{error:#}"))
        }
    }
}

/// A line for each, with its advice below it.
pub(super) fn words(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let (level, style) = match finding.level {
            Level::Ok => ("ok", AnsiColor::Green.on_default()),
            Level::Note => ("note", AnsiColor::Yellow.on_default()),
            Level::Problem => ("problem", AnsiColor::Red.on_default().bold()),
        };
        let found = plain(&finding.found);
        let line = format!("{style}{level:<8}{style:#} {:<10} {found}", finding.about);
        text.push_str(&line);
        if let Some(advice) = &finding.advice {
            let advice = plain(advice);
            let dim = Style::new().dimmed();
            write!(text, "\n{:20}{dim}{advice}{dim:#}", "").expect("a String takes all");
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text
}
