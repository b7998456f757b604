//! Claude Code: variables under `env` in `~/.claude/settings.json`. Its logs tell prompts, tools, tokens and dollars; its
//! metrics tell the tokens and dollars alone. Where hooks tell of prompts and tools, metrics are what is missing; else
//! logs are. Never both: the tokens would come twice.
//!
//! Only variables of the one signal are set: those of all signals belong to whoever else receives something.
mod cautions;
mod variables;

use serde_json::Value;

use super::document::Document;
use super::fields::Otherwise::{Ask, Keep, Set};
use super::fields::{Field, edit as edit_fields, is_ours};
use super::{EditError, Receiver, is_ours_to_carry, masks};

pub use self::cautions::cautions;
pub use self::variables::Exports;
use self::variables::{
    ENABLE, ENDPOINT, LOGS, METRICS, Names, OTLP, Variables, address, exports, is_here,
    receiver as receiver_of, without_otlp,
};

/// What has Claude Code tell what is not told yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    Logs,
    Metrics,
}

pub(super) fn edit(
    text: &str,
    receiver: &Receiver,
    replace: bool,
    signal: Signal,
) -> Result<String, EditError> {
    let before = Document::parse(text)?.texts("env");
    let (names, other) = match signal {
        Signal::Logs => (&LOGS, &METRICS),
        Signal::Metrics => (&METRICS, &LOGS),
    };
    if !replace {
        must_be_free(&before, names)?;
    }
    let mut fields = vec![Field::new(ENABLE, "1", Set)];
    if !exports(&before, names) {
        let nobodys = Ask(|old| *old == "none" || *old == "");
        fields.push(Field::new(names.exporter, OTLP, nobodys));
    }
    if signal == Signal::Logs {
        // Whether prompts are told is the user's choice, once made.
        fields.push(Field::new("OTEL_LOG_USER_PROMPTS", "1", Keep));
    }
    let receives = format!("{}{}", receiver.endpoint(), names.path);
    fields.push(Field::new(names.protocol, "http/json", Set));
    fields.push(Field::new(names.endpoint, receives, Ask(is_ours)).masked(masks::address));
    fields.extend(headers(&before, names, receiver));
    if is_here(&before, other) {
        let exporters = without_otlp(&before, other);
        fields.push(Field::new(other.exporter, exporters, Set));
    }
    edit_fields(text, "env", &fields, replace)
}

/// What the receiver is shown: our token, and nothing that another was shown. What looks like a token of ours is one only
/// where the address beside it is ours.
fn headers(before: &Variables, names: &Names, receiver: &Receiver) -> Option<Field> {
    let was_ours = address(before, names).is_none_or(|(_, address)| super::is_ours(address));
    let carried = match was_ours {
        true => |old: &Value| old.as_str().is_some_and(is_ours_to_carry),
        false => |old: &Value| *old == "",
    };
    if let Some(token) = &receiver.token {
        let header = format!("Authorization={}", token.bearer());
        return Some(Field::new(names.headers, header, Ask(carried)).masked(masks::headers));
    }
    let old = before.get(names.headers)?;
    let stays = was_ours && is_ours_to_carry(old);
    (!stays).then(|| Field::optional(names.headers, "", Ask(carried)).masked(masks::headers))
}

/// Fails where the signal goes to somebody else by the address of all signals, which is none of the fields that are set.
fn must_be_free(variables: &Variables, names: &Names) -> Result<(), EditError> {
    match receiver_of(variables, names) {
        Some((ENDPOINT, address)) if !super::is_ours(address) => Err(EditError::Taken {
            place: format!("/env/{ENDPOINT}"),
            value: masks::address(address),
        }),
        _ => Ok(()),
    }
}
