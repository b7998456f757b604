//! One hook of a settings file, and whose it is.

use jsonc_parser::cst::CstObject;

/// What stands in the commands of the legacy's scripts.
const LEGACY: &str = "/hooks/claude-code/";
/// What the address of an HTTP hook of ours ends in.
const PATH: &str = "/api/hooks/claude-code";

/// Who is behind a hook that tells AgentMonitor something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sender {
    /// Posted by Claude Code itself, to this address.
    Http(String),
    /// `agentmonitor hook`, as it is called.
    Command(String),
    /// A script of the TypeScript runtime.
    Legacy(String),
}

impl Sender {
    /// Whose a hook is; none of a stranger's.
    pub(super) fn of(hook: &CstObject) -> Option<Self> {
        let text = |name: &str| {
            let value = hook.get(name)?.value()?;
            value.as_string_lit()?.decoded_value().ok()
        };
        if let Some(url) = text("url") {
            let path = url.split(['?', '#']).next().unwrap_or_default();
            return path.ends_with(PATH).then_some(Self::Http(url));
        }
        let command = text("command")?;
        if command.contains(LEGACY) {
            return Some(Self::Legacy(command));
        }
        calls(&command, "hook").then_some(Self::Command(command))
    }
}

/// Whether the command line calls this command of `agentmonitor`, wherever the program is.
pub(super) fn calls(line: &str, command: &str) -> bool {
    line.match_indices("agentmonitor").any(|(at, name)| {
        let rest = &line[at + name.len()..];
        let rest = rest.strip_prefix(".exe").unwrap_or(rest);
        let rest = rest.strip_prefix(['\'', '"']).unwrap_or(rest);
        let word = rest.trim_start();
        word.len() < rest.len() && word.split_whitespace().next() == Some(command)
    })
}

#[cfg(test)]
mod tests {
    use super::calls;

    #[test]
    fn our_command_is_known_wherever_the_program_is() {
        for command in [
            "agentmonitor hook",
            "'/opt/my tools/agentmonitor' hook --url http://localhost:1",
            r#""C:\\tools\\agentmonitor.exe" hook"#,
            "AGENTMONITOR_URL=http://x /usr/bin/agentmonitor  hook",
        ] {
            assert!(calls(command, "hook"), "{command}");
        }
    }

    #[test]
    fn what_only_names_us_is_a_strangers() {
        for command in [
            "agentmonitor",
            "agentmonitor hooks install",
            "agentmonitor-hook",
            "echo agentmonitor-is-fine hook",
            "AGENTMONITOR_URL=http://x ./mine.sh",
        ] {
            assert!(!calls(command, "hook"), "{command}");
        }
    }
}
