//! `agentmonitor stats` and `agentmonitor sessions`.
use serde_json::Value;

use super::{command, get, post, post_call, said};
use crate::process::{Server, home};

/// A server that has seen two agents.
fn server(home: &std::path::Path) -> Server {
    let server = Server::start(home);
    post_call(&server, "claude_code", "Bash");
    post_call(&server, "claude_code", "Edit");
    post(
        &server,
        r#"{"session_id":"größe","agent_type":"codex","event_type":"llm_response","model":"gpt-5","branch":"main",
            "tokens_in":1250000,"tokens_out":5000,"cost_usd":1.5,"metadata":{}}"#,
    );
    server
}

#[test]
fn stats_are_the_sums_and_what_they_are_made_of() {
    let home = home();
    let server = server(home.path());
    let words = said(command(home.path(), &server, &["stats"]));
    let sums = "Events    3\nSessions  3 (3 live, 3 active)\nTokens    1.2M in, 5.0k out\nCost      $1.50\n\n";
    let agents = "AGENT        EVENTS\nclaude_code       2\ncodex             1\n\n";
    assert!(words.starts_with(&format!("{sums}{agents}")), "{words}");
    assert!(words.contains("MODEL  EVENTS\ngpt-5       1\n"), "{words}");
    let codex = said(command(
        home.path(),
        &server,
        &["stats", "--agent", "codex", "--since", "2020-01-01"],
    ));
    assert!(codex.starts_with("Events    1\n"), "{codex}");
}

#[test]
fn sessions_are_a_table() {
    let home = home();
    let server = server(home.path());
    let words = said(command(
        home.path(),
        &server,
        &["sessions", "--agent", "codex"],
    ));
    let mut lines = words.lines();
    let head = lines.next().expect("a head");
    let session = lines.next().expect("a session");
    assert!(
        head.starts_with("STATUS  AGENT  PROJECT  BRANCH"),
        "{words}"
    );
    assert!(
        session.starts_with("active  codex  -        main"),
        "{words}"
    );
    assert!(session.ends_with("1  1.2M  5.0k  $1.50  größe"), "{words}");
    assert_eq!(lines.next(), None);
    let all = said(command(home.path(), &server, &["sessions", "--limit", "2"]));
    assert_eq!(all.lines().count(), 3, "{all}");
    assert_eq!(
        said(command(
            home.path(),
            &server,
            &["sessions", "--status", "ended"]
        )),
        ""
    );
}

#[test]
fn json_is_what_the_api_answers() {
    let home = home();
    let server = server(home.path());
    for (args, path) in [
        (["stats", "--json"], "/api/stats"),
        (["sessions", "--json"], "/api/sessions"),
    ] {
        let printed: Value =
            serde_json::from_str(&said(command(home.path(), &server, &args))).expect("JSON");
        let mut answered = get(&server, path);
        decimals(&mut answered);
        assert_eq!(printed, answered);
    }
    // The most first, as in the answer.
    let printed = said(command(home.path(), &server, &["stats", "--json"]));
    let at = |name: &str| printed.find(name).expect("counted");
    assert!(at(r#""claude_code": 2"#) < at(r#""codex": 1"#), "{printed}");
}

/// Costs are decimals to the client, also where they are whole.
fn decimals(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field.as_f64() {
                    Some(cost) if name == "total_cost_usd" => *field = cost.into(),
                    _ => decimals(field),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(decimals),
        _ => {}
    }
}
