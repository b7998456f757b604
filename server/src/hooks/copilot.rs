//! Payloads of Copilot CLI, as Claude Code would have told them.
//!
//! Copilot's hooks come in two spellings. One that is set up by a name like `PreToolUse` is told Claude Code's fields; one
//! set up by a name like `preToolUse` is told `sessionId`, `toolName` and `toolArgs`, and its payload does not say which
//! hook it is of: that is told by the fields that only this hook has. Of an agent that is known to be another than Claude
//! Code they tell it also where there is no `sessionId`, which GitHub's reference does not have.

use codegen_runtime::{MAX_DEPTH, js};

use super::metadata::Object;
use super::payload::Payload;

const HOOK: &str = "hook_event_name";
const INPUT: &str = "tool_input";

/// Copilot's spelling and Claude Code's.
const FIELDS: [(&str, &str); 4] = [
    ("hookEventName", HOOK),
    ("sessionId", "session_id"),
    ("toolName", "tool_name"),
    ("toolArgs", INPUT),
];

/// The same of hooks.
const HOOKS: [(&str, &str); 11] = [
    ("sessionStart", "SessionStart"),
    ("sessionEnd", "SessionEnd"),
    ("userPromptSubmitted", "UserPromptSubmit"),
    ("preToolUse", "PreToolUse"),
    ("postToolUse", "PostToolUse"),
    ("postToolUseFailure", "PostToolUseFailure"),
    ("agentStop", "Stop"),
    ("subagentStart", "SubagentStart"),
    ("subagentStop", "SubagentStop"),
    ("errorOccurred", "ErrorOccurred"),
    ("preCompact", "PreCompact"),
];

/// Fields that tell a hook, those before that tell more than those behind.
const TELLING: [(&[&str], &str); 11] = [
    (&["toolName", "toolResult"], "PostToolUse"),
    (&["toolName", "error"], "PostToolUseFailure"),
    (&["toolName"], "PreToolUse"),
    (&["prompt"], "UserPromptSubmit"),
    (&["error"], "ErrorOccurred"),
    (&["agentName", "stopReason"], "SubagentStop"),
    (&["agentName"], "SubagentStart"),
    (&["stopReason"], "Stop"),
    (&["trigger"], "PreCompact"),
    (&["reason"], "SessionEnd"),
    (&["source"], "SessionStart"),
];

/// The payload in Claude Code's spelling; none of one that is in it already.
pub(super) fn translated(payload: &Payload, is_of_claude: bool) -> Option<String> {
    let has = |key: &str| payload.json(key).is_some();
    let is_theirs = FIELDS.iter().any(|(theirs, _)| has(theirs));
    if !is_theirs && (is_of_claude || has(HOOK)) {
        return None;
    }
    let mut ours = Object::default();
    for (key, value) in payload.fields() {
        let field = FIELDS.iter().find(|(theirs, _)| *theirs == key);
        let name = field.map_or(key, |(_, name)| name);
        match (name, key == name || !has(name)) {
            (_, false) => ours.json(key, value),
            (HOOK, true) => ours.json(name, &hook(value)),
            (INPUT, true) => ours.json(name, input(value).as_deref().unwrap_or(value)),
            _ => ours.json(name, value),
        }
    }
    if !has(HOOK) && !has("hookEventName") {
        let telling = TELLING
            .iter()
            .find(|(fields, _)| fields.iter().all(|field| has(field)));
        if let Some((_, name)) = telling {
            ours.text(HOOK, name);
        }
    }
    Some(ours.print())
}

/// The name of a hook, both as JSON.
fn hook(name: &str) -> String {
    let known = HOOKS
        .iter()
        .find(|(theirs, _)| name.trim_matches('"') == *theirs);
    known.map_or_else(|| name.to_owned(), |(_, name)| format!("\"{name}\""))
}

