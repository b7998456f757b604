//! Bodies and requests that no honest client sends: the answer is the contract's Error, nothing of
//! them is stored, and the server goes on.

use contract_tests::http::{self, Request};
use contract_tests::recording::gzip;
use serde_json::json;

use crate::support::{Running, event};

const MIB: usize = 1024 * 1024;

fn with_metadata(metadata: &str) -> String {
    let head = r#"{"session_id":"s","agent_type":"codex","event_type":"tool_use","metadata":"#;
    format!("{head}{metadata}}}")
}

fn nested(depth: usize) -> String {
    format!("{}{}", "[".repeat(depth), "]".repeat(depth))
}

#[tokio::test]
async fn malformed_json_is_refused_and_stores_nothing() {
    let running = Running::start().await;
    for body in [
        "{",
        "{\"session_id\":}",
        "{'a':1}",
        "nul",
        "[1,]",
        "{} {}",
        "\u{0}",
        "",
        "\"",
        "{\"a\":\"\u{1}\"}",
    ] {
        for target in ["/api/events", "/api/events/batch"] {
            Running::is_error(&running.send(&Request::post_json(target, body)).await, 400);
        }
    }
    assert_eq!(running.total().await, 0);
    running.stop().await;
}

#[tokio::test]
async fn nesting_ten_thousand_deep_is_refused() {
    let running = Running::start().await;
    let deep = nested(10_000);
    let objects = format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
    for body in [
        deep.clone(),
        objects.clone(),
        "[".repeat(100_000),
        with_metadata(&deep),
        with_metadata(&objects),
        with_metadata(&"[".repeat(100_000)),
    ] {
        Running::is_error(
            &running.send(&Request::post_json("/api/events", body)).await,
            400,
        );
    }
    assert_eq!(running.total().await, 0);
    running.stop().await;
}

#[tokio::test]
async fn one_item_nested_too_deep_does_not_spoil_its_batch() {
    let running = Running::start().await;
    let body = format!(
        r#"{{"events":[{},{}]}}"#,
        with_metadata(&nested(10_000)),
        event("s")
    );
    let (status, answer) = running.post("/api/events/batch", body).await;
    assert!(status == 400 || status == 201, "{status} {answer}");
    let stored = if status == 201 { 1 } else { 0 };
    if status == 201 {
        assert_eq!(answer["received"], 1, "{answer}");
        assert_eq!(answer["rejected"][0]["index"], 0, "{answer}");
    }
    assert_eq!(running.total().await, stored);
    running.stop().await;
}

