//! Numbers beyond 2^53, and those that JSON has no word for.
use serde_json::{Value, json};

use super::{attribute, good_logs, good_metrics, json_of, sessions, text};
use crate::support::protobuf::{self, fixed, integer};
use crate::support::{TestServer, answers};

const MAX: i64 = 9_007_199_254_740_991;

/// As they stand in JSON.
const BEYOND: [&str; 9] = [
    "9007199254740992",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "-9007199254740992",
    "1e300",
    "1e999",
    "123456789012345678901234567890.5",
];

const COUNTS: [&str; 4] = [
    "tokens_in",
    "tokens_out",
    "cache_read_tokens",
    "cache_write_tokens",
];

/// All that a dashboard reads is an answer, and no count in it is beyond what JavaScript counts to.
async fn all_is_readable(server: &TestServer) {
    for path in [
        "sessions",
        "stats",
        "stats/tools",
        "stats/cost",
        "stats/usage-monitor",
        "price-gaps",
    ] {
        json_of(server, &format!("/api/{path}")).await;
    }
    let all = json_of(server, "/api/events?limit=-1").await;
    for event in all["events"].as_array().expect("a list") {
        for count in COUNTS {
            let number = event[count].as_i64().expect("a count");
            assert!((0..=MAX).contains(&number), "{count} {number}");
        }
    }
}

