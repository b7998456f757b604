//! `agentmonitor hooks` and `agentmonitor statusline` as processes, on settings in a home of their own.
#![cfg(unix)]
mod files;
mod loops;
mod statusline;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;

use crate::process::{home, output};

fn settings(home: &Path) -> PathBuf {
    home.join(".claude/settings.json")
}

/// What stands beside the settings.
fn beside(home: &Path, name: &str) -> PathBuf {
    home.join(".claude").join(name)
}

/// How many files stand there, the settings among them.
fn files_beside(home: &Path) -> usize {
    home.join(".claude").read_dir().expect("a folder").count()
}

/// Where the TypeScript runtime keeps the status line before its own.
fn forwarded(home: &Path) -> PathBuf {
    beside(home, "agentmonitor-statusline-forward.txt")
}

/// Settings with a status line alone.
fn with_line(command: &str) -> String {
    serde_json::json!({"statusLine": {"type": "command", "command": command}}).to_string()
}

/// The command of the status line.
fn line(home: &Path) -> String {
    let line = json(home)["statusLine"]["command"].clone();
    line.as_str().expect("a command").to_owned()
}

fn write(home: &Path, text: &str) {
    fs::create_dir_all(home.join(".claude")).expect("a folder");
    fs::write(settings(home), text).expect("a file");
}

fn read(home: &Path) -> String {
    fs::read_to_string(settings(home)).expect("there")
}

fn json(home: &Path) -> Value {
    serde_json::from_str(&read(home)).expect("JSON")
}

/// What it says; it must succeed.
#[track_caller]
fn hooks(home: &Path, args: &[&str]) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = output(home, &[&["hooks"], args].concat());
    let error = String::from_utf8_lossy(&stderr);
    assert!(status.success(), "{error}");
    String::from_utf8(stdout).expect("text")
}

/// The error of one that is refused.
#[track_caller]
fn refused(home: &Path, args: &[&str]) -> String {
    let output = output(home, &[&["hooks"], args].concat());
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).expect("text");
    error.strip_prefix("error: ").expect("an error").to_owned()
}

fn backups(home: &Path) -> usize {
    let entries = home.join(".claude").read_dir().expect("a folder");
    let names = entries.map(|entry| entry.expect("readable").file_name());
    names
        .filter(|name| name.to_string_lossy().starts_with("settings.json.bak."))
        .count()
}

#[test]
fn hooks_are_installed_shown_left_alone_and_removed() {
    let home = home();
    let none = hooks(home.path(), &["status"]);
    assert!(
        none.contains("put them there with: agentmonitor hooks install"),
        "{none}"
    );
    let said = hooks(home.path(), &["install"]);
    assert!(
        said.contains("hooks installed, for http://127.0.0.1:3141"),
        "{said}"
    );
    let once = read(home.path());
    let status = hooks(home.path(), &["status"]);
    assert_eq!(
        status
            .matches("posted to http://127.0.0.1:3141/api/hooks/claude-code")
            .count(),
        6
    );
    assert!(
        status.contains(
            "agentmonitor hook --url http://127.0.0.1:3141 --instruction-load-instrumented"
        ),
        "{status}"
    );
    assert!(
        !status.contains("two senders") && !status.contains("not told"),
        "{status}"
    );
    let again = hooks(home.path(), &["install"]);
    assert!(again.contains("installed already"), "{again}");
    assert_eq!((read(home.path()), backups(home.path())), (once, 0));
    let gone = hooks(home.path(), &["uninstall"]);
    assert!(
        gone.contains("hooks removed") && gone.contains("settings.json.bak."),
        "{gone}"
    );
    assert_eq!(json(home.path()), serde_json::json!({}));
    let nothing = hooks(home.path(), &["uninstall"]);
    assert!(
        nothing.contains("there are no hooks of AgentMonitor"),
        "{nothing}"
    );
}

