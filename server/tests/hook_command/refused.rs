//! A server that refuses: told on stderr in a sentence that says what to do, never to the agent; and nothing is lost.
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread::JoinHandle;

use super::{DENIED, REMOVE, events, hook, hook_command, kept, prompt, run};
use crate::process::{Server, agentmonitor, home};

/// Answers each of so many requests, once its body has come, with what is given.
fn answering(answers: Vec<&'static str>) -> (SocketAddr, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("bound");
    let address = listener.local_addr().expect("an address");
    let thread = std::thread::spawn(move || {
        for answer in answers {
            let (mut socket, _) = listener.accept().expect("accepted");
            let mut head = [0; 4096];
            assert!(socket.read(&mut head).expect("a request") > 0);
            socket.write_all(answer.as_bytes()).expect("answered");
            drop(socket.shutdown(std::net::Shutdown::Write));
            // Until the hook has gone.
            drop(socket.read_to_end(&mut Vec::new()));
        }
    });
    (address, thread)
}

#[test]
fn a_server_that_wants_its_token_is_told_of_and_gets_all_of_it_later() {
    let home = home();
    let token = "0123456789abcdef0123456789abcdef";
    let mut serve = agentmonitor(home.path(), &["serve", "--port", "0"]);
    serve.env("AGENTMONITOR_AUTH_TOKEN", token);
    let server = Server::of(serve);
    let output = run(hook_command(home.path(), server.address), REMOVE.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stdout), DENIED);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("wants its token") && said.contains("AGENTMONITOR_AUTH_TOKEN"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
    // What was kept is refused first, and then nothing more is told.
    let mut other = hook_command(home.path(), server.address);
    other.env(
        "AGENTMONITOR_AUTH_TOKEN",
        "fedcba9876543210fedcba9876543210",
    );
    let output = run(other, prompt("two").as_bytes());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("has another token"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert_eq!(kept(home.path(), server.address).len(), 2);
    let mut right = hook_command(home.path(), server.address);
    right.env("AGENTMONITOR_AUTH_TOKEN", token);
    let output = run(right, prompt("three").as_bytes());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(kept(home.path(), server.address).is_empty());
}

#[test]
fn what_any_other_server_answers_is_told_and_the_event_kept() {
    for (answer, says) in [
        (
            "HTTP/1.1 500 X\r\nContent-Length: 20\r\n\r\n{\"error\":\"it broke\"}",
            "(500: it broke); look at its log",
        ),
        ("HTTP/1.1 403 X\r\nContent-Length: 0\r\n\r\n", "(403)"),
        (
            "HTTP/1.1 421 X\r\nContent-Length: 0\r\n\r\n",
            "--allowed-hosts",
        ),
        (
            "HTTP/1.1 200 X\r\nContent-Length: 4\r\n\r\nnull",
            "is not AgentMonitor",
        ),
    ] {
        let home = home();
        let (address, thread) = answering(vec![answer]);
        let output = run(hook_command(home.path(), address), prompt("x").as_bytes());
        assert_eq!(output.stdout, b"{}", "{answer}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(says), "{said}");
        assert_eq!(kept(home.path(), address).len(), 1);
        thread.join().expect("no panic");
    }
}

#[test]
fn kept_events_that_are_refused_for_good_are_told_and_are_in_nobodys_way() {
    let home = home();
    let server = Server::start(home.path());
    let address = server.address;
    server.signal("STOP");
    let command = super::hook_within(home.path(), address, 100);
    run(command, prompt("x").as_bytes());
    let files = kept(home.path(), address);
    let json = std::fs::read_to_string(&files[0]).expect("text");
    std::fs::write(
        &files[0],
        json.replace("\"session_id\":\"s\"", "\"session_id\":\" \""),
    )
    .expect("written");
    server.signal("CONT");
    let output = run(hook_command(home.path(), address), prompt("y").as_bytes());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("refuses 1 of the events") && said.contains("session_id"),
        "{said}"
    );
    assert_eq!(output.stdout, b"{}");
    assert!(kept(home.path(), address).is_empty());
    assert_eq!(hook(home.path(), address, prompt("z")), "{}");
    assert_eq!(events(&server, 2).len(), 2);
}

#[test]
fn what_is_no_event_is_set_aside_and_told() {
    let home = home();
    let server = Server::start(home.path());
    let address = server.address;
    server.signal("STOP");
    run(
        super::hook_within(home.path(), address, 100),
        prompt("x").as_bytes(),
    );
    let file = kept(home.path(), address).remove(0);
    std::fs::write(&file, "{").expect("written");
    server.signal("CONT");
    let output = run(hook_command(home.path(), address), prompt("y").as_bytes());
    let said = String::from_utf8_lossy(&output.stderr);
    let aside = file.with_extension("broken");
    assert!(said.contains(aside.to_str().expect("UTF-8")), "{said}");
    assert!(aside.is_file());
}
