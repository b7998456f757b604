//! One event as a line of words.
use agentmonitor_client::types::Event;
use anstyle::{AnsiColor, Style};
use jiff::civil::Date;

use super::super::text::{count, cut, dollars, duration, plain};
use super::super::time;
use crate::domain::telling_detail;

const DIM: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();
const PLAIN: Style = Style::new();
const BAD: Style = AnsiColor::Red.on_default().bold();
/// Agents are told apart by them.
const COLOURS: [AnsiColor; 5] = [
    AnsiColor::Cyan,
    AnsiColor::Green,
    AnsiColor::Magenta,
    AnsiColor::Yellow,
    AnsiColor::Blue,
];
/// The longest detail where no terminal says how wide a line may be.
const LONGEST_DETAIL: usize = 160;
/// A detail is not cut shorter, however narrow the terminal is.
const SHORTEST_DETAIL: usize = 20;

/// Lines one below the other: each day is named once.
pub(super) struct Lines {
    width: Option<usize>,
    day: Option<Date>,
}

impl Lines {
    pub(super) fn new(width: Option<usize>) -> Self {
        Self { width, day: None }
    }

    /// The event, below the day where that is another than before.
    pub(super) fn of(&mut self, event: &Event) -> String {
        let at = time::local(&event.created_at);
        let line = self.line(
            event,
            at.as_ref().map(|at| at.strftime("%H:%M:%S").to_string()),
        );
        let day = at.map(|at| at.date());
        match day {
            Some(date) if day != self.day => {
                self.day = day;
                format!("{DIM}{date}{DIM:#}\n{line}")
            }
            _ => line,
        }
    }

    fn line(&self, event: &Event, at: Option<String>) -> String {
        let failed = (event.status != "success").then(|| plain(&event.status));
        let head = [
            (DIM, at.unwrap_or_else(|| plain(&event.created_at))),
            (colour_of(&event.agent_type), column(&event.agent_type, 11)),
            (DIM, format!("{:<8}", short(&event.session_id))),
            (PLAIN, column(event.project.as_deref().unwrap_or("-"), 14)),
            (style_of(event), column(&what(event), 13)),
            (BAD, failed.unwrap_or_default()),
        ];
        let tail = [(DIM, figures(event))];
        let seen = |part: &(Style, String)| match part.1.chars().count() {
            0 => 0,
            length => length + 1,
        };
        let taken: usize = head.iter().chain(&tail).map(seen).sum();
        let room = match self.width {
            Some(width) => width.saturating_sub(taken).max(SHORTEST_DETAIL),
            None => LONGEST_DETAIL,
        };
        let detail = cut(&detail(event), room);
        let parts = head.into_iter().chain([(PLAIN, detail)]).chain(tail);
        let words = parts.filter(|(_, text)| !text.is_empty());
        let words: Vec<String> = words
            .map(|(style, text)| format!("{style}{text}{style:#}"))
            .collect();
        words.join(" ").trim_end().to_owned()
    }
}

/// Text as wide as `width` at least and at most.
fn column(text: &str, width: usize) -> String {
    format!("{:<width$}", cut(&plain(text), width))
}

/// The beginning of an id, which `--session` takes.
fn short(id: &str) -> String {
    plain(id).chars().take(8).collect()
}

/// The tool where one was used, else what happened, with the tool that it happened to.
fn what(event: &Event) -> String {
    match (event.event_type.as_str(), event.tool_name.as_deref()) {
        ("tool_use", Some(tool)) => tool.to_owned(),
        (kind, Some(tool)) => format!("{kind} {tool}"),
        (kind, None) => kind.to_owned(),
    }
}

fn style_of(event: &Event) -> Style {
    match event.event_type.as_str() {
        "error" => BAD,
        "user_prompt" => BOLD,
        "session_start" | "session_end" => DIM,
        _ => PLAIN,
    }
}

/// The same for the same name at any time.
fn colour_of(agent: &str) -> Style {
    let sum: usize = agent.bytes().map(usize::from).sum();
    COLOURS[sum % COLOURS.len()].on_default()
}

/// The most telling value of the metadata, as the transcript of a session shows it.
fn detail(event: &Event) -> String {
    let Some(json) = telling_detail(&event.event_type, &event.metadata) else {
        return String::new();
    };
    match serde_json::from_str::<String>(&json) {
        Ok(text) => plain(&text),
        Err(_) => plain(&json),
    }
}

/// Model, tokens, cost and time, as far as there are any.
fn figures(event: &Event) -> String {
    let mut figures = Vec::new();
    figures.extend(event.model.as_deref().map(plain));
    if event.tokens_in > 0 || event.tokens_out > 0 {
        figures.push(format!(
            "{} in {} out",
            count(event.tokens_in),
            count(event.tokens_out)
        ));
    }
    figures.extend(event.cost_usd.filter(|cost| *cost > 0.0).map(dollars));
    figures.extend(event.duration_ms.filter(|ms| *ms > 0).map(duration));
    figures.join(" ")
}