#[tokio::test]
async fn a_count_of_an_event_beyond_2_to_the_53rd_is_refused_by_its_name_and_loses_no_neighbour() {
    let server = TestServer::start().await;
    let mut events = Vec::new();
    for field in COUNTS.into_iter().chain(["duration_ms"]) {
        for number in BEYOND {
            let head = r#""session_id":"s","agent_type":"a","event_type":"llm_response""#;
            events.push(format!(r#"{{{head},"{field}":{number}}}"#));
        }
    }
    let wrong = events.len();
    events.push(format!(
        r#"{{"session_id":"good","agent_type":"a","event_type":"llm_response","tokens_in":{MAX},"metadata":{{"n":9007199254740993}}}}"#
    ));
    let (status, body) = server
        .post(
            "/api/events/batch",
            &format!(r#"{{"events":[{}]}}"#, events.join(",")),
        )
        .await;
    assert_eq!(status.as_u16(), 201, "{body}");
    let receipt: Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!(receipt["received"], json!(1), "{body}");
    let rejected = receipt["rejected"].as_array().expect("a list");
    assert_eq!(rejected.len(), wrong);
    for (index, told) in rejected.iter().enumerate() {
        let field = COUNTS.get(index / BEYOND.len()).unwrap_or(&"duration_ms");
        let error = told["errors"][0].as_str().expect("text");
        assert!(error.starts_with(&format!("{field}: ")), "{index}: {error}");
    }
    let good = json_of(&server, "/api/events?session_id=good").await;
    assert_eq!(good["events"][0]["tokens_in"], json!(MAX));
    assert_eq!(
        good["events"][0]["metadata"],
        json!(r#"{"n":9007199254740992}"#)
    );
    all_is_readable(&server).await;
}

#[tokio::test]
async fn sums_beyond_64_bits_are_an_answer() {
    let server = TestServer::start().await;
    let event = json!({
        "session_id": "s", "agent_type": "codex", "event_type": "llm_response", "model": "kiln",
        "project": "kiln", "tool_name": "Bash", "cost_usd": 1e300, "duration_ms": MAX,
        "tokens_in": MAX, "tokens_out": MAX, "cache_read_tokens": MAX, "cache_write_tokens": MAX,
    });
    let batch = json!({"events": vec![event; 1100]}).to_string();
    let (status, body) = server.post("/api/events/batch", &batch).await;
    assert_eq!(status.as_u16(), 201, "{body}");
    json_of(&server, "/api/sessions/s").await;
    all_is_readable(&server).await;
}

#[tokio::test]
async fn a_number_of_a_log_record_beyond_2_to_the_53rd_loses_no_other() {
    let server = TestServer::start().await;
    let mut resources = Vec::new();
    for number in BEYOND
        .iter()
        .chain(&["\"Infinity\"", "\"NaN\"", "\"9007199254740992\""])
    {
        for kind in ["intValue", "doubleValue", "stringValue"] {
            let value = format!(r#"{{"{kind}":{number}}}"#);
            let counts = [
                "gen_ai.usage.input_tokens",
                "gen_ai.usage.cache_read_input_tokens",
                "duration_ms",
            ]
            .map(|key| format!(r#"{{"key":"{key}","value":{value}}}"#))
            .join(",");
            let session = text("session.id", "odd");
            let name = text("event.name", "api_response");
            resources.push(format!(
                r#"{{"scopeLogs":[{{"logRecords":[{{"timeUnixNano":{number},"attributes":[{session},{name},{counts}]}}]}}]}}"#
            ));
            resources.push(format!(
                r#"{{"scopeLogs":[{{"logRecords":[{{"attributes":[{session},{name},{counts}],"body":{value}}}]}}]}}"#
            ));
            resources.push(good_logs(&format!("good-{}", resources.len())).to_string());
        }
    }
    let goods = resources.len() / 3;
    let export = format!(r#"{{"resourceLogs":[{}]}}"#, resources.join(","));
    let (status, body) = server.post("/api/otel/v1/logs", &export).await;
    assert_eq!(status.as_u16(), 200, "{body}");
    let stored = sessions(&server).await;
    assert_eq!(
        stored.iter().filter(|id| id.starts_with("good-")).count(),
        goods
    );
    assert!(stored.contains("odd"));
    all_is_readable(&server).await;
}

#[tokio::test]
async fn a_number_of_a_data_point_beyond_2_to_the_53rd_loses_no_other() {
    let server = TestServer::start().await;
    let mut resources = Vec::new();
    for number in BEYOND.iter().chain(&["\"Infinity\"", "\"NaN\"", "\"-1\""]) {
        for kind in ["asInt", "asDouble", "timeUnixNano", "startTimeUnixNano"] {
            let session = text("session.id", "odd");
            let point = format!(r#"{{"{kind}":{number},"attributes":[{session}]}}"#);
            for metric in ["claude_code.token.usage", "claude_code.cost.usage"] {
                let sum = format!(r#"{{"aggregationTemporality":2,"dataPoints":[{point}]}}"#);
                resources.push(format!(
                    r#"{{"scopeMetrics":[{{"metrics":[{{"name":"{metric}","sum":{sum}}}]}}]}}"#
                ));
            }
            resources.push(good_metrics(&format!("good-{}", resources.len())).to_string());
        }
    }
    let goods = resources.len() / 3;
    let export = format!(r#"{{"resourceMetrics":[{}]}}"#, resources.join(","));
    let (status, body) = server.post("/api/otel/v1/metrics", &export).await;
    assert_eq!(status.as_u16(), 200, "{body}");
    let stored = sessions(&server).await;
    assert_eq!(
        stored.iter().filter(|id| id.starts_with("good-")).count(),
        goods
    );
    all_is_readable(&server).await;
}

#[tokio::test]
async fn a_number_of_protobuf_beyond_2_to_the_53rd_loses_no_other() {
    let server = TestServer::start().await;
    let wholes = [i64::MAX, i64::MIN, MAX + 1, -1].map(integer);
    let doubles = [
        f64::MAX,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
        -0.0,
        5e-324,
    ];
    let doubles = doubles.map(|number| fixed(4, number.to_bits()));
    let mut records = Vec::new();
    for value in wholes.iter().chain(&doubles) {
        let counts = [
            "gen_ai.usage.input_tokens",
            "gen_ai.usage.cost",
            "duration_ms",
        ]
        .map(|key| protobuf::attribute(key, value));
        records.push(protobuf::record("odd", &counts));
        records.push([fixed(1, u64::MAX), protobuf::record("odd", &counts)].concat());
        records.push(protobuf::record(&format!("good-{}", records.len()), &[]));
    }
    let goods = records.len() / 3;
    let (status, ..) = protobuf::sent(&server, "logs", protobuf::export(&records)).await;
    assert_eq!(status.as_u16(), 200);
    let stored = sessions(&server).await;
    assert_eq!(
        stored.iter().filter(|id| id.starts_with("good-")).count(),
        goods
    );
    assert!(stored.contains("odd"));
    let numbers = [
        u64::MAX,
        i64::MAX as u64,
        i64::MIN as u64,
        MAX as u64 + 1,
        f64::NAN.to_bits(),
    ];
    for number in numbers {
        let points = [
            protobuf::point(number, number, number),
            protobuf::point(7, number, 30),
            protobuf::point(8, 20, number),
        ];
        let (status, ..) = protobuf::sent(&server, "metrics", protobuf::export(&points)).await;
        assert_eq!(status.as_u16(), 200, "{number}");
    }
    let export = json!({"resourceMetrics": [good_metrics("last")]}).to_string();
    answers(
        server.post("/api/otel/v1/metrics", &export).await,
        200,
        "{}",
    );
    assert!(sessions(&server).await.contains("last"));
    all_is_readable(&server).await;
}

#[tokio::test]
async fn an_attribute_that_is_a_number_of_a_text_field_is_its_text() {
    let server = TestServer::start().await;
    let whole = |key, value: &str| attribute(key, json!({"intValue": value}));
    let record = json!({"attributes": [
        text("event.name", "tool_result"),
        whole("session.id", "9007199254740993"),
        whole("tool_name", "18446744073709551616"),
    ]});
    let export = json!({"resourceLogs": [{"scopeLogs": [{"logRecords": [record]}]}]});
    answers(
        server.post("/api/otel/v1/logs", &export.to_string()).await,
        200,
        "{}",
    );
    let found = json_of(&server, "/api/events?session_id=9007199254740993").await;
    assert_eq!(
        found["events"][0]["tool_name"],
        json!("18446744073709551616")
    );
}
