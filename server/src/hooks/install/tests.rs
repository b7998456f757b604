//! What is edited, and what is left.

mod seen;

use super::{Plan, Seen, Sender, Status, install, uninstall};
use crate::config::Scope;
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

/// What is to be done about settings of the user, and of others beside.
#[track_caller]
fn troubles(users: &str, others: &[(Scope, &str)]) -> Vec<String> {
    let mut seen = Seen::of([]);
    let mut put = |scope: Scope, text: &str| {
        let path = format!("{scope:?}.json");
        seen.put(scope, path.as_ref(), Status::of(text).expect("read"));
    };
    put(Scope::User, users);
    for (scope, text) in others {
        put(*scope, text);
    }
    let troubles = seen.troubles(None).into_iter();
    troubles
        .map(|trouble| format!("{}; {}", trouble.what, trouble.todo))
        .collect()
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
    assert_eq!(troubles(&once, &[]), [""; 0]);
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
    assert_eq!(
        text.replaced,
        [],
        "an address of this machine is ours to change"
    );
    assert_eq!(text.left, ["http://127.0.0.1:3141"]);
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
    assert_eq!(troubles(&edited.text, &[]), [""; 0]);
    assert!(json(&edited.text)["hooks"]["PreCompact"].is_null());
    assert_eq!(
        json(&edited.text)["hooks"]["Notification"][0]["hooks"][0]["command"],
        "notify"
    );
    let back = uninstall(&edited.text, &edited.replaced).expect("edited");
    let again = uninstall(&back, &edited.replaced).expect("edited");
    assert_eq!(again, back, "they are brought back once");
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
fn scripts_that_stand_again_are_not_joined_by_those_that_were_kept() {
    let edited = install(LEGACY, &plan()).expect("edited");
    let moved = LEGACY.replace("/opt/am", "/srv/am");
    let back = uninstall(&moved, &edited.replaced).expect("edited");
    assert_eq!(json(&back), json(&moved));
}

#[test]
fn a_script_for_other_tools_comes_back_beside_one_that_stands() {
    let script = |matcher: &str| {
        format!(
            r#"{{"matcher":"{matcher}","hooks":[{{"type":"command","command":"/opt/am/hooks/claude-code/post.sh"}}]}}"#
        )
    };
    let with = |groups: &str| format!(r#"{{"hooks":{{"PostToolUse":[{groups}]}}}}"#);
    let both = with(&format!("{},{}", script("Edit"), script("Bash")));
    let edited = install(&both, &plan()).expect("edited");
    assert_eq!(edited.replaced.len(), 2);
    let back = uninstall(&with(&script("Edit")), &edited.replaced).expect("edited");
    assert_eq!(json(&back), json(&both));
}

#[test]
fn a_hook_to_another_machines_server_can_be_brought_back() {
    let team = r#"{"hooks":{"Stop":[{"hooks":[{"type":"http","url":"https://team.example/api/hooks/claude-code"}]}]}}"#;
    let edited = install(team, &plan()).expect("edited");
    assert_eq!(edited.left, ["https://team.example"]);
    let back = uninstall(&edited.text, &edited.replaced).expect("edited");
    assert_eq!(json(&back), json(team));
}

#[test]
fn ours_behind_something_else_is_seen_and_left() {
    for wrapped in ["timeout 5 agentmonitor hook", "cd /x && agentmonitor hook"] {
        let text = format!(r#"{{"hooks":{{"Stop":[{{"hooks":[{{"command":"{wrapped}"}}]}}]}}}}"#);
        let once = installed(&text);
        assert!(once.contains(wrapped), "{once}");
        let told = troubles(&once, &[]).join("\n");
        assert!(
            told.contains("two senders: more than one hook in User.json tells of Stop"),
            "{told}"
        );
        assert!(told.contains(&format!("by hand: {wrapped}")), "{told}");
        assert_eq!(json(&uninstall(&once, &[]).expect("edited")), json(&text));
    }
}

#[test]
fn a_list_with_a_comment_stays_when_its_hooks_go() {
    let ours = r#"{"hooks":[{"command":"agentmonitor hook"}]}"#;
    for comment in ["// mine", "/* mine */"] {
        for text in [
            format!("{{\"hooks\":{{\"Stop\":[\n{comment}\n{ours}\n]\n}}\n}}"),
            format!("{{\"hooks\":{{\"Stop\":[{ours}], {comment}\n\"Other\":[]\n}}\n}}"),
            format!("{{\"hooks\":{{\n{comment}\n\"Stop\":[{ours}]\n}}\n}}"),
        ] {
            let after = uninstall(&text, &[]).expect("edited");
            assert!(after.contains(comment), "{text} became {after}");
            assert!(!after.contains("agentmonitor"), "{after}");
        }
    }
}

#[test]
fn a_comment_in_the_line_of_a_hook_stays_when_the_hook_goes() {
    let ours = r#"{"command":"agentmonitor hook"}"#;
    let theirs = r#"{"command":"say done"}"#;
    for (before, behind) in [("", "// mine"), ("", "/* mine */"), ("/* mine */", "")] {
        for hooks in [
            format!("{before} {ours} {behind}\n"),
            format!("{theirs},\n{before} {ours} {behind}\n"),
            format!("{before} {ours}, {behind}\n{theirs}\n"),
            format!("{before} {ours}, {behind}\n{ours} {behind}\n"),
            format!("{theirs},\n{before} {ours}, {behind}\n{theirs}\n"),
        ] {
            for stop in [
                format!("[{{\"hooks\":[{hooks}]}}]"),
                format!(
                    "[{}]",
                    hooks.replace(ours, &format!("{{\"hooks\":[{ours}]}}"))
                ),
            ] {
                let text = format!("{{\"hooks\":{{\"Stop\":{stop}}}}}");
                let count = |text: &str, what: &str| text.matches(what).count();
                let gone = uninstall(&text, &[]).expect("edited");
                for after in [gone, installed(&text)] {
                    let told = format!("{text} became {after}");
                    assert!(!after.contains(ours), "{told}");
                    // Without a comma too many, which others do not read.
                    json(&after.replace("// mine", "").replace("/* mine */", ""));
                    for kept in ["mine", "say done"] {
                        assert_eq!(count(&after, kept), count(&text, kept), "{told}");
                    }
                }
            }
        }
    }
    for around in [
        format!("{{\"hooks\": {{\"Stop\":[{{\"hooks\":[{ours}]}}]}} // mine\n}}"),
        format!("{{\"hooks\": {{/* mine */ \"Stop\":[{{\"hooks\":[{ours}]}}]}}}}"),
        format!("{{\"hooks\": {{\"Stop\":[{{ // mine\n\"hooks\":[{ours}]}}]}}}}"),
    ] {
        let after = uninstall(&around, &[]).expect("edited");
        assert!(after.contains("mine") && !after.contains(ours), "{after}");
    }
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
