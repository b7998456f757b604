//! A status line that would run itself, and one whose settings are reached by a link or are a copy.
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use super::{
    beside, files_beside, forwarded, hooks, line, read, refused, settings, with_line, write,
};
use crate::process::home;

const INSTALL: [&str; 4] = ["install", "--statusline", "--url", "http://127.0.0.1:1"];
const BRIDGE: &str = r#"{"statusLine": {"type": "command", "command": "/am/hooks/claude-code/statusline_bridge.sh"}}"#;

fn kept(home: &Path) -> String {
    let path = beside(home, "settings.json.agentmonitor-statusline");
    fs::read_to_string(path).expect("there")
}

#[test]
fn the_legacys_bridge_on_top_of_ours_does_not_make_ours_call_itself() {
    let home = home();
    write(home.path(), &with_line("date"));
    hooks(home.path(), &INSTALL);
    // So does the installer of the TypeScript runtime.
    fs::write(forwarded(home.path()), line(home.path())).expect("a file");
    write(home.path(), BRIDGE);
    hooks(home.path(), &INSTALL);
    assert_eq!(kept(home.path()), "date");
    hooks(home.path(), &["uninstall"]);
    assert_eq!(line(home.path()), "date");
}

#[test]
fn ours_behind_something_else_is_left_with_what_it_shows() {
    let home = home();
    write(home.path(), &with_line("date"));
    hooks(home.path(), &INSTALL);
    let wrapped = format!("env A=1 {}", line(home.path()));
    write(home.path(), &with_line(&wrapped));
    let said = hooks(home.path(), &INSTALL);
    assert!(said.contains("is left as it is: env A=1 "), "{said}");
    assert_eq!(
        (line(home.path()), kept(home.path())),
        (wrapped.clone(), "date".to_owned())
    );
    let status = hooks(home.path(), &["status"]);
    assert!(
        status.contains("not ours to edit, tells quotas: env A=1"),
        "{status}"
    );
    hooks(home.path(), &["uninstall"]);
    assert_eq!(
        (line(home.path()), kept(home.path())),
        (wrapped, "date".to_owned())
    );
}

#[test]
fn a_line_that_calls_itself_stops_with_a_sentence() {
    let home = home();
    write(home.path(), &with_line("date"));
    hooks(home.path(), &INSTALL);
    let line = line(home.path());
    fs::write(
        beside(home.path(), "settings.json.agentmonitor-statusline"),
        &line,
    )
    .expect("a file");
    let output = Command::new("sh")
        .args(["-c", &line])
        .env_clear()
        .env("HOME", home.path())
        .env("PATH", "/usr/bin:/bin")
        .output()
        .expect("sh runs");
    let error = String::from_utf8(output.stderr).expect("text");
    assert_eq!(
        error.matches("this status line calls itself").count(),
        1,
        "{error}"
    );
    let status = hooks(home.path(), &["status"]);
    assert!(
        status.contains("before AgentMonitor's is lost: "),
        "{status}"
    );
}

#[test]
fn a_link_finds_the_bridges_line_and_keeps_nothing_where_it_leads() {
    let home = home();
    let dots = home.path().join("dot");
    fs::create_dir_all(home.path().join(".claude")).expect("a folder");
    fs::create_dir_all(&dots).expect("a folder");
    fs::write(dots.join("c.json"), BRIDGE).expect("a file");
    symlink("../dot/c.json", settings(home.path())).expect("a link");
    fs::write(forwarded(home.path()), "date").expect("a file");
    hooks(home.path(), &INSTALL);
    assert_eq!(kept(home.path()), "date");
    assert_eq!(dots.read_dir().expect("a folder").count(), 1);
    hooks(home.path(), &["uninstall"]);
    assert_eq!(line(home.path()), "date");
    assert!(settings(home.path()).is_symlink());
    assert_eq!(dots.read_dir().expect("a folder").count(), 1);
}

#[test]
fn a_bridge_whose_line_is_not_known_is_left() {
    let home = home();
    write(home.path(), BRIDGE);
    let error = refused(home.path(), &INSTALL);
    assert!(
        error.contains("statusline-forward.txt; write its command there"),
        "{error}"
    );
    assert_eq!(read(home.path()), BRIDGE);
    assert_eq!(files_beside(home.path()), 1);
    hooks(home.path(), &["install"]);
}

#[test]
fn a_copy_of_settings_knows_the_line_that_its_command_names() {
    let home = home();
    write(home.path(), &with_line("date"));
    hooks(home.path(), &INSTALL);
    let local = beside(home.path(), "settings.local.json");
    fs::copy(settings(home.path()), &local).expect("copied");
    let name = local.to_str().expect("UTF-8");
    let said = hooks(home.path(), &[&INSTALL[..], &["--settings", name]].concat());
    assert!(!said.contains("is lost"), "{said}");
    let copys = beside(home.path(), "settings.local.json.agentmonitor-statusline");
    assert_eq!(fs::read_to_string(copys).expect("there"), "date");
}

#[test]
fn a_bridge_of_long_ago_does_not_come_back_in_the_place_of_a_newer_line() {
    let home = home();
    write(home.path(), BRIDGE);
    fs::write(forwarded(home.path()), "date").expect("a file");
    hooks(home.path(), &INSTALL);
    hooks(home.path(), &["uninstall"]);
    write(home.path(), &with_line("new-line"));
    hooks(home.path(), &INSTALL);
    let error = refused(home.path(), &["uninstall", "--restore"]);
    assert!(error.contains("nothing made room"), "{error}");
    hooks(home.path(), &["uninstall"]);
    assert_eq!(line(home.path()), "new-line");
}

#[test]
fn what_is_not_brought_back_is_not_forgotten() {
    let home = home();
    write(home.path(), BRIDGE);
    fs::write(forwarded(home.path()), "date").expect("a file");
    hooks(home.path(), &INSTALL);
    write(home.path(), &with_line("new-line"));
    let said = hooks(home.path(), &["uninstall", "--restore"]);
    assert!(said.contains("is not brought back"), "{said}");
    let saved = beside(home.path(), "settings.json.agentmonitor-replaced.json");
    let saved = fs::read_to_string(saved).expect("there");
    assert!(saved.contains("statusline_bridge.sh"), "{saved}");
    assert_eq!(line(home.path()), "new-line");
}
