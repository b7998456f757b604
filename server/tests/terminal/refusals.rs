//! Servers that are not there, not ours, or not open to everybody: what to do, in one sentence.
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

use super::{command, refused, said};
use crate::process::{Server, agentmonitor, home};

const COMMANDS: [&[&str]; 3] = [&["stats"], &["sessions"], &["tail"]];

#[test]
fn a_server_that_is_not_there_is_to_be_started() {
    let home = home();
    let free = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = free.local_addr().expect("bound").port().to_string();
    drop(free);
    for args in COMMANDS {
        let mut command = agentmonitor(home.path(), args);
        command.env("AGENTMONITOR_PORT", &port);
        let told = refused(command);
        let begins = format!("no server at http://127.0.0.1:{port} (");
        assert!(told.starts_with(&begins), "{told}");
        assert!(
            told.contains("`agentmonitor serve`") && told.contains("--url"),
            "{told}"
        );
    }
}

#[test]
fn a_stranger_is_told_from_a_server() {
    let home = home();
    let stranger = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/", stranger.local_addr().expect("bound"));
    let answering = std::thread::spawn(move || {
        for _ in COMMANDS {
            let (mut socket, _) = stranger.accept().expect("a client");
            let mut request = BufReader::new(socket.try_clone().expect("cloned")).lines();
            while request
                .next()
                .is_some_and(|line| !line.expect("a line").is_empty())
            {}
            socket
                .write_all(
                    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello",
                )
                .expect("answered");
        }
    });
    for args in COMMANDS {
        let args = [args, &["--url", &url]].concat();
        let told = refused(agentmonitor(home.path(), &args));
        assert!(told.contains("is not an AgentMonitor"), "{told}");
    }
    answering.join().expect("it answered");
}

#[test]
fn a_server_that_accepts_and_never_answers_is_asked_for_nothing_that_may_take_longer() {
    let home = home();
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", silent.local_addr().expect("bound"));
    let listening = std::thread::spawn(move || {
        COMMANDS.map(|_| {
            let (socket, _) = silent.accept().expect("a client");
            // Until the client leaves.
            let lines = BufReader::new(socket).lines().map_while(Result::ok);
            lines.filter(|line| line.contains(" /")).collect::<Vec<_>>()
        })
    });
    for args in COMMANDS {
        let command = agentmonitor(home.path(), &[args, &["--url", &url]].concat());
        let told = refused(command);
        assert!(
            told.contains("takes connections and does not answer"),
            "{told}"
        );
    }
    for asked in listening.join().expect("they leave") {
        assert_eq!(asked, ["GET /api/health HTTP/1.1"]);
    }
}

#[test]
fn a_token_is_asked_for_and_taken_from_where_serve_takes_it() {
    let home = home();
    let mut serve = agentmonitor(home.path(), &["serve", "--port", "0"]);
    serve.env("AGENTMONITOR_AUTH_TOKEN", "s3cret");
    let server = Server::of(serve);
    for args in COMMANDS {
        let told = refused(command(home.path(), &server, args));
        assert!(
            told.contains("wants its token; set AGENTMONITOR_AUTH_TOKEN"),
            "{told}"
        );
        let mut wrong = command(home.path(), &server, args);
        wrong.env("AGENTMONITOR_AUTH_TOKEN", "secret");
        let told = refused(wrong);
        assert!(told.contains("has another token"), "{told}");
        assert!(!told.contains("secret"), "{told}");
    }
    fs::write(home.path().join("token"), "s3cret\n").expect("written");
    let with_file = ["stats", "--auth-token-file", "token"];
    assert!(said(command(home.path(), &server, &with_file)).starts_with("Events"));
}
