//! The table of settings: flag, environment variable, default and bounds, each said once.
//!
//! `serve --help`, the reading of the environment and the warnings all come from here.

/// What all environment variables of the product begin with.
pub(super) const PREFIX: &str = "AGENTMONITOR_";

/// A whole number. Outside its bounds the flag is refused and the environment variable is replaced by the default.
pub(super) struct Number {
    pub(super) flag: &'static str,
    pub(super) env: &'static str,
    pub(super) value: &'static str,
    pub(super) help: &'static str,
    pub(super) default: u64,
    pub(super) min: u64,
    pub(super) max: u64,
}

/// Anything that is not a number; `default` is what `--help` shows.
pub(super) struct Text {
    pub(super) flag: &'static str,
    pub(super) env: &'static str,
    pub(super) value: &'static str,
    pub(super) help: &'static str,
    pub(super) default: &'static str,
}

pub(super) const HOST: Text = Text {
    flag: "host",
    env: "AGENTMONITOR_HOST",
    value: "ADDRESS",
    help: "Address to listen on. Anything but loopback needs a token",
    default: "127.0.0.1",
};

/// The legacy's least port is 1; 0 (any free port) is for tests and for several servers at once.
pub(super) const PORT: Number = Number {
    flag: "port",
    env: "AGENTMONITOR_PORT",
    value: "PORT",
    help: "Port to listen on; 0 takes any free one",
    default: 3141,
    min: 0,
    max: 65_535,
};

pub(super) const DB_PATH: Text = Text {
    flag: "db-path",
    env: "AGENTMONITOR_DB_PATH",
    value: "FILE",
    help: "SQLite database file; created when it is not there",
    default: "agentmonitor/agentmonitor.db in the user's data directory",
};

pub(super) const DB_SYNC: Text = Text {
    flag: "db-sync",
    env: "AGENTMONITOR_DB_SYNC",
    value: "MODE",
    help: "What an acknowledged event survives: `normal`, the end of the process; `full`, the loss of power",
    default: "normal",
};

pub(super) const PRICES: Text = Text {
    flag: "prices",
    env: "AGENTMONITOR_PRICES",
    value: "FILE",
    help: "JSON file with prices of models, added to the built-in ones (see docs/PRICES.md)",
    default: "prices.json beside the database, if it is there",
};

/// Any other value turns it off, as the legacy's hook scripts had it.
pub(super) const SAFETY: Text = Text {
    flag: "safety",
    env: "AGENTMONITOR_SAFETY",
    value: "1|0",
    help: "Whether hooks deny an agent to remove the root or the home directory; anything but 1 is no",
    default: "1",
};

pub(super) const MAX_PAYLOAD_KB: Number = Number {
    flag: "max-payload-kb",
    env: "AGENTMONITOR_MAX_PAYLOAD_KB",
    value: "KIB",
    help: "Size of an event's metadata in KiB above which only a summary is kept",
    default: 10,
    min: 0,
    max: 1_048_576,
};

pub(super) const SESSION_TIMEOUT: Number = Number {
    flag: "session-timeout",
    env: "AGENTMONITOR_SESSION_TIMEOUT",
    value: "MINUTES",
    help: "Minutes without an event after which a session is idle; after twice as many it has ended. Sixfold, it says how late history still counts as live where --auto-import-minutes is 0",
    default: 5,
    min: 1,
    max: 525_600,
};

pub(super) const AUTO_IMPORT_MINUTES: Number = Number {
    flag: "auto-import-minutes",
    env: "AGENTMONITOR_AUTO_IMPORT_MINUTES",
    value: "MINUTES",
    help: "Period in minutes at which history is imported. Nothing is imported yet: it only says, threefold and at least 30 minutes, how late posted history still counts as live; 0 for no import",
    default: 10,
    min: 0,
    max: 525_600,
};

pub(super) const MAX_SSE_CLIENTS: Number = Number {
    flag: "max-sse-clients",
    env: "AGENTMONITOR_MAX_SSE_CLIENTS",
    value: "CLIENTS",
    help: "How many clients may follow the stream at once",
    default: 50,
    min: 1,
    max: 100_000,
};

