//! Whatever an agent or a person gives it: exit code 0, and on stdout nothing that Claude Code does not read.
use super::samples::of_scripts;
use super::{DENIED, REMOVE, events, hook, hook_command, prompt, run, said};
use crate::process::{Server, agentmonitor, home};

#[test]
fn what_is_no_object_is_answered_with_nothing_and_a_word_on_stderr() {
    let home = home();
    let server = Server::start(home.path());
    for raw in ["{\"a\":", "[1]", "null", "\u{0}"] {
        let output = run(hook_command(home.path(), server.address), raw.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{raw}");
        assert_eq!(output.stdout, b"", "{raw}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(
            said, "agentmonitor hook: a hook's payload is a JSON object\n",
            "{raw}"
        );
    }
    let output = run(hook_command(home.path(), server.address), b" \n");
    assert!(
        output.stdout.is_empty() && output.stderr.is_empty(),
        "{output:?}"
    );
}

#[test]
fn twenty_megabytes_and_broken_letters_are_an_event_all_the_same() {
    let home = home();
    let server = Server::start(home.path());
    let head = r#"{"hook_event_name":"PostToolUse","session_id":"s","tool_name":"Bash","#;
    let mut raw = head.as_bytes().to_vec();
    raw.extend_from_slice(b"\"tool_use_id\":\"\xff\",\"tool_response\":{\"stdout\":\"");
    raw.extend(std::iter::repeat_n(b'x', 20 << 20));
    raw.extend_from_slice(b"\"}}");
    assert_eq!(hook(home.path(), server.address, raw), "{}");
    let events = events(&server, 1);
    assert_eq!(
        of_scripts(&events[0]["metadata"])["tool_use_id"],
        "\u{fffd}"
    );
}

#[test]
fn more_than_a_server_takes_is_read_to_its_end_and_not_told() {
    let home = home();
    let server = Server::start(home.path());
    let output = run(
        hook_command(home.path(), server.address),
        &vec![b' '; 33 << 20],
    );
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("more than 33554432 bytes"), "{said}");
}

#[test]
fn a_wrong_address_is_told_and_a_tool_is_judged_all_the_same() {
    let home = home();
    for (url, says) in [
        ("https://localhost:3141", "not spoken here"),
        ("ftp://x", "write it as http://127.0.0.1:3141"),
        ("no:sense", "write it as http://127.0.0.1:3141"),
        ("http://", "write it as http://127.0.0.1:3141"),
        ("http://me:secret@box", "AGENTMONITOR_AUTH_TOKEN"),
    ] {
        let command = || agentmonitor(home.path(), &["hook", "--url", url]);
        let output = run(command(), REMOVE.as_bytes());
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(error.contains(says), "{error}");
        assert_eq!(said(command(), REMOVE), DENIED);
    }
}

#[test]
fn a_wrong_command_line_is_told_and_the_rest_of_it_counts() {
    let home = home();
    let server = Server::start(home.path());
    let url = format!("http://{}", server.address);
    for wrong in [
        vec!["--deadline", "500", "--url", &url],
        vec!["--url", &url, "--deadline-ms", "soon"],
        vec!["--url", &url, "more"],
    ] {
        let args = [vec!["hook"], wrong].concat();
        let output = run(agentmonitor(home.path(), &args), REMOVE.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), DENIED, "{args:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("agentmonitor hook --help"), "{said}");
    }
    let lenient = ["hook", "--url", &url, "--what"];
    assert_eq!(said(agentmonitor(home.path(), &lenient), prompt("x")), "{}");
    assert_eq!(
        of_scripts(&events(&server, 4)[3]["metadata"])["message"],
        "x"
    );
}

#[test]
fn an_event_of_a_server_that_cannot_be_told_is_kept_for_it() {
    let home = home();
    let dir = |name: &str| {
        home.path()
            .join(".local/share/agentmonitor/hooks")
            .join(name)
    };
    let url = "https://localhost:3141";
    said(
        agentmonitor(home.path(), &["hook", "--url", url]),
        prompt("x"),
    );
    assert_eq!(
        std::fs::read_dir(dir("localhost_3141"))
            .expect("kept")
            .count(),
        1
    );
    let token = [
        "hook",
        "--url",
        "localhost:1",
        "--auth-token-file",
        "/nowhere",
    ];
    let output = run(agentmonitor(home.path(), &token), prompt("x").as_bytes());
    assert_eq!(output.stdout, b"{}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("/nowhere"));
    assert_eq!(
        std::fs::read_dir(dir("localhost_1")).expect("kept").count(),
        1
    );
}

#[test]
fn what_is_nested_too_deep_is_judged_and_told_all_the_same() {
    let home = home();
    let server = Server::start(home.path());
    let deep = format!("{}{}", "[".repeat(500), "]".repeat(500));
    let raw = REMOVE.replacen('{', &format!("{{\"deep\":{deep},"), 1);
    assert_eq!(hook(home.path(), server.address, raw), DENIED);
}

#[test]
fn a_working_directory_that_is_gone_is_no_obstacle() {
    let home = home();
    let server = Server::start(home.path());
    let binary = env!("CARGO_BIN_EXE_agentmonitor");
    let script = format!(
        "mkdir gone && cd gone && rmdir ../gone && {binary} hook --url http://{}",
        server.address
    );
    let mut command = std::process::Command::new("sh");
    command
        .args(["-c", &script])
        .current_dir(home.path())
        .env("HOME", home.path());
    assert_eq!(said(command, prompt("x")), "{}");
}