/// A tool's input may come as an object, or as text that holds one.
fn input(json: &str) -> Option<String> {
    let text = js::text(json)?;
    // It stands one level deeper in the payload.
    let object = Payload::within(&text, MAX_DEPTH - 1)?;
    Some(object.as_json().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{HOOK, translated};
    use crate::hooks::payload::Payload;

    #[track_caller]
    fn ours(raw: &str) -> Option<String> {
        translated(&Payload::read(raw).expect("an object"), true)
    }

    #[test]
    fn a_payload_of_claude_code_is_left() {
        for raw in [
            "{}",
            r#"{"hook_event_name":"PostToolUse","session_id":"s","tool_input":{"toolName":1}}"#,
        ] {
            assert_eq!(ours(raw), None);
        }
    }

    #[test]
    fn fields_are_spelled_as_claude_code_does() {
        let raw = r#"{"sessionId":"s","timestamp":1,"toolName":"bash","toolArgs":"{\"command\":\"ls\"}","toolResult":{}}"#;
        let expected = concat!(
            r#"{"session_id":"s","timestamp":1,"tool_name":"bash","tool_input":{"command":"ls"},"#,
            r#""toolResult":{},"hook_event_name":"PostToolUse"}"#
        );
        assert_eq!(ours(raw).as_deref(), Some(expected));
        let odd = r#"{"sessionId":"s","session_id":"t","hookEventName":"agentStop","toolArgs":"no object"}"#;
        let expected = r#"{"sessionId":"s","session_id":"t","hook_event_name":"Stop","tool_input":"no object"}"#;
        assert_eq!(ours(odd).as_deref(), Some(expected));
    }

    #[test]
    fn without_a_session_the_fields_are_trusted_of_other_agents_alone() {
        let raw = r#"{"timestamp":1,"cwd":"/p","source":"new","initialPrompt":"go"}"#;
        assert_eq!(ours(raw), None);
        let payload = Payload::read(raw).expect("an object");
        let ours = translated(&payload, false).expect("translated");
        assert!(
            ours.ends_with(r#","hook_event_name":"SessionStart"}"#),
            "{ours}"
        );
        let named = Payload::read(r#"{"hook_event_name":"Stop","source":"new"}"#);
        assert_eq!(translated(&named.expect("an object"), false), None);
    }

    #[test]
    fn a_hook_is_told_by_its_fields() {
        for (fields, name) in [
            (r#""source":"new","initialPrompt":"go""#, "SessionStart"),
            (r#""reason":"complete""#, "SessionEnd"),
            (r#""prompt":"go""#, "UserPromptSubmit"),
            (r#""toolName":"view","toolArgs":{}"#, "PreToolUse"),
            (
                r#""toolName":"view","toolArgs":{},"toolResult":{}"#,
                "PostToolUse",
            ),
            (
                r#""toolName":"view","toolArgs":{},"error":"no""#,
                "PostToolUseFailure",
            ),
            (r#""transcriptPath":"/t","stopReason":"end_turn""#, "Stop"),
            (r#""transcriptPath":"/t","agentName":"a""#, "SubagentStart"),
            (r#""agentName":"a","stopReason":"end_turn""#, "SubagentStop"),
            (
                r#""error":{"message":"m"},"recoverable":true"#,
                "ErrorOccurred",
            ),
            (r#""trigger":"auto","customInstructions":"""#, "PreCompact"),
            (r#""hookEventName":"MoonRose""#, "MoonRose"),
            (r#""hookEventName":"preToolUse""#, "PreToolUse"),
        ] {
            let raw = format!(r#"{{"sessionId":"s",{fields}}}"#);
            let ours = ours(&raw).expect("translated");
            let ours = Payload::read(&ours).expect("an object");
            assert_eq!(ours.name(HOOK).as_deref(), Some(name), "{raw}");
        }
        assert!(
            !ours(r#"{"sessionId":"s"}"#)
                .expect("translated")
                .contains(HOOK)
        );
    }
}
