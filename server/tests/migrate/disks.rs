//! Disks that are full or cannot be written: a file system of a few megabytes, mounted where only the command sees it.
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::migrate::upgrade::older;
use crate::migrate::{execute, rows, schema};
use crate::process::home;

/// Runs the script with a file system of its own at `$DISK`, or nothing where that is not allowed.
fn on_a_disk(home: &Path, options: &str, script: &str) -> Option<Output> {
    let disk = home.join("disk");
    fs::create_dir_all(&disk).expect("made");
    let mount = format!("mount -t tmpfs -o {options} tmpfs \"$DISK\" || exit 99\n{script}");
    let output = Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c", &mount])
        .env("DISK", &disk)
        .env("BIN", env!("CARGO_BIN_EXE_agentmonitor"))
        .env("KEPT", home)
        .output();
    match output {
        Ok(output) if output.status.code() != Some(99) && !refused(&output) => Some(output),
        _ => {
            eprintln!(
                "skipped: a file system cannot be mounted here (unshare --mount --map-root-user)"
            );
            None
        }
    }
}

fn refused(output: &Output) -> bool {
    String::from_utf8_lossy(&output.stderr).starts_with("unshare:")
}

#[test]
fn a_full_disk_stops_an_upgrade_at_any_point_and_changes_nothing() {
    let home = home();
    let path = older(home.path());
    execute(
        &path,
        "DROP TABLE events;
         CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT NOT NULL, agent_type TEXT NOT NULL,
           event_type TEXT NOT NULL CHECK (event_type IN ('tool_use')), metadata TEXT);
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
         INSERT INTO events SELECT i, 's', 'codex', 'tool_use', json_object('text', hex(zeroblob(200))) FROM n",
    );
    let (before, before_schema) = (fs::read(&path).expect("readable"), schema(&path));
    let kept = home.path().join("after.db");
    let (mut done, mut said) = (false, Vec::new());
    let first = before.len() / 1024 + 8;
    for kilobytes in (first..).step_by(before.len() / 1024 / 4) {
        let script = "cp \"$KEPT/agentmonitor.db\" \"$DISK/a.db\"; \"$BIN\" migrate --db \"$DISK/a.db\"; code=$?; \
             cp \"$DISK/a.db\" \"$KEPT/after.db\"; ls \"$DISK\" > \"$KEPT/names\"; \
             [ ! -e \"$DISK/a.db-wal\" ] || cp \"$DISK/a.db-wal\" \"$KEPT/after.db-wal\"; exit $code";
        let Some(output) = on_a_disk(home.path(), &format!("size={kilobytes}k"), script) else {
            return;
        };
        let names = fs::read_to_string(home.path().join("names")).expect("text");
        if output.status.success() {
            // Where there was room for the log, but not to copy it into the file, the log stays and counts.
            done = true;
            break;
        }
        let line = String::from_utf8(output.stderr).expect("text");
        assert_eq!(output.status.code(), Some(1), "{line}");
        assert!(
            line.starts_with("error: ") && line.lines().count() == 1,
            "{line}"
        );
        assert!(line.contains("free"), "{line}");
        assert!(
            fs::read(&kept).expect("copied") == before,
            "{kilobytes}: the file changed: {line}"
        );
        assert_eq!(names, "a.db\n", "{kilobytes}: something is left: {line}");
        said.push(line);
    }
    assert!(done);
    assert!(schema(&kept) != before_schema && rows(&kept)["events"].len() == 3000);
    for says in ["the backup beside it cannot be written", "disk of"] {
        assert!(
            said.iter().any(|line| line.contains(says)),
            "{says}: {said:?}"
        );
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_refused_untouched() {
    let home = home();
    let path = older(home.path());
    let before = fs::read(&path).expect("readable");
    let script = "cp \"$KEPT/agentmonitor.db\" \"$DISK/a.db\" && mount -o remount,ro \"$DISK\" || exit 99
        for command in 'migrate' 'serve --port 0'; do \"$BIN\" $command --db \"$DISK/a.db\" && exit 3; done
        cp \"$DISK/a.db\" \"$KEPT/after.db\"; ls \"$DISK\" > \"$KEPT/names\"";
    let Some(output) = on_a_disk(home.path(), "size=8m", script) else {
        return;
    };
    let lines = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(0), "{lines}");
    let errors = lines.lines().filter(|line| line.starts_with("error: "));
    let errors: Vec<_> = errors.collect();
    assert_eq!(errors.len(), 2, "{lines}");
    assert!(
        errors
            .iter()
            .all(|line| line.contains("a.db") && line.contains("writ")),
        "{lines}"
    );
    assert!(fs::read(home.path().join("after.db")).expect("copied") == before);
    assert_eq!(
        fs::read_to_string(home.path().join("names")).expect("text"),
        "a.db\n"
    );
}
