//! What is measured: a server that runs already, or one that is started anew for each measurement.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::process;
use crate::http::{self, Request, Response};
use crate::target::{Home, Launch, Server};

/// Whose figure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Target,
    Baseline,
}

impl Side {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Baseline => "baseline",
        }
    }
}

#[derive(Debug, Clone)]
pub(super) enum Subject {
    /// `host:port`.
    Url(String),
    Launch(Launch),
}

impl Subject {
    /// A URL, the path of a binary of this repository, or a command.
    pub(super) fn parse(text: &str) -> Result<Self> {
        if text.starts_with("http://") || text.starts_with("https://") {
            return Ok(Self::Url(http::address(text)?));
        }
        Ok(Self::Launch(match Path::new(text).is_file() {
            true => Launch::Binary(PathBuf::from(text)),
            false => Launch::Shell(text.to_owned()),
        }))
    }

    /// What starts it, if the harness does.
    pub(super) fn launch(&self) -> Option<&Launch> {
        match self {
            Self::Url(_) => None,
            Self::Launch(launch) => Some(launch),
        }
    }

    /// A server that takes requests: a fresh one with an empty database, if it is ours to start.
    pub(super) async fn start(&self, env: &[(&str, &str)]) -> Result<Running> {
        match self {
            Self::Url(address) => Ok(Running {
                address: address.clone(),
                own: None,
            }),
            Self::Launch(launch) => Running::start(launch, Arc::new(Home::new()?), env).await,
        }
    }
}

/// A server while it is measured.
#[derive(Debug)]
pub(super) struct Running {
    pub(super) address: String,
    own: Option<(Server, Arc<Home>)>,
}

impl Running {
    pub(super) async fn start(
        launch: &Launch,
        home: Arc<Home>,
        env: &[(&str, &str)],
    ) -> Result<Self> {
        let env = env.iter();
        let env: BTreeMap<_, _> = env.map(|(k, v)| (k.to_string(), v.to_string())).collect();
        let server = Server::start(launch, &home, &env).await?;
        Ok(Self {
            address: server.address.clone(),
            own: Some((server, home)),
        })
    }

    /// When its process was spawned, if it is ours.
    pub(super) fn spawned(&self) -> Option<Instant> {
        self.own.as_ref().map(|(server, _)| server.spawned)
    }

    /// Its process, if it is ours.
    pub(super) fn pid(&self) -> Result<Option<u32>> {
        let own = self.own.as_ref();
        own.map(|(server, _)| server.pid()).transpose()
    }

    /// Its resident memory, if it is ours.
    pub(super) fn resident_mb(&self) -> Result<Option<f64>> {
        let pid = self.pid()?;
        pid.map(|pid| Ok(process::resident_kib(pid)? / 1024.0))
            .transpose()
    }

    /// The body of an answer, which must be 200.
    pub(super) async fn fetch(&self, target: &str) -> Result<Vec<u8>> {
        let Response { head, body } = http::send(&self.address, &Request::get(target)).await?;
        ensure!(head.status == 200, "{target} answered {}", head.status);
        Ok(body)
    }

    /// The same, as JSON.
    pub(super) async fn ask(&self, target: &str) -> Result<Value> {
        let body = self.fetch(target).await?;
        serde_json::from_slice(&body).with_context(|| format!("{target} answered no JSON"))
    }

    /// Ends the server, if it is ours.
    pub(super) async fn stop(self) -> Result<()> {
        match self.own {
            Some((server, _home)) => server.stop().await,
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_a_url_a_binary_or_a_command() {
        let parse = |text: &str| Subject::parse(text).unwrap();
        assert!(
            matches!(parse("http://127.0.0.1:3141/"), Subject::Url(at) if at == "127.0.0.1:3141")
        );
        let this = std::env::current_exe().unwrap();
        let binary = parse(this.to_str().unwrap());
        assert!(matches!(binary, Subject::Launch(Launch::Binary(path)) if path == this));
        let command = "node server.js --port {port} --db {db}";
        assert!(matches!(parse(command), Subject::Launch(Launch::Shell(it)) if it == command));
        assert!(Subject::parse("https://127.0.0.1:3141").is_err());
    }
}
