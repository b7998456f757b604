//! Puts our hooks into settings and takes them out. Pure: text to text.

use std::net::IpAddr;

use jsonc_parser::cst::{CstInputValue, CstNode, CstObject};
use serde::{Deserialize, Serialize};

use super::entry::{LEGACY, Sender};
use super::tree::{
    groups, has_comments, has_comments_in_line, hooks, input_of, remove_alone, same,
};
use super::wanted::{Plan, Wanted};
use crate::settings::EditError;
use crate::settings::document::{Document, only};

/// A hook that made room and that an installation would not put back, as it stood there: one of the legacy's, or one that
/// told a server of another machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    pub event: String,
    /// A group of one hook, JSON with comments.
    pub group: String,
}

/// Settings after an edit.
#[derive(Debug, PartialEq, Eq)]
pub struct Edited {
    pub text: String,
    /// What was taken out that was not ours.
    pub replaced: Vec<Replaced>,
    /// Other servers that hooks of ours told.
    pub left: Vec<String>,
}

/// The settings with the hooks of the plan, and with no others of ours or of the legacy's. The same settings, byte for
/// byte, where they have them already.
pub fn install(text: &str, plan: &Plan) -> Result<Edited, EditError> {
    let document = Document::parse(text)?;
    let wanted = plan.wanted();
    check(&document, &wanted)?;
    let mut replaced = Vec::new();
    let mut left = Vec::new();
    let mut there = Vec::new();
    if let Some(hooks) = hooks(&document)? {
        for (event, group, hook) in editable(&hooks) {
            let of_event = wanted.iter().find(|wanted| wanted.event == event);
            if !there.contains(&event) && of_event.is_some_and(|wanted| is(&group, wanted)) {
                there.push(event);
                continue;
            }
            if is_legacy(&hook)
                || server(&hook).is_some_and(|told| told != plan.url && !is_here(&told))
            {
                replaced.push(kept(&event, &group, &hook));
            }
            left.extend(server(&hook).filter(|told| *told != plan.url && !left.contains(told)));
            take_out(&group, hook);
            if of_event.is_none() {
                drop_if_empty(&hooks, &event);
            }
        }
    }
    let document = Document::parse(&document.print())?;
    let hooks = document.root.object_value_or_create("hooks");
    let hooks = hooks.ok_or_else(|| EditError::kind("/hooks", "an object"))?;
    for Wanted { event, group } in wanted {
        if !there.iter().any(|there| there == event) {
            append(&hooks, event, group)?;
        }
    }
    let text = document.print();
    Ok(Edited {
        text,
        replaced,
        left,
    })
}

/// The settings without hooks of ours, and with those that are to come back: not where the same script stands already for
/// the same tools, lest it run twice. What ours leave empty goes.
pub fn uninstall(text: &str, restored: &[Replaced]) -> Result<String, EditError> {
    let document = Document::parse(text)?;
    let mut standing = Vec::new();
    if let Some(hooks) = hooks(&document)? {
        let (legacys, ours): (Vec<_>, Vec<_>) = editable(&hooks)
            .into_iter()
            .partition(|(_, _, hook)| is_legacy(hook));
        let legacys = legacys.iter();
        standing
            .extend(legacys.filter_map(|(event, group, hook)| kept(event, group, hook).script()));
        let found = !ours.is_empty();
        for (event, group, hook) in ours {
            take_out(&group, hook);
            drop_if_empty(&hooks, &event);
        }
        let is_empty = hooks.properties().is_empty() && !has_comments(&hooks.children());
        let property = document.root.get("hooks").expect("it was found");
        let is_alone = !has_comments_in_line(&property.clone().into());
        if found && restored.is_empty() && is_empty && is_alone {
            property.remove();
        }
    }
    let document = Document::parse(&document.print())?;
    let missing = restored.iter().filter(|hook| {
        let script = hook.script();
        script.is_none_or(|script| !standing.contains(&script))
    });
    for Replaced { event, group } in missing {
        let group = Document::parse(group)?.root;
        let group = input_of(&CstNode::from(group)).expect("it was read");
        let hooks = document.root.object_value_or_create("hooks");
        append(&hooks.expect("it was found, or is new"), event, group)?;
    }
    Ok(document.print())
}

