//! Every setting of the server, read once at the start.
//!
//! A flag wins over its environment variable, which wins over the default. A bad flag refuses to start. A bad number in
//! the environment falls back to the default with a warning, as the legacy does (quirk B37); what guards data or access
//! (durability, token, address) refuses instead. Nothing else in the server reads the environment.
//!
//! Left to others: turning the notices into log lines (`cli`), opening what the settings name.
mod agents;
mod client;
mod error;
mod flags;
mod hook;
mod hosts;
mod number;
mod reader;
mod server_url;
mod settings;
mod surroundings;
mod token;
mod unknown;

use std::path::{Path, PathBuf};

use clap::ArgMatches;

pub use agents::{AgentFiles, Scope};
pub use client::{ClientSettings, token_file};
pub use error::ConfigError;
pub use flags::{args, database_arg, prices_arg, token_arg};
pub use hook::HookSettings;
pub use hosts::{AllowedHosts, Authority};
pub use server_url::{NoUrl, ServerUrl};
pub use surroundings::Surroundings;
pub use token::AuthToken;

use reader::Reader;

/// The settings of one server.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address to listen on: an IP address or a name.
    pub host: String,
    /// Port to listen on; 0 takes any free one.
    pub port: u16,
    /// The SQLite database file.
    pub db_path: PathBuf,
    /// How far an acknowledged write has gone.
    pub db_sync: DbSync,
    /// The user's prices; without one, `prices.json` beside the database may be there.
    pub prices_file: Option<PathBuf>,
    /// Whether the hooks of agents are judged before a tool is used.
    pub safety: bool,
    /// Below which `agentmonitor hook` keeps what it could not tell; none is looked at where there is none.
    pub spool_dir: Option<PathBuf>,
    /// Size in KiB above which the metadata of an event is summarised.
    pub max_payload_kb: u64,
    /// Minutes without an event after which a session is idle.
    pub session_timeout_minutes: u64,
    /// Period of the import of local logs in minutes, 0 for none; it widens the window in which history is live.
    pub auto_import_minutes: u64,
    /// How many clients may follow the stream at once.
    pub max_sse_clients: usize,
    /// Period of the stream's heartbeat in milliseconds.
    pub sse_heartbeat_ms: u64,
    /// Period of the stream's totals in milliseconds.
    pub stats_interval_ms: u64,
    /// Period of the polls of the `codex` program in milliseconds.
    pub codex_quota_poll_interval_ms: u64,
    /// Directory that holds the projects, for the git lookup.
    pub projects_dir: PathBuf,
    /// Host names that are served besides the loopback ones.
    pub allowed_hosts: AllowedHosts,
    /// What every API call must carry, when set.
    pub auth_token: Option<AuthToken>,
    /// What is logged, in the syntax of `tracing`.
    pub log_filter: String,
}

/// How far a committed write has gone when it is acknowledged.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DbSync {
    /// It survives the end of the process.
    Normal,
    /// It survives the loss of power.
    Full,
}

/// A configuration, and what there is to say about how it came about.
#[derive(Debug)]
pub struct Loaded {
    /// The settings.
    pub config: Config,
    /// What the log should say, in the order found.
    pub notices: Vec<Notice>,
}

/// One remark about the configuration.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Notice {
    /// How loudly to say it.
    pub level: NoticeLevel,
    /// One sentence or two, readable alone.
    pub text: String,
}

/// How loudly a notice is said.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NoticeLevel {
    /// Worth a line, nothing is wrong.
    Info,
    /// Something is not as its writer meant it.
    Warn,
}

