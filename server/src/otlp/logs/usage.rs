//! What a log record says of tokens and money.
//!
//! Providers count their cache in two ways: beside the input, or within it. What stands within is taken out again, so
//! that `tokens_in` is the input that was neither read from nor written to a cache.

use super::fields::{Fields, From};
use crate::otlp::agent::CODEX;
use crate::otlp::malformed::Malformed;

#[derive(Debug, PartialEq)]
pub(super) struct Usage {
    pub(super) tokens_in: i64,
    pub(super) tokens_out: i64,
    pub(super) cache_read: i64,
    pub(super) cache_write: i64,
    pub(super) cost_usd: Option<f64>,
}

const TOKENS_IN: [From; 7] = [
    From::Record("gen_ai.usage.input_tokens"),
    From::Record("input_token_count"),
    From::Record("input_tokens"),
    From::Body("input_tokens"),
    From::Body("input_token_count"),
    From::Payload("input_tokens"),
    From::Payload("input_token_count"),
];
const TOKENS_OUT: [From; 7] = [
    From::Record("gen_ai.usage.output_tokens"),
    From::Record("output_token_count"),
    From::Record("output_tokens"),
    From::Body("output_tokens"),
    From::Body("output_token_count"),
    From::Payload("output_tokens"),
    From::Payload("output_token_count"),
];
/// Beside the input.
const READ_BESIDE: [From; 4] = [
    From::Record("gen_ai.usage.cache_read_input_tokens"),
    From::Record("cache_read_tokens"),
    From::Body("cache_read_tokens"),
    From::Payload("cache_read_tokens"),
];
/// Within the input.
const READ_WITHIN: [From; 5] = [
    From::Record("cached_token_count"),
    From::Body("cached_token_count"),
    From::Body("cached_input_tokens"),
    From::Payload("cached_token_count"),
    From::Payload("cached_input_tokens"),
];
const WRITTEN_BESIDE: [From; 2] = [
    From::Record("gen_ai.usage.cache_creation_input_tokens"),
    From::Record("cache_creation_tokens"),
];
/// Within the input where OpenAI counts, beside it elsewhere.
const WRITTEN: [From; 3] = [
    From::Record("cache_write_tokens"),
    From::Body("cache_write_tokens"),
    From::Payload("cache_write_tokens"),
];
const COST: [From; 4] = [
    From::Record("gen_ai.usage.cost"),
    From::Record("cost_usd"),
    From::Body("cost_usd"),
    From::Payload("cost_usd"),
];

pub(super) fn of(fields: &Fields<'_>, model: Option<&str>) -> Result<Usage, Malformed> {
    let reported = fields.count(&TOKENS_IN)?.unwrap_or(0);
    let (read_beside, read_within) = (fields.count(&READ_BESIDE)?, fields.count(&READ_WITHIN)?);
    let (written_beside, written) = (fields.count(&WRITTEN_BESIDE)?, fields.count(&WRITTEN)?);
    let cache_read = read_beside.or(read_within).unwrap_or(0);
    let cache_write = written_beside.or(written).unwrap_or(0);
    let beside = read_beside.is_some() || written_beside.is_some();
    let within = read_within.is_some_and(|tokens| tokens > 0)
        || written.is_some_and(|tokens| tokens > 0) && is_openai(fields.agent_type, model);
    let tokens_in = match within && !beside {
        true => (reported - cache_read - cache_write).max(0),
        false => reported,
    };
    Ok(Usage {
        tokens_in,
        tokens_out: fields.count(&TOKENS_OUT)?.unwrap_or(0),
        cache_read,
        cache_write,
        cost_usd: fields.amount(&COST)?,
    })
}

fn is_openai(agent_type: &str, model: Option<&str>) -> bool {
    let model = model.unwrap_or_default();
    let model = model
        .strip_prefix("openai/")
        .unwrap_or(model)
        .to_lowercase();
    let numbered = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    agent_type == CODEX
        || agent_type.contains("openai")
        || model.starts_with("gpt-")
        || model.strip_prefix('o').is_some_and(numbered)
}
