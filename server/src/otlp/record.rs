//! What an export holds, whichever encoding it came in.

use super::malformed::Malformed;
use super::value::{Attributes, Value};

/// All that was sent, by resource.
#[derive(Debug)]
pub(super) struct Sent<T> {
    pub(super) groups: Vec<Group<T>>,
    /// What should hold records and cannot be read.
    pub(super) malformed: Vec<Malformed>,
}

/// What one resource sent, each with its place.
#[derive(Debug)]
pub(super) struct Group<T> {
    pub(super) resource: Attributes,
    pub(super) items: Vec<(String, Result<T, Malformed>)>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct LogRecord {
    pub(super) attributes: Attributes,
    pub(super) body: Option<Value>,
    /// ISO 8601, UTC, milliseconds.
    pub(super) client_timestamp: Option<String>,
    pub(super) severity: Option<String>,
    pub(super) event_name: Option<String>,
}

/// One data point of a metric.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Point {
    pub(super) metric: String,
    pub(super) attributes: Attributes,
    pub(super) value: Option<f64>,
    /// Whether the value is the whole since the start, and not what came since the last.
    pub(super) cumulative: bool,
    /// Nanoseconds since 1970; 0 where it is not said.
    pub(super) start: u64,
    pub(super) time: u64,
}

impl Point {
    /// Of a metric whose points are of no kind that is read.
    pub(super) fn without_value(metric: String) -> Self {
        Self {
            metric,
            attributes: Attributes::default(),
            value: None,
            cumulative: false,
            start: 0,
            time: 0,
        }
    }
}

impl<T> Default for Sent<T> {
    fn default() -> Self {
        Self {
            groups: Vec::new(),
            malformed: Vec::new(),
        }
    }
}

impl<T> Default for Group<T> {
    fn default() -> Self {
        Self {
            resource: Attributes::default(),
            items: Vec::new(),
        }
    }
}
