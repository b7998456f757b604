//! Beside a server that runs, that comes, and that was killed.
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::{Place, is_spotless};
use crate::process::Server;

pub fn post(server: &Server, path: &str, json: &str) -> String {
    let length = json.len();
    let mut socket = server.send(&format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n\
         Content-Length: {length}\r\n\r\n{json}"
    ));
    let mut answer = String::new();
    socket.read_to_string(&mut answer).expect("an answer");
    answer
}

/// Posts events over one connection until it is told to stop, and tells how many were stored.
fn write_until(stop: &AtomicBool, server: &Server) -> usize {
    let mut socket = TcpStream::connect(server.address).expect("connected");
    let mut stored = 0;
    while !stop.load(Ordering::Relaxed) {
        let json = format!(
            r#"{{"session_id":"s{}","agent_type":"codex","event_type":"tool_use"}}"#,
            stored % 7
        );
        let length = json.len();
        let request = format!(
            "POST /api/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{json}"
        );
        socket.write_all(request.as_bytes()).expect("sent");
        let mut answer = [0; 4096];
        let read = socket.read(&mut answer).expect("an answer");
        assert!(answer[..read].starts_with(b"HTTP/1.1 201"));
        stored += 1;
    }
    stored
}

#[test]
fn a_server_may_write_meanwhile() {
    let place = Place::new();
    let server = place.serve();
    let stop = AtomicBool::new(false);
    let stored = thread::scope(|scope| {
        let writing = scope.spawn(|| write_until(&stop, &server));
        for _ in 0..5 {
            is_spotless(&place.report());
        }
        stop.store(true, Ordering::Relaxed);
        writing.join().expect("no panic")
    });
    let report = place.report();
    is_spotless(&report);
    assert_eq!(report.1["tables"]["events"], stored);
    server.signal("TERM");
    assert_eq!(server.wait().0, Some(0));
    is_spotless(&place.report());
}

#[test]
fn what_a_killed_server_left_in_its_log_is_walked_over_and_kept() {
    let place = Place::new();
    let server = place.serve();
    let event = r#"{"session_id":"s","agent_type":"codex","event_type":"tool_use"}"#;
    assert!(post(&server, "/api/events", event).starts_with("HTTP/1.1 201"));
    drop(server);
    let before = place.files();
    let report = place.report();
    is_spotless(&report);
    assert_eq!(report.1["tables"]["events"], 1);
    let after = place.files();
    assert_eq!(after["a.db"], before["a.db"]);
    assert_eq!(after["a.db-wal"], before["a.db-wal"]);
    assert_eq!(
        after.keys().collect::<Vec<_>>(),
        before.keys().collect::<Vec<_>>()
    );
    let server = place.serve();
    server.signal("TERM");
    assert_eq!(server.wait().0, Some(0));
    assert_eq!(place.report().1["tables"]["events"], 1);
}
