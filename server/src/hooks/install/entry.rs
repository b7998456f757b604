//! One hook of a settings file, and whose it is.

use jsonc_parser::cst::CstObject;

/// What stands in the commands of the legacy's scripts.
pub(super) const LEGACY: &str = "/hooks/claude-code/";
/// What the address of an HTTP hook of ours ends in.
const PATH: &str = "/api/hooks/claude-code";
/// What a command of ours calls.
const PROGRAM: &str = "agentmonitor";

/// Who is behind a hook that tells AgentMonitor something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sender {
    /// Posted by Claude Code itself, to this address.
    Http(String),
    /// `agentmonitor hook`, as it is called.
    Command(String),
    /// A script of the TypeScript runtime.
    Legacy(String),
    /// What seems to call `agentmonitor hook` from within something else. It tells, and it is not ours to edit.
    Wrapped(String),
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
        if calls(&command, "hook") {
            return Some(Self::Command(command));
        }
        resembles(&command, "hook").then_some(Self::Wrapped(command))
    }

    /// Whether it is a hook that is put there and taken out by us.
    pub(super) fn is_editable(&self) -> bool {
        !matches!(self, Self::Wrapped(_))
    }

    /// The server that it tells, without a slash at its end. Unknown where the environment of the agent says it.
    pub fn server(&self) -> Option<String> {
        match self {
            Self::Http(url) => {
                let address = url.split(['?', '#']).next()?;
                Some(address.strip_suffix(PATH)?.to_owned())
            }
            Self::Command(line) | Self::Legacy(line) | Self::Wrapped(line) => server_of(line),
        }
    }
}

/// Whether the command line calls this command of `agentmonitor`, wherever the program is.
pub(super) fn calls(line: &str, command: &str) -> bool {
    let words = shlex::split(line).unwrap_or_default();
    let (_, call) = parted(&words);
    call.first().is_some_and(|program| is_ours(program))
        && call.get(1).is_some_and(|word| word == command)
}

/// Whether the command line seems to call this command of `agentmonitor` somewhere: behind `env`, `timeout` or `cd x &&`,
/// or in a line that it gives another shell.
pub(super) fn resembles(line: &str, command: &str) -> bool {
    let words = shlex::split(line).unwrap_or_default();
    let begins = |word: &str| {
        let program = word.rsplit([';', '&', '|', '(', '`']).next();
        program.is_some_and(is_ours)
    };
    let is_command = |word: &str| word.split([';', '&', '|', ')', '`']).next() == Some(command);
    words
        .windows(2)
        .any(|pair| begins(&pair[0]) && is_command(&pair[1]))
        || words.iter().any(|word| {
            word.contains(char::is_whitespace) && word != line && resembles(word, command)
        })
}

/// The value of a call's flag.
pub(super) fn flag_of(line: &str, flag: &str) -> Option<String> {
    let words = shlex::split(line)?;
    let joined = |word: &String| Some(word.strip_prefix(flag)?.strip_prefix('=')?.to_owned());
    match words.iter().position(|word| word == flag) {
        Some(at) => words.get(at + 1).cloned(),
        None => words.iter().find_map(joined),
    }
}

/// What is set for a call, and the call.
fn parted(words: &[String]) -> (&[String], &[String]) {
    let sets = |word: &&String| {
        let name = word.split_once('=').map(|(name, _)| name);
        name.is_some_and(|name| {
            !name.is_empty()
                && name
                    .chars()
                    .all(|ch| ch == '_' || ch.is_ascii_alphanumeric())
        })
    };
    words.split_at(words.iter().take_while(sets).count())
}

fn is_ours(program: &str) -> bool {
    let name = program.rsplit(['/', '\\']).next().unwrap_or_default();
    name.strip_suffix(".exe").unwrap_or(name) == PROGRAM
}

/// The server that a command line names, by its flag or its variable.
fn server_of(line: &str) -> Option<String> {
    let words = shlex::split(line)?;
    let (variables, _) = parted(&words);
    let variable = variables
        .iter()
        .find_map(|word| word.strip_prefix("AGENTMONITOR_URL="));
    let url = flag_of(line, "--url").or(variable.map(str::to_owned))?;
    Some(url.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Sender, calls, resembles};

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
            "my-agentmonitor hook",
            "/opt/not.agentmonitor hook",
            "ssh box agentmonitor hook",
            "echo 'agentmonitor hook'",
            "agentmonitor 'hook",
        ] {
            assert!(!calls(command, "hook"), "{command}");
        }
    }

    #[test]
    fn a_call_behind_something_else_is_seen() {
        for command in [
            "timeout 5 agentmonitor hook",
            "cd /x && agentmonitor hook",
            "cd /x;agentmonitor hook; date",
            "(/opt/agentmonitor hook)",
            "sh -c 'exec \"/opt/my tools/agentmonitor\" hook'",
            "ssh box agentmonitor hook",
            "env A=1 agentmonitor hook",
        ] {
            assert!(resembles(command, "hook"), "{command}");
            assert!(!calls(command, "hook"), "{command}");
        }
        for command in [
            "agentmonitor hooks install",
            "echo agentmonitor-is-fine hook",
            "my-agentmonitor hook",
            "cd ~/agentmonitor && ./hook",
            "agentmonitor 'hook",
        ] {
            assert!(!resembles(command, "hook"), "{command}");
        }
    }

    #[test]
    fn the_server_is_where_the_address_or_the_call_says() {
        let command = |line: &str| Sender::Command(line.to_owned()).server();
        let posted = "http://box:1/am/api/hooks/claude-code?safety=false".to_owned();
        assert_eq!(
            Sender::Http(posted).server().as_deref(),
            Some("http://box:1/am")
        );
        for (line, server) in [
            ("agentmonitor hook --url http://a/ --x", Some("http://a")),
            ("agentmonitor hook --url='http://a'", Some("http://a")),
            (
                "AGENTMONITOR_URL=http://b agentmonitor hook",
                Some("http://b"),
            ),
            ("agentmonitor hook", None),
            ("agentmonitor hook --url", None),
        ] {
            assert_eq!(command(line).as_deref(), server, "{line}");
        }
    }
}
