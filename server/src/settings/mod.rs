//! Settings files of agents, and what they must say for their telemetry to come here.
//!
//! Promises: what is not ours stays, to the last byte; a file is written whole or not at all, after a backup; one that
//! cannot be read is left alone, and the error names the line; what is there already is not written again; what somebody
//! set up for another receiver is not taken from them unasked.
//! Left to others: which file, and what a person is told (`terminal::otel`).
mod claude;
mod codex;
pub(crate) mod document;
mod fields;
mod file;
mod gemini;
mod masks;

use crate::config::AuthToken;

pub use claude::{Exports, Signal, cautions};
pub use file::{SettingsError, SettingsFile, write_private};

/// An agent that can export telemetry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agent {
    Codex,
    Gemini,
    Claude(Signal),
}

/// Where telemetry goes.
#[derive(Debug)]
pub struct Receiver {
    /// Of the server, without a slash at its end.
    pub url: String,
    pub token: Option<AuthToken>,
}

impl Receiver {
    /// The base of OTLP over HTTP, below which each signal has its path.
    fn endpoint(&self) -> String {
        format!("{}{ENDPOINT}", self.url)
    }
}

/// Where a server of any address takes OTLP.
const ENDPOINT: &str = "/api/otel";

/// Whether an address is that of OTLP at any server of ours, or none at all.
fn is_ours(address: &str) -> bool {
    let path = address.trim_end_matches('/');
    let signals = ["/v1/logs", "/v1/metrics", "/v1/traces"];
    let base = signals.iter().find_map(|signal| path.strip_suffix(signal));
    address.is_empty() || base.unwrap_or(path).ends_with(ENDPOINT)
}

/// Whether headers are but a token, such as one that our server had before.
fn is_ours_to_carry(headers: &str) -> bool {
    headers.is_empty() || headers.starts_with("Authorization=Bearer ") && !headers.contains(',')
}

impl Agent {
    /// The text of a settings file with the agent's telemetry going to `receiver`; the same text where it does already.
    /// What goes to another receiver is told as an error, unless it is to be replaced.
    pub fn edit(self, text: &str, receiver: &Receiver, replace: bool) -> Result<String, EditError> {
        match self {
            Self::Codex => codex::edit(text, receiver, replace),
            Self::Gemini => gemini::edit(text, receiver, replace),
            Self::Claude(signal) => claude::edit(text, receiver, replace, signal),
        }
    }
}

/// Why settings cannot be edited. They are left as they are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("line {line}, column {column}: {what}; mend it and run the command again")]
    Syntax {
        line: usize,
        column: usize,
        what: String,
    },
    #[error("{place} must be {kind}; mend it and run the command again")]
    Kind {
        /// A JSON pointer, or a dotted key.
        place: String,
        kind: &'static str,
    },
    #[error("{pointer} is there twice; leave one and run the command again")]
    Twice { pointer: String },
    #[error("{place} is {value} already; to have AgentMonitor in its place, add --replace")]
    Taken { place: String, value: String },
}

impl EditError {
    pub(crate) fn kind(place: &str, kind: &'static str) -> Self {
        let place = match place {
            "" => "the whole",
            place => place,
        };
        Self::Kind {
            place: place.to_owned(),
            kind,
        }
    }
}

#[cfg(test)]
mod tests;