#[test]
fn a_dry_run_shows_a_diff_and_writes_nothing() {
    let home = home();
    let text = "{\n  // mine\n  \"model\": \"opus\"\n}\n";
    write(home.path(), text);
    let diff = hooks(home.path(), &["install", "--dry-run", "--statusline"]);
    assert!(
        diff.contains("-  \"model\": \"opus\"\n+  \"model\": \"opus\",\n"),
        "{diff}"
    );
    assert!(diff.contains("+    \"SessionStart\": ["), "{diff}");
    assert_eq!(read(home.path()), text);
    assert_eq!(
        home.path()
            .join(".claude")
            .read_dir()
            .expect("a folder")
            .count(),
        1
    );
}

#[test]
fn broken_settings_are_left_as_they_are_and_the_line_is_named() {
    let home = home();
    let text = "{\n  \"model\": \"opus\"\n  \"hooks\": {}\n}\n";
    write(home.path(), text);
    for args in [
        &["install"][..],
        &["install", "--dry-run"],
        &["uninstall"],
        &["status"],
    ] {
        let error = refused(home.path(), args);
        assert!(
            error.contains("settings.json: line 2, column 18"),
            "{args:?}: {error}"
        );
    }
    assert_eq!(
        (read(home.path()), backups(home.path())),
        (text.to_owned(), 0)
    );
    write(home.path(), "{\"hooks\": {\"Stop\": 1}}");
    let error = refused(home.path(), &["install"]);
    assert!(error.contains("/hooks/Stop must be a list"), "{error}");
}

#[test]
fn the_legacys_scripts_make_room_once_and_are_brought_back() {
    let home = home();
    let command = "AGENTMONITOR_URL=http://127.0.0.1:3141 /opt/am/hooks/claude-code/session_end.sh";
    let ours = r#"{"type":"command","command":"agentmonitor hook"}"#;
    let text = format!(
        r#"{{"hooks":{{"Stop":[{{"hooks":[{{"type":"command","command":"{command}","async":true}},{ours}]}}]}}}}"#
    );
    write(home.path(), &text);
    let status = hooks(home.path(), &["status"]);
    assert!(
        status.contains("settings.json tells of Stop: each comes as often"),
        "{status}"
    );
    let said = hooks(home.path(), &["install", "--command"]);
    assert!(said.contains("made room: 1"), "{said}");
    assert!(!read(home.path()).contains("/opt/am"));
    assert!(!hooks(home.path(), &["status"]).contains("two senders"));
    hooks(home.path(), &["install"]);
    assert_eq!(backups(home.path()).min(1), 1);
    hooks(home.path(), &["uninstall", "--restore"]);
    assert_eq!(
        json(home.path())["hooks"]["Stop"][0]["hooks"][0]["command"],
        command
    );
    let error = refused(home.path(), &["uninstall", "--restore"]);
    assert!(error.contains("nothing made room"), "{error}");
}

#[test]
fn exported_logs_are_a_second_sender() {
    let home = home();
    let otel = &["otel", "claude", "--write"];
    assert!(output(home.path(), otel).status.success());
    for args in ["install", "status"] {
        let said = hooks(home.path(), &[args]);
        assert!(
            said.contains("two senders: Claude Code has hooks and exports logs"),
            "{said}"
        );
        assert!(said.contains("agentmonitor otel claude --write"), "{said}");
    }
    // What is advised mends it.
    assert!(output(home.path(), otel).status.success());
    let status = hooks(home.path(), &["status"]);
    assert!(!status.contains("two senders"), "{status}");
}

