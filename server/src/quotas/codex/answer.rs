//! What the answers of `codex app-server` say.
use codegen_runtime::{MAX_DEPTH, fields, js};

use super::process::Told;
use crate::domain::{AVAILABLE, Provider, Quota, UNAVAILABLE};
use crate::quotas::Wrong;
use crate::quotas::credits::{self, credits};
use crate::quotas::json::Json;
use crate::quotas::window::{self, window};

const WINDOW: window::Words = window::Words {
    used: b"usedPercent",
    resets: b"resetsAt",
    minutes: Some(b"windowDurationMins"),
};

const CREDITS: credits::Words = credits::Words {
    has_credits: b"hasCredits",
    unlimited: b"unlimited",
    balance: b"balance",
};

/// The snapshot in the two answers. What is not as expected counts as not said: the program's next release may say more.
pub(super) fn quota(told: &Told) -> Quota {
    let account = part(Some(&told.account), "account");
    let by_id = part(part(Some(&told.limits), "rateLimitsByLimitId"), "codex");
    let limits = by_id.or_else(|| part(Some(&told.limits), "rateLimits"));
    let mut wrong = Wrong::default();
    let primary = window(part(limits, "primary"), "primary", &WINDOW, &mut wrong);
    let secondary = window(part(limits, "secondary"), "secondary", &WINDOW, &mut wrong);
    let known = primary.is_some() || secondary.is_some();
    Quota {
        status: if known { AVAILABLE } else { UNAVAILABLE }.to_owned(),
        account_label: text(account, "email"),
        plan_type: text(limits, "planType").or_else(|| text(account, "planType")),
        limit_id: text(limits, "limitId"),
        limit_name: text(limits, "limitName"),
        error_message: text(limits, "rateLimitReachedType"),
        primary,
        secondary,
        credits: credits(part(limits, "credits"), &CREDITS, &mut wrong),
        raw_payload: raw_payload(told),
        ..Quota::unavailable(Provider::Codex)
    }
}

/// What stands under `name`, null left out.
fn part<'a>(raw: Option<&'a str>, name: &str) -> Option<&'a str> {
    let [found] = fields::<1>(raw?, |key| (key == name.as_bytes()).then_some(0))?;
    found.filter(|found| *found != "null")
}

fn text(raw: Option<&str>, name: &str) -> Option<String> {
    match Json::of(part(raw, name)) {
        Json::Text(text) => Some(text.into_owned()),
        _ => None,
    }
}

fn raw_payload(told: &Told) -> Option<String> {
    let account = js::stringify(&told.account, MAX_DEPTH).ok()?;
    let limits = js::stringify(&told.limits, MAX_DEPTH).ok()?;
    Some(format!(
        "{{\"account\":{account},\"rate_limits\":{limits}}}"
    ))
}
