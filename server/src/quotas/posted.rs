//! A snapshot as a client posts it.
use codegen_runtime::{fields, js};
use jiff::Timestamp;

use super::json::Json;
use super::window::{self, window};
use super::{QuotaError, Wrong, credits, stored_time};
use crate::domain::{AVAILABLE, Provider, Quota, UNAVAILABLE};

const KEYS: [&str; 12] = [
    "agent_type",
    "status",
    "source",
    "account_label",
    "plan_type",
    "limit_id",
    "limit_name",
    "error_message",
    "updated_at",
    "primary",
    "secondary",
    "credits",
];

const WINDOW: window::Words = window::Words {
    used: b"used_percent",
    resets: b"resets_at",
    minutes: Some(b"window_minutes"),
};

const CREDITS: credits::Words = credits::Words {
    has_credits: b"has_credits",
    unlimited: b"unlimited",
    balance: b"balance",
};

/// The snapshot in `body`, which is JSON. Keys that are not sent get their defaults; others than ours are ignored.
pub fn posted(provider: Provider, body: &str, now: Timestamp) -> Result<Quota, QuotaError> {
    let sent = fields::<12>(body, |key| {
        KEYS.iter().position(|known| known.as_bytes() == key)
    });
    let [texts @ .., updated_at, primary, secondary, credits] = sent.ok_or(QuotaError::NoObject)?;
    let mut wrong = Wrong::default();
    let mut text = |index: usize| optional_text(KEYS[index], texts[index], &mut wrong);
    let (agent_type, status, source) = (text(0), text(1), text(2));
    let (account_label, plan_type) = (text(3), text(4));
    let (limit_id, limit_name, error_message) = (text(5), text(6), text(7));
    let primary = window(primary, "primary", &WINDOW, &mut wrong);
    let secondary = window(secondary, "secondary", &WINDOW, &mut wrong);
    let credits = credits::credits(credits, &CREDITS, &mut wrong);
    let known = primary.is_some() || secondary.is_some();
    let default_status = if known { AVAILABLE } else { UNAVAILABLE };
    wrong.or(Quota {
        provider,
        agent_type: agent_type.unwrap_or_else(|| provider.agent_type().to_owned()),
        status: status.unwrap_or_else(|| default_status.to_owned()),
        source,
        updated_at: Some(time(updated_at).unwrap_or_else(|| stored_time(now))),
        account_label,
        plan_type,
        limit_id,
        limit_name,
        error_message,
        primary,
        secondary,
        credits,
        raw_payload: None,
    })
}

/// Text, or a number as its text; none where it is null or not sent.
pub(super) fn optional_text(field: &str, raw: Option<&str>, wrong: &mut Wrong) -> Option<String> {
    match Json::of(raw) {
        Json::Null => None,
        Json::Text(text) => Some(text.into_owned()),
        Json::Number(number) if number.is_finite() => {
            let mut text = String::new();
            js::print_number(number, &mut text);
            Some(text)
        }
        Json::Number(_) | Json::Bool(_) | Json::Compound(_) => {
            wrong.add(field, "must be a string");
            None
        }
    }
}

fn time(raw: Option<&str>) -> Option<String> {
    match Json::of(raw) {
        Json::Text(text) => js::date(js::trim(&text)),
        _ => None,
    }
}
