//! What no server took: kept, private, and delivered once, as it was then.
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::samples::of_scripts;
use super::{DENIED, REMOVE, events, hook, hook_command, hook_within, kept, prompt, run, said};
use crate::process::{Server, agentmonitor, home};

fn messages(events: &[Value]) -> Vec<Value> {
    let message = |event: &Value| of_scripts(&event["metadata"])["message"].clone();
    events.iter().map(message).collect()
}

/// An address where nobody listens.
fn nowhere() -> std::net::SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("bound");
    listener.local_addr().expect("an address")
}

#[test]
fn the_next_call_delivers_what_was_kept_before_its_own() {
    let home = home();
    let server = Server::start(home.path());
    let address = server.address;
    server.signal("STOP");
    for words in ["one", "two"] {
        let command = hook_within(home.path(), address, 100);
        assert_eq!(said(command, prompt(words)), "{}");
    }
    let files = kept(home.path(), address);
    assert_eq!(files.len(), 2);
    for file in &files {
        let mode = fs::metadata(file).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    server.signal("CONT");
    hook(home.path(), address, prompt("three"));
    let events = events(&server, 3);
    assert_eq!(messages(&events), ["one", "two", "three"]);
    assert!(events[0]["client_timestamp"].is_string());
    assert_eq!(events[0]["source"], "hook");
    assert!(kept(home.path(), address).is_empty());
}

#[test]
fn a_server_that_starts_delivers_what_was_kept_for_it() {
    let home = home();
    let address = nowhere();
    assert_eq!(hook(home.path(), address, prompt("early")), "{}");
    assert_eq!(kept(home.path(), address).len(), 1);
    let port = address.port().to_string();
    let server = Server::of(agentmonitor(home.path(), &["serve", "--port", &port]));
    assert_eq!(messages(&events(&server, 1)), ["early"]);
    assert!(kept(home.path(), address).is_empty());
}

#[test]
fn a_server_that_accepts_and_never_answers_costs_no_answer_and_no_event() {
    let home = home();
    let listener = TcpListener::bind("127.0.0.1:0").expect("bound");
    let address = listener.local_addr().expect("an address");
    for (payload, answer) in [(prompt("x"), "{}"), (REMOVE.to_owned(), DENIED)] {
        let begun = Instant::now();
        let command = hook_within(home.path(), address, 50);
        assert_eq!(said(command, payload), answer);
        // Not that of the other tests, nor the longest that there is.
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "{:?}",
            begun.elapsed()
        );
    }
    assert_eq!(kept(home.path(), address).len(), 2);
}

/// As one that is stopped in the midst of a request.
#[test]
fn what_a_server_took_and_did_not_answer_is_kept_under_the_id_that_it_was_told_by() {
    use std::io::{Read, Write};
    let home = home();
    let listener = TcpListener::bind("127.0.0.1:0").expect("bound");
    let address = listener.local_addr().expect("an address");
    let payload = prompt("x");
    let length = payload.len();
    let server = std::thread::spawn(move || {
        let (mut socket, _) = listener.accept().expect("accepted");
        let mut read = Vec::new();
        let mut byte = [0];
        while !read.ends_with(b"\r\n\r\n") {
            socket.read_exact(&mut byte).expect("a head");
            read.push(byte[0]);
        }
        let go_on = b"HTTP/1.1 100 Continue\r\n\r\n";
        socket.write_all(go_on).expect("asked");
        let mut body = vec![0; length];
        socket.read_exact(&mut body).expect("a body");
        String::from_utf8(read).expect("text")
    });
    assert_eq!(hook(home.path(), address, payload), "{}");
    let head = server.join().expect("no panic");
    let (_, id) = head.split_once("event_id=").expect("an id");
    let id = id.split([' ', '&']).next().expect("a value");
    let files = kept(home.path(), address);
    assert_eq!(files.len(), 1);
    let json = fs::read_to_string(&files[0]).expect("readable");
    let event: Value = serde_json::from_str(&json).expect("JSON");
    let sent = percent_encoding::percent_decode_str(id).decode_utf8_lossy();
    assert_eq!(event["event_id"], *sent);
}

#[test]
fn an_agent_is_told_nothing_that_is_no_verdict() {
    use std::io::{Read, Write};
    let home = home();
    let listener = TcpListener::bind("127.0.0.1:0").expect("bound");
    let address = listener.local_addr().expect("an address");
    let other = std::thread::spawn(move || {
        let (mut socket, _) = listener.accept().expect("accepted");
        let page = b"HTTP/1.1 200 OK\r\nContent-Length: 19\r\nConnection: close\r\n\r\n{\"continue\":false} ";
        let mut head = [0; 1024];
        let read = socket.read(&mut head).expect("a request");
        assert!(read > 0);
        socket.write_all(page).expect("answered");
        // Until the hook has gone.
        drop(socket.read_to_end(&mut Vec::new()));
    });
    assert_eq!(hook(home.path(), address, prompt("x")), "{}");
    other.join().expect("no panic");
}

#[test]
fn without_a_place_to_keep_it_a_tool_is_judged_all_the_same() {
    let home = home();
    let file = home.path().join(".local");
    fs::write(&file, "").expect("a file");
    let output = run(hook_command(home.path(), nowhere()), REMOVE.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stdout), DENIED);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("cannot be written"), "{said}");
}
