use super::{Circumstances, Denial, HookEvent, Untold, Verdict, project, read};
use crate::domain::{EventStatus, EventType};

const LIMIT: usize = 10 * 1024;

fn around() -> Circumstances {
    Circumstances {
        agent_type: "claude_code".to_owned(),
        safety: true,
        instruction_load_instrumented: false,
        metadata_limit_bytes: LIMIT,
        event_id: None,
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

fn denied(reason: &str, is_for_copilot: bool) -> Verdict {
    Verdict::Deny(Denial {
        reason: reason.to_owned(),
        is_for_copilot,
    })
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
    assert_eq!(meaning.verdict, denied(reason, false));
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
fn of_a_long_command_the_agent_is_shown_the_line_that_is_denied() {
    let long = format!(
        "echo {}\\nrm -rf / && echo {}",
        "x".repeat(300),
        "y".repeat(300)
    );
    let raw = format!(
        r#"{{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{{"command":"{long}"}}}}"#
    );
    let meaning = read(&raw, &around()).expect("an object");
    let shown = format!("rm -rf / && echo {}…", "y".repeat(200 - 17));
    let reason = format!("AgentMonitor: Blocked destructive command: {shown}");
    assert_eq!(meaning.verdict, denied(&reason, false));
}

#[test]
fn what_is_nested_too_deep_is_left_out_and_the_rest_is_judged_and_kept() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    let raw = format!(
        r#"{{"hook_event_name":"PreToolUse","session_id":"s","tool_name":"Bash",
        "deep":{deep},"tool_input":{{"command":"rm -rf /","more":{deep}}}}}"#
    );
    let meaning = read(&raw, &around()).expect("an object");
    assert!(matches!(meaning.verdict, Verdict::Deny(_)));
    let event = meaning.event.expect("an event");
    assert_eq!(
        metadata(&event),
        r#"{"blocked":true,"reason":"destructive_command","command":"rm -rf /"}"#
    );
}

fn of_copilot(raw: &str) -> HookEvent {
    let copilot = Circumstances {
        agent_type: " copilot_cli ".to_owned(),
        ..around()
    };
    let meaning = read(raw, &copilot).expect("an object");
    meaning.event.expect("an event")
}

#[test]
fn payloads_of_copilot_are_read_in_claude_codes_spelling() {
    let raw = r#"{"hook_event_name":"PostToolUse","session_id":"s","timestamp":"2026-11-20T10:00:00Z","cwd":"/p/app",
        "tool_name":"bash","tool_input":{"command":"ls"},"tool_result":{"result_type":"success","text_result_for_llm":"x"}}"#;
    let event = of_copilot(raw);
    assert_eq!(event.draft.agent_type, "copilot_cli");
    assert_eq!(event.draft.session_id, "s");
    assert_eq!(event.draft.tool_name.as_deref(), Some("bash"));
    assert_eq!(
        event.draft.client_timestamp.as_deref(),
        Some("2026-11-20T10:00:00.000Z")
    );
    assert_eq!(event.draft.status, None);
    assert!(metadata(&event).starts_with(r#"{"tool_use_id":"","command":"ls","hook":{"#));
    let failed = of_copilot(&raw.replace("success", "failure"));
    assert_eq!(failed.draft.status, Some(EventStatus::Error));
}

#[test]
fn payloads_of_copilot_are_read_in_its_own_spelling() {
    let raw = r#"{"sessionId":"s","timestamp":1704614700000,"cwd":"/p/app","toolName":"edit",
        "toolArgs":"{\"path\":\"/p/app/a.rs\",\"old_str\":\"a\",\"new_str\":\"a\\nb\"}",
        "toolResult":{"resultType":"success","textResultForLlm":"done"}}"#;
    let event = of_copilot(raw);
    assert_eq!(event.draft.event_type, EventType::ToolUse);
    assert_eq!(event.draft.session_id, "s");
    assert_eq!(event.draft.tool_name.as_deref(), Some("edit"));
    assert_eq!(event.draft.project.as_deref(), Some("app"));
    assert_eq!(
        event.draft.client_timestamp.as_deref(),
        Some("2024-01-07T08:05:00.000Z")
    );
    assert!(
        metadata(&event).starts_with(
            r#"{"tool_use_id":"","file_path":"/p/app/a.rs","lines_added":1,"lines_removed":0,"hook":{"#
        ),
        "{}",
        metadata(&event)
    );
    let error = of_copilot(r#"{"sessionId":"s","error":{"message":"m"},"recoverable":true}"#);
    assert_eq!(error.draft.event_type, EventType::Error);
}

#[test]
fn what_copilot_tells_without_a_session_is_one_of_its_folder() {
    let started = of_copilot(r#"{"timestamp":1704614600000,"cwd":"/p/app","source":"new"}"#);
    assert_eq!(started.draft.event_type, EventType::SessionStart);
    assert_eq!(started.draft.session_id, "copilot_cli:/p/app");
    let used = of_copilot(r#"{"cwd":"/p/app","toolName":"view","toolArgs":"{}","toolResult":{}}"#);
    assert_eq!(used.draft.session_id, "copilot_cli:/p/app");
    let long = "/x".repeat(1000);
    let long = of_copilot(&format!(r#"{{"cwd":"{long}/end","prompt":"go"}}"#));
    assert!(long.draft.session_id.ends_with("/x/end"));
    assert!(long.draft.session_id.len() < 200);
    let claude = r#"{"cwd":"/p/app","hook_event_name":"Stop"}"#;
    assert_eq!(untold(claude), Untold::Nameless);
}

#[test]
fn what_copilot_packs_as_text_is_judged_however_deep_it_is_nested() {
    for levels in [61, 62, 63, 64, 65, 1000] {
        let deep = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        let input = format!(r#"{{"command":"rm -rf /","x":{deep}}}"#);
        let input = serde_json::to_string(&input).expect("it prints");
        let raw = format!(r#"{{"sessionId":"s","toolName":"bash","toolArgs":{input}}}"#);
        let meaning = read(&raw, &around()).expect("an object");
        assert!(matches!(meaning.verdict, Verdict::Deny(_)), "{levels}");
    }
}

#[test]
fn copilot_is_denied_where_it_looks() {
    let raw = r#"{"sessionId":"s","toolName":"bash","toolArgs":"{\"command\":\"rm -rf /\"}"}"#;
    let meaning = read(raw, &around()).expect("an object");
    let reason = "AgentMonitor: Blocked destructive command: rm -rf /";
    assert_eq!(meaning.verdict, denied(reason, true));
    let named = Circumstances {
        agent_type: "copilot_cli".to_owned(),
        ..around()
    };
    let raw =
        r#"{"hook_event_name":"PreToolUse","tool_name":"bash","tool_input":{"command":"rm /"}}"#;
    let meaning = read(raw, &named).expect("an object");
    let reason = "AgentMonitor: Blocked destructive command: rm /";
    assert_eq!(meaning.verdict, denied(reason, true));
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
