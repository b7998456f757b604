//! The safety check before a tool is used: what is denied, and what is only remarked upon. Pure, and linear in its input.
//!
//! It is a net under an agent that errs, not a wall against one that means harm: it knows the plain spellings of removing
//! everything, as the scripts that it comes from did (the table of the tests), and no others.

/// What the check finds in a tool call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Finding {
    /// The command removes the root or the home directory.
    Destructive,
    /// The file is one that secrets are kept in.
    Sensitive,
}

impl Finding {
    /// The word that an event has for it.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Destructive => "destructive_command",
            Self::Sensitive => "sensitive_file_access",
        }
    }
}

const SHELLS: [&str; 2] = ["Bash", "bash"];

const EVERYTHING: [&str; 3] = ["/", "~", "$HOME"];

const SECRETS: [&str; 5] = [".env", ".pem", ".key", ".credentials", ".secret"];

/// Judges a call of `tool` with the `command` and the `file_path` of its input.
pub(super) fn check(tool: &str, command: &str, file_path: &str) -> Option<Finding> {
    if SHELLS.contains(&tool) && command.split('\n').any(removes_everything) {
        return Some(Finding::Destructive);
    }
    let secret = |line: &str| SECRETS.iter().any(|suffix| line.ends_with(suffix));
    file_path
        .split('\n')
        .any(secret)
        .then_some(Finding::Sensitive)
}

/// The first line of `command` that removes everything; all of it where none does.
pub(super) fn destructive_line(command: &str) -> &str {
    let mut lines = command.split('\n');
    lines
        .find(|line| removes_everything(line))
        .unwrap_or(command)
}

/// Whether a word that ends in `rm` stands before a word of [`EVERYTHING`], with nothing but forcing flags between them.
fn removes_everything(line: &str) -> bool {
    let blank = |ch: char| matches!(ch, ' ' | '\t' | '\r' | '\u{b}' | '\u{c}');
    let mut removing = false;
    for word in line.split(blank).filter(|word| !word.is_empty()) {
        if removing && EVERYTHING.contains(&word) {
            return true;
        }
        removing = removing && forces(word) || word.ends_with("rm");
    }
    false
}

fn forces(word: &str) -> bool {
    match word.strip_prefix('-') {
        Some("-force") => true,
        Some(flags) => flags.contains('f') && flags.bytes().all(|byte| byte.is_ascii_alphabetic()),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Finding, check};
    use crate::hooks::samples::{safety_table, text};

    /// As the shell's scripts: they look line by line.
    #[test]
    fn commands_are_denied_as_the_legacys_table_says() {
        let table = safety_table();
        let commands = table["bash_commands"].as_array().expect("a list");
        assert_eq!(commands.len(), 39);
        for case in commands {
            let command = text(case, "command");
            let blocked = case["shell_exit"] == 2;
            let found = check("Bash", command, "") == Some(Finding::Destructive);
            assert_eq!(found, blocked, "{command:?}");
        }
    }

    #[test]
    fn files_are_remarked_upon_as_the_legacys_table_says() {
        let table = safety_table();
        let files = table["file_paths"].as_array().expect("a list");
        assert_eq!(files.len(), 11);
        for case in files {
            let path = text(case, "file_path");
            let found = check("Read", "", path) == Some(Finding::Sensitive);
            assert_eq!(found, case["warned"] == true, "{path:?}");
        }
    }

    #[test]
    fn only_a_shell_removes() {
        assert_eq!(check("Write", "rm -rf /", ""), None);
        assert_eq!(check("bash", "rm -rf /", ""), Some(Finding::Destructive));
        assert_eq!(check("Bash", "", ""), None);
    }

    #[test]
    fn any_line_of_a_command_counts_and_none_goes_on_in_the_next() {
        assert!(check("Bash", "cd /\nrm -rf /\nls", "").is_some());
        assert!(check("Bash", "rm -rf\n/", "").is_none());
    }

    #[test]
    fn the_white_space_of_an_awkward_command_is_white_space() {
        for command in ["rm\t-f\u{b}/", "rm /\r", "rm  -f\u{c} ~ "] {
            assert!(check("Bash", command, "").is_some(), "{command:?}");
        }
    }

    #[test]
    fn a_command_of_megabytes_is_judged_in_one_pass() {
        let command = format!("rm {}x", "-frm ".repeat(1 << 20));
        assert_eq!(check("Bash", &command, ""), None);
    }
}
