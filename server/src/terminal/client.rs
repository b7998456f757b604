//! The generated client, and what its failures mean to a person.
use std::time::Duration;

use agentmonitor_client::{Client, Error, types};
use anyhow::{Context, anyhow};
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use reqwest::{ClientBuilder, StatusCode, redirect};
use tokio::time::timeout;

use super::target::Target;
use super::text::plain;

/// Loopback answers at once, a network in a moment.
const CONNECT: Duration = Duration::from_secs(5);
/// Of a server that is well. Sums over a million events are there within a second of its start; where the server waits
/// for its memory (3 s) and has to ask the tables then, on a busy machine, it takes several.
const ANSWER: Duration = Duration::from_secs(15);
/// What needs no sums is there at once. Every command waits for that first, so that no server that is stuck costs more.
const GREETING: Duration = Duration::from_secs(4);
/// The server tells heartbeats every half minute unless it is told otherwise; a line that is quiet for longer is
/// tried anew, which loses nothing.
const SILENCE: Duration = Duration::from_secs(90);

/// A server, and ways to ask it.
pub(super) struct Server {
    pub(super) url: String,
    has_token: bool,
    /// What needs no sums is there within that.
    pub(super) greeting: Duration,
    /// For answers.
    pub(super) api: Client,
    /// For the stream, which has no end.
    pub(super) stream: Client,
}

impl Server {
    pub(super) fn new(target: Target) -> anyhow::Result<Self> {
        Self::with_deadlines(target, GREETING, ANSWER)
    }

    fn with_deadlines(
        target: Target,
        greeting: Duration,
        answer: Duration,
    ) -> anyhow::Result<Self> {
        let mut headers = HeaderMap::new();
        let Target { url, token } = target;
        if let Some(token) = &token {
            let mut value = HeaderValue::from_str(&token.bearer())
                .expect("a token is visible ASCII, which headers carry");
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        // No proxy: what a proxy of the environment would answer is not our server.
        let builder = || {
            ClientBuilder::new()
                .no_proxy()
                .redirect(redirect::Policy::none())
                .connect_timeout(CONNECT)
                .default_headers(headers.clone())
        };
        let client = |builder: ClientBuilder| {
            let client = builder.build().context("cannot start a client")?;
            anyhow::Ok(Client::new_with_client(&url, client))
        };
        Ok(Self {
            api: client(builder().timeout(answer))?,
            stream: client(builder().read_timeout(SILENCE))?,
            has_token: token.is_some(),
            greeting,
            url,
        })
    }

    /// Whether it answers at all.
    pub(super) async fn health(&self) -> anyhow::Result<types::Health> {
        match timeout(self.greeting, self.api.health_view().send()).await {
            Ok(Ok(health)) => Ok(health.into_inner()),
            Ok(Err(error)) => Err(self.explain(error)),
            Err(_) => Err(self.silent()),
        }
    }

    /// How requests of ours are let in.
    pub(super) fn admission(&self) -> &'static str {
        match self.has_token {
            true => "the server takes requests with the token",
            false => "the server takes requests without one",
        }
    }

    /// What went wrong, and what to do.
    pub(super) fn explain(&self, error: Error<types::Error>) -> anyhow::Error {
        let url = &self.url;
        match error {
            Error::CommunicationError(error) | Error::ResponseBodyError(error)
                if error.is_timeout() =>
            {
                self.silent()
            }
            Error::CommunicationError(error) if error.is_connect() => anyhow!(
                "no server at {url} ({}); start one with `agentmonitor serve`, or say where it is with --url",
                root(&error)
            ),
            Error::CommunicationError(error) | Error::ResponseBodyError(error) => anyhow!(
                "what answers at {url} broke off ({}); if that is not AgentMonitor, say where it is with --url",
                root(&error)
            ),
            Error::ErrorResponse(answer) => self.refused(answer.status(), &answer),
            Error::InvalidResponsePayload(..) | Error::UnexpectedResponse(_) => self.stranger(),
            error => anyhow!("{error}"),
        }
    }

    pub(super) fn silent(&self) -> anyhow::Error {
        anyhow!(
            "{} takes connections and does not answer; look at the server's log or restart it, \
             or say with --url where AgentMonitor is",
            self.url
        )
    }

    pub(super) fn stranger(&self) -> anyhow::Error {
        anyhow!(
            "what answers at {} is not an AgentMonitor that this version ({}) understands; \
             say with --url where it is, or have both of one version",
            self.url,
            env!("CARGO_PKG_VERSION")
        )
    }

    fn refused(&self, status: StatusCode, body: &types::Error) -> anyhow::Error {
        let url = &self.url;
        if status == StatusCode::UNAUTHORIZED {
            return match self.has_token {
                true => anyhow!(
                    "the server at {url} has another token; AGENTMONITOR_AUTH_TOKEN, or the file that \
                     --auth-token-file names, must hold the one that it was started with"
                ),
                false => anyhow!(
                    "the server at {url} wants its token; set AGENTMONITOR_AUTH_TOKEN, or name a file \
                     with it by --auth-token-file"
                ),
            };
        }
        let mut said = body.error.clone();
        for detail in &body.details {
            said += &format!("; {}: {}", detail.field, detail.message);
        }
        if let Some(hint) = &body.hint {
            said += &format!("; {hint}");
        }
        anyhow!(
            "the server at {url} refuses ({}): {}",
            status.as_u16(),
            plain(&said)
        )
    }
}

/// The innermost cause; those around it only say that a request failed.
pub(super) fn root(error: &(dyn std::error::Error + 'static)) -> String {
    let mut cause = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::net::TcpListener;

    use super::Server;
    use crate::terminal::target::Target;

    #[tokio::test]
    async fn a_server_that_never_answers_is_given_up() {
        let silent = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", silent.local_addr().expect("bound"));
        let target = Target { url, token: None };
        let server = Server::with_deadlines(target, super::GREETING, Duration::from_millis(50));
        let server = server.expect("a client");
        let error = server.api.health_view().send().await.expect_err("silence");
        let told = server.explain(error).to_string();
        assert!(
            told.contains("takes connections and does not answer"),
            "{told}"
        );
    }

    #[tokio::test]
    async fn one_that_does_not_even_say_that_it_is_well_is_given_up_sooner() {
        let silent = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", silent.local_addr().expect("bound"));
        let target = Target { url, token: None };
        let never = Duration::from_secs(3600);
        let server = Server::with_deadlines(target, Duration::from_millis(50), never);
        let server = server.expect("a client");
        let told = server.health().await.expect_err("silence").to_string();
        assert!(
            told.contains("takes connections and does not answer"),
            "{told}"
        );
    }
}
