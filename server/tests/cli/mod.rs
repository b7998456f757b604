//! The binary as a process: what it prints, how it fails, how signals stop it.
#![cfg(unix)]
use std::fs;
use std::io::{BufRead, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use crate::process::{Server, agentmonitor, home, output};

#[test]
fn without_a_command_it_prints_help() {
    let home = home();
    let bare = output(home.path(), &[]);
    assert!(bare.status.success() && bare.stderr.is_empty());
    assert_eq!(bare.stdout, output(home.path(), &["--help"]).stdout);
    let version = output(home.path(), &["--version"]);
    assert!(version.status.success());
    assert_eq!(
        version.stdout,
        format!("agentmonitor {}\n", env!("CARGO_PKG_VERSION")).as_bytes()
    );
}

#[test]
fn openapi_prints_the_contract_and_needs_nothing_for_it() {
    let nowhere = Path::new("/");
    let print = |args: &[&str]| {
        // No home, no folder to write in, settings that would refuse a start.
        let mut command = agentmonitor(nowhere, args);
        let output = command
            .env_remove("HOME")
            .env("AGENTMONITOR_DB_PATH", "/dev/null/none.db")
            .env("AGENTMONITOR_HOST", "0.0.0.0")
            .output()
            .expect("the binary runs");
        assert!(output.status.success() && output.stderr.is_empty());
        String::from_utf8(output.stdout).expect("text")
    };
    assert_eq!(print(&["openapi"]), include_str!("../../../openapi.yaml"));
    assert_eq!(
        print(&["openapi", "--json"]),
        agentmonitor_contract::OPENAPI_JSON
    );
}

#[test]
fn a_reader_of_the_contract_may_leave_early() {
    let home = home();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let output = agentmonitor(home.path(), &["openapi"])
        .stdout(writer)
        .stderr(Stdio::piped())
        .spawn()
        .and_then(Child::wait_with_output)
        .expect("the binary runs");
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn a_start_that_fails_is_one_line_and_exit_code_1() {
    let home = home();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("bound").port().to_string();
    fs::write(home.path().join("corrupt.db"), [b'x'; 8192]).expect("written");
    fs::write(home.path().join("file"), "").expect("written");
    let cases: [(&[&str], &str); 8] = [
        (&["serve", "--port", "x"], "--port <PORT>"),
        (&["serve", "--prot", "1"], "'--port'"),
        (
            &["serve", "--host", "0.0.0.0", "--port", "0"],
            "AGENTMONITOR_AUTH_TOKEN",
        ),
        (
            &["serve", "--host", "no such host.localhost", "--port", "0"],
            "--host",
        ),
        (&["serve", "--port", &port], "choose another port"),
        (
            &["serve", "--port", "0", "--db", "corrupt.db"],
            "corrupt.db",
        ),
        (&["serve", "--port", "0", "--db", "file/x.db"], "file"),
        (
            &["serve", "--port", "0", "--auth-token-file", "none"],
            "--auth-token-file",
        ),
    ];
    for (args, says) in cases {
        let output = output(home.path(), args);
        let stderr = String::from_utf8(output.stderr).expect("text");
        let errors: Vec<_> = stderr
            .lines()
            .filter(|line| line.starts_with("error: "))
            .collect();
        assert_eq!(output.status.code(), Some(1), "{args:?}: {stderr}");
        assert_eq!(errors.len(), 1, "{args:?}: {stderr}");
        assert_eq!(
            stderr.lines().last(),
            errors.first().copied(),
            "{args:?}: {stderr}"
        );
        assert!(errors[0].contains(says), "{args:?}: {stderr}");
        assert!(output.stdout.is_empty(), "{args:?}");
    }
    let left = fs::read_dir(home.path()).expect("a folder");
    let mut left: Vec<_> = left.map(|entry| entry.expect("read").file_name()).collect();
    left.sort();
    assert_eq!(left, ["corrupt.db", "file"]);
}

#[test]
fn a_command_that_there_is_not_is_told_with_those_that_there_are() {
    let home = home();
    let output = output(home.path(), &["frob"]);
    let stderr = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr.contains("'frob'; there are serve, "), "{stderr}");
    assert!(
        stderr.ends_with("; see `agentmonitor --help`\n"),
        "{stderr}"
    );
}

#[test]
fn it_says_where_it_listens_and_keeps_its_database_private() {
    let home = home();
    let mut server = Server::start(home.path());
    let mut line = String::new();
    server.stdout.read_line(&mut line).expect("a line");
    assert_eq!(
        line,
        format!("Dashboard: http://localhost:{}/\n", server.address.port())
    );
    let database = home
        .path()
        .join(".local/share/agentmonitor/agentmonitor.db");
    if cfg!(target_os = "linux") {
        let mode = fs::metadata(&database)
            .expect("created")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{mode:o}");
    }
    let mut health = server.send("GET /api/health HTTP/1.0\r\nHost: localhost\r\n\r\n");
    let mut answer = String::new();
    health.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.0 200 OK\r\n"), "{answer}");
}

#[test]
fn the_first_signal_stops_gently() {
    for name in ["TERM", "INT"] {
        let home = home();
        let server = Server::start(home.path());
        let mut stream = server.send("GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
        let mut head = [0; 12];
        stream.read_exact(&mut head).expect("an answer");
        assert_eq!(&head, b"HTTP/1.1 200");
        server.signal(name);
        let mut rest = String::new();
        stream
            .read_to_string(&mut rest)
            .expect("the stream ends whole");
        assert!(rest.ends_with("\r\n0\r\n\r\n"), "{rest}");
        let (code, log, took) = server.wait();
        assert_eq!(code, Some(0), "{log}");
        assert!(took < Duration::from_secs(1), "{took:?}");
        for step in [
            "shutting down",
            "no longer accepting",
            "connections drained",
            "stopped",
        ] {
            assert!(log.contains(step), "{step}: {log}");
        }
    }
}

/// A request whose body does not come yet, which holds the stop until the deadline.
fn hold(server: &Server) -> TcpStream {
    let mut held = server.send(
        "POST /api/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
         Content-Length: 9\r\nExpect: 100-continue\r\n\r\n",
    );
    // The server asks for the body once a handler waits for it.
    let mut asked = [0; 25];
    held.read_exact(&mut asked).expect("an answer");
    assert_eq!(&asked, b"HTTP/1.1 100 Continue\r\n\r\n");
    held
}

fn wait_until_closed(server: &Server) {
    while TcpStream::connect(server.address).is_ok() {
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn the_signals_of_one_interrupt_count_once() {
    let home = home();
    let server = Server::start(home.path());
    let mut held = hold(&server);
    server.signal("INT");
    server.signal("TERM");
    wait_until_closed(&server);
    held.write_all(b"{\"bad\":1}").expect("sent");
    let mut answer = String::new();
    held.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    let (code, log, _) = server.wait();
    assert_eq!(code, Some(0), "{log}");
}

#[test]
fn a_later_signal_exits_at_once() {
    let home = home();
    let server = Server::start(home.path());
    let _held = hold(&server);
    server.signal("TERM");
    wait_until_closed(&server);
    // Long enough to be a second wish.
    std::thread::sleep(Duration::from_millis(700));
    server.signal("TERM");
    let (code, log, took) = server.wait();
    assert_eq!(code, Some(130), "{log}");
    assert!(took < Duration::from_secs(3), "{took:?}");
    let data = fs::read_dir(home.path().join(".local/share/agentmonitor")).expect("made");
    let names = data.map(|entry| entry.expect("an entry").file_name());
    let locks: Vec<_> = names
        .filter(|name| name.to_string_lossy().contains(".lock"))
        .collect();
    assert!(locks.is_empty(), "{locks:?}");
}
