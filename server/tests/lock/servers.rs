//! The lock around a server: real processes, real signals.
use std::fs;
use std::io::Read;
use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::{Other, Place, record, serve};
use crate::process::{Server, agentmonitor, refusal};

fn owned(place: &Place, pid: u32) -> String {
    let database = place.database.display();
    format!(
        "Database is already owned by AgentMonitor runtime PID {pid}: {database}. Stop that runtime before starting another."
    )
}

fn health(server: &Server) -> String {
    let mut answer = String::new();
    let mut socket = server.send("GET /api/health HTTP/1.0\r\nHost: localhost\r\n\r\n");
    socket.read_to_string(&mut answer).expect("an answer");
    answer
}

/// Asks again and again until it is so.
fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < Duration::from_secs(20), "never {what}");
        std::thread::yield_now();
    }
}

#[test]
fn a_second_server_on_one_database_is_refused_whatever_it_calls_it() {
    let place = Place::new();
    let first = Server::of(place.serve());
    assert_eq!(place.read()["pid"], first.child.id());
    let held = fs::read(&place.lock).expect("a lock");
    symlink("a.db", place.dir.path().join("link.db")).expect("a link");
    for name in ["a.db", "link.db"] {
        let line = refusal(serve(place.dir.path(), name));
        assert!(line.starts_with(&owned(&place, first.child.id())), "{line}");
    }
    assert_eq!(fs::read(&place.lock).expect("a lock"), held);
    assert!(health(&first).starts_with("HTTP/1.0 200"));
    first.signal("TERM");
    assert_eq!(first.wait().0, Some(0));
    assert_eq!(place.names(), ["a.db", "link.db"]);
}

#[test]
fn the_other_runtime_keeps_ours_out_before_it_opens_anything() {
    let place = Place::new();
    let other = Other::new();
    let theirs = place.plant(other.pid());
    let line = refusal(place.serve());
    assert!(line.starts_with(&owned(&place, other.pid())), "{line}");
    assert_eq!(place.names(), ["a.db.runtime.lock"]);
    assert_eq!(fs::read_to_string(&place.lock).expect("a lock"), theirs);
    drop(other);
    let server = Server::of(place.serve());
    assert_eq!(place.read()["pid"], server.child.id());
}

#[test]
fn a_server_that_is_told_to_stop_takes_its_lock_with_it() {
    for name in ["TERM", "INT"] {
        let place = Place::new();
        let server = Server::of(place.serve());
        assert!(place.lock.exists());
        server.signal(name);
        let (code, log, _) = server.wait();
        assert_eq!(code, Some(0), "{log}");
        assert_eq!(place.names(), ["a.db"], "{name}");
    }
}

#[test]
fn a_server_leaves_the_lock_that_another_put_in_place_of_its_own() {
    let place = Place::new();
    let server = Server::of(place.serve());
    let theirs = record(1, &place.database);
    fs::remove_file(&place.lock).expect("removed");
    fs::write(&place.lock, &theirs).expect("written");
    server.signal("TERM");
    assert_eq!(server.wait().0, Some(0));
    assert_eq!(fs::read_to_string(&place.lock).expect("a lock"), theirs);
}

#[test]
fn a_start_that_fails_leaves_no_lock() {
    let place = Place::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("bound").port().to_string();
    let args = ["serve", "--port", &port, "--db", "a.db"];
    let command = agentmonitor(place.dir.path(), &args);
    assert!(refusal(command).contains("choose another port"));
    assert!(place.names().is_empty());

    fs::write(&place.database, "no database").expect("written");
    let line = refusal(place.serve());
    assert!(line.contains("not an SQLite database"), "{line}");
    assert_eq!(place.names(), ["a.db"]);
}

#[test]
fn a_second_start_is_told_of_the_first_and_not_of_its_port() {
    let place = Place::new();
    let server = Server::of(place.serve());
    let port = server.address.port().to_string();
    let args = ["serve", "--port", &port, "--db", "a.db"];
    let line = refusal(agentmonitor(place.dir.path(), &args));
    assert!(!line.contains("choose another port"), "{line}");
    assert!(line.contains(&server.child.id().to_string()), "{line}");
}

#[test]
fn a_server_that_was_killed_is_followed_by_the_next() {
    let place = Place::new();
    let server = Server::of(place.serve());
    let pid = server.child.id();
    server.signal("KILL");
    assert_eq!(server.wait().0, None);
    assert_eq!(place.read()["pid"], pid, "the lock is left");
    let next = Server::of(place.serve());
    assert_eq!(place.read()["pid"], next.child.id());
    assert!(health(&next).starts_with("HTTP/1.0 200"));
}

#[test]
fn a_start_may_be_killed_at_any_step() {
    // Draft written, lock linked, database made, database in use: the sight of each is when the process is killed. A draft
    // may come and go unseen; then the lock is there.
    for step in [".tmp", ".lock", "a.db", "-wal"] {
        let place = Place::new();
        let mut command = place.serve();
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("it runs");
        wait_until(step, || {
            let is_step = |name: &String| name.ends_with(step);
            place.names().iter().any(is_step) || (step == ".tmp" && place.lock.exists())
        });
        child.kill().expect("killed");
        child.wait().expect("a child");
        if place.lock.exists() {
            assert_eq!(place.read()["pid"], child.id(), "{step}: whole");
        }
        let server = Server::of(place.serve());
        assert_eq!(place.read()["pid"], server.child.id(), "{step}");
        server.signal("TERM");
        assert_eq!(server.wait().0, Some(0), "{step}");
        assert_eq!(place.names(), ["a.db"], "{step}");
    }
}

#[test]
fn of_many_servers_that_start_at_once_one_serves() {
    let place = Place::new();
    place.plant(super::dead());
    let spawn = |mut command: Command| {
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("it runs")
    };
    let mut started: Vec<_> = (0..5).map(|_| spawn(place.serve())).collect();
    wait_until("one is left", || {
        started.retain_mut(|child| match child.try_wait().expect("a child") {
            Some(status) => {
                assert_eq!(status.code(), Some(1));
                false
            }
            None => true,
        });
        started.len() <= 1
    });
    let mut left = started.pop().expect("one has the lock");
    assert_eq!(place.read()["pid"], left.id());
    left.kill().expect("killed");
    left.wait().expect("a child");
}
