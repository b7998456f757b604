//! What is kept of a tool call: the fields of its input that say what it did, and how many lines it wrote.

use super::metadata::Object;
use super::payload::Payload;
use super::shell;

/// Fields of the input that are metadata of their own, in this order, where they are not empty.
pub(super) const INPUTS: [&str; 5] = ["command", "file_path", "pattern", "query", "url"];

pub(super) fn script(payload: &Payload) -> Object {
    let input = payload.object("tool_input");
    let mut script = Object::default();
    script.text("tool_use_id", &payload.text("tool_use_id"));
    for key in INPUTS {
        script.some_text(key, &input.text(key));
    }
    let (added, removed) = match payload.text("tool_name").as_str() {
        "Edit" | "MultiEdit" => (Some("new_string"), Some("old_string")),
        "Write" => (Some("content"), None),
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
