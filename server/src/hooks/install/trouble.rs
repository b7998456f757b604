//! What keeps hooks from telling, or has them tell twice, and what to do about it: said alike by `hooks status`, by
//! `hooks install` and by `doctor`.

use std::path::Path;

use super::seen::Seen;
use super::status::Installed;
use super::wanted::events;
use crate::config::Scope;
use crate::settings::cautions;

pub(super) const INSTALL: &str = "agentmonitor hooks install";

/// How much something matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Something is not told, or is told twice.
    Problem,
    /// Fine, if it is meant so.
    Note,
}

/// Something to do something about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub weight: Weight,
    pub what: String,
    pub todo: String,
}

impl Seen {
    /// All there is, the worst first. `server` is the one that is meant to be told.
    pub fn troubles(&self, server: Option<&str>) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.has_hooks() || self.has_statusline() {
            troubles.extend(self.disabled());
        }
        if self.has_hooks() {
            troubles.extend(self.kept_back());
            troubles.extend(self.doubled());
            troubles.extend(self.logs_beside());
            troubles.extend(self.legacy());
            troubles.extend(server.and_then(|server| self.elsewhere(server)));
            troubles.extend(self.missing());
        }
        let cautions = cautions(&self.variables()).into_iter();
        troubles.extend(cautions.map(|(what, todo)| note(what, todo)));
        troubles
    }

    /// Events that more than one hook tells of, in one file or in several. Claude Code runs those that are alike once.
    fn doubled(&self) -> Option<Trouble> {
        let mut doubled: Vec<&str> = Vec::new();
        let mut places: Vec<&Path> = Vec::new();
        for (path, hook) in self.hooks() {
            let others = self.hooks().filter(|(_, other)| is_beside(hook, other));
            for (other, _) in others {
                for place in [path, other] {
                    if !places.contains(&place) {
                        places.push(place);
                    }
                }
                if !doubled.contains(&hook.event.as_str()) {
                    doubled.push(&hook.event);
                }
            }
        }
        let todo = self.to_have_one(&doubled, &places)?;
        let events = doubled.join(", ");
        let named: Vec<_> = places
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        Some(problem(
            format!(
                "two senders: more than one hook in {} tells of {events}: each comes as often",
                named.join(" and ")
            ),
            todo,
        ))
    }

    /// What leaves one hook for each of the events that stand doubled in these places.
    fn to_have_one(&self, events: &[&str], places: &[&Path]) -> Option<String> {
        let (first, others) = places.split_first()?;
        let hooks = self.hooks().map(|(_, hook)| hook);
        let mut doubled = hooks.filter(|hook| events.contains(&hook.event.as_str()));
        // An installation leaves it where it is.
        if let Some(wrapped) = doubled.find_map(Installed::wrapped) {
            return Some(format!(
                "one of them is none that AgentMonitor edits, take it out by hand: {wrapped}"
            ));
        }
        Some(match others.last() {
            None => format!("{INSTALL}{}", self.option(first)),
            Some(last) => format!("agentmonitor hooks uninstall --settings {}", word(last)),
        })
    }

    /// Logs tell of prompts and tools, as hooks do. Metrics do not.
    fn logs_beside(&self) -> Option<Trouble> {
        (self.exports().logs && self.fires()).then(|| {
            note(
                "two senders: Claude Code has hooks and exports logs: prompts and tool calls come twice",
                "agentmonitor otel claude --write has it export tokens and dollars alone",
            )
        })
    }

    fn legacy(&self) -> Option<Trouble> {
        let look = self.files.iter().find(|look| look.status.has_legacy())?;
        Some(note(
            format!(
                "{} has scripts of the TypeScript runtime",
                look.path.display()
            ),
            format!(
                "they work; hooks that need no jq and lose less take their place: {INSTALL}{}",
                self.option(&look.path)
            ),
        ))
    }

    /// A hook that tells another server than the one that is meant.
    fn elsewhere(&self, server: &str) -> Option<Trouble> {
        let other = self.hooks().find_map(|(path, hook)| {
            let told = hook.sender.server()?;
            (by_number(&told) != by_number(server)).then_some((path, told))
        });
        let (path, told) = other?;
        Some(note(
            format!("hooks in {} tell {told}, and not {server}", path.display()),
            format!("{INSTALL}{} --url {server}", self.option(path)),
        ))
    }

    fn missing(&self) -> Option<Trouble> {
        let told = |event: &&str| self.hooks().any(|(_, hook)| hook.event == *event);
        let missing: Vec<_> = events().filter(|event| !told(event)).collect();
        let (path, _) = self.hooks().next()?;
        (!missing.is_empty()).then(|| {
            note(
                format!("no hook tells of {}", missing.join(", ")),
                format!("{INSTALL}{}", self.option(path)),
            )
        })
    }

    fn has_statusline(&self) -> bool {
        let mut files = self.files.iter();
        files.any(|look| look.status.statusline.is_some())
    }

    /// What names a file to our commands, where it is not the one that they take unasked.
    fn option(&self, path: &Path) -> String {
        let user = self.files.iter().find(|look| look.scope == Scope::User);
        match user.is_some_and(|look| look.path == path) {
            true => String::new(),
            false => format!(" --settings {}", word(path)),
        }
    }
}

/// Whether both tell of the same event, and are not run as one.
fn is_beside(hook: &Installed, other: &Installed) -> bool {
    hook.event == other.event && hook.sender != other.sender
}

/// As one word of a shell's.
fn word(path: &Path) -> String {
    let path = path.to_string_lossy();
    shlex::try_quote(&path).map_or_else(|_| path.to_string(), |word| word.into_owned())
}

/// Both names of loopback lead to the same server.
fn by_number(address: &str) -> String {
    address.replacen("//localhost", "//127.0.0.1", 1)
}

pub(super) fn problem(what: impl Into<String>, todo: impl Into<String>) -> Trouble {
    Trouble {
        weight: Weight::Problem,
        what: what.into(),
        todo: todo.into(),
    }
}

fn note(what: impl Into<String>, todo: impl Into<String>) -> Trouble {
    Trouble {
        weight: Weight::Note,
        ..problem(what, todo)
    }
}
