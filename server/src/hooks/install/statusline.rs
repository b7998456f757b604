//! The status line in Claude Code's settings: ours in front of the one that was there. Pure.

use jsonc_parser::cst::{CstInputValue, CstObject};

use super::entry::{calls, flag_of, resembles};
use crate::settings::EditError;
use crate::settings::document::{Document, only};

const KEY: &str = "statusLine";
const POINTER: &str = "/statusLine";
const WORD: &str = "statusline";
const FORWARD: &str = "--forward";
/// The bridge of the TypeScript runtime; what was before it lies where we look, too.
const LEGACY: &str = "statusline_bridge.sh";

/// Settings after an edit.
#[derive(Debug, PartialEq, Eq)]
pub struct Fronted {
    pub text: String,
    pub before: Before,
}

/// The command of the status line before an edit.
#[derive(Debug, PartialEq, Eq)]
pub enum Before {
    Nothing,
    /// As it was called.
    Ours(String),
    /// What calls ours from within something else, or shows what ours keeps: left as it stands, since ours in front of it
    /// would call itself.
    Wrapped(String),
    /// The bridge of the TypeScript runtime, which has kept what was before it.
    Legacy(String),
    /// To be called by ours.
    Other(String),
}

/// The command of the status line, if it is ours.
pub fn statusline(text: &str) -> Result<Option<String>, EditError> {
    let document = Document::parse(text)?;
    let line = only(&document.root, "", KEY)?.and_then(|line| line.as_object());
    let command = line.and_then(|line| command_of(&line));
    Ok(command.filter(|command| calls(command, WORD)))
}

/// The command of the status line, if it seems to call ours from within something else.
pub fn wrapped_statusline(text: &str) -> Result<Option<String>, EditError> {
    let document = Document::parse(text)?;
    let line = only(&document.root, "", KEY)?.and_then(|line| line.as_object());
    let command = line.and_then(|line| command_of(&line));
    Ok(command.filter(|command| !calls(command, WORD) && resembles(command, WORD)))
}

/// Whether a command has to do with ours, so that ours must never call it.
pub fn leads_to_statusline(command: &str) -> bool {
    calls(command, WORD) || resembles(command, WORD)
}

/// The file that a command of ours names, which holds the command of the line before it.
pub fn forward_of(command: &str) -> Option<String> {
    flag_of(command, FORWARD)
}

/// Puts `command` in the place of the status line's.
pub fn front_statusline(text: &str, command: &str) -> Result<Fronted, EditError> {
    let document = Document::parse(text)?;
    let Some(line) = room(&document)? else {
        let fields = [("type", "command"), ("command", command)];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.into()));
        let line = CstInputValue::Object(fields.into());
        match document.root.get(KEY) {
            Some(property) => property.set_value(line),
            None => {
                document.root.append(KEY, line);
            }
        }
        return Ok(Fronted {
            text: document.print(),
            before: Before::Nothing,
        });
    };
    let before = match command_of(&line) {
        None => Before::Nothing,
        Some(before) if calls(&before, WORD) => Before::Ours(before),
        Some(before) if before.contains(LEGACY) => Before::Legacy(before),
        Some(before) if resembles(&before, WORD) || names_forward(&before, command) => {
            Before::Wrapped(before)
        }
        Some(before) => Before::Other(before),
    };
    let stays = match &before {
        Before::Ours(before) => before == command,
        before => matches!(before, Before::Wrapped(_)),
    };
    if !stays {
        set(&line, command);
    }
    Ok(Fronted {
        text: document.print(),
        before,
    })
}

/// Whether the line reads the file that `command` keeps the line before it in.
fn names_forward(line: &str, command: &str) -> bool {
    forward_of(command).is_some_and(|forward| forward.contains('/') && line.contains(&forward))
}

/// Puts `before` back, or takes the status line out where there was none. Leaves one that is not ours.
pub fn restore_statusline(text: &str, before: Option<&str>) -> Result<String, EditError> {
    if statusline(text)?.is_none() {
        return Ok(text.to_owned());
    }
    let document = Document::parse(text)?;
    let property = document.root.get(KEY).expect("ours is there");
    match (before, property.object_value()) {
        (Some(before), Some(line)) => set(&line, before),
        _ => property.remove(),
    }
    Ok(document.print())
}

