//! An answer of 2xx means committed: it survives `kill -9`, and a retry with the same `event_id`
//! is never stored twice.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use contract_tests::http::{self, Request};
use contract_tests::places;
use contract_tests::rows;
use contract_tests::target::{Home, Launch, Server};
use serde_json::{Value, json};

use crate::support::{Running, event, start_in};

/// What the clients know when the server is gone.
#[derive(Default)]
struct Known {
    sent: Mutex<Vec<Vec<String>>>,
    acknowledged: Mutex<BTreeSet<String>>,
    next: AtomicUsize,
}

fn body_of(ids: &[String]) -> Request {
    let events: Vec<_> = ids
        .iter()
        .map(|id| {
            let mut event = event("durable");
            event["event_id"] = json!(id);
            event
        })
        .collect();
    match events.as_slice() {
        [one] => Request::post_json("/api/events", one.to_string()),
        many => Request::post_json("/api/events/batch", json!({ "events": many }).to_string()),
    }
}

/// Posts batches of 1 to 20 events until the server is gone.
async fn client(address: String, known: Arc<Known>) {
    loop {
        let number = known.next.fetch_add(1, Ordering::Relaxed);
        let ids: Vec<_> = (0..=number % 20)
            .map(|n| format!("e-{number}-{n}"))
            .collect();
        known.sent.lock().unwrap().push(ids.clone());
        match http::send(&address, &body_of(&ids)).await {
            Ok(answer) if answer.head.status == 201 => {
                known.acknowledged.lock().unwrap().extend(ids);
            }
            Ok(answer) => panic!("{}", answer.head.status),
            Err(_) => return,
        }
    }
}

