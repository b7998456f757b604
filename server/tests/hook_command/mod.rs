//! `agentmonitor hook` as a process: what it prints, what it keeps, and what becomes of that.
#![cfg(unix)]
mod bad_input;
mod kept;
mod refused;
#[path = "../hooks/samples.rs"]
mod samples;

use std::io::{Read, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use uuid::Uuid;

use self::samples::{Sample, of_scripts, projects};
use crate::process::{Server, agentmonitor, home};

const DENIED: &str = concat!(
    r#"{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","#,
    r#""permissionDecisionReason":"AgentMonitor: Blocked destructive command: rm -rf /"}}"#
);
const REMOVE: &str = r#"{"hook_event_name":"PreToolUse","session_id":"s","tool_name":"Bash","tool_input":{"command":"rm -rf /"}}"#;

/// How long an event may take to the database behind its answer, on the busiest of machines.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the hook says to a payload, told to the server at `address`, who may take its time.
fn hook(home: &Path, address: SocketAddr, payload: impl AsRef<[u8]>) -> String {
    said(hook_command(home, address), payload)
}

fn hook_command(home: &Path, address: SocketAddr) -> Command {
    hook_within(home, address, 20_000)
}

fn hook_within(home: &Path, address: SocketAddr, milliseconds: u64) -> Command {
    let (url, deadline) = (format!("http://{address}/"), milliseconds.to_string());
    agentmonitor(home, &["hook", "--url", &url, "--deadline-ms", &deadline])
}

/// Its stdout; whatever happens it is content.
#[track_caller]
fn said(command: Command, payload: impl AsRef<[u8]>) -> String {
    let output = run(command, payload.as_ref());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

fn run(mut command: Command, payload: &[u8]) -> Output {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().expect("it runs");
    let mut stdin = child.stdin.take().expect("piped");
    stdin.write_all(payload).expect("it reads all");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

/// All events, oldest first, once there are `count` of them.
#[track_caller]
fn events(server: &Server, count: usize) -> Vec<Value> {
    let started = Instant::now();
    loop {
        let mut answer = String::new();
        let mut socket =
            server.send("GET /api/events?limit=500 HTTP/1.0\r\nHost: localhost\r\n\r\n");
        socket.read_to_string(&mut answer).expect("an answer");
        let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
        let mut page: Value = serde_json::from_str(body).expect("JSON");
        let Value::Array(mut events) = page["events"].take() else {
            panic!("{body}");
        };
        if events.len() >= count {
            events.sort_by_key(|event| event["id"].as_i64());
            return events;
        }
        assert!(started.elapsed() < PATIENCE, "the events are stored");
    }
}

/// The files of what waits for the server at `address`.
fn kept(home: &Path, address: SocketAddr) -> Vec<PathBuf> {
    let name = address.to_string().replace(':', "_");
    let folder = home.join(".local/share/agentmonitor/hooks").join(name);
    let Ok(entries) = folder.read_dir() else {
        return Vec::new();
    };
    entries
        .map(|entry| entry.expect("readable").path())
        .collect()
}

fn prompt(words: &str) -> String {
    format!(r#"{{"hook_event_name":"UserPromptSubmit","session_id":"s","prompt":"{words}"}}"#)
}

#[test]
fn the_samples_store_the_rows_of_the_legacys_scripts() {
    let home = home();
    projects(home.path());
    let mut serve = agentmonitor(home.path(), &["serve", "--port", "0"]);
    serve.env("AGENTMONITOR_PROJECTS_DIR", home.path());
    let server = Server::of(serve);
    let stored = Sample::stored();
    for (sample, _) in &stored {
        let mut command = hook_command(home.path(), server.address);
        command.envs(&sample.env);
        let answer = said(command, sample.payload(home.path()));
        let blocked = sample.name == "pre-tool-bash-blocked";
        assert_eq!(answer != "{}", blocked, "{}: {answer}", sample.name);
    }
    let mut events = events(&server, stored.len());
    assert_eq!(events.len(), stored.len());
    for (event, (sample, row)) in events.iter_mut().zip(&stored) {
        // The scripts had none; by it the command may tell an event again.
        let id = event["event_id"].take();
        let is_one = id.as_str().is_some_and(|id| Uuid::try_parse(id).is_ok());
        assert!(is_one, "{}: {id}", sample.name);
        sample.assert_stored(event, row);
    }
}

#[test]
fn a_repository_without_a_commit_has_no_branch_and_stops_nothing() {
    let home = home();
    projects(home.path());
    let server = Server::start(home.path());
    let payload = Sample::unborn().payload(home.path());
    hook(home.path(), server.address, payload);
    let events = events(&server, 1);
    assert_eq!(events[0]["branch"], Value::Null);
    assert_eq!(events[0]["project"], "empty-repo");
}

#[test]
fn samples_that_sent_nothing_store_nothing() {
    let home = home();
    let server = Server::start(home.path());
    for sample in Sample::all().iter().filter(|sample| sample.is_silent()) {
        let mut command = hook_command(home.path(), server.address);
        command.envs(&sample.env);
        let answer = said(command, sample.payload(home.path()));
        assert!(
            ["", "{}"].contains(&answer.as_str()),
            "{}: {answer}",
            sample.name
        );
    }
    hook(home.path(), server.address, prompt("last"));
    assert_eq!(
        of_scripts(&events(&server, 1)[0]["metadata"])["message"],
        "last"
    );
    assert!(kept(home.path(), server.address).is_empty());
}

#[test]
fn a_command_is_denied_as_server_and_environment_say() {
    let home = home();
    let mut serve = agentmonitor(home.path(), &["serve", "--port", "0"]);
    serve.env("AGENTMONITOR_SAFETY", "0");
    let server = Server::of(serve);
    assert_eq!(hook(home.path(), server.address, REMOVE), "{}");
    let mut command = hook_command(home.path(), server.address);
    command.env("AGENTMONITOR_SAFETY", "1");
    assert_eq!(said(command, REMOVE), DENIED);
}
