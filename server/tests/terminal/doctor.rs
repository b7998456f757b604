//! `agentmonitor doctor`.
use std::fs;
use std::net::TcpListener;

use serde_json::{Value, json};

use super::{command, post_call, said};
use crate::process::{Server, agentmonitor, home};

fn findings(report: &Value) -> Vec<(&str, &str)> {
    let text = |finding: &'_ Value, name: &str| finding[name].as_str().expect("text").to_owned();
    let findings = report["findings"].as_array().expect("findings").iter();
    findings
        .map(|finding| {
            let about = finding["about"].as_str().expect("text");
            assert!(!text(finding, "found").is_empty());
            (about, finding["level"].as_str().expect("text"))
        })
        .collect()
}

#[test]
fn where_all_is_well_it_says_so() {
    let home = home();
    fs::create_dir(home.path().join(".codex")).expect("made");
    let server = Server::start(home.path());
    post_call(&server, "codex", "test");
    said(command(home.path(), &server, &["otel", "codex", "--write"]));
    let words = said(command(home.path(), &server, &["doctor"]));
    for says in [
        format!("ok       server     http://{} is up for ", server.address),
        "ok       events     the newest is of codex, now\n".to_owned(),
        "note     telemetry  nothing came since the server started, now\n".to_owned(),
        format!(
            "ok       settings   codex exports to http://{}\n",
            server.address
        ),
        "ok       database   ".to_owned(),
    ] {
        assert!(words.contains(&says), "{says} in {words}");
    }
    let report: Value =
        serde_json::from_str(&said(command(home.path(), &server, &["doctor", "--json"])))
            .expect("JSON");
    assert_eq!(report["well"], json!(true));
    let expected = [
        ("server", "ok"),
        ("token", "ok"),
        ("events", "ok"),
        ("telemetry", "note"),
        ("settings", "ok"),
        ("database", "ok"),
    ];
    assert_eq!(findings(&report), expected);
}

#[test]
fn what_is_wrong_comes_with_what_to_do_and_exit_code_1() {
    let home = home();
    let free = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", free.local_addr().expect("bound"));
    drop(free);
    fs::create_dir(home.path().join(".claude")).expect("made");
    fs::write(
        home.path().join(".claude/settings.json"),
        "{\n\"hooks\": [}",
    )
    .expect("written");
    fs::write(home.path().join("broken.db"), "x".repeat(5000)).expect("written");
    let args = ["doctor", "--json", "--url", &url, "--db", "broken.db"];
    let output = agentmonitor(home.path(), &args)
        .output()
        .expect("the binary runs");
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["well"], json!(false));
    let expected = [
        ("server", "problem"),
        ("hooks", "problem"),
        ("database", "problem"),
    ];
    assert_eq!(findings(&report), expected);
    let found = |at: usize| report["findings"][at]["found"].as_str().expect("text");
    assert!(found(0).contains("agentmonitor serve"), "{report}");
    assert!(
        found(1).contains("settings.json: line 2, column "),
        "{report}"
    );
    assert_eq!(found(1).matches("line 2, column ").count(), 1, "{report}");
    assert!(found(2).contains("broken.db"), "{report}");
}

#[test]
fn a_wrong_token_is_a_problem_though_the_server_is_up() {
    let home = home();
    let mut serve = agentmonitor(home.path(), &["serve", "--port", "0"]);
    serve.env("AGENTMONITOR_AUTH_TOKEN", "s3cret");
    let server = Server::of(serve);
    let output = command(home.path(), &server, &["doctor"])
        .output()
        .expect("the binary runs");
    let words = String::from_utf8(output.stdout).expect("text");
    assert_eq!(output.status.code(), Some(1), "{words}");
    assert!(
        words.contains("ok       server") && words.contains("problem  token"),
        "{words}"
    );
}
