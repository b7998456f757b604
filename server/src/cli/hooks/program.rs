//! How a settings file calls this program.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// What a hook is known by.
const NAME: &str = "agentmonitor";

/// How the commands of a settings file are called: for this server, whatever the environment of the agent says.
pub(super) struct Call {
    pub(super) url: String,
    /// The file that holds its token, if one is named.
    pub(super) token_file: Option<PathBuf>,
}

impl Call {
    /// The command line of this program's `command`, for a shell.
    pub(super) fn line(&self, command: &str) -> anyhow::Result<String> {
        let program = std::env::current_exe().context("it is not known where this program is")?;
        if program.file_stem().is_none_or(|name| name != NAME) {
            bail!(
                "this program is {}; call it {NAME}, or its hooks are not found again",
                program.display()
            );
        }
        let program = quoted(text(&program)?);
        let mut line = format!("{program} {command} --url {}", quoted(&self.url));
        if let Some(file) = &self.token_file {
            line.push_str(" --auth-token-file ");
            line.push_str(&quoted(text(file)?));
        }
        Ok(line)
    }
}

/// The path as the text that settings are.
pub(super) fn text(path: &Path) -> anyhow::Result<&str> {
    let text = path.to_str();
    text.with_context(|| format!("{} is no UTF-8; use another folder", path.display()))
}

/// As one word of a shell's.
pub(super) fn quoted(word: &str) -> String {
    let plain = |ch: char| ch.is_ascii_alphanumeric() || "/._-+@:,=".contains(ch);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_word_of_a_shell_is_quoted_where_it_must_be() {
        assert_eq!(quoted("/opt/x-1/agentmonitor"), "/opt/x-1/agentmonitor");
        assert_eq!(quoted("/my tools/it's"), r"'/my tools/it'\''s'");
        assert_eq!(quoted("$HOME"), "'$HOME'");
        assert_eq!(quoted(""), "''");
    }
}
