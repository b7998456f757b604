//! `agentmonitor tail`.
use std::io::{BufRead, BufReader, Lines, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Stdio;

use serde_json::json;

use super::{Running, command, get, line_of, post, post_call};
use crate::process::{Server, agentmonitor, home};

#[test]
fn it_shows_what_was_and_then_what_happens_until_it_is_interrupted() {
    let home = home();
    let server = Server::start(home.path());
    post_call(&server, "claude_code", "test");
    let mut tail = Running::tail(command(home.path(), &server, &["tail"]));
    let day = tail.line();
    assert_eq!(day.len(), "2026-11-21".len(), "{day}");
    let before = tail.line();
    assert!(
        before.ends_with("claude_code session- shop           test          cargo test"),
        "{before}"
    );
    post(
        &server,
        r#"{"session_id":"s","agent_type":"codex","event_type":"llm_response","status":"error","model":"gpt-5",
            "tokens_in":1000,"tokens_out":50,"cost_usd":0.25,"duration_ms":1200,"metadata":{"error":"no\u001b[2J way"}}"#,
    );
    let line = tail.line();
    let words = "codex       s        -              llm_response  error no [2J way gpt-5 1.0k in 50 out $0.2500 1.2 s";
    assert!(line.ends_with(words), "{line}");
    tail.interrupt();
    assert_eq!(tail.end(), (Some(0), String::new()));
}

#[test]
fn a_program_gets_new_events_alone_each_as_the_api_has_it() {
    let home = home();
    let server = Server::start(home.path());
    post_call(&server, "codex", "old");
    let mut tail = Running::tail(command(home.path(), &server, &["tail", "--json"]));
    let id = post_call(&server, "codex", "new");
    let event = tail.json();
    assert_eq!(event["id"], json!(id));
    assert_eq!(
        event,
        get(&server, "/api/events?tool_name=new")["events"][0]
    );
    let with_old = ["tail", "--json", "-n", "1", "--tool", "old"];
    let mut with_old = Running::tail(command(home.path(), &server, &with_old));
    assert_eq!(with_old.json()["tool_name"], json!("old"));
}

#[test]
fn filters_hold_for_what_was_and_what_happens() {
    let home = home();
    let server = Server::start(home.path());
    let lines: [(&[&str], [i64; 2]); 4] = [
        (&["--agent", "codex"], [2, 4]),
        (
            &["--tool", "a", "--tool", "b", "--agent", "claude_code"],
            [1, 3],
        ),
        (&["--session", "session-of-b"], [2, 4]),
        (&["--event", "tool_use", "--tool", "a"], [1, 3]),
    ];
    post_call(&server, "claude_code", "a");
    post_call(&server, "codex", "b");
    let tails = lines.map(|(filters, ids)| {
        let args = [&["tail", "--json", "-n", "9"], filters].concat();
        (
            filters,
            ids,
            Running::tail(command(home.path(), &server, &args)),
        )
    });
    post_call(&server, "claude_code", "a");
    post_call(&server, "codex", "b");
    for (filters, ids, mut tail) in tails {
        for id in ids {
            assert_eq!(tail.json()["id"], json!(id), "{filters:?}");
        }
    }
}

#[test]
fn it_comes_again_where_it_was_lost_and_misses_nothing() {
    let home = home();
    let server = Server::start(home.path());
    let port = server.address.port().to_string();
    let mut tail = Running::tail(command(home.path(), &server, &["tail", "--json"]));
    post_call(&server, "codex", "before");
    assert_eq!(tail.json()["tool_name"], json!("before"));
    server.signal("TERM");
    let (code, log, _) = server.wait();
    assert_eq!(code, Some(0), "{log}");
    assert_eq!(
        tail.note(),
        "lost the server (it closed the stream); trying again"
    );
    let server = Server::of(agentmonitor(home.path(), &["serve", "--port", &port]));
    post_call(&server, "codex", "between");
    assert_eq!(tail.note(), "connected again");
    assert_eq!(tail.json()["tool_name"], json!("between"));
    post_call(&server, "codex", "after");
    assert_eq!(tail.json()["tool_name"], json!("after"));
}

