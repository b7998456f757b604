//! What may be used beyond the windows.
use codegen_runtime::fields;

use super::Wrong;
use super::json::Json;
use super::posted::optional_text;
use crate::domain::QuotaCredits;

/// The words for the parts of credits.
pub(super) struct Words {
    pub(super) has_credits: &'static [u8],
    pub(super) unlimited: &'static [u8],
    pub(super) balance: &'static [u8],
}

/// Anything that JavaScript takes for true is credits, if only ones without a balance.
pub(super) fn credits(raw: Option<&str>, words: &Words, wrong: &mut Wrong) -> Option<QuotaCredits> {
    let credits = Json::of(raw);
    if !credits.is_truthy() {
        return None;
    }
    let parts = match credits {
        Json::Compound(raw) => fields::<3>(raw, |key| {
            let known = [words.has_credits, words.unlimited, words.balance];
            known.iter().position(|word| *word == key)
        }),
        _ => None,
    };
    let [has_credits, unlimited, balance] = parts.unwrap_or_default();
    Some(QuotaCredits {
        has_credits: Json::of(has_credits).is_truthy(),
        unlimited: Json::of(unlimited).is_truthy(),
        balance: optional_text("credits.balance", balance, wrong),
    })
}
