//! `agentmonitor otel`.
use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::{refused, said};
use crate::process::{agentmonitor, home};

const CONFIG: &str = ".codex/config.toml";
const BEFORE: &str = "# mine\nmodel = \"gpt-5\"\n";

#[test]
fn it_prints_what_belongs_into_the_settings_and_touches_nothing() {
    let home = home();
    for (agent, says) in [
        (
            "codex",
            "endpoint = \"http://127.0.0.1:3141/api/otel/v1/metrics\"",
        ),
        (
            "gemini",
            "\"otlpEndpoint\": \"http://127.0.0.1:3141/api/otel\"",
        ),
        (
            "claude",
            "\"OTEL_EXPORTER_OTLP_LOGS_ENDPOINT\": \"http://127.0.0.1:3141/api/otel/v1/logs\"",
        ),
    ] {
        let printed = said(agentmonitor(home.path(), &["otel", agent]));
        assert!(printed.contains(says), "{printed}");
    }
    assert_eq!(fs::read_dir(home.path()).expect("read").count(), 0);
}

#[test]
fn it_shows_what_it_would_write_and_writes_it_once() {
    let home = home();
    let config = home.path().join(CONFIG);
    fs::create_dir(home.path().join(".codex")).expect("made");
    fs::write(&config, BEFORE).expect("written");
    fs::set_permissions(&config, fs::Permissions::from_mode(0o640)).expect("set");

    let diff = said(agentmonitor(home.path(), &["otel", "codex", "--dry-run"]));
    assert!(
        diff.contains("\n # mine\n model = \"gpt-5\"\n+\n+[otel]\n+log_user_prompt = true\n"),
        "{diff}"
    );
    assert_eq!(fs::read_to_string(&config).expect("read"), BEFORE);

    let write = ["otel", "codex", "--write", "--url", "http://box:80"];
    let told = said(agentmonitor(home.path(), &write));
    let after = fs::read_to_string(&config).expect("read");
    assert!(
        after.starts_with(BEFORE) && after.contains("http://box:80/api/otel/v1/logs"),
        "{after}"
    );
    let mode = fs::metadata(&config).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    let backup = told.trim_end().rsplit_once(" is in ").expect("a backup").1;
    assert_eq!(fs::read_to_string(backup).expect("read"), BEFORE);

    let told = said(agentmonitor(home.path(), &write));
    assert!(told.ends_with("config.toml says so already\n"), "{told}");
    assert_eq!(fs::read_to_string(&config).expect("read"), after);
    assert_eq!(
        fs::read_dir(home.path().join(".codex"))
            .expect("read")
            .count(),
        2
    );
}

