use super::{Circumstances, HookEvent, Untold, Verdict, project, read};
use crate::domain::{EventStatus, EventType};

const LIMIT: usize = 10 * 1024;

fn around() -> Circumstances {
    Circumstances {
        agent_type: "claude_code".to_owned(),
        safety: true,
        instruction_load_instrumented: false,
        metadata_limit_bytes: LIMIT,
    }
}

#[track_caller]
fn event(raw: &str) -> HookEvent {
    let meaning = read(raw, &around()).expect("an object");
    assert_eq!(meaning.verdict, Verdict::Go);
    meaning.event.expect("an event")
}

#[track_caller]
fn untold(raw: &str) -> Untold {
    let meaning = read(raw, &around()).expect("an object");
    meaning.event.expect_err("no event")
}

fn metadata(event: &HookEvent) -> &str {
    event.draft.metadata.as_deref().expect("it has some")
}

#[test]
fn a_hook_of_tomorrow_is_kept_as_a_response() {
    let raw =
        r#"{"hook_event_name":"MoonRose","session_id":"s","cwd":"/p/app","phase":[1,{"x":null}]}"#;
    let event = event(raw);
    assert_eq!(event.draft.event_type, EventType::Response);
    assert_eq!(event.draft.project.as_deref(), Some("app"));
    assert_eq!(
        metadata(&event),
        r#"{"hook_event_name":"MoonRose","hook":{"cwd":"/p/app","phase":[1,{"x":null}]}}"#
    );
}

#[test]
fn a_payload_without_a_hook_or_a_session_is_no_event() {
    for raw in [
        "{}",
        r#"{"session_id":"s"}"#,
        r#"{"hook_event_name":"Stop"}"#,
        r#"{"hook_event_name":"Stop","session_id":"  "}"#,
        r#"{"hook_event_name":{"a":1},"session_id":"s"}"#,
    ] {
        assert_eq!(untold(raw), Untold::Nameless, "{raw}");
    }
}

#[test]
fn odd_types_are_read_as_far_as_they_go() {
    let raw = r#"{"hook_event_name":"PostToolUse","session_id":7,"cwd":[1],"tool_name":{"x":1},
        "tool_use_id":5,"tool_input":"text","tool_response":null}"#;
    let event = event(raw);
    assert_eq!(event.draft.session_id, "7");
    assert_eq!(event.draft.tool_name, None);
    assert_eq!(event.folder, None);
    assert!(metadata(&event).starts_with(r#"{"tool_use_id":"5","hook":{"#));
}

#[test]
fn a_tool_that_failed_is_an_error_of_that_tool() {
    let raw = r#"{"hook_event_name":"PostToolUseFailure","session_id":"s","tool_name":"Bash",
        "tool_input":{"command":"false"},"tool_use_id":"t","error":"exit 1"}"#;
    let event = event(raw);
    assert_eq!(event.draft.event_type, EventType::ToolUse);
    assert_eq!(event.draft.status, Some(EventStatus::Error));
    assert!(metadata(&event).starts_with(r#"{"tool_use_id":"t","command":"false","hook":{"#));
}

#[test]
fn output_of_megabytes_is_dropped_and_the_rest_is_kept() {
    let output = "x".repeat(20 << 20);
    let raw = format!(
        r#"{{"hook_event_name":"PostToolUse","session_id":"s","tool_name":"Bash",
        "tool_input":{{"command":"cat"}},"tool_use_id":"t","tool_response":{{"stdout":"{output}"}}}}"#
    );
    assert_eq!(
        metadata(&event(&raw)),
        r#"{"tool_use_id":"t","command":"cat"}"#
    );
}

#[test]
fn a_denied_tool_is_an_event_and_a_reason() {
    let raw = r#"{"hook_event_name":"PreToolUse","session_id":"s","tool_name":"Bash",
        "tool_input":{"command":"rm -rf /"}}"#;
    let meaning = read(raw, &around()).expect("an object");
    let reason = "AgentMonitor: Blocked destructive command: rm -rf /";
    assert_eq!(meaning.verdict, Verdict::Deny(reason.to_owned()));
    let event = meaning.event.expect("an event");
    assert_eq!(event.draft.event_type, EventType::Error);
}

#[test]
fn a_tool_is_denied_also_where_there_is_no_session_to_tell_of() {
    let raw = r#"{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"rm -rf /"}}"#;
    let meaning = read(raw, &around()).expect("an object");
    assert!(matches!(meaning.verdict, Verdict::Deny(_)));
    assert_eq!(meaning.event, Err(Untold::Nameless));
}

#[test]
fn without_safety_no_tool_is_looked_at() {
    let raw = r#"{"hook_event_name":"PreToolUse","session_id":"s","tool_name":"Bash",
        "tool_input":{"command":"rm -rf /","file_path":"/a/.env"}}"#;
    let off = Circumstances {
        safety: false,
        ..around()
    };
    let meaning = read(raw, &off).expect("an object");
    assert_eq!(meaning.verdict, Verdict::Go);
    assert_eq!(meaning.event, Err(Untold::Nothing));
}

#[test]
fn payloads_of_copilot_are_read() {
    let raw = r#"{"hookEventName":"PostToolUse","sessionId":"s","timestamp":"2026-11-20T10:00:00Z","cwd":"/p/app",
        "tool_name":"bash","tool_input":{"command":"ls"},"tool_result":{"result_type":"success"}}"#;
    let copilot = Circumstances {
        agent_type: " copilot_cli ".to_owned(),
        ..around()
    };
    let event = read(raw, &copilot)
        .expect("an object")
        .event
        .expect("an event");
    assert_eq!(event.draft.agent_type, "copilot_cli");
    assert_eq!(event.draft.session_id, "s");
    assert_eq!(event.draft.tool_name.as_deref(), Some("bash"));
    assert!(metadata(&event).starts_with(r#"{"tool_use_id":"","command":"ls","hook":{"#));
}

#[test]
fn a_project_is_the_last_name_of_a_folder() {
    for (cwd, name) in [
        ("/home/dev/app", Some("app")),
        ("/home/dev/app//", Some("app")),
        ("app", Some("app")),
        ("/", None),
        (r"C:\work\app", Some("app")),
        (r"C:\work/app\", Some("app")),
        (r"\\host\share\app", Some("app")),
        (r"/srv/odd\name", Some(r"odd\name")),
    ] {
        assert_eq!(project(cwd).as_deref(), name, "{cwd}");
    }
}
