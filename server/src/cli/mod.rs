//! The command line of `agentmonitor`.
//!
//! Promises: what goes wrong at the start is one line on stderr, `error: ...`, that says what to do, and an exit code: 1, or
//! what the help of the command says.
//! Left to others: what serving means (`run`, given to [`main`]), the settings (`config`).
mod costs;
mod db;
mod hook;
mod hooks;
mod logging;
mod migrate;
mod progress;
mod serve;
mod signals;
mod statusline;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use agentmonitor_contract::{OPENAPI_JSON, OPENAPI_YAML};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::terminal::harmless;
use crate::{config, terminal};

pub use serve::Run;

const EXAMPLES: &str = "\
Examples:
  agentmonitor serve                      serve on http://127.0.0.1:3141/
  agentmonitor serve --port 8080          on another port
  agentmonitor serve --db data/agentmonitor.db
                                          on a database that is there already
  AGENTMONITOR_AUTH_TOKEN=... agentmonitor serve --host 0.0.0.0
                                          for others, who need the token; with
                                          --allowed-hosts box.lan by its name

A flag wins over its environment variable. A number in a variable that cannot be used is replaced by the \
default, with a warning; a flag that cannot be used refuses to start.";

const OPENAPI: &str = "openapi";
const JSON: &str = "json";

const OPENAPI_EXAMPLES: &str = "Examples:
  agentmonitor openapi > openapi.yaml     to generate a client from
  agentmonitor openapi --json             for tools that read no YAML

A running server has the same at /api/openapi.yaml and /api/openapi.json, and a page at /docs.";

/// The command line as clap sees it.
pub fn command() -> Command {
    Command::new("agentmonitor")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Watches AI coding agents at work, live")
        .after_help("Start with: agentmonitor serve")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .max_term_width(100)
        .subcommand(
            Command::new("serve")
                .about("Takes events, keeps them, and shows them on a page")
                .after_help(EXAMPLES)
                .args(config::args()),
        )
        .subcommand(migrate::command())
        .subcommand(
            Command::new(OPENAPI)
                .about("Prints the contract of its HTTP API (OpenAPI 3.0.3, YAML)")
                .after_help(OPENAPI_EXAMPLES)
                .arg(
                    Arg::new(JSON)
                        .long(JSON)
                        .action(ArgAction::SetTrue)
                        .help("Prints it as JSON"),
                ),
        )
        .subcommands(terminal::commands())
        .subcommand(db::command())
        .subcommand(costs::command())
        .subcommand(hooks::command())
        .subcommand(hook::command())
        .subcommand(statusline::command())
}

/// Why a command could not be done, and the exit code for it.
#[derive(Debug)]
struct Failure {
    error: anyhow::Error,
    code: u8,
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self {
            error: error.into(),
            code: 1,
        }
    }
}

/// Runs the process: parses its arguments, does what they say, and names the exit code.
pub fn main<R: Run>(run: R) -> ExitCode {
    match execute(run) {
        Ok(code) => code,
        Err(Failure { error, code }) => {
            // Where stderr is gone, the exit code still says it.
            drop(writeln!(io::stderr(), "error: {}", line_of(&error)));
            ExitCode::from(code)
        }
    }
}