#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let home = home();
    let file = home.path().join("dotfiles.json");
    fs::write(&file, "{}").expect("a file");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("set");
    fs::create_dir(home.path().join(".claude")).expect("a folder");
    std::os::unix::fs::symlink(&file, settings(home.path())).expect("a link");
    hooks(home.path(), &["install"]);
    assert!(settings(home.path()).is_symlink());
    assert!(
        fs::read_to_string(&file)
            .expect("there")
            .contains("SessionStart")
    );
    let mode = fs::metadata(&file).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn another_file_and_another_server_are_named() {
    let home = home();
    let file = home.path().join("x/project.json");
    let path = file.to_str().expect("UTF-8");
    hooks(
        home.path(),
        &["install", "--settings", path, "--url", "http://box:1/am/"],
    );
    let text = fs::read_to_string(&file).expect("there");
    assert!(
        text.contains("\"http://box:1/am/api/hooks/claude-code\""),
        "{text}"
    );
    assert!(
        text.contains("hook --url http://box:1/am --instruction"),
        "{text}"
    );
    for (url, says) in [
        ("box:x", "\"box:x\" is no address of a server"),
        (
            "https://box",
            "commands of hooks cannot tell https://box; name an http:// address",
        ),
    ] {
        let error = refused(home.path(), &["install", "--url", url]);
        assert!(error.contains(says), "{error}");
        assert!(!settings(home.path()).exists());
    }
}

#[test]
fn commands_are_given_the_file_with_the_token() {
    let home = home();
    fs::write(home.path().join("the token"), "s3cret\n").expect("a file");
    let install = ["install", "--statusline", "--auth-token-file", "the token"];
    let said = hooks(home.path(), &install);
    assert!(
        said.contains("needs AGENTMONITOR_AUTH_TOKEN in its environment"),
        "{said}"
    );
    let file = format!(" --auth-token-file '{}/the token'", home.path().display());
    let json = json(home.path());
    for command in [
        &json["hooks"]["SessionStart"][0]["hooks"][0],
        &json["statusLine"],
    ] {
        let command = command["command"].as_str().expect("text");
        assert!(command.contains(&file), "{command}");
    }
    let said = hooks(home.path(), &[&install[..], &["--command"]].concat());
    assert!(said.contains("the hooks read the token from "), "{said}");
    assert!(!read(home.path()).contains("s3cret"));
}

#[test]
fn what_stands_in_settings_cannot_command_the_terminal() {
    let home = home();
    let command = "agentmonitor hook \\u001b[2J\\u202e";
    write(
        home.path(),
        &format!(
            "{{\"hooks\": {{\"Stop\": [{{\"hooks\": [{{\"command\": \"{command}\"}}]}}]}}, \"a\": \"\u{202e}\"}}"
        ),
    );
    for args in [&["status"][..], &["install", "--dry-run"]] {
        let said = hooks(home.path(), args);
        assert!(said.contains(r"\u{202e}"), "{said}");
        assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
    }
}

#[test]
fn settings_that_keep_hooks_from_running_are_told_at_once() {
    let home = home();
    write(
        home.path(),
        r#"{"disableAllHooks": true, "allowedHttpHookUrls": []}"#,
    );
    for args in [&["install", "--dry-run"][..], &["install"], &["status"]] {
        let said = hooks(home.path(), args);
        assert!(
            said.contains("`disableAllHooks` in ") && said.contains("take it out there"),
            "{said}"
        );
        assert!(
            said.contains("`allowedHttpHookUrls` in ") && said.contains("--command"),
            "{said}"
        );
    }
}

#[test]
fn hooks_of_the_project_and_of_the_user_are_seen_together() {
    let home = home();
    let user = home.path().join("conf");
    let with = |args: &[&str]| {
        let mut command = crate::process::agentmonitor(home.path(), args);
        command.env("CLAUDE_CONFIG_DIR", &user);
        let output = command.output().expect("the binary runs");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("text")
    };
    with(&["hooks", "install"]);
    let local = home.path().join(".claude/settings.local.json");
    let name = local.to_str().expect("UTF-8");
    let said = with(&["hooks", "install", "--command", "--settings", name]);
    let mend = format!("agentmonitor hooks uninstall --settings {name}");
    for said in [said, with(&["hooks", "status"])] {
        assert!(
            said.contains("two senders") && said.contains(&mend),
            "{said}"
        );
    }
}