pub(super) const SSE_HEARTBEAT_MS: Number = Number {
    flag: "sse-heartbeat-ms",
    env: "AGENTMONITOR_SSE_HEARTBEAT_MS",
    value: "MS",
    help: "Period of the stream's heartbeat in milliseconds",
    default: 30_000,
    min: 1_000,
    max: 2_147_483_647,
};

pub(super) const CODEX_QUOTA_POLL_INTERVAL_MS: Number = Number {
    flag: "codex-quota-poll-interval-ms",
    env: "AGENTMONITOR_CODEX_QUOTA_POLL_INTERVAL_MS",
    value: "MS",
    help: "Period in milliseconds at which the codex program is asked for its quota",
    default: 60_000,
    min: 1_000,
    max: 2_147_483_647,
};

pub(super) const STATS_INTERVAL: Number = Number {
    flag: "stats-interval",
    env: "AGENTMONITOR_STATS_INTERVAL",
    value: "MS",
    help: "Period of the stream's totals in milliseconds",
    default: 5_000,
    min: 250,
    max: 2_147_483_647,
};

pub(super) const PROJECTS_DIR: Text = Text {
    flag: "projects-dir",
    env: "AGENTMONITOR_PROJECTS_DIR",
    value: "DIR",
    help: "Directory that holds your projects, for the lookup of git branches",
    default: "the parent of the repository around the working directory, else the working directory",
};

pub(super) const ALLOWED_HOSTS: Text = Text {
    flag: "allowed-hosts",
    env: "AGENTMONITOR_ALLOWED_HOSTS",
    value: "HOSTS",
    help: "Host names that are served besides localhost, separated by commas, each with or without a port",
    default: "none",
};

/// The token itself never stands on a command line, where every user of the machine could read it.
pub(super) const AUTH_TOKEN: Text = Text {
    flag: "auth-token-file",
    env: "AGENTMONITOR_AUTH_TOKEN",
    value: "FILE",
    help: "File that holds the token which API calls must carry; the variable holds the token itself",
    default: "no token",
};

pub(super) const LOG: Text = Text {
    flag: "log",
    env: "AGENTMONITOR_LOG",
    value: "FILTER",
    help: "What is logged to stderr: error, warn, info, debug, trace, or a filter such as `info,agentmonitor::web=debug`",
    default: "info",
};

/// In the order of `serve --help`.
pub(super) const ALL: &[Setting] = &[
    Setting::Text(&HOST),
    Setting::Number(&PORT),
    Setting::Text(&DB_PATH),
    Setting::Text(&DB_SYNC),
    Setting::Text(&PRICES),
    Setting::Text(&PROJECTS_DIR),
    Setting::Text(&ALLOWED_HOSTS),
    Setting::Text(&AUTH_TOKEN),
    Setting::Text(&SAFETY),
    Setting::Number(&MAX_PAYLOAD_KB),
    Setting::Number(&SESSION_TIMEOUT),
    Setting::Number(&AUTO_IMPORT_MINUTES),
    Setting::Number(&MAX_SSE_CLIENTS),
    Setting::Number(&SSE_HEARTBEAT_MS),
    Setting::Number(&STATS_INTERVAL),
    Setting::Number(&CODEX_QUOTA_POLL_INTERVAL_MS),
    Setting::Text(&LOG),
];

/// Variables that the legacy or its hook scripts read and this server does not.
pub(super) const WITHOUT_EFFECT: &[&str] = &[
    "AGENTMONITOR_CLAUDE_DIR",
    "AGENTMONITOR_INSTRUCTION_LOAD_INSTRUMENTED",
    "AGENTMONITOR_MAX_FEED",
    "AGENTMONITOR_STATUSLINE_FORWARD_FILE",
    "AGENTMONITOR_SYNC_EXCLUDE_PATTERNS",
];

/// Where a server is, for those who ask it.
pub(super) const URL: &str = "AGENTMONITOR_URL";

/// Variables of the other commands: nothing to remark where they are set beside a server.
pub(super) const OF_OTHERS: &[&str] = &[URL];

/// A row of the table.
pub(super) enum Setting {
    Number(&'static Number),
    Text(&'static Text),
}

impl Setting {
    pub(super) fn env(&self) -> &'static str {
        match self {
            Self::Number(setting) => setting.env,
            Self::Text(setting) => setting.env,
        }
    }
}
