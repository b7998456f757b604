use super::{Plan, Sender, Status, install, uninstall};
use crate::settings::EditError;

fn plan() -> Plan {
    Plan {
        url: "http://127.0.0.1:3141".to_owned(),
        command: "'/opt/agentmonitor' hook".to_owned(),
        only_commands: false,
        token: false,
    }
}

#[track_caller]
fn installed(text: &str) -> String {
    install(text, &plan()).expect("it is edited").text
}

#[track_caller]
fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("JSON")
}

/// A user's settings, with a habit of every kind.
const SETTINGS: &str = "// mine\r\n{\r\n\t\"model\": \"opus\", /* the best */\r\n\t\"hooks\": {\r\n\t\t\"Stop\": [\r\n\t\t\t{ \"hooks\": [{ \"type\": \"command\", \"command\": \"say done\" }] }, // loud\r\n\t\t],\r\n\t},\r\n\t\"env\": {\"A\":1.50}\r\n}\r\n";

#[test]
fn no_settings_become_ours_alone_and_nothing_again() {
    for text in ["", "{}", "{}\n", " \n"] {
        let once = installed(text);
        let hooks = &json(&once)["hooks"];
        assert_eq!(hooks.as_object().expect("an object").len(), 7, "{once}");
        assert_eq!(
            hooks["Stop"][0]["hooks"][0],
            serde_json::json!({"type": "http", "url": "http://127.0.0.1:3141/api/hooks/claude-code", "timeout": 1})
        );
        assert_eq!(hooks["PreToolUse"][0]["matcher"], "Bash");
        let start = &hooks["SessionStart"][0]["hooks"][0];
        assert_eq!(
            start["command"],
            "'/opt/agentmonitor' hook --instruction-load-instrumented"
        );
        assert_eq!(installed(&once), once);
        assert_eq!(json(&uninstall(&once, &[]).expect("edited")), json("{}"));
    }
}

#[test]
fn comments_line_ends_and_strangers_hooks_stay_and_come_back_byte_for_byte() {
    let once = installed(SETTINGS);
    for kept in [
        "// mine\r\n",
        "/* the best */",
        "\"command\": \"say done\" }] }, // loud\r\n",
        "{\"A\":1.50}",
    ] {
        assert!(once.contains(kept), "{kept} in {once}");
    }
    assert!(!once.replace("\r\n", "").contains('\n'), "{once:?}");
    assert_eq!(installed(&once), once);
    assert_eq!(Status::of(&once).expect("read").missing(), [""; 0]);
    let again = uninstall(&once, &[]).expect("edited");
    assert_eq!(again, SETTINGS);
    assert_eq!(uninstall(SETTINGS, &[]).expect("edited"), SETTINGS);
}

#[test]
fn another_plan_replaces_what_was_installed() {
    let other = Plan {
        url: "http://box:1".to_owned(),
        only_commands: true,
        token: true,
        ..plan()
    };
    let text = install(&installed(SETTINGS), &other).expect("edited");
    assert!(text.replaced.is_empty());
    let status = Status::of(&text.text).expect("read");
    assert_eq!(status.hooks.len(), 7);
    let command = |sender: &Sender| matches!(sender, Sender::Command(_));
    assert!(
        status.hooks.iter().all(|hook| command(&hook.sender)),
        "{status:?}"
    );
    let posted = Plan {
        only_commands: false,
        ..other
    };
    let text = install(&text.text, &posted).expect("edited").text;
    assert!(
        text.contains("\"Authorization\": \"Bearer $AGENTMONITOR_AUTH_TOKEN\""),
        "{text}"
    );
    assert!(
        text.contains("http://box:1/api/hooks/claude-code"),
        "{text}"
    );
    assert_eq!(uninstall(&text, &[]).expect("edited"), SETTINGS);
}

const LEGACY: &str = r#"{
  "hooks": {
    "Stop": [
      {"hooks": [{"type": "command", "command": "AGENTMONITOR_URL=http://x /opt/am/hooks/claude-code/session_end.sh", "async": true}]}
    ],
    "Notification": [
      {"matcher": "", "hooks": [
        {"type": "command", "command": "notify"},
        {"type": "command", "command": "/opt/am/hooks/claude-code/notification.sh"}
      ]}
    ],
    "PreCompact": [{"hooks": [{"type": "command", "command": "/opt/am/hooks/claude-code/other.sh"}]}]
  }
}"#;

