//! The contract is honest: its schemas say what is answered and what is taken, neither less nor more. `recorded` holds
//! openapi.yaml against all that was recorded; `loosened` and `requests` show that each way to loosen or to tighten it
//! is reported. A mutation is made everywhere at once, and each place of it must be in the report by its name.

#![allow(clippy::unwrap_used)]

mod loosened;
mod recorded;
mod requests;
mod support;