impl Config {
    /// All defaults, on any free port: what a test starts from.
    pub fn with_defaults(db_path: PathBuf, projects_dir: PathBuf) -> Self {
        Self {
            host: settings::HOST.default.to_owned(),
            port: 0,
            db_path,
            db_sync: DbSync::Normal,
            prices_file: None,
            safety: true,
            spool_dir: None,
            max_payload_kb: settings::MAX_PAYLOAD_KB.default,
            session_timeout_minutes: settings::SESSION_TIMEOUT.default,
            auto_import_minutes: settings::AUTO_IMPORT_MINUTES.default,
            max_sse_clients: to_usize(settings::MAX_SSE_CLIENTS.default),
            sse_heartbeat_ms: settings::SSE_HEARTBEAT_MS.default,
            stats_interval_ms: settings::STATS_INTERVAL.default,
            codex_quota_poll_interval_ms: settings::CODEX_QUOTA_POLL_INTERVAL_MS.default,
            projects_dir,
            allowed_hosts: AllowedHosts::default(),
            auth_token: None,
            log_filter: settings::LOG.default.to_owned(),
        }
    }

    /// Reads the flags of `serve` (see [`args`]) and what lies around the process.
    pub fn load(flags: &ArgMatches, around: &Surroundings) -> Result<Loaded, ConfigError> {
        let mut reader = Reader::new(flags, around);
        reader.remark_unknown();
        let config = Self {
            host: reader.text(&settings::HOST),
            port: u16::try_from(reader.number(&settings::PORT)).expect("PORT is bounded to u16"),
            db_path: reader.db_path()?,
            db_sync: reader.db_sync()?,
            prices_file: reader.path(&settings::PRICES),
            safety: reader.safety(),
            spool_dir: around.data_dir.clone(),
            max_payload_kb: reader.number(&settings::MAX_PAYLOAD_KB),
            session_timeout_minutes: reader.number(&settings::SESSION_TIMEOUT),
            auto_import_minutes: reader.number(&settings::AUTO_IMPORT_MINUTES),
            max_sse_clients: to_usize(reader.number(&settings::MAX_SSE_CLIENTS)),
            sse_heartbeat_ms: reader.number(&settings::SSE_HEARTBEAT_MS),
            stats_interval_ms: reader.number(&settings::STATS_INTERVAL),
            codex_quota_poll_interval_ms: reader.number(&settings::CODEX_QUOTA_POLL_INTERVAL_MS),
            projects_dir: reader.projects_dir(),
            allowed_hosts: reader.allowed_hosts()?,
            auth_token: reader.auth_token()?,
            log_filter: reader.log_filter()?,
        };
        config.refuse_open_door()?;
        if !hosts::is_loopback_name(&config.host) && config.allowed_hosts.is_empty() {
            reader.warn(format!(
                "listening on {}, but only loopback host names are served: name the others in {}",
                config.host,
                settings::ALLOWED_HOSTS.env
            ));
        }
        Ok(Loaded {
            config,
            notices: reader.into_notices(),
        })
    }

    /// The database of a command that works on nothing else (see [`database_arg`]), and what there is to say about it.
    pub fn database(
        flags: &ArgMatches,
        around: &Surroundings,
    ) -> Result<(PathBuf, Vec<Notice>), ConfigError> {
        let mut reader = Reader::new(flags, around);
        let path = reader.db_path()?;
        Ok((path, reader.into_notices()))
    }

    /// As [`Config::database`], and the price file, if one is named (see [`prices_arg`]).
    pub fn database_and_prices(
        flags: &ArgMatches,
        around: &Surroundings,
    ) -> Result<(PathBuf, Option<PathBuf>, Vec<Notice>), ConfigError> {
        let mut reader = Reader::new(flags, around);
        let database = reader.db_path()?;
        let prices = reader.path(&settings::PRICES);
        Ok((database, prices, reader.into_notices()))
    }

    /// An address that others can reach needs a token.
    fn refuse_open_door(&self) -> Result<(), ConfigError> {
        if self.auth_token.is_none() && !hosts::is_loopback_name(&self.host) {
            return Err(ConfigError::OpenWithoutToken {
                host: self.host.clone(),
            });
        }
        Ok(())
    }
}

/// The nearest directory at or above `start` that holds a git repository (or a worktree of one).
fn repository_of(start: &Path) -> Option<&Path> {
    start.ancestors().find(|dir| dir.join(".git").exists())
}

fn to_usize(number: u64) -> usize {
    usize::try_from(number).expect("bounded well below usize")
}
