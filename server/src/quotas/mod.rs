//! What is left of a provider's quota, from those who know: whoever posts a snapshot, Claude Code's status line, and the
//! `codex` program.
//!
//! A snapshot is read as leniently as the legacy reads it: a window without a usable number is left out, times come in
//! many forms. What cannot be stored as what it is meant for is refused by name, and then nothing changes.
pub mod codex;
mod credits;
mod json;
mod posted;
mod statusline;
mod window;

pub use posted::posted;
pub use statusline::statusline;

/// What is wrong with a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuotaError {
    /// It is no JSON object at all.
    #[error("no JSON object")]
    NoObject,
    /// These fields, each with what it must be, in their order.
    #[error("{} fields are not what they must be", .0.len())]
    Fields(Vec<WrongField>),
}

/// A field that is not what it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongField {
    /// Such as `primary.resets_at`.
    pub field: String,
    pub message: &'static str,
}

/// Collects what is wrong while a snapshot is read.
#[derive(Debug, Default)]
struct Wrong(Vec<WrongField>);

impl Wrong {
    fn add(&mut self, field: impl Into<String>, message: &'static str) {
        self.0.push(WrongField {
            field: field.into(),
            message,
        });
    }

    fn or<T>(self, value: T) -> Result<T, QuotaError> {
        match self.0.is_empty() {
            true => Ok(value),
            false => Err(QuotaError::Fields(self.0)),
        }
    }
}

/// A time as it is stored: ISO 8601, UTC, milliseconds.
fn stored_time(at: jiff::Timestamp) -> String {
    format!("{at:.3}")
}
