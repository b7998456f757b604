//! Files as people have them: links, read-only, no text; and what is kept beside them.
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use super::{backups, files_beside, hooks, read, refused, settings, write};
use crate::process::home;

#[test]
fn a_link_to_nothing_is_written_through() {
    let home = home();
    fs::create_dir(home.path().join(".claude")).expect("a folder");
    symlink("../dotfiles/claude.json", settings(home.path())).expect("a link");
    hooks(home.path(), &["install"]);
    assert!(settings(home.path()).is_symlink());
    let target = home.path().join("dotfiles/claude.json");
    let text = fs::read_to_string(target).expect("there");
    assert!(text.contains("SessionStart"), "{text}");
}

#[test]
fn links_in_a_circle_are_told_and_left() {
    let home = home();
    fs::create_dir(home.path().join(".claude")).expect("a folder");
    symlink("settings.json", settings(home.path())).expect("a link");
    let error = refused(home.path(), &["install"]);
    assert!(error.contains("settings.json cannot be read"), "{error}");
    assert!(settings(home.path()).is_symlink());
}

#[test]
fn what_is_read_only_stays_as_it_is_with_nothing_beside_it() {
    let home = home();
    let legacy = r#"{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"/am/hooks/claude-code/x.sh"}]}]}}"#;
    write(home.path(), legacy);
    fs::set_permissions(settings(home.path()), fs::Permissions::from_mode(0o444)).expect("set");
    let error = refused(home.path(), &["install"]);
    assert!(error.contains("is read-only; make it writable"), "{error}");
    assert_eq!(
        (read(home.path()).as_str(), files_beside(home.path())),
        (legacy, 1)
    );
}

#[test]
fn bytes_that_are_no_text_are_named_by_line_and_left() {
    let home = home();
    write(home.path(), "");
    let bytes = b"{\n  \"a\": \"\xff\"\n}\n";
    fs::write(settings(home.path()), bytes).expect("a file");
    for args in ["install", "status", "uninstall"] {
        let error = refused(home.path(), &[args]);
        assert!(
            error.contains("settings.json: line 2, column 9: the byte 0xff is no UTF-8"),
            "{error}"
        );
    }
    assert_eq!(fs::read(settings(home.path())).expect("there"), bytes);
    assert_eq!(files_beside(home.path()), 1);
}

#[test]
fn each_change_has_a_backup_of_its_own_even_in_one_second() {
    let home = home();
    write(home.path(), "{}\n");
    for port in 1..=4 {
        let url = format!("http://127.0.0.1:{port}");
        hooks(home.path(), &["install", "--url", &url]);
    }
    assert_eq!(backups(home.path()), 4);
}

#[test]
fn what_made_room_is_kept_of_each_file_and_for_the_user_alone() {
    let home = home();
    let script = |name: &str| {
        format!(
            r#"{{"hooks":{{"Stop":[{{"hooks":[{{"type":"command","command":"/am/hooks/claude-code/{name}.sh"}}]}}]}}}}"#
        )
    };
    write(home.path(), &script("users"));
    let local = home.path().join(".claude/settings.local.json");
    fs::write(&local, script("local")).expect("a file");
    let name = local.to_str().expect("UTF-8");
    hooks(home.path(), &["install"]);
    hooks(home.path(), &["install", "--settings", name]);
    let kept = home
        .path()
        .join(".claude/settings.json.agentmonitor-replaced.json");
    let mode = fs::metadata(&kept).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    hooks(home.path(), &["uninstall", "--restore"]);
    assert!(read(home.path()).contains("users.sh") && !read(home.path()).contains("local.sh"));
    hooks(home.path(), &["uninstall", "--restore", "--settings", name]);
    let text = fs::read_to_string(&local).expect("there");
    assert!(
        text.contains("local.sh") && !text.contains("users.sh"),
        "{text}"
    );
}

#[test]
fn a_pipe_is_no_settings_file_and_nobody_waits_for_it() {
    let home = home();
    fs::create_dir(home.path().join(".claude")).expect("a folder");
    let made = std::process::Command::new("mkfifo")
        .arg(settings(home.path()))
        .status();
    assert!(made.expect("mkfifo runs").success());
    for args in ["install", "status", "uninstall"] {
        let error = refused(home.path(), &[args]);
        assert!(error.contains("it is no regular file"), "{error}");
    }
}

#[test]
fn what_is_kept_is_read_to_bring_it_back_alone() {
    let home = home();
    write(home.path(), "{}");
    hooks(home.path(), &["install"]);
    let kept = home
        .path()
        .join(".claude/settings.json.agentmonitor-replaced.json");
    fs::write(&kept, "{broken").expect("a file");
    let error = refused(home.path(), &["uninstall", "--restore"]);
    assert!(error.contains("cannot be read; move it away"), "{error}");
    hooks(home.path(), &["uninstall"]);
    assert!(!read(home.path()).contains("hooks"));
    assert_eq!(fs::read_to_string(&kept).expect("there"), "{broken");
}
