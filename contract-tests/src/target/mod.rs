//! Starting, stopping and killing the server under test, in the circumstances of the recordings:
//! a private home, a fresh database, and its own programs at the head of PATH; the rest stands in `circumstances.yaml`.
//! Knows no server crate: a binary, or any start command, is a process that says where it listens, or listens where it
//! is told.

mod circumstances;
mod home;

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::watch;
use tokio::time::timeout;

use circumstances::{CIRCUMSTANCES, filled};

pub use home::Home;

/// How long a start or a stop may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// The number of the signal that asks a process to end.
const SIGTERM: i32 = 15;
/// How often a server that does not say where it listens is asked.
const PAUSE: Duration = Duration::from_millis(20);

/// What is started.
#[derive(Debug, Clone)]
pub enum Launch {
    /// A server of this repository, told to take any free port.
    Binary(PathBuf),
    /// A shell command, run where the harness runs, with `{port}`, `{db}` and `{home}` filled in; for
    /// any other runtime. With `{port}` in it, the server need not say where it listens.
    Shell(String),
}

impl Launch {
    /// Where a server listens that was told its port in its command.
    fn told(&self, port: u16) -> Option<String> {
        match self {
            Self::Shell(command) if command.contains("{port}") => Some(format!("127.0.0.1:{port}")),
            Self::Shell(_) | Self::Binary(_) => None,
        }
    }

    /// Whether another runtime left nothing where it was told to keep its database.
    pub fn keeps_its_own_store(&self, home: &Home) -> bool {
        matches!(self, Self::Shell(_)) && !home.database().exists()
    }

    /// What a server of this repository finds in a home's database, errors and notes, a line each; nothing for another runtime.
    pub async fn check_database(&self, home: &Home) -> Result<Option<Vec<String>>> {
        let Self::Binary(path) = self else {
            return Ok(None);
        };
        let output = Command::new(absolute(path)?)
            .args(&CIRCUMSTANCES.check)
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
    /// Of another runtime.
    foreign: bool,
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
        let port = match launch {
            Launch::Binary(_) => 0,
            Launch::Shell(_) => free_port().await?,
        };
        let mut command = command(launch, home, port)?;
        command.env_clear().envs(CIRCUMSTANCES.env(home, port));
        let own = home.path().to_string_lossy();
        let env = env.iter();
        command.envs(env.map(|(name, value)| (name, value.replace("${HOME}", &own))));
        let spawned = Instant::now();
        let mut child = command
            .spawn()
            .with_context(|| format!("cannot start {launch:?}"))?;
        let output = Output::of(&mut child)?;
        let address = output.address_of(&mut child, launch.told(port)).await;
        let error = match address {
            Ok(address) => {
                return Ok(Self {
                    address,
                    spawned,
                    foreign: matches!(launch, Launch::Shell(_)),
                    child,
                    output,
                });
            }
            Err(error) => error,
        };
        if child.try_wait()?.is_none() {
            let killed = child.start_kill();
            killed.context("cannot stop a server that does not start")?;
        }
        let status = child.wait().await?;
        bail!("{error:#}; {status}; it said:\n{}", output.text())
    }

    /// The process id.
    pub fn pid(&self) -> Result<u32> {
        self.child.id().context("the server has ended")
    }

    /// What the server said so far on stdout and stderr.
    pub fn said(&self) -> String {
        self.output.text()
    }

    /// Asks the server to stop (`SIGTERM`) and checks that it does: with exit code 0, or, if it is of another runtime, by
    /// that signal.
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
        if !(status.success() || self.foreign && status.signal() == Some(SIGTERM)) {
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

fn command(launch: &Launch, home: &Home, port: u16) -> Result<Command> {
    let mut command = match launch {
        Launch::Binary(path) => {
            let mut command = Command::new(absolute(path)?);
            command.args(&CIRCUMSTANCES.serve).current_dir(home.path());
            command
        }
        Launch::Shell(text) => {
            let mut command = Command::new("/bin/sh");
            let text = filled(text, home, port);
            command.args(["-c", &format!("exec {text}")]);
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

/// Returns once something takes connections at an address.
async fn answers(address: &str) {
    while tokio::net::TcpStream::connect(address).await.is_err() {
        tokio::time::sleep(PAUSE).await;
    }
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

    /// The address of a server that has started, unless it ends before.
    async fn address_of(&self, child: &mut Child, told: Option<String>) -> Result<String> {
        tokio::select! {
            address = self.address(told) => address,
            ended = child.wait() => {
                self.end().await;
                bail!("the server ended before it listened: {}", ended?)
            }
        }
    }

    /// The address that the server says, or `told` once it takes connections there.
    async fn address(&self, told: Option<String>) -> Result<String> {
        let mut address = self.address.clone();
        let Some(told) = told else {
            let says = timeout(PATIENCE, address.wait_for(Option::is_some)).await;
            let says = says.context("the server does not say where it listens")?;
            let says = says.context("the server ended before it listened")?;
            return says.clone().context("no address");
        };
        // One that says nothing may have closed its output.
        let says = async {
            let says = address.wait_for(Option::is_some).await;
            let says = says.ok().and_then(|says| says.clone());
            match says {
                Some(says) => says,
                None => std::future::pending().await,
            }
        };
        let found = timeout(PATIENCE, async {
            tokio::select! {
                says = says => says,
                () = answers(&told) => told.clone(),
            }
        });
        let found = found.await;
        found.with_context(|| format!("the server does not listen on {told}"))
    }

    /// Waits until the server has said all that it says, as far as it does.
    async fn end(&self) {
        let mut address = self.address.clone();
        let said = timeout(Duration::from_secs(1), address.wait_for(|_| false)).await;
        drop(said);
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
        let listening = &CIRCUMSTANCES.listening;
        if let (Some(at), Some(sender)) = (line.find(listening), &address) {
            let told = line[at + listening.len()..]
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
