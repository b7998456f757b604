//! `agentmonitor stats`: what all events come to.
use agentmonitor_client::types::{EventCounts, ProviderQuota, Stats};
use clap::{Arg, ArgMatches, Command};
use jiff::Timestamp;

use super::client::Server;
use super::output::{Output, Stop};
use super::table::{Column, table};
use super::text::thousands;
use super::{JSON, json_arg, print_json, text, time};

pub(super) const NAME: &str = "stats";
const AGENT: &str = "agent";
const SINCE: &str = "since";
/// Rows of a list; `--json` has them all.
const MOST: usize = 10;
/// Characters of a name; whoever tells an event names himself.
const LONGEST: usize = 64;

pub(super) fn command() -> Command {
    Command::new(NAME)
        .about("Shows what all events come to: sessions, tokens, dollars, tools, quotas")
        .after_help(
            "Examples:\n  agentmonitor stats --since 2026-11-21\n  agentmonitor stats --agent codex --json | jq .total_cost_usd",
        )
        .arg(Arg::new(AGENT).long(AGENT).value_name("TYPE").help("Events of this agent type alone, such as codex"))
        .arg(Arg::new(SINCE).long(SINCE).value_name("TIME").value_parser(time::since).help("Events stored since then, UTC: 2026-11-21, '2026-11-21 10:00'"))
        .arg(json_arg("Prints what the API answers"))
}

pub(super) async fn run(flags: &ArgMatches, server: &Server) -> Result<(), Stop> {
    let mut request = server.api.stats_view();
    if let Some(agent) = flags.get_one::<String>(AGENT) {
        request = request.agent_type(agent);
    }
    if let Some(since) = flags.get_one::<String>(SINCE) {
        request = request.since(since);
    }
    let stats = request
        .send()
        .await
        .map_err(|error| server.explain(error))?
        .into_inner();
    if flags.get_flag(JSON) {
        return print_json(&stats);
    }
    Output::stdout().line(&words(&stats, Timestamp::now()))
}

/// The sums, then a list for each breakdown that has something to list.
fn words(stats: &Stats, now: Timestamp) -> String {
    let mut parts = vec![sums(stats)];
    let lists = [
        ("AGENT", &stats.agent_breakdown),
        ("TOOL", &stats.tool_breakdown),
        ("MODEL", &stats.model_breakdown),
    ];
    parts.extend(
        lists
            .into_iter()
            .filter_map(|(head, counts)| breakdown(head, counts)),
    );
    parts.extend(quotas(&stats.quota_monitor, now));
    parts.join("\n\n")
}

fn sums(stats: &Stats) -> String {
    let number = |number: i64| thousands(number.max(0).unsigned_abs());
    format!(
        "Events    {}\nSessions  {} ({} live, {} active)\nTokens    {} in, {} out\nCost      {}",
        number(stats.total_events),
        number(stats.total_sessions),
        number(stats.live_sessions),
        number(stats.active_sessions),
        text::count(stats.total_tokens_in),
        text::count(stats.total_tokens_out),
        text::dollars(stats.total_cost_usd),
    )
}

fn breakdown(head: &'static str, counts: &EventCounts) -> Option<String> {
    if counts.is_empty() {
        return None;
    }
    let rows = counts.iter().take(MOST);
    let rows = rows.map(|(name, events)| {
        [
            text::cut(name, LONGEST),
            thousands(events.max(&0).unsigned_abs()),
        ]
    });
    let mut list = table([Column::Left(head), Column::Right("EVENTS")], rows);
    if let Some(more) = counts.len().checked_sub(MOST).filter(|more| *more > 0) {
        list += &format!("\nand {more} more");
    }
    Some(list)
}

/// Those that are known; `serve` asks for what it can ask, others are told to it.
fn quotas(quotas: &[ProviderQuota], now: Timestamp) -> Option<String> {
    let mut rows = Vec::new();
    for quota in quotas {
        for window in [&quota.primary.0, &quota.secondary.0].into_iter().flatten() {
            let length = window
                .window_minutes
                .map(|minutes| text::duration(minutes.saturating_mul(60_000)));
            let resets = window
                .resets_at
                .as_ref()
                .and_then(|at| time::until(at, now));
            rows.push([
                quota.provider.clone(),
                length.unwrap_or_default(),
                format!("{:.0} %", window.used_percent),
                resets.map(|span| format!("in {span}")).unwrap_or_default(),
            ]);
        }
    }
    let columns = [
        Column::Left("QUOTA"),
        Column::Left("WINDOW"),
        Column::Right("USED"),
        Column::Left("RESETS"),
    ];
    (!rows.is_empty()).then(|| table(columns, rows))
}
