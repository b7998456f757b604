//! `agentmonitor sessions`: who works, and who did.
use agentmonitor_client::types::Session;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, value_parser};
use jiff::Timestamp;

use super::client::Server;
use super::output::{Output, Stop, note};
use super::table::{Column, table};
use super::text::thousands;
use super::{JSON, json_arg, print_json, text, time};

pub(super) const NAME: &str = "sessions";
const STATUS: &str = "status";
const AGENT: &str = "agent";
const SINCE: &str = "since";
const LIMIT: &str = "limit";
/// What fits on a screen.
const DEFAULT_LIMIT: &str = "20";

pub(super) fn command() -> Command {
    Command::new(NAME)
        .about("Lists sessions: active ones first, then idle and ended ones, newest first")
        .after_help(
            "Examples:\n  agentmonitor sessions --status active\n  agentmonitor sessions --limit 0 --json | jq -r '.sessions[].id'\n\n\
             `agentmonitor tail --session ID` follows one.",
        )
        .arg(
            Arg::new(STATUS)
                .long(STATUS)
                .value_name("STATUS")
                .value_parser(PossibleValuesParser::new(["active", "idle", "ended"]))
                .help("Sessions of this status alone"),
        )
        .arg(Arg::new(AGENT).long(AGENT).value_name("TYPE").help("Sessions of this agent type alone, such as codex"))
        .arg(Arg::new(SINCE).long(SINCE).value_name("TIME").value_parser(time::since).help("Sessions with an event since then, UTC: 2026-11-21, '2026-11-21 10:00'"))
        .arg(
            Arg::new(LIMIT)
                .long(LIMIT)
                .value_name("COUNT")
                .value_parser(value_parser!(u32))
                .default_value(DEFAULT_LIMIT)
                .help("How many at most; 0 for all"),
        )
        .arg(json_arg("Prints what the API answers"))
}

pub(super) async fn run(flags: &ArgMatches, server: &Server) -> Result<(), Stop> {
    let limit = *flags.get_one::<u32>(LIMIT).expect("it has a default");
    let mut request = server.api.session_list().limit(i64::from(limit));
    if let Some(status) = flags.get_one::<String>(STATUS) {
        request = request.status(status);
    }
    if let Some(agent) = flags.get_one::<String>(AGENT) {
        request = request.agent_type(agent);
    }
    if let Some(since) = flags.get_one::<String>(SINCE) {
        request = request.since(since);
    }
    let list = request
        .send()
        .await
        .map_err(|error| server.explain(error))?
        .into_inner();
    if flags.get_flag(JSON) {
        return print_json(&list);
    }
    if list.sessions.is_empty() {
        note("no sessions match; `agentmonitor doctor` tells what is connected");
        return Ok(());
    }
    let now = Timestamp::now();
    Output::stdout().line(&words(&list.sessions, now))
}

fn words(sessions: &[Session], now: Timestamp) -> String {
    let columns = [
        Column::Left("STATUS"),
        Column::Left("AGENT"),
        Column::Left("PROJECT"),
        Column::Left("BRANCH"),
        Column::Right("LAST EVENT"),
        Column::Right("EVENTS"),
        Column::Right("IN"),
        Column::Right("OUT"),
        Column::Right("COST"),
        Column::Left("SESSION"),
    ];
    table(columns, sessions.iter().map(|session| row(session, now)))
}

fn row(session: &Session, now: Timestamp) -> [String; 10] {
    [
        session.status.to_string(),
        text::cut(&session.agent_type, 24),
        text::cut(session.project.as_deref().unwrap_or("-"), 24),
        text::cut(session.branch.as_deref().unwrap_or("-"), 24),
        time::ago(&session.last_event_at, now),
        thousands(session.event_count.max(0).unsigned_abs()),
        text::count(session.tokens_in),
        text::count(session.tokens_out),
        text::dollars(session.total_cost_usd),
        text::cut(&session.id, 64),
    ]
}