/// The status line, in which there must be room for a command; `null` is none.
fn room(document: &Document) -> Result<Option<CstObject>, EditError> {
    let Some(value) = only(&document.root, "", KEY)? else {
        return Ok(None);
    };
    if value.as_null_keyword().is_some() {
        return Ok(None);
    }
    let line = value.as_object();
    line.map(Some)
        .ok_or_else(|| EditError::kind(POINTER, "an object"))
}

fn command_of(line: &CstObject) -> Option<String> {
    let value = line.get("command")?.value()?;
    value.as_string_lit()?.decoded_value().ok()
}

fn set(line: &CstObject, command: &str) {
    match line.get("command") {
        Some(property) => property.set_value(command.into()),
        None => {
            line.append("command", command.into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Before, front_statusline, restore_statusline, statusline};

    const OURS: &str = "'/opt/agentmonitor' statusline --forward x";
    const SETTINGS: &str = "{\n  // mine\n  \"statusLine\": {\"type\": \"command\", \"command\": \"date\", \"padding\": 0}\n}\n";

    #[track_caller]
    fn restored(text: &str, before: Option<&str>) -> String {
        restore_statusline(text, before).expect("edited")
    }

    #[test]
    fn ours_goes_in_front_once_and_the_other_comes_back() {
        let once = front_statusline(SETTINGS, OURS).expect("edited");
        assert_eq!(once.before, Before::Other("date".to_owned()));
        assert!(once.text.contains("\"padding\": 0") && once.text.contains("// mine"));
        assert_eq!(statusline(&once.text), Ok(Some(OURS.to_owned())));
        let again = front_statusline(&once.text, OURS).expect("edited");
        let ours = Before::Ours(OURS.to_owned());
        assert_eq!((again.before, &again.text), (ours, &once.text));
        assert_eq!(restored(&once.text, Some("date")), SETTINGS);
    }

    #[test]
    fn where_there_was_none_there_is_none_again() {
        for text in ["{}", "{\"statusLine\": null}", "{\"statusLine\": {}}"] {
            let once = front_statusline(text, OURS).expect("edited");
            assert_eq!(once.before, Before::Nothing, "{text}");
            assert_eq!(statusline(&once.text), Ok(Some(OURS.to_owned())));
            assert_eq!(restored(&once.text, None).trim(), "{}");
        }
    }

    #[test]
    fn ours_behind_something_else_is_left_as_it_stands() {
        let command = "agentmonitor statusline --forward /c/settings.json.line";
        for line in [
            "env A=1 agentmonitor statusline --forward /c/settings.json.line",
            "sh -c 'agentmonitor statusline'",
            "sh /c/settings.json.line",
        ] {
            let text = SETTINGS.replace("date", line);
            let once = front_statusline(&text, command).expect("edited");
            assert_eq!(once.before, Before::Wrapped(line.to_owned()));
            assert_eq!(once.text, text);
            assert_eq!(restored(&text, None), text);
        }
    }

    #[test]
    fn the_legacys_bridge_is_told_apart_and_a_strangers_line_is_left() {
        let command = "/opt/am/hooks/claude-code/statusline_bridge.sh";
        let once = front_statusline(&SETTINGS.replace("date", command), OURS).expect("edited");
        assert_eq!(once.before, Before::Legacy(command.to_owned()));
        assert_eq!(restored(SETTINGS, None), SETTINGS);
    }

    #[test]
    fn a_line_of_another_kind_is_nobodys_to_take_and_in_nobodys_way() {
        for line in ["\"date\"", "[1]", "5", "null", "{\"command\": [1]}"] {
            let text = format!("{{\"statusLine\": {line}}}");
            assert_eq!(statusline(&text), Ok(None), "{line}");
            assert_eq!(restored(&text, Some("x")), text);
        }
        assert!(front_statusline("{\"statusLine\": \"date\"}", OURS).is_err());
    }
}