fn execute(run: impl Run) -> Result<ExitCode, Failure> {
    match parse(std::env::args_os())? {
        Parsed::Serve(flags) => serve::serve(&flags, run)?,
        Parsed::Migrate(flags) => migrate::migrate(&flags)?,
        Parsed::Db(flags) => return db::run(&flags),
        Parsed::Costs(flags) => costs::run(&flags)?,
        Parsed::Terminal(name, flags) => return Ok(terminal::run(&name, &flags)?),
        Parsed::Hook(flags) => hook::run(flags),
        Parsed::Hooks(flags) => hooks::run(&flags)?,
        Parsed::Statusline(flags) => return Ok(statusline::run(&flags)?),
        Parsed::Contract(text) => print(text)?,
        Parsed::Text(text) => print(&text)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The error and its causes in one line. A cause that its error tells already is not told again.
fn line_of(error: &anyhow::Error) -> String {
    let mut line = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if line.is_empty() {
            line = cause;
        } else if !line.contains(&cause) {
            line = format!("{line}: {cause}");
        }
    }
    // What it quotes may hold anything.
    harmless(&line.replace(['\r', '\n'], " "))
}

/// What the arguments ask for.
#[derive(Debug)]
enum Parsed {
    Serve(ArgMatches),
    Db(ArgMatches),
    Migrate(ArgMatches),
    Costs(ArgMatches),
    /// One of the commands that ask a server, by its name.
    Terminal(String, ArgMatches),
    Hook(ArgMatches),
    Hooks(ArgMatches),
    Statusline(ArgMatches),
    /// The contract, in the form that was asked for.
    Contract(&'static str),
    /// Help or version.
    Text(String),
}

fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Parsed, Failure> {
    let args: Vec<OsString> = args.into_iter().collect();
    match command().try_get_matches_from(&args) {
        Ok(mut matches) => match matches.remove_subcommand() {
            Some((name, flags)) if name == OPENAPI => Ok(Parsed::Contract(contract(&flags))),
            Some((name, flags)) if name == db::NAME => Ok(Parsed::Db(flags)),
            Some((name, flags)) if name == migrate::NAME => Ok(Parsed::Migrate(flags)),
            Some((name, flags)) if name == costs::NAME => Ok(Parsed::Costs(flags)),
            Some((name, flags)) if terminal::has(&name) => Ok(Parsed::Terminal(name, flags)),
            Some((name, flags)) if name == hook::NAME => Ok(Parsed::Hook(flags)),
            Some((name, flags)) if name == hooks::NAME => Ok(Parsed::Hooks(flags)),
            Some((name, flags)) if name == statusline::NAME => Ok(Parsed::Statusline(flags)),
            Some((_, flags)) => Ok(Parsed::Serve(flags)),
            None => Ok(Parsed::Text(command().render_help().to_string())),
        },
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                Ok(Parsed::Text(error.render().to_string()))
            }
            _ => {
                let wrong = wrong_line(&error.render().to_string(), &command_of(&args));
                match hook::leniently(&args) {
                    Some(flags) => {
                        hook::say(&line_of(&wrong.error));
                        Ok(Parsed::Hook(flags))
                    }
                    None => Err(wrong),
                }
            }
        },
    }
}

fn contract(flags: &ArgMatches) -> &'static str {
    match flags.get_flag(JSON) {
        true => OPENAPI_JSON,
        false => OPENAPI_YAML,
    }
}

/// clap's message without its usage: the sentence and its tip.
fn wrong_line(message: &str, command: &str) -> Failure {
    let lines = message.lines().map(str::trim);
    let kept =
        lines.take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"));
    let sentence = kept
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("; ");
    let sentence = sentence.strip_prefix("error: ").unwrap_or(&sentence);
    let error = match command {
        "" => anyhow::anyhow!(
            "{sentence}; there are {}; see `agentmonitor --help`",
            names()
        ),
        command => anyhow::anyhow!("{sentence}; see `agentmonitor {command} --help`"),
    };
    let code = match command.starts_with(db::NAME) {
        true => db::UNREADABLE,
        false => 1,
    };
    Failure { error, code }
}

/// All commands.
fn names() -> String {
    let command = command();
    let names: Vec<_> = command.get_subcommands().map(Command::get_name).collect();
    names.join(", ")
}

/// The command that arguments name, as far as there is one: `db check`.
fn command_of(args: &[OsString]) -> String {
    let whole = command();
    let mut command = &whole;
    let mut path = Vec::new();
    while let Some(found) = args
        .get(path.len() + 1)
        .and_then(|name| command.find_subcommand(name))
    {
        path.push(found.get_name());
        command = found;
    }
    path.join(" ")
}