#[test]
fn the_legacys_scripts_make_room_and_come_back() {
    let edited = install(LEGACY, &plan()).expect("edited");
    assert_eq!(edited.replaced.len(), 3);
    let status = Status::of(&edited.text).expect("read");
    assert!(
        !status.has_legacy() && status.doubled().is_empty(),
        "{status:?}"
    );
    assert!(json(&edited.text)["hooks"]["PreCompact"].is_null());
    assert_eq!(
        json(&edited.text)["hooks"]["Notification"][0]["hooks"][0]["command"],
        "notify"
    );
    let back = uninstall(&edited.text, &edited.replaced).expect("edited");
    let back = json(&back);
    assert_eq!(back["hooks"]["Stop"], json(LEGACY)["hooks"]["Stop"]);
    assert_eq!(
        back["hooks"]["PreCompact"],
        json(LEGACY)["hooks"]["PreCompact"]
    );
    let notification = &back["hooks"]["Notification"];
    assert_eq!(notification[1]["matcher"], "");
    assert_eq!(
        notification[1]["hooks"][0]["command"],
        "/opt/am/hooks/claude-code/notification.sh"
    );
    assert_eq!(Status::of(&back.to_string()).expect("read").hooks.len(), 3);
}

#[test]
fn who_tells_twice_is_named() {
    let ours = r#"[{"hooks":[{"type":"http","url":"http://x/api/hooks/claude-code?safety=false"},{"type":"command","command":"agentmonitor hook"}]}]"#;
    let env = r#"{"CLAUDE_CODE_ENABLE_TELEMETRY":"1","OTEL_LOGS_EXPORTER":"console, otlp"}"#;
    let text = format!(r#"{{"hooks":{{"Stop":{ours},"PreToolUse":[]}},"env":{env}}}"#);
    let status = Status::of(&text).expect("read");
    assert_eq!(status.doubled(), ["Stop"]);
    assert_eq!(status.missing().len(), 6);
    assert!(status.exports_logs);
    let mended = install(&text, &plan()).expect("edited").text;
    assert!(Status::of(&mended).expect("read").doubled().is_empty());
}

#[test]
fn what_cannot_be_read_is_named_by_line_or_pointer() {
    let refused = |text: &str| match install(text, &plan()) {
        Ok(edited) => panic!("{text}: {edited:?}"),
        Err(error) => {
            assert_eq!(
                uninstall(text, &[]).is_err(),
                !matches!(&error, EditError::Kind { place, .. } if place == "/hooks/Stop")
            );
            error.to_string()
        }
    };
    for (text, says) in [
        ("{\n  \"a\": 1\n  \"b\": 2\n}", "line 2, column 9"),
        ("{\"a\": [1, 2}", "line 1, column 12"),
        ("{'a': 1}", "line 1, column 2"),
        ("[]", "the whole must be an object"),
        ("{} {}", "line 1"),
        ("{\"hooks\": []}", "/hooks must be an object"),
        ("{\"hooks\": {\"Stop\": {}}}", "/hooks/Stop must be a list"),
        ("{\"hooks\": {}, \"hooks\": {}}", "/hooks is there twice"),
    ] {
        let error = refused(text);
        assert!(error.contains(says), "{text}: {error}");
        assert!(error.contains("run the command again"), "{error}");
    }
}

#[test]
fn odd_hooks_of_strangers_are_left_as_they_are() {
    let text = r#"{"hooks":{"Other":5,"Stop":[7,{"hooks":{}},{"hooks":[null,{"command":[1]},{"url":3}]}]}}"#;
    let once = installed(text);
    let stop = &json(&once)["hooks"]["Stop"];
    assert_eq!(stop.as_array().expect("a list").len(), 4);
    assert_eq!(json(&uninstall(&once, &[]).expect("edited")), json(text));
}

#[test]
fn a_mark_at_the_beginning_stays() {
    let once = installed("\u{feff}{}");
    assert!(once.starts_with("\u{feff}{"));
    assert_eq!(installed(&once), once);
}
