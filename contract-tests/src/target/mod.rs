//! Starting, stopping and killing the server under test, in the circumstances of the recordings:
//! a private home, a fresh database, `TZ=UTC`, no import, and its own programs at the head of PATH.
//! Knows no server crate: a binary, or any start command, is a process that says where it listens.

mod home;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::watch;
use tokio::time::timeout;

pub use home::Home;

/// How long a start or a stop may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// What a server says on stdout once it takes requests, before its address.
const LISTENING: &str = "AgentMonitor listening on http://";

/// What is started.
#[derive(Debug, Clone)]
pub enum Launch {
    /// `PATH serve`, told to take any free port.
    Binary(PathBuf),
    /// A shell command, run where the harness runs, with `{port}`, `{db}` and `{home}` filled in; for
    /// any other runtime.
    Shell(String),
}

impl Launch {
    /// What `db check` finds in a home's database, errors and notes, a line each; nothing for another runtime.
    pub async fn check_database(&self, home: &Home) -> Result<Option<Vec<String>>> {
        let Self::Binary(path) = self else {
            return Ok(None);
        };
        let output = Command::new(absolute(path)?)
            .args(["db", "check"])
            .env_clear()
            .envs(home.circumstances())
            .current_dir(home.path())
            .stdin(Stdio::null())
            .kill_on_drop(true)
            .output()
            .await?;
        let text = String::from_utf8_lossy(&output.stdout);
        let mut found: Vec<String> = text
            .lines()
            .filter(|line| line.starts_with("error ") || line.starts_with("note "))
            .map(str::to_owned)
            .collect();
        if !output.status.success() && found.is_empty() {
            let stderr = String::from_utf8_lossy(&output.stderr);
            found.push(format!("{}: {stderr}", output.status));
        }
        Ok(Some(found))
    }
}

/// A running server.
#[derive(Debug)]
pub struct Server {
    /// `host:port`.
    pub address: String,
    /// When the process was spawned.
    pub spawned: Instant,
    child: Child,
    output: Output,
}

impl Server {
    /// Starts a server in a home and waits until it says where it listens.
    pub async fn start(
        launch: &Launch,
        home: &Home,
        env: &BTreeMap<String, String>,
    ) -> Result<Self> {
        let mut command = command(launch, home)?;
        command.env_clear().envs(home.circumstances());
        if let Launch::Shell(text) = launch {
            let port = free_port().await?;
            let filled = text
                .replace("{port}", &port.to_string())
                .replace("{db}", &home.database().to_string_lossy())
                .replace("{home}", &home.path().to_string_lossy());
            command
                .arg(format!("exec {filled}"))
                .env("AGENTMONITOR_PORT", port.to_string());
        }
        for (name, value) in env {
            command.env(
                name,
                value.replace("${HOME}", &home.path().to_string_lossy()),
            );
        }
        let spawned = Instant::now();
        let mut child = command
            .spawn()
            .with_context(|| format!("cannot start {launch:?}"))?;
        let output = Output::of(&mut child)?;
        match output.address().await {
            Ok(address) => Ok(Self {
                address,
                spawned,
                child,
                output,
            }),
            Err(error) => {
                child
                    .start_kill()
                    .context("cannot stop a server that does not start")?;
                let status = child.wait().await?;
                bail!("{error:#}; {status}; it said:\n{}", output.text())
            }
        }
    }

    /// The process id.
    pub fn pid(&self) -> Result<u32> {
        self.child.id().context("the server has ended")
    }

    /// What the server said so far on stdout and stderr.
    pub fn said(&self) -> String {
        self.output.text()
    }

    /// Asks the server to stop (`SIGTERM`) and checks that it does, with exit code 0.
    pub async fn stop(mut self) -> Result<()> {
        let pid = i32::try_from(self.pid()?)?;
        let pid = rustix::process::Pid::from_raw(pid).context("no process id")?;
        rustix::process::kill_process(pid, rustix::process::Signal::TERM)?;
        let Ok(status) = timeout(PATIENCE, self.child.wait()).await else {
            self.child.start_kill()?;
            bail!(
                "the server did not stop on SIGTERM; it said:\n{}",
                self.said()
            );
        };
        let status = status?;
        if !status.success() {
            bail!(
                "the server stopped with {status}; it said:\n{}",
                self.said()
            );
        }
        Ok(())
    }

    /// Kills the server at once (`SIGKILL`).
    pub async fn kill(mut self) -> Result<()> {
        self.child.kill().await?;
        Ok(())
    }
}

fn command(launch: &Launch, home: &Home) -> Result<Command> {
    let mut command = match launch {
        Launch::Binary(path) => {
            let mut command = Command::new(absolute(path)?);
            command.arg("serve").current_dir(home.path());
            command
        }
        Launch::Shell(_) => {
            let mut command = Command::new("/bin/sh");
            command.arg("-c");
            command
        }
    };
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    Ok(command)
}

fn absolute(path: &Path) -> Result<PathBuf> {
    path.canonicalize()
        .with_context(|| format!("no server binary at {}", path.display()))
}

async fn free_port() -> Result<u16> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    Ok(listener.local_addr()?.port())
}

/// Keeps reading what a process says, so that it never blocks on a full pipe.
#[derive(Debug)]
struct Output {
    text: Arc<Mutex<String>>,
    address: watch::Receiver<Option<String>>,
}

impl Output {
    fn of(child: &mut Child) -> Result<Self> {
        let text = Arc::new(Mutex::new(String::new()));
        let (sender, address) = watch::channel(None);
        let stdout = child.stdout.take().context("no stdout")?;
        let stderr = child.stderr.take().context("no stderr")?;
        tokio::spawn(keep(stdout, Arc::clone(&text), Some(sender)));
        tokio::spawn(keep(stderr, Arc::clone(&text), None));
        Ok(Self { text, address })
    }

    async fn address(&self) -> Result<String> {
        let mut address = self.address.clone();
        let told = timeout(PATIENCE, address.wait_for(Option::is_some)).await;
        let told = told.context("the server does not say where it listens")?;
        let told = told.context("the server ended before it listened")?;
        told.clone().context("no address")
    }

    fn text(&self) -> String {
        self.text
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

async fn keep(
    stream: impl AsyncRead + Unpin,
    text: Arc<Mutex<String>>,
    address: Option<watch::Sender<Option<String>>>,
) {
    let mut lines = BufReader::new(stream).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        if let (Some(at), Some(sender)) = (line.find(LISTENING), &address) {
            let told = line[at + LISTENING.len()..]
                .split('/')
                .next()
                .unwrap_or_default();
            sender.send_replace(Some(told.trim().to_owned()));
        }
        let mut text = text.lock().unwrap_or_else(PoisonError::into_inner);
        text.push_str(&line);
        text.push('\n');
    }
}
