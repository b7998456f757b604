//! The status line in Claude Code's settings: ours in front of the one that was there. Pure.

use jsonc_parser::cst::{CstInputValue, CstObject};

use super::entry::calls;
use crate::settings::EditError;
use crate::settings::document::{Document, only};

const KEY: &str = "statusLine";
const POINTER: &str = "/statusLine";
const WORD: &str = "statusline";
/// The bridge of the TypeScript runtime; what was before it lies where we look, too.
const LEGACY: &str = "statusline_bridge.sh";

/// Settings after an edit.
#[derive(Debug, PartialEq, Eq)]
pub struct Fronted {
    pub text: String,
    /// The command that was there, to be called by ours.
    pub before: Option<String>,
}

/// Whether the status line is ours.
pub fn has_statusline(text: &str) -> Result<bool, EditError> {
    let document = Document::parse(text)?;
    let command = line(&document)?.and_then(|line| command_of(&line));
    Ok(command.is_some_and(|command| calls(&command, WORD)))
}

/// Puts `command` in the place of the status line's.
pub fn front_statusline(text: &str, command: &str) -> Result<Fronted, EditError> {
    let document = Document::parse(text)?;
    let Some(line) = line(&document)? else {
        let fields = [("type", "command"), ("command", command)];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.into()));
        document
            .root
            .append(KEY, CstInputValue::Object(fields.into()));
        return Ok(Fronted {
            text: document.print(),
            before: None,
        });
    };
    let before = command_of(&line);
    if before.as_deref() != Some(command) {
        set(&line, command);
    }
    Ok(Fronted {
        text: document.print(),
        before: before.filter(|before| !calls(before, WORD) && !before.contains(LEGACY)),
    })
}

/// Puts `before` back, or takes the status line out where there was none. Leaves one that is not ours.
pub fn restore_statusline(text: &str, before: Option<&str>) -> Result<String, EditError> {
    let document = Document::parse(text)?;
    let line = line(&document)?;
    let ours = line.filter(|line| command_of(line).is_some_and(|is| calls(&is, WORD)));
    match (ours, before) {
        (None, _) => {}
        (Some(line), Some(before)) => set(&line, before),
        (Some(_), None) => {
            if let Some(property) = document.root.get(KEY) {
                property.remove();
            }
        }
    }
    Ok(document.print())
}

fn line(document: &Document) -> Result<Option<CstObject>, EditError> {
    let Some(value) = only(&document.root, "", KEY)? else {
        return Ok(None);
    };
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
    use super::{front_statusline, has_statusline, restore_statusline};

    const OURS: &str = "'/opt/agentmonitor' statusline --forward x";
    const SETTINGS: &str = "{\n  // mine\n  \"statusLine\": {\"type\": \"command\", \"command\": \"date\", \"padding\": 0}\n}\n";

    #[test]
    fn ours_goes_in_front_once_and_the_other_comes_back() {
        let once = front_statusline(SETTINGS, OURS).expect("edited");
        assert_eq!(once.before.as_deref(), Some("date"));
        assert!(once.text.contains("\"padding\": 0") && once.text.contains("// mine"));
        assert_eq!(has_statusline(&once.text), Ok(true));
        let again = front_statusline(&once.text, OURS).expect("edited");
        assert_eq!((again.before, &again.text), (None, &once.text));
        assert_eq!(
            restore_statusline(&once.text, Some("date")).expect("edited"),
            SETTINGS
        );
    }

    #[test]
    fn where_there_was_none_there_is_none_again() {
        let once = front_statusline("{}", OURS).expect("edited");
        assert_eq!((once.before, has_statusline(&once.text)), (None, Ok(true)));
        assert_eq!(
            restore_statusline(&once.text, None).expect("edited").trim(),
            "{}"
        );
    }

    #[test]
    fn the_legacys_bridge_is_replaced_and_a_strangers_line_is_left() {
        let bridge = SETTINGS.replace("date", "/opt/am/hooks/claude-code/statusline_bridge.sh");
        let once = front_statusline(&bridge, OURS).expect("edited");
        assert_eq!((once.before, has_statusline(&once.text)), (None, Ok(true)));
        assert_eq!(
            restore_statusline(SETTINGS, None).expect("edited"),
            SETTINGS
        );
        assert!(front_statusline("{\"statusLine\": \"date\"}", OURS).is_err());
    }
}
