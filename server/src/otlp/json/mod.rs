//! OTLP in JSON, read as leniently as it always was: a wrong record is told apart from its neighbours, a value of no use
//! is none, and only what no record can be found in is refused.

mod groups;
mod logs;
mod metrics;
mod raw;
mod spans;
mod values;

pub(super) use self::logs::logs;
pub(super) use self::metrics::metrics;
pub(super) use self::spans::spans;
