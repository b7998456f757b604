//! The `codex` program as it is talked to: JSON, a line a message, over its standard input and output.
//!
//! However it behaves, it is heard out for a bounded time and a bounded number of bytes, and is gone afterwards, its
//! children with it.
use std::io;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::timeout;

/// More than every real answer, and little enough to hold.
const MAX_OUTPUT_BYTES: u64 = 1 << 20;
/// What is kept of what it complains about.
const MAX_COMPLAINT_BYTES: u64 = 2048;
/// How long its complaint may take after its last word.
const LAST_WORDS: Duration = Duration::from_secs(1);

const NOTHING_SAID: &str = "Codex app-server exited before returning quota data (check `codex --version` and that you are signed in).";

/// All that it is asked; it takes its time to answer each.
const QUESTIONS: &str = concat!(
    r#"{"id":1,"method":"initialize","params":{"clientInfo":{"name":"agentmonitor","title":"AgentMonitor","version":""#,
    env!("CARGO_PKG_VERSION"),
    "\"}}}\n",
    "{\"method\":\"initialized\"}\n",
    "{\"id\":2,\"method\":\"account/read\",\"params\":{}}\n",
    "{\"id\":3,\"method\":\"account/rateLimits/read\"}\n",
);

/// What is started, and how long it may take.
#[derive(Debug, Clone)]
pub struct Program {
    pub path: PathBuf,
    pub arguments: Vec<String>,
    pub patience: Duration,
}

impl Program {
    /// The `codex` of the search path.
    pub fn codex() -> Self {
        Self {
            path: "codex".into(),
            arguments: ["app-server", "--listen", "stdio://"]
                .map(Into::into)
                .into(),
            patience: Duration::from_secs(10),
        }
    }
}

/// Its two answers, as JSON.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) account: String,
    pub(super) limits: String,
}

/// Starts the program, asks, and ends it; an error is a sentence for people.
pub(super) async fn ask(program: &Program) -> Result<Told, String> {
    let mut running = Running::start(program)?;
    match timeout(program.patience, running.talk()).await {
        Ok(told) => told,
        Err(_) => Err(format!(
            "Timed out waiting for Codex quota response after {}ms",
            program.patience.as_millis()
        )),
    }
}

/// The program while it runs. Dropped, it is killed with all that it started.
struct Running(Child);

impl Running {
    fn start(program: &Program) -> Result<Self, String> {
        let mut command = Command::new(&program.path);
        command
            .args(&program.arguments)
            // The server's own secret is none of its business.
            .env_remove("AGENTMONITOR_AUTH_TOKEN")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        #[cfg(unix)]
        command.process_group(0);
        let name = program.path.display();
        command
            .spawn()
            .map(Self)
            .map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => format!("spawn {name} ENOENT"),
                io::ErrorKind::PermissionDenied => format!("spawn {name} EACCES"),
                _ => format!("spawn {name}: {error}"),
            })
    }

    async fn talk(&mut self) -> Result<Told, String> {
        let pipes = (
            self.0.stdin.take(),
            self.0.stdout.take(),
            self.0.stderr.take(),
        );
        let (Some(mut stdin), Some(stdout), Some(stderr)) = pipes else {
            return Err("Codex app-server has no pipes".to_owned());
        };
        let (hearing, complaint) = (hear(&mut stdin, stdout), complaint(stderr));
        tokio::pin!(hearing, complaint);
        let mut said = None;
        let heard = loop {
            tokio::select! {
                heard = &mut hearing => break heard,
                text = &mut complaint, if said.is_none() => said = Some(text),
            }
        };
        let unsaid = match heard {
            Ok(told) => return Ok(told),
            Err(Silence::TooMuch) => {
                return Err(format!(
                    "Codex app-server wrote more than {MAX_OUTPUT_BYTES} bytes without returning quota data."
                ));
            }
            Err(Silence::Refused(message)) => return Err(message),
            Err(Silence::Exited(error)) => error,
        };
        // It may be silent, and not at its end: its input stays open.
        if let Err(error) = self.0.wait().await {
            tracing::debug!(%error, "the end of codex app-server was not seen");
        }
        let said = match said {
            Some(said) => said,
            None => timeout(LAST_WORDS, complaint).await.unwrap_or_default(),
        };
        Err(last_words(unsaid, said))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(group) = self.0.id().and_then(|id| i32::try_from(id).ok())
            && let Some(group) = rustix::process::Pid::from_raw(group)
            && let Err(error) =
                rustix::process::kill_process_group(group, rustix::process::Signal::KILL)
        {
            tracing::debug!(%error, "codex app-server was gone before it was stopped");
        }
    }
}

/// Why there is no answer.
enum Silence {
    TooMuch,
    /// The question for the limits was answered with an error.
    Refused(String),
    /// It ended, perhaps after an error to another question.
    Exited(Option<String>),
}

/// One line of it. What is no answer to a question of ours is left out.
#[derive(Deserialize)]
struct Line<'a> {
    id: u64,
    #[serde(borrow)]
    result: Option<&'a RawValue>,
    error: Option<Refusal>,
}

#[derive(Deserialize)]
struct Refusal {
    #[serde(default)]
    message: String,
}

/// Asks all and listens until both answers are there.
async fn hear(stdin: &mut ChildStdin, stdout: ChildStdout) -> Result<Told, Silence> {
    // One that does not listen may still say why.
    if let Err(error) = stdin.write_all(QUESTIONS.as_bytes()).await {
        tracing::debug!(%error, "codex app-server does not listen");
    }
    let mut lines = BufReader::new(stdout.take(MAX_OUTPUT_BYTES));
    let (mut account, mut limits, mut error) = (None, None, None);
    let mut line = Vec::new();
    loop {
        line.clear();
        match lines.read_until(b'\n', &mut line).await {
            Ok(0) | Err(_) if lines.get_ref().limit() == 0 => return Err(Silence::TooMuch),
            Ok(0) | Err(_) => return Err(Silence::Exited(error)),
            Ok(_) => {}
        }
        let Ok(read) = serde_json::from_slice::<Line<'_>>(&line) else {
            continue;
        };
        let result = read.result.map(|result| result.get().to_owned());
        match (read.id, result, read.error) {
            (2, Some(result), _) => account = Some(result),
            // Limits are worth something without a name.
            (2, None, refused) => {
                error = refused.map(|refused| refused.message);
                account = Some("null".to_owned());
            }
            (3, Some(result), _) => limits = Some(result),
            (3, None, Some(refused)) => return Err(Silence::Refused(refused.message)),
            _ => {}
        }
        if let (Some(account), Some(limits)) = (&account, &limits) {
            return Ok(Told {
                account: account.clone(),
                limits: limits.clone(),
            });
        }
    }
}

/// The beginning of what it says on `stderr`; the rest is read, so that it is not held up, and forgotten.
async fn complaint(mut stderr: impl AsyncRead + Unpin) -> String {
    let mut kept = Vec::new();
    let read = (&mut stderr)
        .take(MAX_COMPLAINT_BYTES)
        .read_to_end(&mut kept)
        .await;
    let rest = tokio::io::copy(&mut stderr, &mut tokio::io::sink()).await;
    if let Err(error) = read.and(rest.map(|_| 0)) {
        tracing::debug!(%error, "codex app-server's complaint could not be read");
    }
    String::from_utf8_lossy(&kept).trim().to_owned()
}

fn last_words(error: Option<String>, complaint: String) -> String {
    let said = error.filter(|error| !error.is_empty());
    said.or_else(|| Some(complaint).filter(|text| !text.is_empty()))
        .unwrap_or_else(|| NOTHING_SAID.to_owned())
}
