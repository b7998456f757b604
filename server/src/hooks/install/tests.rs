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
fn hooks_that_are_kept_from_running_do_not_fire() {
    let fire = |users: &str, managed: &str| {
        let mut seen = Seen::of([]);
        let status = |text: &str| Status::of(text).expect("read");
        seen.put(Scope::User, "user".as_ref(), status(users));
        seen.put(Scope::Managed, "managed".as_ref(), status(managed));
        seen.fires()
    };
    let off = r#"{"disableAllHooks": true}"#;
    let only = r#"{"allowManagedHooksOnly": true}"#;
    assert!(fire(&installed(""), ""));
    assert!(!fire("", ""));
    assert!(!fire(&installed(off), ""));
    assert!(!fire(&installed(""), off));
    assert!(!fire(&installed(""), only));
    assert!(fire(off, &installed("")), "an administrator's run");
    assert!(fire("", &installed(only)));
    assert!(!fire("", &installed(off)));
}

#[test]
fn who_tells_twice_is_named() {
    let ours = r#"[{"hooks":[{"type":"http","url":"http://x/api/hooks/claude-code?safety=false"},{"type":"command","command":"agentmonitor hook"}]}]"#;
    let text = format!(r#"{{"hooks":{{"Stop":{ours},"PreToolUse":[]}}}}"#);
    let told = troubles(&text, &[]);
    assert!(told[0].contains("two senders: more than one hook in User.json tells of Stop"));
    assert!(
        told[0].ends_with("; agentmonitor hooks install"),
        "{told:?}"
    );
    assert!(told[1].starts_with("no hook tells of SessionStart, UserPromptSubmit, "));
    let mended = install(&text, &plan()).expect("edited").text;
    assert_eq!(troubles(&mended, &[]), [""; 0]);
}

#[test]
fn two_files_with_hooks_are_two_senders_unless_they_are_alike() {
    let users = installed("");
    assert_eq!(troubles(&users, &[(Scope::Project, &users)]), [""; 0]);
    let commands = Plan {
        only_commands: true,
        ..plan()
    };
    let local = install("", &commands).expect("edited").text;
    let told = troubles(&users, &[(Scope::Local, &local)]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("User.json and Local.json tells of UserPromptSubmit, PreToolUse"));
    assert!(told[0].ends_with("; agentmonitor hooks uninstall --settings Local.json"));
}

#[test]
fn logs_that_go_here_are_a_second_sender_and_others_are_not() {
    let with = |variables: &str| {
        let env = format!(r#"{{"env":{{"CLAUDE_CODE_ENABLE_TELEMETRY":"1",{variables}}}}}"#);
        troubles(&installed(&env), &[])
    };
    let logs = r#""OTEL_LOGS_EXPORTER":"console, otlp","#;
    let here = r#""OTEL_EXPORTER_OTLP_LOGS_ENDPOINT":"http://box/api/otel/v1/logs""#;
    let told = with(&format!("{logs}{here}"));
    assert!(told[0].starts_with("two senders: Claude Code has hooks and exports logs"));
    let elsewhere = here.replace("/api/otel", "");
    assert_eq!(with(&format!("{logs}{elsewhere}")), [""; 0]);
    assert_eq!(with(&here.replace("LOGS", "METRICS")), [""; 0]);
    let off = format!(r#"{logs}{here},"OTEL_SDK_DISABLED":"true""#);
    assert!(with(&off)[0].contains("keeps all telemetry back"));
    let nowhere = with(r#""OTEL_METRICS_EXPORTER":"otlp""#);
    assert!(
        nowhere[0].contains(
            "`OTEL_METRICS_EXPORTER` in `env` of Claude Code's settings exports to nowhere"
        )
    );
}

#[test]
fn settings_that_keep_hooks_from_running_are_named() {
    let says = |text: &str, others: &[(Scope, &str)]| troubles(&installed(text), others).join("\n");
    let off = r#"{"disableAllHooks": true}"#;
    assert!(says(off, &[]).contains("`disableAllHooks` in User.json keeps all hooks"));
    assert!(says("", &[(Scope::Local, off)]).contains("in Local.json"));
    // The strongest file counts.
    assert_eq!(
        says(off, &[(Scope::Project, r#"{"disableAllHooks": false}"#)]),
        ""
    );
    let theirs = r#"{"allowManagedHooksOnly": true}"#;
    assert!(
        says("", &[(Scope::Managed, theirs)]).contains("in Managed.json keeps all other hooks")
    );
    assert_eq!(says("", &[(Scope::Project, theirs)]), "");
}

/// What is to be done about settings with these lists, once hooks that carry a token are installed.
#[track_caller]
fn with_token(text: &str, others: &[(Scope, &str)]) -> String {
    let plan = Plan {
        token: true,
        ..plan()
    };
    let text = install(text, &plan).expect("edited").text;
    troubles(&text, others).join("\n")
}

#[test]
fn addresses_that_are_not_allowed_are_named() {
    let listed = |list: &str| with_token(&format!(r#"{{"allowedHttpHookUrls": {list}}}"#), &[]);
    for list in [
        "[]",
        r#"["https://hooks.example.com/*"]"#,
        r#"["http://127.0.0.1:3141"]"#,
    ] {
        let told = listed(list);
        let says = "posted to http://127.0.0.1:3141/api/hooks/claude-code; add";
        assert!(told.contains(says), "{told}");
    }
    for list in [
        r#"["http://127.0.0.1:*"]"#,
        r#"["x", "*/api/hooks/claude-code"]"#,
    ] {
        assert_eq!(listed(list), "");
    }
    // Lists of all files are one.
    let some = r#"{"allowedHttpHookUrls": ["http://127.0.0.1:3141/*"]}"#;
    let none = r#"{"allowedHttpHookUrls": []}"#;
    assert_eq!(with_token(none, &[(Scope::Project, some)]), "");
}

#[test]
fn a_token_that_is_not_allowed_is_named() {
    let told = with_token(r#"{"httpHookAllowedEnvVars": ["MINE"]}"#, &[]);
    let says = "keeps the token from being sent with hooks; add AGENTMONITOR_AUTH_TOKEN there";
    assert!(told.contains(says), "{told}");
    let allowed = r#"{"httpHookAllowedEnvVars": ["AGENTMONITOR_AUTH_TOKEN"]}"#;
    assert_eq!(with_token(allowed, &[]), "");
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
