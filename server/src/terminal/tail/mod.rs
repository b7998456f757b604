//! `agentmonitor tail`: events as they happen.
mod filter;
mod follow;
mod line;

use std::num::NonZeroU64;

use clap::{Arg, ArgMatches, Command, value_parser};

use super::client::Server;
use super::output::{Output, Stop};
use super::text::harmless_json;
use super::{JSON, json_arg};

use filter::Filter;
use follow::Follower;
use line::Lines;

pub(super) const NAME: &str = "tail";
const LINES: &str = "lines";
/// As many as other tails show.
const DEFAULT_LINES: u32 = 10;
/// The largest page of the API.
const MOST_LINES: NonZeroU64 = NonZeroU64::new(500).expect("it is not 0");

const EXPLANATION: &str = "\
Filters of one kind are alternatives, and one of each kind must match: with `--agent codex --agent claude_code \
--event error` the errors of both are shown. When the server is lost, it is tried again, and what was missed is \
told first; what is said about that goes to stderr. Ctrl-C ends with exit code 0.

Examples:
  agentmonitor tail
  agentmonitor tail --tool Bash --status error
  agentmonitor tail --json --event llm_response | jq .cost_usd";

pub(super) fn command() -> Command {
    Command::new(NAME)
        .about("Shows events as they happen")
        .after_help(EXPLANATION)
        .args(filter::args())
        .arg(
            Arg::new(LINES)
                .short('n')
                .long(LINES)
                .value_name("COUNT")
                .value_parser(value_parser!(u32).range(..=MOST_LINES.get().cast_signed()))
                .help(format!(
                    "How many events that happened before are shown first [default: {DEFAULT_LINES}, with --json 0]"
                )),
        )
        .arg(json_arg("Prints each event as a line of JSON"))
}

pub(super) async fn run(flags: &ArgMatches, server: &Server) -> Result<(), Stop> {
    let json = flags.get_flag(JSON);
    let default = if json { 0 } else { DEFAULT_LINES };
    let before = flags.get_one::<u32>(LINES).copied().unwrap_or(default);
    let output = Output::stdout();
    let lines = (!json).then(|| Lines::new(output.width()));
    let follower = Follower::new(server, Filter::of(flags), Screen { output, lines });
    tokio::select! {
        stopped = follower.run(before) => stopped,
        interrupted = tokio::signal::ctrl_c() => Ok(interrupted?),
    }
}

/// Where events are shown, and how: in words, or as JSON.
struct Screen {
    output: Output,
    lines: Option<Lines>,
}

impl Screen {
    fn show(&mut self, event: &agentmonitor_client::types::Event) -> Result<(), Stop> {
        let line = match &mut self.lines {
            Some(lines) => lines.of(event),
            None => harmless_json(&serde_json::to_string(event)?),
        };
        self.output.line(&line)
    }
}
