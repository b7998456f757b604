//! The commands that ask a server, as processes beside one.
mod answers;
mod doctor;
mod otel;
mod refusals;
mod tail;

use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdout, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::process::{Server, agentmonitor};

/// `agentmonitor ARGS` of a user to whom `server` is the server.
fn command(home: &Path, server: &Server, args: &[&str]) -> Command {
    let mut command = agentmonitor(home, args);
    command.env("AGENTMONITOR_URL", format!("http://{}", server.address));
    command
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("text")
}

/// What a command that succeeds says on stdout.
#[track_caller]
fn said(mut command: Command) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("the binary runs");
    assert!(status.success(), "{}", text(stderr));
    text(stdout)
}

/// What a command that fails says on stderr, without its `error: `.
#[track_caller]
fn refused(mut command: Command) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("the binary runs");
    let stderr = text(stderr);
    assert_eq!(
        (status.code(), stdout.as_slice()),
        (Some(1), b"".as_slice()),
        "{stderr}"
    );
    let line = stderr.strip_prefix("error: ").expect("an error");
    assert_eq!(line.lines().count(), 1, "{line}");
    line.trim_end().to_owned()
}

fn body(mut socket: TcpStream) -> Value {
    let mut answer = String::new();
    socket.read_to_string(&mut answer).expect("an answer");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    assert!(head.contains(" 20"), "{head} {body}");
    serde_json::from_str(body).expect("JSON")
}

fn get(server: &Server, path: &str) -> Value {
    body(server.send(&format!("GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n")))
}

/// Stores an event, and returns its id.
fn post(server: &Server, json: &str) -> i64 {
    let head = format!(
        "POST /api/events HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}",
        json.len()
    );
    body(server.send(&format!("{head}\r\n\r\n{json}")))["ids"][0]
        .as_i64()
        .expect("an id")
}

/// A tool call of a session that is named after it.
fn post_call(server: &Server, agent: &str, tool: &str) -> i64 {
    post(
        server,
        &format!(
            r#"{{"session_id":"session-of-{tool}","agent_type":"{agent}","event_type":"tool_use","tool_name":"{tool}","project":"shop","metadata":{{"command":"cargo {tool}"}}}}"#
        ),
    )
}

/// A command that runs until it is told to stop; killed when a test fails.
struct Running {
    child: Child,
    stdout: BufReader<ChildStdout>,
    stderr: BufReader<ChildStderr>,
}

impl Running {
    /// Starts it, and waits until it follows.
    fn tail(mut command: Command) -> Self {
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the binary runs");
        let stdout = BufReader::new(child.stdout.take().expect("piped"));
        let stderr = BufReader::new(child.stderr.take().expect("piped"));
        let mut running = Self {
            child,
            stdout,
            stderr,
        };
        let note = running.note();
        assert!(note.starts_with("following http://127.0.0.1:"), "{note}");
        running
    }

    fn line(&mut self) -> String {
        line_of(&mut self.stdout)
    }

    fn note(&mut self) -> String {
        line_of(&mut self.stderr)
    }

    fn json(&mut self) -> Value {
        serde_json::from_str(&self.line()).expect("JSON")
    }

    /// Its exit code, and what it said after what was read.
    fn end(mut self) -> (Option<i32>, String) {
        let started = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                break status;
            }
            assert!(
                started.elapsed() < Duration::from_secs(20),
                "it does not end"
            );
            std::thread::sleep(Duration::from_millis(2));
        };
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).expect("text");
        self.stderr.read_to_string(&mut rest).expect("text");
        (status.code(), rest)
    }

    fn interrupt(&self) {
        let pid = self.child.id().to_string();
        let status = Command::new("kill").args(["-s", "INT", &pid]).status();
        assert!(status.expect("kill runs").success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended unless the test failed before.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn line_of(reader: &mut impl BufRead) -> String {
    let mut line = String::new();
    reader.read_line(&mut line).expect("a line");
    line.trim_end_matches('\n').to_owned()
}