/// A reader that is gone has read enough.
fn print(text: &str) -> anyhow::Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{Failure, Parsed, command, line_of, parse};

    fn parsed(line: &str) -> Result<Parsed, Failure> {
        parse(line.split(' ').map(OsString::from))
    }

    #[test]
    fn the_command_line_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn a_bad_command_line_is_one_line_that_says_what_to_do() {
        for (line, says) in [
            ("agentmonitor serve --port x", "--port <PORT>"),
            ("agentmonitor serve --port 65536", "0..=65535"),
            ("agentmonitor serve --prot 1", "'--port'"),
            (
                "agentmonitor serve --sse-heartbeat-ms 999",
                "1000..=2147483647",
            ),
            ("agentmonitor serve --db-sync maybe", "normal, full"),
            ("agentmonitor sevre", "'serve'"),
            ("agentmonitor sevre", "there are serve, migrate, "),
            ("agentmonitor openapi --jsno", "'--json'"),
            ("agentmonitor db check --jsno", "'--json'"),
            ("agentmonitor db chekc", "'check'"),
            ("agentmonitor migrate --dry", "'--dry-run'"),
            ("agentmonitor tail --event x", "tool_use, session_start"),
        ] {
            let Failure { error, code } = parsed(line).expect_err(line);
            let error = error.to_string();
            assert!(error.contains(says), "{line}: {error}");
            let (command, exits) = match line {
                line if line.contains("openapi") => ("openapi", 1),
                line if line.contains("db check") => ("db check", 2),
                line if line.contains("db") && !line.contains("serve") => ("db", 2),
                line if line.contains("migrate") => ("migrate", 1),
                line if line.contains("tail") => ("tail", 1),
                _ => ("serve", 1),
            };
            assert_eq!(code, exits, "{line}");
            let see = match line {
                "agentmonitor sevre" => "; see `agentmonitor --help`".to_owned(),
                _ => format!("; see `agentmonitor {command} --help`"),
            };
            assert!(error.ends_with(&see), "{error}");
            assert!(
                !error.contains('\n') && !error.starts_with("error"),
                "{error}"
            );
        }
    }

    #[test]
    fn an_error_is_one_line_that_tells_each_cause_once() {
        let error = anyhow::anyhow!("disk\nfull")
            .context("cannot write: disk\nfull")
            .context("no start");
        assert_eq!(line_of(&error), "no start: cannot write: disk full");
        let hostile = anyhow::anyhow!("no file \u{1b}[2J");
        assert_eq!(line_of(&hostile), r"no file \u{1b}[2J");
    }

    #[test]
    fn what_stands_below_a_help_fits_any_terminal() {
        let mut rest = vec![command()];
        let mut told = 0;
        while let Some(command) = rest.pop() {
            rest.extend(command.get_subcommands().cloned());
            let Some(help) = command.get_after_help() else {
                continue;
            };
            told += 1;
            let (help, name) = (help.to_string(), command.get_name());
            let lines: Vec<_> = help.lines().collect();
            for line in lines.iter().filter(|line| line.starts_with(' ')) {
                assert!(line.chars().count() <= 80, "{name}: {line}");
            }
            // A paragraph is one line, which is broken where the terminal ends.
            for pair in lines.windows(2) {
                let is_text = |line: &str| !line.is_empty() && !line.starts_with(' ');
                assert!(!pair.iter().all(|line| is_text(line)), "{name}: {pair:?}");
            }
        }
        assert!(told > 10, "{told} have something below");
    }

    #[test]
    fn help_and_version_are_text() {
        for (line, says) in [
            ("agentmonitor", "serve"),
            ("agentmonitor --help", "serve"),
            ("agentmonitor --help", "openapi"),
            ("agentmonitor openapi --help", "--json"),
            ("agentmonitor --help", "db"),
            ("agentmonitor --help", "tail"),
            ("agentmonitor tail --help", "[env: AGENTMONITOR_URL]"),
            ("agentmonitor db", "check"),
            ("agentmonitor db check --help", "Exit codes:"),
            ("agentmonitor migrate --help", "--dry-run"),
            ("agentmonitor --version", env!("CARGO_PKG_VERSION")),
        ] {
            match parsed(line) {
                Ok(Parsed::Text(text)) => assert!(text.contains(says), "{line}: {text}"),
                other => panic!("{line}: {other:?}"),
            }
        }
    }

    #[test]
    fn the_help_of_serve_names_each_variable_and_default() {
        let Ok(Parsed::Text(text)) = parsed("agentmonitor serve --help") else {
            panic!("no help");
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for says in [
            "[env: AGENTMONITOR_PORT] [default: 3141]",
            "[env: AGENTMONITOR_HOST] [default: 127.0.0.1]",
            "[env: AGENTMONITOR_DB_PATH] [default: agentmonitor/agentmonitor.db in",
            "[env: AGENTMONITOR_MAX_PAYLOAD_KB] [default: 10]",
            "[env: AGENTMONITOR_SESSION_TIMEOUT] [default: 5]",
            "[env: AGENTMONITOR_AUTO_IMPORT_MINUTES] [default: 10]",
            "[env: AGENTMONITOR_MAX_SSE_CLIENTS] [default: 50]",
            "[env: AGENTMONITOR_SSE_HEARTBEAT_MS] [default: 30000]",
            "[env: AGENTMONITOR_STATS_INTERVAL] [default: 5000]",
            "[env: AGENTMONITOR_PROJECTS_DIR] [default:",
            "[env: AGENTMONITOR_ALLOWED_HOSTS] [default: none]",
            "[env: AGENTMONITOR_AUTH_TOKEN] [default: no token]",
            "[env: AGENTMONITOR_DB_SYNC] [default: normal]",
            "[env: AGENTMONITOR_LOG] [default: info]",
        ] {
            assert!(text.contains(says), "{says} in {text}");
        }
    }
}
