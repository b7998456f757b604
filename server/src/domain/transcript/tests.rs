//! What the recordings `transcript-types` and `transcript-detail` show, and what they leave open.
use super::*;

fn event(event_type: &str, metadata: &str) -> Event {
    Event {
        id: 1,
        event_id: None,
        schema_version: 1,
        session_id: "s".into(),
        agent_type: "codex".into(),
        event_type: event_type.into(),
        tool_name: None,
        status: "success".into(),
        tokens_in: 0,
        tokens_out: 0,
        branch: None,
        project: None,
        duration_ms: None,
        created_at: "2026-11-21 10:00:00".into(),
        client_timestamp: None,
        metadata: metadata.into(),
        payload_truncated: false,
        model: None,
        cost_usd: None,
        cache_read_tokens: 0,
        cache_write_tokens: 0,
        source: None,
    }
}

#[track_caller]
fn tells(event_type: &str, metadata: &str, expected: Option<&str>) {
    let entry = TranscriptEntry::from(event(event_type, metadata));
    assert_eq!(entry.detail.as_deref(), expected, "{event_type} {metadata}");
}

#[test]
fn a_prompts_message_comes_first_and_is_nobody_elses_detail() {
    let both = r#"{"content_preview":"p","message":"m"}"#;
    tells("user_prompt", both, Some(r#""m""#));
    tells("tool_use", both, Some(r#""p""#));
    tells("tool_use", r#"{"message":"m"}"#, None);
}

#[test]
fn what_javascript_takes_for_false_is_passed_over() {
    for value in ["\"\"", "0", "-0", "0.0", "1e-999", "false", "null"] {
        let metadata = format!(r#"{{"command":{value},"query":"q"}}"#);
        tells("tool_use", &metadata, Some(r#""q""#));
    }
    for value in ["7", "true", "[]", "{}", r#"["a"]"#] {
        let metadata = format!(r#"{{"command":{value},"query":"q"}}"#);
        tells("tool_use", &metadata, Some(value));
    }
}

#[test]
fn an_error_tells_its_text_or_its_message_and_ends_the_search() {
    let shown = |error: &str| format!(r#"{{"error":{error},"diff_preview":"d"}}"#);
    tells("error", &shown(r#""e""#), Some(r#""e""#));
    tells("error", &shown(r#"{"message":"m"}"#), Some(r#""m""#));
    for silent in ["{}", r#"{"message":""}"#, "5", "true", r#"["x"]"#] {
        tells("error", &shown(silent), None);
    }
    tells("error", &shown("false"), Some(r#""d""#));
}

#[test]
fn metadata_that_is_no_object_or_no_json_tells_nothing() {
    for metadata in ["\"text\"", "[1]", "5", "null", "", "{oops", "{\"a\":"] {
        tells("tool_use", metadata, None);
    }
    let deep = format!(r#"{{"command":{}{}}}"#, "[".repeat(99), "]".repeat(99));
    tells("tool_use", &deep, None);
}

#[test]
fn the_senders_time_is_shown_where_it_is_known() {
    let mut sent = event("response", "{}");
    sent.client_timestamp = Some("2026-03-04T05:06:07.000Z".into());
    let entry = TranscriptEntry::from(sent.clone());
    assert_eq!(entry.timestamp, "2026-03-04T05:06:07.000Z");
    sent.client_timestamp = Some(String::new());
    assert_eq!(TranscriptEntry::from(sent).timestamp, "2026-11-21 10:00:00");
}
