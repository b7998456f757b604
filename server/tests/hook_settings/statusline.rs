//! The status line: told to the server, and shown as before.
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::{hooks, json, read, refused, write};
use crate::process::{Server, home};

const QUOTAS: &str = r#"{"model":{"id":"m"},"rate_limits":{"five_hour":{"used_percentage":12.5,"resets_at":1900000000}}}"#;

/// Runs the command that stands in the settings, as Claude Code does.
fn shown(home: &Path) -> Output {
    let line = json(home)["statusLine"]["command"].clone();
    let mut child = Command::new("sh")
        .args(["-c", line.as_str().expect("a command")])
        .env_clear()
        .env("HOME", home)
        .env("PATH", "/usr/bin:/bin")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("sh runs");
    let mut stdin = child.stdin.take().expect("piped");
    stdin.write_all(QUOTAS.as_bytes()).expect("it reads all");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

const LINE: &str =
    r#"{"statusLine": {"type": "command", "command": "wc -c; exit 3", "padding": 0}}"#;

#[test]
fn quotas_are_told_and_the_other_line_is_shown_with_its_exit_code() {
    let home = home();
    let server = Server::start(home.path());
    write(home.path(), LINE);
    let url = format!("http://{}", server.address);
    hooks(home.path(), &["install", "--statusline", "--url", &url]);
    assert_eq!(json(home.path())["statusLine"]["padding"], 0);
    assert!(hooks(home.path(), &["status"]).contains("tells quotas"));
    let output = shown(home.path());
    let text = String::from_utf8(output.stdout).expect("text");
    assert_eq!(text.trim(), QUOTAS.len().to_string());
    assert_eq!(output.status.code(), Some(3));
    let mut answer = String::new();
    let mut socket = server.send("GET /api/provider-quotas HTTP/1.0\r\nHost: localhost\r\n\r\n");
    socket.read_to_string(&mut answer).expect("an answer");
    assert!(
        answer.contains("claude-statusline") && answer.contains("12.5"),
        "{answer}"
    );
    // Installed again, the line before ours is still known.
    hooks(home.path(), &["install", "--statusline"]);
    hooks(home.path(), &["uninstall"]);
    let before: serde_json::Value = serde_json::from_str(LINE).expect("JSON");
    assert_eq!(json(home.path()), before);
}

#[test]
fn a_server_that_never_answers_costs_the_line_little_and_nothing_of_it() {
    let home = home();
    let listener = TcpListener::bind("127.0.0.1:0").expect("bound");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    write(
        home.path(),
        r#"{"statusLine": {"type": "command", "command": "echo shown"}}"#,
    );
    hooks(home.path(), &["install", "--statusline", "--url", &url]);
    let output = shown(home.path());
    assert!(output.status.success());
    assert_eq!(output.stdout, b"shown\n");
}

#[test]
fn without_a_line_before_ours_nothing_is_shown() {
    let home = home();
    hooks(
        home.path(),
        &["install", "--statusline", "--url", "http://127.0.0.1:1"],
    );
    let output = shown(home.path());
    assert!(
        output.status.success() && output.stdout.is_empty(),
        "{output:?}"
    );
    hooks(home.path(), &["uninstall"]);
    assert_eq!(json(home.path()), serde_json::json!({}));
}

#[test]
fn the_line_that_the_legacys_bridge_keeps_is_left_to_it() {
    let home = home();
    let bridge = r#"{"statusLine": {"type": "command", "command": "~/.claude/hooks/agentmonitor/statusline_bridge.sh"}}"#;
    write(home.path(), bridge);
    let forwarded = home
        .path()
        .join(".claude/agentmonitor-statusline-forward.txt");
    std::fs::write(&forwarded, "wc -c").expect("a file");
    hooks(home.path(), &["uninstall"]);
    assert_eq!(read(home.path()), bridge);
    assert_eq!(std::fs::read_to_string(&forwarded).expect("there"), "wc -c");
}

#[test]
fn a_line_that_is_no_object_is_left() {
    let home = home();
    write(home.path(), "{\"statusLine\": \"date\"}");
    let error = refused(home.path(), &["install", "--statusline"]);
    assert!(error.contains("/statusLine must be an object"), "{error}");
    assert_eq!(read(home.path()), "{\"statusLine\": \"date\"}");
}
