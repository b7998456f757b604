//! Claude Code: variables under `env` in `~/.claude/settings.json`. Its logs tell all tokens and dollars; its metrics
//! would tell them again.
use super::fields::Otherwise::{Ask, Keep, Set};
use super::fields::{Field, edit as edit_fields, is_ours};
use super::{EditError, Receiver, is_ours_to_carry};

pub(super) fn edit(text: &str, receiver: &Receiver, replace: bool) -> Result<String, EditError> {
    let endpoint = receiver.endpoint();
    let logs = format!("{endpoint}/v1/logs");
    let mut fields = vec![
        Field::new("CLAUDE_CODE_ENABLE_TELEMETRY", "1", Set),
        Field::new(
            "OTEL_LOGS_EXPORTER",
            "otlp",
            Ask(|old| *old == "none" || *old == ""),
        ),
        // Whether prompts are told is the user's choice, once made.
        Field::new("OTEL_LOG_USER_PROMPTS", "1", Keep),
        Field::new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", Set),
        Field::new("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint, Ask(is_ours)),
        // Those of one signal would win over those of all.
        Field::optional("OTEL_EXPORTER_OTLP_LOGS_PROTOCOL", "http/json", Set),
        Field::optional("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", logs, Ask(is_ours)),
    ];
    if let Some(token) = &receiver.token {
        let header = format!("Authorization={}", token.bearer());
        let ours = Ask(|old| old.as_str().is_some_and(is_ours_to_carry));
        fields.push(Field::new("OTEL_EXPORTER_OTLP_HEADERS", header, ours));
    }
    edit_fields(text, "env", &fields, replace)
}
