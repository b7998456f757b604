//! Hooks that are installed and that Claude Code does not run, since settings say so.

use std::path::Path;

use super::entry::Sender;
use super::policy::allows;
use super::seen::{Look, Seen};
use super::trouble::{INSTALL, Trouble, problem};
use super::wanted::TOKEN_VARIABLE;
use crate::config::Scope;

impl Seen {
    /// What is said strongest counts; an administrator alone can keep all but his own from running.
    pub(super) fn disabled(&self) -> Option<Trouble> {
        let says = |look: &&Look| look.status.policy.disable_all.is_some();
        let last = self.files.iter().rev().find(says);
        if let Some(look) = last.filter(|look| look.status.policy.disable_all == Some(true)) {
            return Some(problem(
                format!(
                    "`disableAllHooks` in {} keeps all hooks and the status line from running",
                    look.path.display()
                ),
                "take it out there",
            ));
        }
        let managed_only =
            |look: &&Look| look.scope == Scope::Managed && look.status.policy.managed_only;
        let managed = self.files.iter().find(managed_only)?;
        let is_kept = |look: &Look| look.scope != Scope::Managed && !look.status.hooks.is_empty();
        self.files.iter().any(is_kept).then(|| {
            problem(
                format!(
                    "`allowManagedHooksOnly` in {} keeps all other hooks from running",
                    managed.path.display()
                ),
                "ask who administers this machine, or export telemetry: agentmonitor otel claude --write",
            )
        })
    }

    /// Whether any hook tells something: it is there, and settings at large do not keep it from running.
    pub fn fires(&self) -> bool {
        let mut strongest = self.files.iter().rev();
        let is_off = strongest.find_map(|look| look.status.policy.disable_all);
        let mut managed = self
            .files
            .iter()
            .filter(|look| look.scope == Scope::Managed);
        let managed_only = managed.any(|look| look.status.policy.managed_only);
        self.files.iter().any(|look| {
            let runs = match look.scope {
                // Nobody but an administrator keeps an administrator's from running.
                Scope::Managed => look.status.policy.disable_all != Some(true),
                _ => is_off != Some(true) && !managed_only,
            };
            runs && !look.status.hooks.is_empty()
        })
    }

    /// Posted hooks that a list does not allow, and tokens that another does not.
    pub(super) fn kept_back(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        let urls = self.list(|look| look.status.policy.urls.as_deref());
        if let Some((path, urls)) = urls {
            let mut told: Vec<&str> = Vec::new();
            for (_, hook) in self.hooks() {
                if let Sender::Http(url) = &hook.sender
                    && !allows(&urls, url)
                    && !told.contains(&url.as_str())
                {
                    told.push(url);
                    troubles.push(problem(
                        format!(
                            "`allowedHttpHookUrls` in {} keeps hooks from being posted to {url}",
                            path.display()
                        ),
                        format!("add that address there, or: {INSTALL} --command"),
                    ));
                }
            }
        }
        let variables = self.list(|look| look.status.policy.variables.as_deref());
        if let Some((path, variables)) = variables
            && self.hooks().any(|(_, hook)| hook.has_token)
            && !variables.iter().any(|name| name == TOKEN_VARIABLE)
        {
            troubles.push(problem(
                format!(
                    "`httpHookAllowedEnvVars` in {} keeps the token from being sent with hooks",
                    path.display()
                ),
                format!("add {TOKEN_VARIABLE} there, or: {INSTALL} --command"),
            ));
        }
        troubles
    }

    /// The lists of all files as one, and the strongest of those that have one.
    fn list<'a>(
        &'a self,
        of: impl Fn(&'a Look) -> Option<&'a [String]>,
    ) -> Option<(&'a Path, Vec<String>)> {
        let lists = self.files.iter().filter_map(|look| Some((look, of(look)?)));
        let lists: Vec<_> = lists.collect();
        let (last, _) = lists.last()?;
        let all = lists.iter().flat_map(|(_, list)| list.iter().cloned());
        Some((last.path.as_path(), all.collect()))
    }
}
