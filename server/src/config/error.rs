//! Why a server does not start: one line each, saying what to do.

use std::io;
use std::path::PathBuf;

/// A configuration that must not be guessed around.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Without a token everyone on the network could read and write.
    #[error(
        "refusing to listen on {host} without a token, because others could read and write everything; \
         set AGENTMONITOR_AUTH_TOKEN (or --auth-token-file), or use --host 127.0.0.1"
    )]
    OpenWithoutToken {
        /// The address asked for.
        host: String,
    },
    /// The platform names no data directory for this user.
    #[error("no data directory is known for this user; name a database file with --db-path")]
    NoDataDir,
    /// A guess here would promise less than was asked for.
    #[error("AGENTMONITOR_DB_SYNC is {value:?}; it must be `normal` or `full`")]
    DbSync {
        /// What stands there.
        value: String,
    },
    /// A header cannot carry it.
    #[error("the token in {origin} must be visible ASCII without spaces, at least one character")]
    Token {
        /// The variable or the file.
        origin: String,
    },
    /// The file of the token cannot be read.
    #[error("cannot read the token file {}: {source}; check --auth-token-file", path.display())]
    TokenFile {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A flag's host list with an entry that is none.
    #[error(
        "--allowed-hosts: {entry:?} is not a host name with an optional port; `box.example` or `box.example:3141` is"
    )]
    AllowedHost {
        /// The entry.
        entry: String,
    },
    /// A flag's log filter that cannot be read.
    #[error("--log: {filter:?} is not a log filter; `info` or `info,agentmonitor::web=debug` is")]
    Log {
        /// The filter.
        filter: String,
    },
}