#[tokio::test]
async fn metadata_of_every_reasonable_depth_is_taken() {
    let running = Running::start().await;
    for depth in [1, 8, 32] {
        let (status, answer) = running
            .post("/api/events", with_metadata(&nested(depth)))
            .await;
        assert_eq!(status, 201, "{depth}: {answer}");
    }
    running.stop().await;
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_refused_in_every_framing() {
    let running = Running::start().await;
    let large = with_metadata(&format!("\"{}\"", "x".repeat(2 * MIB)));
    Running::is_error(
        &running
            .send(&Request::post_json("/api/events", large.clone()))
            .await,
        413,
    );
    let mut request = Request::post_json("/api/events", gzip(large.as_bytes()).unwrap());
    request
        .headers
        .push(("Content-Encoding".into(), "gzip".into()));
    Running::is_error(&running.send(&request).await, 413);
    let mut chunked = format!(
        "POST /api/events HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\n\
         Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{large}\r\n",
        running.server.address,
        large.len()
    );
    chunked.push_str("0\r\n\r\n");
    let answer = http::send_raw(&running.server.address, chunked.as_bytes(), "POST")
        .await
        .unwrap();
    Running::is_error(&answer, 413);
    assert_eq!(running.total().await, 0);
    running.stop().await;
}

#[tokio::test]
async fn a_gzip_bomb_is_refused_without_being_held_in_memory() {
    let running = Running::start().await;
    let bomb = gzip(&vec![b' '; 256 * MIB]).unwrap();
    assert!(bomb.len() < MIB, "the bomb itself is within the limit");
    let mut request = Request::post_json("/api/events", bomb);
    request
        .headers
        .push(("Content-Encoding".into(), "gzip".into()));
    Running::is_error(&running.send(&request).await, 413);
    let status = std::fs::read_to_string(format!("/proc/{}/status", running.server.pid().unwrap()));
    let peak = status.unwrap().lines().find_map(|line| {
        line.strip_prefix("VmHWM:")?
            .trim()
            .strip_suffix(" kB")?
            .trim()
            .parse::<usize>()
            .ok()
    });
    assert!(peak.unwrap() < 128 * 1024, "peak of {peak:?} KiB");
    running.stop().await;
}

#[tokio::test]
async fn invalid_utf8_becomes_the_replacement_character() {
    let running = Running::start().await;
    let mut body = br#"{"session_id":"a"#.to_vec();
    body.extend([0xff, 0xfe, 0xc3]);
    body.extend(br#"b","agent_type":"codex","event_type":"tool_use"}"#);
    let (status, answer) = running.post("/api/events", body).await;
    assert_eq!(status, 201, "{answer}");
    let page = running.send(&Request::get("/api/events")).await;
    let page = crate::support::json(&page);
    assert_eq!(
        page["events"][0]["session_id"],
        "a\u{fffd}\u{fffd}\u{fffd}b"
    );
    running.stop().await;
}

#[tokio::test]
async fn unknown_paths_are_404_and_wrong_methods_405_with_allow() {
    let running = Running::start().await;
    for path in [
        "/api",
        "/api/",
        "/api/nope",
        "/api/events/1",
        "/api//events",
        "/api/..",
        "/api/%2e%2e",
    ] {
        for method in ["GET", "POST", "DELETE"] {
            let request = Request {
                method: method.into(),
                ..Request::get(path)
            };
            Running::is_error(&running.send(&request).await, 404);
        }
    }
    for (path, allow) in [
        ("/api/health", "GET HEAD"),
        ("/api/events", "GET HEAD POST"),
        ("/api/events/batch", "POST"),
        ("/api/stream", "GET HEAD"),
    ] {
        for method in ["PUT", "DELETE", "PATCH", "PROPFIND", "X"] {
            let request = Request {
                method: method.into(),
                ..Request::get(path)
            };
            let answer = running.send(&request).await;
            Running::is_error(&answer, 405);
            let mut methods: Vec<_> = answer
                .head
                .header("allow")
                .unwrap()
                .split(',')
                .map(|m| m.trim().to_owned())
                .collect();
            methods.sort();
            assert_eq!(methods.join(" "), allow, "{method} {path}");
        }
    }
    running.stop().await;
}

#[tokio::test]
async fn bytes_that_are_not_http_do_not_stop_the_server() {
    let running = Running::start().await;
    let address = &running.server.address;
    let long = "x".repeat(200 * 1024);
    for bytes in [
        b"\x16\x03\x01\x02\x00\x01".to_vec(),
        b"GET\r\n\r\n".to_vec(),
        b"GET / HTTP/9.9\r\n\r\n".to_vec(),
        format!("GET /api/health HTTP/1.1\r\nHost: {address}\r\nX-Long: {long}\r\n\r\n")
            .into_bytes(),
        format!("POST /api/events HTTP/1.1\r\nHost: {address}\r\nContent-Length: -5\r\n\r\n")
            .into_bytes(),
    ] {
        if let Ok(answer) = http::send_raw(address, &bytes, "GET").await {
            assert!(
                (400..500).contains(&answer.head.status),
                "{}",
                answer.head.status
            );
        }
    }
    running.stop().await;
}

#[tokio::test]
async fn a_client_that_hangs_up_half_way_stores_nothing() {
    use tokio::io::AsyncWriteExt;
    let running = Running::start().await;
    let body = json!({"events": [event("s"), event("s")]}).to_string();
    let request = Request::post_json("/api/events/batch", body).render(&running.server.address);
    for cut in [request.len() - 1, request.len() / 2, 40] {
        let mut socket = tokio::net::TcpStream::connect(&running.server.address)
            .await
            .unwrap();
        socket.write_all(&request[..cut]).await.unwrap();
    }
    let (status, _) = running.post("/api/events", event("t").to_string()).await;
    assert_eq!(status, 201);
    assert_eq!(running.total().await, 1);
    running.stop().await;
}
