//! The harness itself must be able to fail: a replay against a canned server, which answers right,
//! wrong, or not at all.

use contract_tests::contract::Contract;
use contract_tests::gaps::Gaps;
use contract_tests::places;
use contract_tests::recording::Scenario;
use contract_tests::run::{Outcome, Setting, Verdict, on_running_server};
use contract_tests::yaml;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const CONTRACT: &str = "
paths:
  /api/health: {get: {operationId: health_view}}
  /api/stream:
    get:
      operationId: stream_open
      responses:
        '200':
          content:
            text/event-stream:
              schema: {discriminator: {mapping: {connected: x, event: y}}}
";

/// Answers every request with the same bytes and closes.
async fn canned(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address").to_string();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut request = [0; 4096];
            if socket.read(&mut request).await.is_ok() {
                let _closed = socket.write_all(answer.as_bytes()).await;
            }
        }
    });
    address
}

async fn replay(scenario: &str, answer: &'static str) -> anyhow::Result<Vec<Outcome>> {
    let scenario: Scenario = serde_json::from_str(scenario)?;
    let setting = Setting {
        contract: Contract::from_document(yaml::parse(CONTRACT)?)?,
        gaps: Gaps::default(),
        rows: places::home().join("recordings/v1-rows"),
    };
    on_running_server(&setting, &scenario, &canned(answer).await).await
}

const HEALTH: &str = r#"{"scenario": "x", "describes": "x", "steps": [{"name": "health",
    "request": {"method": "GET", "path": "/api/health"},
    "response": {"status": 200, "headers": {"content-type": "application/json; charset=utf-8"},
                 "body": {"status": "ok", "uptime": 3}, "absent": ["access-control-allow-origin"]},
    "volatile": [{"pointer": "/uptime", "shape": "integer"}]}]}"#;

const STREAM: &str = r#"{"scenario": "x", "describes": "x", "steps": [{"name": "stream",
    "sse": {"path": "/api/stream", "collect_ms": 20},
    "response": {"status": 200, "headers": {"content-type": "text/event-stream"}},
    "frames": [{"type": "connected", "timestamp": "2026-01-01T00:00:00.000Z"}], "ended": true,
    "volatile": [{"pointer": "/0/timestamp", "shape": "iso-ms"}]}]}"#;

#[tokio::test]
async fn an_equal_answer_passes() -> anyhow::Result<()> {
    let answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"uptime\":7,\"status\":\"ok\"}";
    assert_eq!(replay(HEALTH, answer).await?[0].verdict, Verdict::Passed);
    Ok(())
}

#[tokio::test]
async fn every_way_of_answering_otherwise_fails() -> anyhow::Result<()> {
    for answer in [
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"uptime\":7,\"status\":\"up\"}",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"uptime\":\"7\",\"status\":\"ok\"}",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"uptime\":7,\"status\":\"ok\",\"x\":1}",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"uptime\":7}",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{\"uptime\":7,\"status\":\"ok\"}",
        "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n\r\n{\"uptime\":7,\"status\":\"ok\"}",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nAccess-Control-Allow-Origin: *\r\n\r\n{\"uptime\":7,\"status\":\"ok\"}",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\nnot json",
    ] {
        let outcomes = replay(HEALTH, answer).await?;
        assert!(
            matches!(outcomes[0].verdict, Verdict::Failed(_)),
            "{answer}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn no_answer_at_all_fails_the_step_and_the_next_are_asked() -> anyhow::Result<()> {
    let mut scenario: serde_json::Value = serde_json::from_str(HEALTH)?;
    let step = scenario["steps"][0].clone();
    scenario["steps"] = vec![step; 5].into();
    let outcomes = replay(&scenario.to_string(), "").await?;
    let steps: Vec<_> = outcomes.iter().map(|outcome| &*outcome.step).collect();
    assert_eq!(steps, ["health", "health", "health", "(the steps after)"]);
    for outcome in &outcomes {
        assert!(matches!(outcome.verdict, Verdict::Failed(_)), "{outcome:?}");
    }
    assert_eq!(outcomes[0].operation, "health_view");
    Ok(())
}

#[tokio::test]
async fn frames_are_compared_in_order_and_to_the_end() -> anyhow::Result<()> {
    let right = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n\
        id: 1\ndata: {\"type\":\"connected\",\"timestamp\":\"2027-05-05T01:02:03.456Z\"}\n\n";
    assert_eq!(replay(STREAM, right).await?[0].verdict, Verdict::Passed);
    for wrong in [
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n\
         data: {\"type\":\"connected\",\"timestamp\":\"2027\"}\n\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n\
         data: {\"type\":\"connected\",\"timestamp\":\"2027-05-05T01:02:03.456Z\"}\n\ndata: {}\n\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n\
         event: x\ndata: {\"type\":\"connected\",\"timestamp\":\"2027-05-05T01:02:03.456Z\"}\n\n",
    ] {
        let outcomes = replay(STREAM, wrong).await?;
        assert!(matches!(outcomes[0].verdict, Verdict::Failed(_)), "{wrong}");
    }
    Ok(())
}

#[tokio::test]
async fn a_frame_type_that_the_contract_does_not_have_is_not_yet() -> anyhow::Result<()> {
    let other = STREAM.replace("\"connected\", \"timestamp\"", "\"weather\", \"timestamp\"");
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: x\n\n";
    let outcomes = replay(&other, answer).await?;
    assert_eq!(
        outcomes[0].verdict,
        Verdict::NotYet("stream frame weather".into())
    );
    Ok(())
}

/// The recordings are the arbiter: a copy that was edited would prove nothing.
#[test]
fn the_recordings_and_fixtures_are_the_legacys_byte_for_byte() -> anyhow::Result<()> {
    let shared = places::repository().join("../shared/legacy");
    if !shared.is_dir() {
        eprintln!("skipped: the legacy's recordings are not beside this clone (../shared)");
        return Ok(());
    }
    let copies = [
        ("recordings/v1", "recordings/v1"),
        ("recordings/v1-rows", "recordings/v1-rows"),
        ("fixtures/hooks", "hooks"),
    ];
    for (copy, original) in copies {
        if copy.starts_with("recordings") {
            let held = std::fs::read_dir(places::home().join(copy))?.count();
            let recorded = std::fs::read_dir(shared.join(original))?.count();
            assert_eq!(held, recorded, "{copy} is not the whole of {original}");
        }
        let mut compared = 0;
        for entry in std::fs::read_dir(places::home().join(copy))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default();
            let same = std::fs::read(&path)? == std::fs::read(shared.join(original).join(name))?;
            assert!(same, "{} was edited", path.display());
            compared += 1;
        }
        assert!(compared > 0, "nothing in {copy}");
    }
    Ok(())
}
