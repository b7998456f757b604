//! What is kept of a tool call: the fields of its input that say what it did, and how many lines it wrote.

use super::metadata::Object;
use super::payload::Payload;
use super::shell;

/// Fields of the input that are metadata of their own, in this order, where they are not empty.
pub(super) const INPUTS: [&str; 5] = ["command", "file_path", "pattern", "query", "url"];

/// Copilot's tools that are about one file.
const OF_COPILOT: [&str; 3] = ["view", "edit", "create"];

const FAILURES: [&str; 3] = ["failure", "denied", "error"];

pub(super) fn script(payload: &Payload) -> Object {
    let input = payload.object("tool_input");
    let mut script = Object::default();
    script.text("tool_use_id", &payload.text("tool_use_id"));
    for key in INPUTS {
        let text = match key {
            "file_path" => file_path(payload),
            _ => input.text(key),
        };
        script.some_text(key, &text);
    }
    let (added, removed) = match payload.text("tool_name").as_str() {
        "Edit" | "MultiEdit" => (Some("new_string"), Some("old_string")),
        "Write" => (Some("content"), None),
        "edit" => (Some("new_str"), Some("old_str")),
        "create" => (Some("file_text"), None),
        _ => (None, None),
    };
    let lines = |key: Option<&str>| shell::line_ends(input.json(key?));
    for (key, lines) in [
        ("lines_added", lines(added)),
        ("lines_removed", lines(removed)),
    ] {
        if let Some(lines) = lines {
            script.json(key, &lines.to_string());
        }
    }
    script
}

/// The file that a tool is about. Copilot's tools have it as `path`, which is a folder to some of Claude Code's.
pub(super) fn file_path(payload: &Payload) -> String {
    let input = payload.object("tool_input");
    let path = input.text("file_path");
    let tool = payload.text("tool_name");
    match path.is_empty() && OF_COPILOT.contains(&tool.as_str()) {
        true => input.text("path"),
        false => path,
    }
}

/// Whether the result says so, as Copilot's do; Claude Code has a hook of its own for that.
pub(super) fn has_failed(payload: &Payload) -> bool {
    let results = [("toolResult", "resultType"), ("tool_result", "result_type")];
    let said = |(field, key)| payload.object(field).text(key);
    results
        .map(said)
        .iter()
        .any(|said| FAILURES.contains(&said.as_str()))
}