#[test]
fn a_new_file_is_the_users_alone() {
    let home = home();
    let mut command = agentmonitor(home.path(), &["otel", "claude", "--write"]);
    command
        .env("AGENTMONITOR_AUTH_TOKEN", "s3cret")
        .env("CLAUDE_CONFIG_DIR", "claude");
    said(command);
    let settings = home.path().join("claude/settings.json");
    let text = fs::read_to_string(&settings).expect("written");
    assert!(text.contains("\"Authorization=Bearer s3cret\""), "{text}");
    let mode = fs::metadata(&settings).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn what_it_cannot_edit_stays_and_is_told_with_its_line() {
    let home = home();
    let config = home.path().join("config.toml");
    for (text, says) in [
        ("a = 1\nb = \n", "config.toml: line 2, column "),
        (
            "[otel]\nexporter = { otlp-grpc = { endpoint = \"http://other:4317\" } }\n",
            "--replace",
        ),
    ] {
        fs::write(&config, text).expect("written");
        let write = ["otel", "codex", "--write", "--file", "config.toml"];
        let told = refused(agentmonitor(home.path(), &write));
        assert!(told.contains(says), "{told}");
        assert_eq!(fs::read_to_string(&config).expect("read"), text);
    }
    assert_eq!(fs::read_dir(home.path()).expect("read").count(), 1);
}

#[test]
fn beside_hooks_it_exports_what_they_do_not_tell() {
    let home = home();
    let file = home.path().join("settings.json");
    let hook = r#"{"type":"http","url":"http://127.0.0.1:3141/api/hooks/claude-code"}"#;
    let settings = format!(r#"{{"hooks":{{"Stop":[{{"hooks":[{hook}]}}]}}}}"#);
    fs::write(&file, settings).expect("written");
    let write = ["otel", "claude", "--write", "--file", "settings.json"];
    let output = agentmonitor(home.path(), &write)
        .output()
        .expect("the binary runs");
    let notes = String::from_utf8(output.stderr).expect("text");
    assert!(output.status.success(), "{notes}");
    assert!(notes.contains("tell tokens and dollars alone"), "{notes}");
    assert!(!notes.contains("two senders"), "{notes}");
    let after = fs::read_to_string(&file).expect("read");
    assert!(
        after.contains("api/otel/v1/metrics") && !after.contains("OTEL_LOGS_EXPORTER"),
        "{after}"
    );
}

#[test]
fn an_address_is_written_whole_however_it_is_named() {
    let home = home();
    for url in ["https://box", "http://", "a:b:c"] {
        let write = ["otel", "codex", "--write", "--url", url];
        let told = refused(agentmonitor(home.path(), &write));
        assert!(told.contains("http://"), "{told}");
    }
    assert_eq!(fs::read_dir(home.path()).expect("read").count(), 0);
    let named = said(agentmonitor(
        home.path(),
        &["otel", "codex", "--url", "box"],
    ));
    assert!(named.contains("\"http://box/api/otel/v1/logs\""), "{named}");
    let mut command = agentmonitor(home.path(), &["otel", "codex"]);
    command.env("AGENTMONITOR_URL", "box");
    assert_eq!(said(command), named);
}

#[test]
fn what_a_diff_shows_cannot_command_the_terminal() {
    let home = home();
    let config = home.path().join("config.toml");
    fs::write(&config, "# \u{202e}[2J\n").expect("written");
    let dry_run = ["otel", "codex", "--dry-run", "--file", "config.toml"];
    let diff = said(agentmonitor(home.path(), &dry_run));
    assert!(diff.contains(r"# \u{202e}[2J"), "{diff:?}");
}

#[test]
fn hooks_that_settings_keep_from_running_tell_nothing() {
    let home = home();
    let settings = home.path().join(".claude/settings.json");
    fs::create_dir(home.path().join(".claude")).expect("made");
    fs::write(&settings, r#"{"disableAllHooks": true}"#).expect("written");
    said(agentmonitor(home.path(), &["hooks", "install"]));
    said(agentmonitor(home.path(), &["otel", "claude", "--write"]));
    let after = fs::read_to_string(&settings).expect("read");
    assert!(
        after.contains("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"),
        "{after}"
    );
}

#[test]
fn a_token_in_a_file_that_others_may_read_is_told() {
    let home = home();
    let own = home.path().join(".claude/settings.json");
    let projects = home.path().join("p/.claude/settings.json");
    for path in [&own, &projects] {
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, "{}").expect("written");
    }
    fs::set_permissions(&own, fs::Permissions::from_mode(0o644)).expect("set");
    fs::set_permissions(&projects, fs::Permissions::from_mode(0o600)).expect("set");
    let file = projects.to_str().expect("UTF-8");
    let noted = |args: &[&str], token: &str| {
        let mut command = agentmonitor(home.path(), &[&["otel", "claude"], args].concat());
        let output = command.env("AGENTMONITOR_AUTH_TOKEN", token).output();
        let output = output.expect("it runs");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stderr).expect("text")
    };
    // Before it is done, too.
    for how in [&[][..], &["--dry-run"], &["--write"]] {
        assert!(!noted(how, "").contains("the token goes"));
        let told = noted(how, "s3cret");
        assert!(
            told.contains("chmod 600") && !told.contains("project"),
            "{told}"
        );
        let told = noted(&[how, &["--file", file]].concat(), "s3cret");
        assert!(
            told.contains("a file of a project") && !told.contains("chmod"),
            "{told}"
        );
    }
    fs::set_permissions(&own, fs::Permissions::from_mode(0o600)).expect("set");
    for is_there in [true, false] {
        assert!(
            !noted(&[], "s3cret").contains("the token goes"),
            "{is_there}"
        );
        fs::remove_dir_all(home.path().join(".claude")).expect("removed");
        fs::create_dir(home.path().join(".claude")).expect("made");
    }
}