#[test]
fn where_events_are_missed_for_good_it_says_so_and_goes_on() {
    let home = home();
    let server = Server::start(home.path());
    let port = server.address.port().to_string();
    let mut tail = Running::tail(command(home.path(), &server, &["tail", "--json"]));
    for _ in 0..3 {
        post_call(&server, "codex", "before");
        tail.json();
    }
    server.signal("TERM");
    server.wait();
    tail.note();
    // Another database, whose ids begin anew.
    let other = ["serve", "--port", &port, "--db", "other.db"];
    let server = Server::of(agentmonitor(home.path(), &other));
    assert_eq!(tail.note(), "connected again");
    let told = tail.note();
    assert!(told.starts_with("events were missed"), "{told}");
    post_call(&server, "codex", "after");
    assert_eq!(tail.json()["id"], json!(1));
}

/// A server that is well, tells `stream` in pieces and then is silent; it ends with the test.
fn teller(stream: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("bound");
    std::thread::spawn(move || {
        let (mut socket, _) = asked(&listener);
        let health = r#"{"status":"ok","uptime":1,"db_size_bytes":1,"sse_clients":0}"#;
        let length = health.len();
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n");
        let head = format!("{head}Content-Type: application/json\r\n\r\n");
        socket
            .write_all((head + health).as_bytes())
            .expect("written");
        let (mut socket, mut request) = asked(&listener);
        let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n";
        socket.write_all(head).expect("written");
        for piece in stream.as_bytes().chunks(3) {
            socket.write_all(piece).expect("written");
            socket.flush().expect("flushed");
        }
        // Held until the client leaves.
        drop(request.next());
    });
    format!("http://{address}")
}

/// The next client, once its request is read.
fn asked(listener: &TcpListener) -> (TcpStream, Lines<BufReader<TcpStream>>) {
    let (socket, _) = listener.accept().expect("a client");
    let mut request = BufReader::new(socket.try_clone().expect("cloned")).lines();
    while request
        .next()
        .is_some_and(|line| !line.expect("a line").is_empty())
    {}
    (socket, request)
}

#[test]
fn what_it_cannot_read_is_told_once_and_the_rest_is_shown() {
    let home = home();
    let url = teller(concat!(
        ": a comment\r\n\r\nid: 1\ndata: {\"type\":\"event\",\"payload\":{\"id\":1}}\n\ndata: no JSON\n\n",
        "data: {\"type\":\"novelty\",\"payload\":1}\n\nid: 2\n",
        r#"data: {"type":"event","payload":{"id":2,"event_id":null,"schema_version":1,"session_id":"größe","#,
        r#""agent_type":"codex","event_type":"tool_use","tool_name":null,"status":"success","tokens_in":0,"#,
        r#""tokens_out":0,"branch":null,"project":null,"duration_ms":null,"created_at":"2026-11-21 20:18:00","#,
        r#""client_timestamp":null,"metadata":"{}","payload_truncated":0,"model":null,"cost_usd":null,"#,
        r#""cache_read_tokens":0,"cache_write_tokens":0,"source":"hook"}}"#,
        "\n\n",
    ));
    let args = ["tail", "--json", "--url", &url];
    let mut tail = Running::tail(agentmonitor(home.path(), &args));
    assert_eq!(tail.json()["session_id"], json!("größe"));
    let note = tail.note();
    assert!(
        note.starts_with("events are left out: what answers at "),
        "{note}"
    );
    tail.interrupt();
    assert_eq!(tail.end(), (Some(0), String::new()));
}

#[test]
fn a_reader_that_leaves_ends_it_quietly() {
    let home = home();
    let server = Server::start(home.path());
    let (reader, writer) = std::io::pipe().expect("a pipe");
    let mut command = command(home.path(), &server, &["tail"]);
    let mut child = command
        .stdout(writer)
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    // The writer's other copy is in the command.
    drop(command);
    let mut stderr = BufReader::new(child.stderr.take().expect("piped"));
    assert!(line_of(&mut stderr).starts_with("following"));
    drop(reader);
    post_call(&server, "codex", "test");
    let status = child.wait().expect("a child");
    assert!(status.success(), "{status}");
    assert_eq!(line_of(&mut stderr), "");
}

#[test]
fn colours_are_for_those_who_see_them() {
    let home = home();
    let server = Server::start(home.path());
    post_call(&server, "codex", "test");
    for (variables, coloured) in [
        (&[("CLICOLOR_FORCE", "1")][..], true),
        (&[("NO_COLOR", "1")][..], false),
        (&[][..], false),
    ] {
        let mut command = command(home.path(), &server, &["tail"]);
        command.envs(variables.iter().copied());
        let mut tail = Running::tail(command);
        assert_eq!(tail.line().contains('\u{1b}'), coloured, "{variables:?}");
    }
}
