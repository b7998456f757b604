//! Which server a command speaks to, and with what token.
use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgMatches};
use reqwest::Url;

use crate::config::{AuthToken, ClientSettings, NoUrl, ServerUrl, Surroundings, token_arg};

const URL: &str = "url";

/// A server that may be there.
#[derive(Debug)]
pub(super) struct Target {
    /// Without a slash at its end.
    pub(super) url: String,
    pub(super) token: Option<AuthToken>,
}

/// The flags that name it, the same for each command.
pub(super) fn args() -> [Arg; 2] {
    let url = Arg::new(URL)
        .long(URL)
        .value_name("URL")
        .value_parser(NonEmptyStringValueParser::new())
        .help("Where the server is [env: AGENTMONITOR_URL] [default: http://127.0.0.1:3141]");
    let token = token_arg().help(
        "File that holds the server's token; the variable holds the token itself \
         [env: AGENTMONITOR_AUTH_TOKEN] [default: no token]",
    );
    [url, token]
}

/// A flag wins over its variable. Without either, the server is where `serve` would put it in the same environment.
pub(super) fn of(flags: &ArgMatches, around: &Surroundings) -> anyhow::Result<Target> {
    let found = ClientSettings::load(flags, around)?;
    let named = flags.get_one::<String>(URL).map(String::as_str);
    let url = ServerUrl::new(named, &found)?.unencrypted()?.text();
    // The client reads addresses in its own way.
    if Url::parse(&url).is_err() {
        return Err(NoUrl::Unreadable { url }.into());
    }
    let token = found.token;
    Ok(Target { url, token })
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::{args, of};
    use crate::config::Surroundings;

    #[track_caller]
    fn url(line: &str, variables: &[(&str, &str)]) -> String {
        let flags = Command::new("stats")
            .args(args())
            .get_matches_from(line.split(' '));
        let around = variables
            .iter()
            .fold(Surroundings::new("/work", None), |around, (name, value)| {
                around.with(name, value)
            });
        match of(&flags, &around) {
            Ok(target) => target.url,
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_flag_wins_over_its_variable_and_that_over_where_serve_listens() {
        let port = ("AGENTMONITOR_PORT", "8080");
        let host = ("AGENTMONITOR_HOST", "0.0.0.0");
        let named = ("AGENTMONITOR_URL", "http://box:1/");
        assert_eq!(url("stats", &[]), "http://127.0.0.1:3141");
        assert_eq!(url("stats", &[port, host]), "http://127.0.0.1:8080");
        assert_eq!(
            url("stats", &[("AGENTMONITOR_HOST", "::1")]),
            "http://[::1]:3141"
        );
        assert_eq!(url("stats", &[port, named]), "http://box:1");
        assert_eq!(
            url("stats --url localhost:9", &[named]),
            "http://localhost:9"
        );
        assert_eq!(
            url("stats", &[("AGENTMONITOR_URL", " ")]),
            "http://127.0.0.1:3141"
        );
    }

    #[test]
    fn what_is_no_address_says_how_to_write_one() {
        for (wrong, says) in [
            ("https://box", "ssh -L"),
            ("ftp://box", "http://127.0.0.1:3141"),
            ("http://", "http://127.0.0.1:3141"),
            ("a:b:c", "http://127.0.0.1:3141"),
            ("http://1.2.3.999", "http://127.0.0.1:3141"),
            ("me:secret@box", "AGENTMONITOR_AUTH_TOKEN"),
        ] {
            let told = url(&format!("stats --url {wrong}"), &[]);
            assert!(told.contains(says), "{wrong}: {told}");
        }
    }
}