/// All hooks that tell AgentMonitor something, with their event and the group that they are in. What is not as Claude
/// Code would have it is a stranger's.
pub(super) fn senders(hooks: &CstObject) -> Vec<(String, CstObject, CstObject)> {
    let mut senders = Vec::new();
    for property in hooks.properties() {
        let (Some(event), Some(groups)) = (property.decoded_name(), property.array_value()) else {
            continue;
        };
        let groups = groups
            .elements()
            .into_iter()
            .filter_map(|group| group.as_object());
        for group in groups {
            let Some(entries) = group.array_value("hooks") else {
                continue;
            };
            let entries = entries
                .elements()
                .into_iter()
                .filter_map(|hook| hook.as_object());
            let ours = entries.filter(|hook| Sender::of(hook).is_some());
            senders.extend(ours.map(|hook| (event.clone(), group.clone(), hook)));
        }
    }
    senders
}

/// Those of them that are ours to edit.
fn editable(hooks: &CstObject) -> Vec<(String, CstObject, CstObject)> {
    let mut senders = senders(hooks);
    senders.retain(|(_, _, hook)| Sender::of(hook).is_some_and(|sender| sender.is_editable()));
    senders
}

/// Before anything is changed: where hooks are to go there is room.
fn check(document: &Document, wanted: &[Wanted]) -> Result<(), EditError> {
    if let Some(hooks) = hooks(document)? {
        for wanted in wanted {
            groups(&hooks, wanted.event)?;
        }
    }
    Ok(())
}

fn append(hooks: &CstObject, event: &str, group: CstInputValue) -> Result<(), EditError> {
    let groups = match groups(hooks, event)? {
        Some(groups) => groups,
        None => hooks.array_value_or_set(event),
    };
    groups.ensure_multiline();
    groups.append(group);
    Ok(())
}

fn is(group: &CstObject, wanted: &Wanted) -> bool {
    let group = input_of(&CstNode::from(group.clone()));
    group.is_some_and(|group| same(&group, &wanted.group))
}

/// Which server a hook of ours tells.
fn server(hook: &CstObject) -> Option<String> {
    match is_legacy(hook) {
        true => None,
        false => Sender::of(hook)?.server(),
    }
}

fn is_legacy(hook: &CstObject) -> bool {
    matches!(Sender::of(hook), Some(Sender::Legacy(_)))
}

/// Whether a server is one of this machine: that an installation leads away from it is what it is for.
fn is_here(server: &str) -> bool {
    let address = server.split_once("://").map_or(server, |(_, rest)| rest);
    let place = address.split('/').next().unwrap_or_default();
    let host = match place.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => place.split(':').next().unwrap_or_default(),
    };
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|host| host.is_loopback())
}

impl Replaced {
    /// By what one of the legacy's is known wherever its scripts lie: the event, the tools and the script.
    fn script(&self) -> Option<(String, String, String)> {
        let group = Document::parse(&self.group).ok()?.root.to_serde_value()?;
        let matcher = group["matcher"].as_str().filter(|matcher| *matcher != "*");
        let command = group["hooks"][0]["command"].as_str()?;
        let (_, script) = command.split_once(LEGACY)?;
        Some((
            self.event.clone(),
            matcher.unwrap_or_default().to_owned(),
            script.to_owned(),
        ))
    }
}

fn kept(event: &str, group: &CstObject, hook: &CstObject) -> Replaced {
    let matcher = only(group, "", "matcher").ok().flatten();
    let matcher = matcher.map(|matcher| format!("\"matcher\":{matcher},"));
    Replaced {
        event: event.to_owned(),
        group: format!("{{{}\"hooks\":[{hook}]}}", matcher.unwrap_or_default()),
    }
}

/// With the group, if it was alone there and no comment is beside it.
fn take_out(group: &CstObject, hook: CstObject) {
    let hooks = group.array_value("hooks").expect("it was found there");
    let has_comments = has_comments(&hooks.children()) || has_comments(&group.children());
    let is_alone = hooks.elements().len() == 1 && !has_comments;
    remove_alone(if is_alone { group.clone() } else { hook });
}

fn drop_if_empty(hooks: &CstObject, event: &str) {
    let Some(property) = hooks.get(event) else {
        return;
    };
    let Some(groups) = property.array_value() else {
        return;
    };
    let has_comments =
        has_comments_in_line(&property.clone().into()) || has_comments(&groups.children());
    if groups.elements().is_empty() && !has_comments {
        property.remove();
    }
}
