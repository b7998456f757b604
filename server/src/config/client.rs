//! Where commands that ask a server find it: what `serve` was told in the same environment, or somebody else's address.
use std::path::PathBuf;

use clap::ArgMatches;

use super::reader::Reader;
use super::{AuthToken, ConfigError, Surroundings, number, settings};

/// What is known of a server that runs already.
#[derive(Debug)]
pub struct ClientSettings {
    /// Its whole address, if `AGENTMONITOR_URL` tells it.
    pub url: Option<String>,
    /// Where it would listen otherwise.
    pub host: String,
    /// And on which port.
    pub port: u16,
    /// What it wants to see.
    pub token: Option<AuthToken>,
}

/// The file that the flag of [`super::token_arg`] names, from wherever it is looked at.
pub fn token_file(flags: &ArgMatches, around: &Surroundings) -> Option<PathBuf> {
    let named = flags.get_one::<PathBuf>(settings::AUTH_TOKEN.flag)?;
    Some(around.working_dir.join(named))
}

impl ClientSettings {
    /// Reads the environment, and the flag of [`super::token_arg`].
    pub fn load(flags: &ArgMatches, around: &Surroundings) -> Result<Self, ConfigError> {
        Ok(Self {
            token: Reader::new(flags, around).auth_token()?,
            ..Self::without_token(around)
        })
    }

    /// What the environment alone says of where it is, which is never wrong.
    pub fn without_token(around: &Surroundings) -> Self {
        let text = |name: &str| {
            let value = around.variable(name)?.to_str()?.trim();
            (!value.is_empty()).then(|| value.to_owned())
        };
        let port = text(settings::PORT.env)
            .and_then(|text| u16::try_from(number::prefix(&text)?).ok())
            // Port 0 is one that the server chose; the variable cannot tell which.
            .filter(|port| *port != 0);
        let default = u16::try_from(settings::PORT.default).expect("PORT is bounded to u16");
        Self {
            url: text(settings::URL),
            host: text(settings::HOST.env).unwrap_or_else(|| settings::HOST.default.to_owned()),
            port: port.unwrap_or(default),
            token: None,
        }
    }
}
