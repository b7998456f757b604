//! A start that cannot succeed ends with exit code 1 and one line that says why.

use std::process::Stdio;
use std::time::Duration;

use contract_tests::places;
use contract_tests::target::Home;
use tokio::process::Command;

/// Starts the server and returns its exit code and what it said on stderr.
async fn refused(home: &Home, env: &[(&str, &str)], arguments: &[&str]) -> (Option<i32>, String) {
    let child = Command::new(places::server_binary().unwrap())
        .arg("serve")
        .args(arguments)
        .env_clear()
        .envs(home.circumstances())
        .envs(env.iter().copied())
        .current_dir(home.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let output = tokio::time::timeout(Duration::from_secs(20), child.wait_with_output()).await;
    let output = output.expect("the server started after all").unwrap();
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

#[track_caller]
fn is_one_line((code, stderr): (Option<i32>, String), about: &str) {
    assert_eq!(code, Some(1), "{stderr}");
    assert_eq!(stderr.trim_end().lines().count(), 1, "{stderr}");
    assert!(stderr.contains(about), "{stderr:?} does not name {about:?}");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let home = Home::new().unwrap();
    for content in [
        &b"this is no database, but a long enough text to look like a file"[..],
        b"SQLite format 3\0 and then rubbish that goes on for a while",
    ] {
        std::fs::write(home.database(), content).unwrap();
        is_one_line(refused(&home, &[], &[]).await, "agentmonitor.db");
        assert_eq!(std::fs::read(home.database()).unwrap(), content);
    }
}

#[tokio::test]
async fn a_database_that_cannot_be_written_is_refused() {
    let home = Home::new().unwrap();
    std::fs::create_dir(home.database()).unwrap();
    is_one_line(refused(&home, &[], &[]).await, "agentmonitor.db");
    let under_a_file = home.path().join("file/db.sqlite");
    std::fs::write(home.path().join("file"), "x").unwrap();
    let path = under_a_file.to_string_lossy();
    is_one_line(
        refused(&home, &[("AGENTMONITOR_DB_PATH", &path)], &[]).await,
        "db.sqlite",
    );
}

#[tokio::test]
async fn a_port_in_use_is_refused_by_name() {
    let home = Home::new().unwrap();
    let taken = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    is_one_line(
        refused(&home, &[("AGENTMONITOR_PORT", &port)], &[]).await,
        &port,
    );
}

#[tokio::test]
async fn another_host_than_loopback_needs_a_token() {
    let home = Home::new().unwrap();
    let answer = refused(&home, &[("AGENTMONITOR_HOST", "0.0.0.0")], &[]).await;
    is_one_line(answer, "AGENTMONITOR_AUTH_TOKEN");
}

#[tokio::test]
async fn a_bad_flag_is_refused() {
    let home = Home::new().unwrap();
    for arguments in [&["--port", "nonsense"][..], &["--no-such-flag"]] {
        is_one_line(refused(&home, &[], arguments).await, arguments[0]);
    }
}
