//! The status line: told to the server, and shown as before.
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use super::{beside, forwarded, hooks, json, line, read, refused, with_line, write};
use crate::process::{Server, home};

const QUOTAS: &str = r#"{"model":{"id":"m"},"rate_limits":{"five_hour":{"used_percentage":12.5,"resets_at":1900000000}}}"#;

/// Runs the command that stands in the settings, as Claude Code does.
fn shown(home: &Path) -> Output {
    let mut child = Command::new("sh")
        .args(["-c", &line(home)])
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
fn a_server_that_never_answers_costs_the_line_its_deadline_and_nothing_of_it() {
    let home = home();
    let listener = TcpListener::bind("127.0.0.1:0").expect("bound");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    write(home.path(), &with_line("echo shown"));
    hooks(home.path(), &["install", "--statusline", "--url", &url]);
    let begun = Instant::now();
    let output = shown(home.path());
    let took = begun.elapsed();
    assert!(output.status.success());
    assert_eq!(output.stdout, b"shown\n");
    // Half a second, and what a busy machine adds; the server would have it wait without end.
    assert!(took < Duration::from_secs(5), "{took:?}");
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

const BRIDGE: &str = r#"{"statusLine": {"type": "command", "command": "~/am/hooks/claude-code/statusline_bridge.sh"}}"#;

#[test]
fn the_line_that_the_legacys_bridge_keeps_is_left_to_it() {
    let home = home();
    write(home.path(), BRIDGE);
    let forwarded = forwarded(home.path());
    std::fs::write(&forwarded, "wc -c").expect("a file");
    hooks(home.path(), &["uninstall"]);
    assert_eq!(read(home.path()), BRIDGE);
    assert_eq!(std::fs::read_to_string(&forwarded).expect("there"), "wc -c");
}

#[test]
fn the_legacys_bridge_makes_room_and_is_brought_back_with_its_line() {
    let home = home();
    write(home.path(), BRIDGE);
    let forwarded = forwarded(home.path());
    std::fs::write(&forwarded, "wc -c\n").expect("a file");
    let install = ["install", "--statusline", "--url", "http://127.0.0.1:1"];
    hooks(home.path(), &install);
    let output = shown(home.path());
    let text = String::from_utf8(output.stdout).expect("text");
    assert_eq!(text.trim(), QUOTAS.len().to_string());
    hooks(home.path(), &["uninstall", "--restore"]);
    let before: serde_json::Value = serde_json::from_str(BRIDGE).expect("JSON");
    assert_eq!(json(home.path()), before);
    assert_eq!(
        std::fs::read_to_string(&forwarded).expect("there"),
        "wc -c\n"
    );
    // Without it, the line comes back that was there before the bridge.
    hooks(home.path(), &install);
    hooks(home.path(), &["uninstall"]);
    assert_eq!(json(home.path())["statusLine"]["command"], "wc -c");
}

#[test]
fn two_settings_of_a_folder_keep_a_line_each() {
    use std::os::unix::fs::PermissionsExt;
    let home = home();
    write(home.path(), LINE);
    let local = beside(home.path(), "settings.local.json");
    std::fs::write(&local, LINE.replace("wc -c; exit 3", "echo local")).expect("a file");
    let before = std::fs::read_to_string(&local).expect("there");
    let name = local.to_str().expect("UTF-8");
    for more in [&[][..], &["--settings", name]] {
        hooks(home.path(), &[&["install", "--statusline"], more].concat());
    }
    let kept = beside(home.path(), "settings.local.json.agentmonitor-statusline");
    assert_eq!(std::fs::read_to_string(&kept).expect("there"), "echo local");
    let mode = std::fs::metadata(&kept)
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    hooks(home.path(), &["uninstall"]);
    assert_eq!(json(home.path())["statusLine"]["command"], "wc -c; exit 3");
    hooks(home.path(), &["uninstall", "--settings", name]);
    let parsed = |text: &str| -> serde_json::Value { serde_json::from_str(text).expect("JSON") };
    let after = std::fs::read_to_string(&local).expect("there");
    assert_eq!(parsed(&after), parsed(&before));
    assert!(!kept.exists());
}

#[test]
fn a_line_that_is_lost_is_said_to_be() {
    let home = home();
    write(home.path(), LINE);
    hooks(home.path(), &["install", "--statusline"]);
    let kept = beside(home.path(), "settings.json.agentmonitor-statusline");
    std::fs::remove_file(&kept).expect("removed");
    let output = shown(home.path());
    let error = String::from_utf8(output.stderr).expect("text");
    assert!(
        error.contains("agentmonitor-statusline is not there"),
        "{error}"
    );
    for args in [
        &["status"][..],
        &["install", "--statusline"],
        &["uninstall", "--dry-run"],
        &["uninstall"],
    ] {
        let said = hooks(home.path(), args);
        assert!(
            said.contains("before AgentMonitor's is lost: "),
            "{args:?}: {said}"
        );
    }
}

#[test]
fn a_line_that_is_no_object_is_left() {
    let home = home();
    for text in ["{\"statusLine\": \"date\"}", "{\"statusLine\": [1]}"] {
        write(home.path(), text);
        let error = refused(home.path(), &["install", "--statusline"]);
        assert!(error.contains("/statusLine must be an object"), "{error}");
        assert_eq!(read(home.path()), text);
        // It is in the way of nothing else.
        hooks(home.path(), &["install"]);
        hooks(home.path(), &["status"]);
        hooks(home.path(), &["uninstall"]);
        assert_eq!(
            json(home.path()),
            serde_json::from_str::<serde_json::Value>(text).expect("JSON")
        );
    }
}
