//! The binary as a process, and a server of it.
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Programs that the server starts, with a `codex` before all that never answers.
const PATH: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/process/bin:/usr/bin:/bin"
);

/// The binary in an environment of its own, with `home` for all that it writes.
pub fn agentmonitor(home: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_agentmonitor"));
    command
        .args(args)
        .env_clear()
        .env("HOME", home)
        .env("PATH", PATH)
        .current_dir(home)
        .stdin(Stdio::null());
    command
}

pub fn output(home: &Path, args: &[&str]) -> Output {
    agentmonitor(home, args).output().expect("the binary runs")
}

pub fn home() -> TempDir {
    tempfile::tempdir().expect("a directory")
}

/// A running server; killed when a test fails.
pub struct Server {
    pub child: Child,
    pub stdout: BufReader<ChildStdout>,
    pub address: SocketAddr,
}

impl Server {
    pub fn start(home: &Path) -> Self {
        Self::of(agentmonitor(home, &["serve", "--port", "0"]))
    }

    /// Waits until `command`, some way to serve, says where.
    pub fn of(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut stdout = BufReader::new(child.stdout.take().expect("piped"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("a line");
        let address = line
            .trim_end()
            .strip_prefix("AgentMonitor listening on http://");
        let address = address
            .unwrap_or_else(|| panic!("{line:?}"))
            .parse()
            .expect("an address");
        Self {
            child,
            stdout,
            address,
        }
    }

    pub fn send(&self, request: &str) -> TcpStream {
        let mut socket = TcpStream::connect(self.address).expect("connected");
        socket
            .set_read_timeout(Some(Duration::from_secs(10)))
            .expect("set");
        socket.write_all(request.as_bytes()).expect("sent");
        socket
    }

    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let status = Command::new("kill")
            .args(["-s", name, &pid])
            .status()
            .expect("kill runs");
        assert!(status.success());
    }

    /// Exit code and log, and how long it took.
    pub fn wait(mut self) -> (Option<i32>, String, Duration) {
        let started = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                break status;
            }
            assert!(
                started.elapsed() < Duration::from_secs(20),
                "it does not stop"
            );
            std::thread::sleep(Duration::from_millis(2));
        };
        let took = started.elapsed();
        let mut log = String::new();
        let mut stderr = self.child.stderr.take().expect("piped");
        stderr.read_to_string(&mut log).expect("text");
        (status.code(), log, took)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended unless the test failed before; then there is nothing left to learn from the outcome.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The error of a start that is refused, without its `error: `. A server that does start is killed, lest the test wait
/// for its end.
#[track_caller]
pub fn refusal(mut command: Command) -> String {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary runs");
    let mut first = [0];
    let stdout = child.stdout.as_mut().expect("piped");
    if stdout.read(&mut first).expect("the end of stdout") > 0 {
        child.kill().expect("killed");
        child.wait().expect("a child");
        panic!("it was not refused");
    }
    let output = child.wait_with_output().expect("a child");
    let stderr = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    let last = stderr.lines().last().expect("a line");
    last.strip_prefix("error: ").expect("an error").to_owned()
}
