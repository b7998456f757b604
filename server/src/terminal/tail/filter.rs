//! Which events are shown.
use agentmonitor_client::types::{Event, EventType};
use agentmonitor_contract::OPENAPI_JSON;
use clap::{Arg, ArgAction, ArgMatches};
use serde_json::Value;

const AGENT: &str = "agent";
const EVENT: &str = "event";
const TOOL: &str = "tool";
const SESSION: &str = "session";
const PROJECT: &str = "project";
const STATUS: &str = "status";

/// What an event must be: of each list that is not empty, one.
#[derive(Debug, Default)]
pub(super) struct Filter {
    agents: Vec<String>,
    events: Vec<String>,
    tools: Vec<String>,
    /// Beginnings of ids, as a line shows them.
    sessions: Vec<String>,
    projects: Vec<String>,
    statuses: Vec<String>,
}

pub(super) fn args() -> [Arg; 6] {
    let list = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name(value)
            .action(ArgAction::Append)
            .help(help)
    };
    [
        list(AGENT, "TYPE", "Events of this agent type, such as codex"),
        list(EVENT, "TYPE", "Events of this type, such as error").value_parser(event_type),
        list(TOOL, "NAME", "Events of this tool, such as Bash"),
        list(SESSION, "ID", "Events of the session whose id begins so"),
        list(PROJECT, "NAME", "Events of this project"),
        list(
            STATUS,
            "STATUS",
            "Events that ended so: success, error or timeout",
        )
        .value_parser(["success", "error", "timeout"]),
    ]
}

/// One that there is: else nothing would ever be shown.
fn event_type(text: &str) -> Result<String, String> {
    match text.parse::<EventType>() {
        Ok(known) => Ok(known.to_string()),
        Err(_) => Err(format!("there are {}", event_types().join(", "))),
    }
}

/// As the contract lists them.
fn event_types() -> Vec<String> {
    let contract: Value = serde_json::from_str(OPENAPI_JSON).expect("the contract is JSON");
    let known = contract["components"]["schemas"]["EventType"]["enum"].as_array();
    let names = known.into_iter().flatten().filter_map(Value::as_str);
    names.map(str::to_owned).collect()
}

impl Filter {
    pub(super) fn of(flags: &ArgMatches) -> Self {
        let list = |name| flags.get_many(name).unwrap_or_default().cloned().collect();
        Self {
            agents: list(AGENT),
            events: list(EVENT),
            tools: list(TOOL),
            sessions: list(SESSION),
            projects: list(PROJECT),
            statuses: list(STATUS),
        }
    }

    pub(super) fn lets_through(&self, event: &Event) -> bool {
        let one_of = |list: &[String], value: Option<&str>| {
            list.is_empty() || value.is_some_and(|value| list.iter().any(|wanted| wanted == value))
        };
        let begins = |id: &str| {
            self.sessions
                .iter()
                .any(|start| id.starts_with(start.as_str()))
        };
        one_of(&self.agents, Some(&event.agent_type))
            && one_of(&self.events, Some(&event.event_type))
            && one_of(&self.tools, event.tool_name.as_deref())
            && one_of(&self.projects, event.project.as_deref())
            && one_of(&self.statuses, Some(&event.status))
            && (self.sessions.is_empty() || begins(&event.session_id))
    }

    /// The agent type that the server may filter by, where there is only one.
    pub(super) fn agent(&self) -> Option<&str> {
        only(&self.agents)
    }

    /// The same of event types.
    pub(super) fn event(&self) -> Option<&str> {
        only(&self.events)
    }

    /// The same of tools.
    pub(super) fn tool(&self) -> Option<&str> {
        only(&self.tools)
    }

    /// Whether those three are all that is asked for.
    pub(super) fn is_the_servers(&self) -> bool {
        let lists = [&self.agents, &self.events, &self.tools];
        let ours = [&self.sessions, &self.projects, &self.statuses];
        lists.iter().all(|list| list.len() < 2) && ours.iter().all(|list| list.is_empty())
    }
}

fn only(list: &[String]) -> Option<&str> {
    match list {
        [value] => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use agentmonitor_client::types::Event;
    use clap::Command;
    use serde_json::json;

    use super::{Filter, args, event_type, event_types};

    fn event(agent: &str, tool: Option<&str>, session: &str) -> Event {
        let event = json!({
            "id": 1, "event_id": null, "schema_version": 1, "session_id": session, "agent_type": agent,
            "event_type": "tool_use", "tool_name": tool, "status": "success", "tokens_in": 0, "tokens_out": 0,
            "branch": null, "project": "shop", "duration_ms": null, "created_at": "2026-11-21 20:18:00",
            "client_timestamp": null, "metadata": "{}", "payload_truncated": 0, "model": null,
            "cost_usd": null, "cache_read_tokens": 0, "cache_write_tokens": 0, "source": "hook",
        });
        serde_json::from_value(event).expect("an event")
    }

    #[track_caller]
    fn filter(line: &str) -> Filter {
        let command = Command::new("tail").args(args()).no_binary_name(true);
        Filter::of(&command.get_matches_from(line.split_whitespace()))
    }

    #[test]
    fn one_of_each_kind_must_match() {
        let bash = event("codex", Some("Bash"), "b7e3c1d0-1111");
        for (line, through) in [
            ("", true),
            ("--agent codex", true),
            ("--agent codex --agent claude_code --tool Bash", true),
            ("--agent claude_code --tool Bash", false),
            ("--session b7e3", true),
            ("--session 7e3c", false),
            ("--project shop --status success", true),
            ("--project Shop", false),
            ("--status error --status timeout", false),
            ("--event error", false),
        ] {
            assert_eq!(filter(line).lets_through(&bash), through, "{line:?}");
        }
        let none = event("codex", None, "s");
        assert!(!filter("--tool Bash").lets_through(&none));
    }

    #[test]
    fn the_server_filters_by_what_it_can() {
        assert!(filter("--agent codex --event error --tool Bash").is_the_servers());
        assert!(!filter("--agent codex --agent b").is_the_servers());
        assert!(!filter("--session b").is_the_servers());
        assert_eq!(filter("--agent codex --agent b").agent(), None);
        assert_eq!(filter("--agent codex").agent(), Some("codex"));
    }

    #[test]
    fn an_event_type_that_there_is_not_is_told_with_those_that_there_are() {
        let told = event_type("errror").expect_err("none");
        assert!(
            told.contains("tool_use, session_start") && told.contains("error"),
            "{told}"
        );
        for known in event_types() {
            assert_eq!(event_type(&known), Ok(known.clone()));
        }
    }
}
