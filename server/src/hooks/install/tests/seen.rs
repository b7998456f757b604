//! What is seen of several settings: who tells twice, and what keeps hooks from running.

use super::*;

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
