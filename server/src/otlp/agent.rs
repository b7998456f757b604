//! Which agent a resource is.

use super::malformed::Malformed;
use super::value::Attributes;

pub(super) const CODEX: &str = "codex";
const CLAUDE_CODE: &str = "claude_code";
const UNKNOWN: &str = "unknown";

/// Known agents by a word in the names of service and SDK; others are called as their service is.
pub(super) fn agent_type(resource: &Attributes) -> Result<String, Malformed> {
    let service = resource.text(&["service.name"])?;
    let sdk = resource.text(&["telemetry.sdk.name"])?;
    let names = [service.as_deref(), sdk.as_deref()];
    let names = names
        .map(Option::unwrap_or_default)
        .join(" ")
        .to_lowercase();
    Ok(if names.contains(CODEX) {
        CODEX.to_owned()
    } else if names.contains("claude") {
        CLAUDE_CODE.to_owned()
    } else {
        let named = service.filter(|name| !name.is_empty());
        named.unwrap_or_else(|| UNKNOWN.to_owned())
    })
}