async fn kill_in_the_middle(after: Duration) {
    let home = Home::new().unwrap();
    let server = start_in(&home).await;
    let known = Arc::new(Known::default());
    let clients: Vec<_> = (0..8)
        .map(|_| tokio::spawn(client(server.address.clone(), Arc::clone(&known))))
        .collect();
    tokio::time::sleep(after).await;
    // On a busy machine the first answer may take longer than that.
    while known.acknowledged.lock().unwrap().is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    server.kill().await.unwrap();
    for client in clients {
        client.await.unwrap();
    }
    let acknowledged = known.acknowledged.lock().unwrap().clone();
    assert!(
        !acknowledged.is_empty(),
        "killed before anything was acknowledged"
    );

    let running = Running {
        server: start_in(&home).await,
        home,
    };
    let sent = known.sent.lock().unwrap().clone();
    for ids in &sent {
        let answer = running.send(&body_of(ids)).await;
        let answer = crate::support::json(&answer);
        let duplicates = usize::try_from(answer["duplicates"].as_u64().unwrap()).unwrap();
        let received = usize::try_from(answer["received"].as_u64().unwrap()).unwrap();
        assert_eq!(duplicates + received, ids.len());
        if ids.iter().any(|id| acknowledged.contains(id)) {
            assert_eq!(
                duplicates,
                ids.len(),
                "an acknowledged event is lost: {ids:?}"
            );
        }
        assert!(
            duplicates == 0 || received == 0,
            "a request was half written: {ids:?}"
        );
    }
    let database = running.home.database();
    running.server.stop().await.unwrap();
    let rows = rows::read(&database, "events", "id").unwrap();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.as_array().unwrap() {
        *times.entry(row["event_id"].as_str().unwrap()).or_default() += 1;
    }
    assert!(
        times.values().all(|count| *count == 1),
        "an event is stored twice"
    );
    assert_eq!(times.len(), sent.iter().map(Vec::len).sum::<usize>());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_event_survives_a_kill_once() {
    for milliseconds in [60, 250, 700] {
        kill_in_the_middle(Duration::from_millis(milliseconds)).await;
    }
}

#[tokio::test]
async fn ids_go_on_without_a_gap_after_a_kill() {
    let home = Home::new().unwrap();
    let mut ids = Vec::new();
    for round in 0..3 {
        let running = Running {
            server: start_in(&home).await,
            home: Home::new().unwrap(),
        };
        for number in 0..2 {
            let mut event = event("s");
            event["event_id"] = json!(format!("{round}-{number}"));
            for _ in 0..2 {
                let (_, answer) = running.post("/api/events", event.to_string()).await;
                ids.extend(
                    answer["ids"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .filter_map(Value::as_i64),
                );
            }
        }
        running.server.kill().await.unwrap();
    }
    assert_eq!(ids, [1, 2, 3, 4, 5, 6]);
}

#[tokio::test]
async fn a_database_that_somebody_else_holds_is_an_error_and_then_works_again() {
    let running = Running::start().await;
    let holder = rusqlite::Connection::open(running.home.database()).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let request = Request::post_json("/api/events", event("held").to_string());
    let answer = running.send(&request).await;
    assert!(
        matches!(answer.head.status, 500 | 503),
        "{}",
        answer.head.status
    );
    Running::is_error(&answer, answer.head.status);
    let readable = running.send(&Request::get("/api/events")).await;
    assert_eq!(
        readable.head.status, 200,
        "readers do not wait for the writer"
    );
    holder.execute_batch("ROLLBACK").unwrap();
    let (status, answer) = running.post("/api/events", event("held").to_string()).await;
    assert_eq!((status, &answer["ids"]), (201, &json!([1])), "{answer}");
    assert_eq!(running.total().await, 1);
    running.stop().await;
}

/// A server whose files cannot grow beyond `kib`: what a full disk is to it. The signal that goes with the limit is
/// ignored, so that the write itself fails.
#[cfg(target_os = "linux")]
async fn start_on_a_full_disk(home: &Home, kib: u64) -> Server {
    let binary = places::server_binary().unwrap().canonicalize().unwrap();
    let script = "trap \"\" XFSZ; exec \"$0\" serve";
    let launch = Launch::Shell(format!("sh -c '{script}' '{}'", binary.display()));
    let server = Server::start(&launch, home, &Default::default())
        .await
        .unwrap();
    limit_files(&server, Some(kib * 1024));
    server
}

#[cfg(target_os = "linux")]
fn limit_files(server: &Server, bytes: Option<u64>) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let pid = Pid::from_raw(i32::try_from(server.pid().unwrap()).unwrap());
    let limit = Rlimit {
        current: bytes,
        maximum: None,
    };
    prlimit(pid, Resource::Fsize, limit).unwrap();
}

/// SQLite ends a transaction by itself when the disk is full. What is sent after that must not count as a part of it.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn what_is_acknowledged_while_the_disk_is_full_and_after_it_survives_a_kill() {
    let home = Home::new().unwrap();
    let running = Running {
        server: start_on_a_full_disk(&home, 512).await,
        home,
    };
    let mut acknowledged = BTreeSet::new();
    let mut statuses: BTreeMap<u16, usize> = BTreeMap::new();
    for number in 0..120 {
        if number == 90 {
            assert!(statuses.contains_key(&500), "the disk was never full");
            limit_files(&running.server, None);
        }
        let id = format!("full-{number}");
        let mut event = event("full");
        event["event_id"] = json!(id);
        event["metadata"] = json!({ "filler": "x".repeat(9000) });
        let answer = running
            .send(&Request::post_json("/api/events", event.to_string()))
            .await;
        *statuses.entry(answer.head.status).or_default() += 1;
        match answer.head.status {
            201 => drop(acknowledged.insert(id)),
            status => Running::is_error(&answer, status),
        }
    }
    assert!((90..120).all(|number| acknowledged.contains(&format!("full-{number}"))));
    let database = running.home.database();
    running.server.kill().await.unwrap();
    let rows = rows::read(&database, "events", "id").unwrap();
    let stored = rows.as_array().unwrap().iter();
    let stored: BTreeSet<_> = stored
        .map(|row| row["event_id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(stored, acknowledged);
}

/// Many hooks send and forget. What came whole is stored, however soon its sender is gone.
#[tokio::test]
async fn an_event_whose_sender_does_not_wait_for_the_answer_is_stored() {
    use tokio::io::AsyncWriteExt;
    let running = Running::start().await;
    let sent = 60;
    for number in 0..sent {
        let mut event = event("forgotten");
        event["project"] = json!(format!("project-{number}"));
        let request = Request::post_json("/api/events", event.to_string());
        let address = &running.server.address;
        let mut socket = tokio::net::TcpStream::connect(address).await.unwrap();
        socket.write_all(&request.render(address)).await.unwrap();
        socket.shutdown().await.unwrap();
    }
    let storing = async {
        while running.total().await < sent {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let stored = tokio::time::timeout(Duration::from_secs(10), storing).await;
    assert!(stored.is_ok(), "{} of {sent}", running.total().await);
    running.stop().await;
}
