//! The live stream under load and at its end: a burst never drops a healthy reader, a stop ends
//! every stream at once, and what is heard is what is stored, in its order.

use std::time::{Duration, Instant};

use contract_tests::http::Request;
use contract_tests::sse::Listener;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpSocket, TcpStream};

use crate::support::{Running, event};

const PATIENCE: Duration = Duration::from_secs(20);

async fn listen(running: &Running) -> Listener {
    let request = Request::get("/api/stream");
    let mut listener = Listener::open(&running.server.address, &request)
        .await
        .unwrap();
    listener
        .wait_for(PATIENCE, "connected", |heard| !heard.frames.is_empty())
        .await
        .unwrap();
    listener
}

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_reaches_every_healthy_reader_whole_and_in_order() {
    let running = Running::start().await;
    let mut listeners = Vec::new();
    for _ in 0..5 {
        listeners.push(listen(&running).await);
    }
    let padding = "x".repeat(500);
    let mut item = event("burst");
    item["metadata"] = json!({ "message": padding });
    let body = json!({ "events": vec![item; 1000] }).to_string();
    let (status, answer) = running.post("/api/events/batch", body).await;
    assert_eq!(status, 201);
    for listener in &mut listeners {
        let heard = listener.wait_for(PATIENCE, "1000 events", |heard| heard.frames.len() > 1000);
        let heard = heard.await.unwrap();
        let ids: Vec<_> = heard.frames[1..]
            .iter()
            .map(|frame| frame["payload"]["id"].clone())
            .collect();
        assert_eq!(Value::Array(ids), answer["ids"]);
        assert!(!heard.ended);
    }
    drop(listeners);
    running.stop().await;
}

/// Opens the stream and reads nothing of it, over a connection that holds little.
async fn deaf(running: &Running) -> TcpStream {
    let address = running.server.address.parse().unwrap();
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    let mut stream = socket.connect(address).await.unwrap();
    let request = Request::get("/api/stream").render(&running.server.address);
    stream.write_all(&request).await.unwrap();
    stream.readable().await.unwrap();
    stream
}

async fn followers(running: &Running) -> Value {
    let answer = running.send(&Request::get("/api/health")).await;
    crate::support::json(&answer)["sse_clients"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_does_not_read_is_dropped_and_another_misses_nothing() {
    const EVENTS: usize = 100;
    let running = Running::start().await;
    let mut listener = listen(&running).await;
    let deaf = deaf(&running).await;
    assert_eq!(followers(&running).await, 2);
    let mut item = event("burst");
    item["metadata"] = json!({ "message": "x".repeat(8000) });
    let body = json!({ "events": vec![item; EVENTS] }).to_string();
    let (begin, mut stored) = (Instant::now(), 0);
    while followers(&running).await == 2 {
        assert!(
            begin.elapsed() < 2 * PATIENCE,
            "after {stored} events it still has its place"
        );
        let (status, _) = running.post("/api/events/batch", body.clone()).await;
        assert_eq!(status, 201);
        stored += EVENTS;
    }
    let heard = listener.wait_for(2 * PATIENCE, "all", |heard| heard.frames.len() > stored);
    let heard = heard.await.unwrap();
    let ids = heard.frames[1..]
        .iter()
        .map(|frame| &frame["payload"]["id"]);
    assert!(ids.eq((1..=stored).map(Value::from).collect::<Vec<_>>().iter()));
    drop(deaf);
    running.stop().await;
}

#[tokio::test]
async fn a_stop_ends_every_stream_at_once() {
    let running = Running::start().await;
    let mut listeners = vec![listen(&running).await, listen(&running).await];
    let begin = Instant::now();
    running.server.stop().await.unwrap();
    assert!(
        begin.elapsed() < Duration::from_secs(2),
        "the stop took {:?}",
        begin.elapsed()
    );
    for listener in &mut listeners {
        let heard = listener
            .wait_for(PATIENCE, "its end", |heard| heard.ended)
            .await
            .unwrap();
        assert_eq!(heard.broken, None, "the stream was cut instead of ended");
    }
}

#[tokio::test]
async fn a_reader_that_leaves_is_forgotten() {
    let running = Running::start().await;
    let listeners = [listen(&running).await, listen(&running).await];
    drop(listeners);
    let deadline = Instant::now() + PATIENCE;
    loop {
        let answer = running.send(&Request::get("/api/health")).await;
        if crate::support::json(&answer)["sse_clients"] == 0 {
            break;
        }
        assert!(Instant::now() < deadline, "the clients are still counted");
        running.post("/api/events", event("s").to_string()).await;
    }
    running.stop().await;
}
