//! What edits do to the text of a settings file.
use super::{Agent, Receiver, Signal};
use crate::config::AuthToken;

fn receiver(token: Option<&str>) -> Receiver {
    Receiver {
        url: "http://127.0.0.1:3141".to_owned(),
        token: token.and_then(AuthToken::new),
    }
}

const CLAUDE: Agent = Agent::Claude(Signal::Logs);

#[track_caller]
fn edited(agent: Agent, text: &str) -> String {
    let text = agent
        .edit(text, &receiver(None), false)
        .expect("it can be edited");
    let again = agent.edit(&text, &receiver(None), false);
    assert_eq!(
        again.as_deref(),
        Ok(text.as_str()),
        "a second time changes nothing"
    );
    text
}

#[track_caller]
fn refused(agent: Agent, text: &str) -> String {
    let error = agent
        .edit(text, &receiver(None), false)
        .expect_err("it is refused");
    error.to_string()
}

const CODEX: &str = r#"[otel]
log_user_prompt = true
exporter = { otlp-http = { endpoint = "http://127.0.0.1:3141/api/otel/v1/logs", protocol = "json" } }
metrics_exporter = { otlp-http = { endpoint = "http://127.0.0.1:3141/api/otel/v1/metrics", protocol = "json" } }
"#;

#[test]
fn codex_gets_a_table_of_its_own() {
    assert_eq!(edited(Agent::Codex, ""), CODEX);
    let before = "# mine\nmodel = \"gpt-5\"   # the best\n\n[mcp_servers.x]\ncommand='x'\n";
    assert_eq!(edited(Agent::Codex, before), format!("{before}\n{CODEX}"));
}

#[test]
fn codex_keeps_what_the_user_has_said() {
    let before = "[otel]\n# quiet\nlog_user_prompt = false # private\n# off\nexporter = \"none\" # so far\nenvironment = \"dev\"\n\n[tui]\n";
    let after = edited(Agent::Codex, before);
    assert!(
        after.starts_with("[otel]\n# quiet\nlog_user_prompt = false # private\n"),
        "{after}"
    );
    assert!(
        after.contains("\nenvironment = \"dev\"\n") && after.ends_with("\n\n[tui]\n"),
        "{after}"
    );
    let exporter = after.lines().nth(4).expect("it stays where it was");
    assert!(
        exporter.starts_with("exporter = { otlp-http") && exporter.ends_with("} # so far"),
        "{after}"
    );
    assert_eq!(after.lines().nth(3), Some("# off"));
}

#[test]
fn codex_is_led_from_one_server_of_ours_to_another() {
    let before = "[otel.exporter.otlp-http]\nendpoint = \"http://127.0.0.1:9/api/otel/v1/logs\" # here\nprotocol = \"binary\"\n";
    let after = edited(Agent::Codex, before);
    let led = "[otel.exporter.otlp-http]\nendpoint = \"http://127.0.0.1:3141/api/otel/v1/logs\" # here\nprotocol = \"binary\"\n";
    assert!(after.contains(led), "{after}");
    assert!(after.contains("metrics_exporter = "), "{after}");
}

#[test]
fn codex_carries_the_token() {
    let text = Agent::Codex
        .edit(CODEX, &receiver(Some("s3cret")), false)
        .expect("edited");
    let headers = r#"protocol = "json" , headers = { Authorization = "Bearer s3cret" } }"#;
    let tidy = headers.replace(" ,", ",");
    assert!(
        text.matches(headers).count() + text.matches(&tidy).count() == 2,
        "{text}"
    );
}

#[test]
fn somebody_elses_receiver_is_replaced_on_demand_alone() {
    let before = "[otel]\nexporter = { otlp-grpc = { endpoint = \"https://collector:4317\" } }\n";
    let told = refused(Agent::Codex, before);
    assert!(
        told.starts_with("otel.exporter is otlp-grpc to https://collector:4317 already"),
        "{told}"
    );
    let replaced = Agent::Codex
        .edit(before, &receiver(None), true)
        .expect("replaced");
    assert!(
        replaced.contains("otlp-http") && !replaced.contains("collector"),
        "{replaced}"
    );

    let gemini = r#"{"telemetry": {"otlpEndpoint": "http://collector:4318"}}"#;
    assert!(
        refused(Agent::Gemini, gemini)
            .contains("/telemetry/otlpEndpoint is \"http://collector:4318\"")
    );
    let outfile = r#"{"telemetry": {"outfile": "a.log"}}"#;
    assert!(refused(Agent::Gemini, outfile).contains("/telemetry/outfile"));
    let replaced = Agent::Gemini
        .edit(outfile, &receiver(None), true)
        .expect("replaced");
    assert!(replaced.contains(r#""outfile": """#), "{replaced}");

    let claude = r#"{"env": {"OTEL_EXPORTER_OTLP_LOGS_ENDPOINT": "http://collector/v1/logs"}}"#;
    assert!(refused(CLAUDE, claude).contains("--replace"));
}

#[test]
fn gemini_and_claude_keep_comments_and_other_keys() {
    let before = "{\n  // mine\n  \"theme\": \"dark\",\n}\n";
    let after = edited(Agent::Gemini, before);
    assert_eq!(
        after,
        "{\n  // mine\n  \"theme\": \"dark\",\n  \"telemetry\": {\n    \"enabled\": true,\n    \"target\": \"local\",\n    \
         \"otlpEndpoint\": \"http://127.0.0.1:3141/api/otel\",\n    \"otlpProtocol\": \"http\"\n  },\n}\n"
    );
    let before =
        "{\n  \"env\": {\n    \"A\": \"1\", // one\n    \"OTEL_LOG_USER_PROMPTS\": \"0\"\n  }\n}\n";
    let after = edited(CLAUDE, before);
    let kept = "{\n  \"env\": {\n    \"A\": \"1\", // one\n    \"OTEL_LOG_USER_PROMPTS\": \"0\",\n    \"CLAUDE_CODE";
    assert!(after.starts_with(kept), "{after}");
    assert!(
        after.contains(
            "\"OTEL_EXPORTER_OTLP_LOGS_ENDPOINT\": \"http://127.0.0.1:3141/api/otel/v1/logs\"\n  }\n}\n"
        ),
        "{after}"
    );
}

#[test]
fn an_older_token_is_replaced_and_other_headers_are_not() {
    let with =
        |headers: &str| format!(r#"{{"env": {{"OTEL_EXPORTER_OTLP_LOGS_HEADERS": "{headers}"}}}}"#);
    let edit = |headers: &str| CLAUDE.edit(&with(headers), &receiver(Some("new")), false);
    let after = edit("Authorization=Bearer old").expect("edited");
    assert!(
        after.contains("Authorization=Bearer new") && !after.contains("old"),
        "{after}"
    );
    let told = edit("x-api-key=s3cret, x=y").expect_err("it is somebody's");
    let told = told.to_string();
    assert!(
        told.contains("x-api-key=...,x=...") && !told.contains("s3cret"),
        "{told}"
    );
    // Without a token of ours, theirs is not shown to us either.
    let replaced = CLAUDE.edit(&with("x-api-key=s3cret"), &receiver(None), true);
    assert!(!replaced.expect("replaced").contains("s3cret"));
}

#[test]
fn what_claude_sends_to_others_goes_on_as_it_did() {
    let others = r#""OTEL_METRICS_EXPORTER": "otlp",
    "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc",
    "OTEL_EXPORTER_OTLP_ENDPOINT": "https://me:s3cret@collector:4317/x?key=s3cret",
    "OTEL_EXPORTER_OTLP_HEADERS": "x-api-key=1""#;
    let after = edited(CLAUDE, &format!("{{\"env\": {{\n    {others}\n  }}}}"));
    assert!(after.contains(others), "{after}");
    assert!(after.contains("api/otel/v1/logs"), "{after}");
    // Logs that go there already are somebody's choice.
    let logs = format!("{{\"env\": {{\"OTEL_LOGS_EXPORTER\": \"otlp\", {others}}}}}");
    let told = refused(CLAUDE, &logs);
    assert!(
        told.starts_with("/env/OTEL_EXPORTER_OTLP_ENDPOINT is https://collector:4317/... already")
            && !told.contains("s3cret"),
        "{told}"
    );
    let replaced = CLAUDE.edit(&logs, &receiver(None), true).expect("replaced");
    assert!(replaced.contains(others), "{replaced}");
}

#[test]
fn beside_hooks_metrics_take_the_place_of_our_logs_and_back() {
    let before = r#"{"env": {"OTEL_LOGS_EXPORTER": "console,otlp", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://box/api/otel"}}"#;
    let metrics = edited(Agent::Claude(Signal::Metrics), before);
    for says in [
        r#""OTEL_LOGS_EXPORTER": "console""#,
        r#""OTEL_METRICS_EXPORTER": "otlp""#,
        r#""OTEL_EXPORTER_OTLP_METRICS_ENDPOINT": "http://127.0.0.1:3141/api/otel/v1/metrics""#,
    ] {
        assert!(metrics.contains(says), "{metrics}");
    }
    assert!(!metrics.contains("PROMPTS"), "{metrics}");
    let logs = CLAUDE
        .edit(&metrics, &receiver(None), true)
        .expect("edited");
    assert!(
        logs.contains(r#""OTEL_METRICS_EXPORTER": "none""#),
        "{logs}"
    );
    // Logs of somebody else are none of ours to end.
    let theirs = before.replace("/api/otel", "");
    let metrics = edited(Agent::Claude(Signal::Metrics), &theirs);
    assert!(metrics.contains(r#""console,otlp""#), "{metrics}");
}

#[test]
fn codex_does_not_show_us_what_it_showed_somebody_else() {
    let before = "[otel.exporter.otlp-http]\nendpoint = \"https://me:s3cret@collector/v1/logs\"\nheaders = { x-api-key = \"s3cret\" }\n";
    let told = refused(Agent::Codex, before);
    assert!(
        told.contains("otlp-http to https://collector/... already") && !told.contains("s3cret"),
        "{told}"
    );
    let replaced = Agent::Codex
        .edit(before, &receiver(None), true)
        .expect("replaced");
    assert!(!replaced.contains("s3cret"), "{replaced}");
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    for (agent, text, says) in [
        (Agent::Codex, "a = 1\n[otel\n", "line 2, column "),
        (Agent::Codex, "otel = 1\n", "otel must be a table"),
        (Agent::Codex, "a = 1\r\nb = 2\n", "lines end alike"),
        (Agent::Gemini, "{\n  \"a\": 1,\n  b\n}", "line 3, column "),
        (CLAUDE, "{\"env\": []}", "/env must be an object"),
        (CLAUDE, "[]", "the whole must be an object"),
        (
            Agent::Gemini,
            "{\"telemetry\": {}, \"telemetry\": {}}",
            "/telemetry is there twice",
        ),
    ] {
        let told = refused(agent, text);
        assert!(told.contains(says), "{text}: {told}");
    }
}

#[test]
fn a_file_of_any_shape_of_toml_says_the_same_after() {
    for before in [
        "otel = { environment = \"dev\" }\n",
        "otel.environment = \"dev\"\n\n[tui]\n",
        "[otel.exporter.\"otlp-http\"]\nendpoint = \"http://box/api/otel/v1/logs\"\nprotocol = \"json\"\n\n[otel.exporter.\"otlp-http\".headers]\nx = \"y\"\n",
    ] {
        let after = edited(Agent::Codex, before);
        let read: toml_edit::DocumentMut = after.parse().expect("TOML");
        let at = |name: &str| read["otel"][name]["otlp-http"]["endpoint"].as_str();
        assert_eq!(
            at("exporter"),
            Some("http://127.0.0.1:3141/api/otel/v1/logs"),
            "{after}"
        );
        assert_eq!(
            at("metrics_exporter"),
            Some("http://127.0.0.1:3141/api/otel/v1/metrics"),
            "{after}"
        );
    }
}

#[test]
fn a_mark_at_the_start_and_another_kind_of_line_end_stay() {
    let before = "\u{feff}# mine\r\nmodel = \"gpt-5\"\r\n";
    let after = edited(Agent::Codex, before);
    assert!(after.starts_with(before), "{after:?}");
    let before = "\u{feff}{\r\n  \"theme\": \"dark\"";
    let after = edited(Agent::Gemini, &format!("{before}\r\n}}\r\n"));
    assert!(after.starts_with(before), "{after:?}");
}

/// A receiver of logs that was shown a token of its own.
const THEIRS: &str = r#"{"env": {"OTEL_EXPORTER_OTLP_LOGS_ENDPOINT": "https://o.example/v1/logs", "OTEL_EXPORTER_OTLP_LOGS_HEADERS": "Authorization=Bearer OTHERS3CRET"}}"#;

#[test]
fn a_token_that_another_was_shown_is_never_shown_to_us() {
    for token in [None, Some("ours")] {
        let told = CLAUDE.edit(THEIRS, &receiver(token), false);
        let told = told.expect_err("it is somebody's").to_string();
        assert!(!told.contains("OTHERS3CRET"), "{told}");
        let replaced = CLAUDE.edit(THEIRS, &receiver(token), true);
        let replaced = replaced.expect("replaced");
        assert!(!replaced.contains("OTHERS3CRET"), "{replaced}");
    }
    // The address of all signals is one beside it, too.
    let all = THEIRS.replace("LOGS_ENDPOINT", "ENDPOINT");
    let replaced = CLAUDE.edit(&all, &receiver(None), true).expect("replaced");
    assert!(!replaced.contains("OTHERS3CRET"), "{replaced}");
    let told = refused(CLAUDE, &all);
    assert!(told.contains("Authorization=..."), "{told}");
}

#[test]
fn headers_of_all_receivers_are_told_where_another_receives_something() {
    let cautioned = |more: &[(&str, &str)]| {
        let ours = [
            ("CLAUDE_CODE_ENABLE_TELEMETRY", "1"),
            ("OTEL_LOGS_EXPORTER", "otlp"),
            (
                "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT",
                "http://box/api/otel/v1/logs",
            ),
            ("OTEL_EXPORTER_OTLP_HEADERS", "Authorization=Bearer s3cret"),
        ];
        let all = ours.iter().chain(more);
        let all = all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let cautions = super::cautions(&all.collect());
        cautions
            .iter()
            .any(|(what, _)| what.contains("is sent to each receiver"))
    };
    let other = (
        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
        "https://o.example/v1/metrics",
    );
    let same = (
        "OTEL_EXPORTER_OTLP_LOGS_HEADERS",
        "Authorization=Bearer s3cret",
    );
    let another = (
        "OTEL_EXPORTER_OTLP_LOGS_HEADERS",
        "Authorization=Bearer ours",
    );
    assert!(cautioned(&[other]));
    assert!(cautioned(&[other, another]));
    assert!(!cautioned(&[other, same]), "it is our token");
    assert!(!cautioned(&[]), "nobody else receives anything");
}
