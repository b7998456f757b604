//! A tool of the other runtime, or `sqlite3`, writes to the file while the server runs; this test is that process.

use std::path::Path;
use std::time::{Duration, Instant};

use contract_tests::http::Request;
use contract_tests::target::Home;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::support::{Running, event, json as body_of};

const THEIRS: &str = "INSERT INTO events (event_id, session_id, agent_type, event_type) VALUES (?1, 's', 'codex', 'error')";

fn open(home: &Home) -> Connection {
    let connection = Connection::open(home.database()).unwrap();
    connection.busy_timeout(Duration::from_secs(20)).unwrap();
    connection
}

async fn list(running: &Running, query: &str) -> Value {
    body_of(
        &running
            .send(&Request::get(&format!("/api/events?{query}")))
            .await,
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn their_events_and_ours_stand_side_by_side() {
    let running = Running::start().await;
    let theirs = open(&running.home);
    let writing = tokio::task::spawn_blocking(move || {
        for number in 0..200 {
            theirs
                .execute(THEIRS, [format!("theirs-{number}")])
                .unwrap();
        }
    });
    let mut ours = Vec::new();
    while !writing.is_finished() || ours.len() < 50 {
        let (status, answer) = running.post("/api/events", event("s").to_string()).await;
        assert_eq!(status, 201, "{answer}");
        ours.push(answer["ids"][0].as_i64().unwrap());
    }
    writing.await.unwrap();
    assert!(ours.is_sorted_by(|a, b| a < b), "ids rise");
    let events = list(&running, "limit=-1").await;
    assert_eq!(events["total"], json!(ours.len() + 200));
    let events = events["events"].as_array().unwrap();
    let mut listed: Vec<_> = events
        .iter()
        .filter(|event| event["event_id"].is_null())
        .map(|event| event["id"].as_i64().unwrap())
        .collect();
    listed.sort_unstable();
    assert_eq!(
        listed, ours,
        "the ids that were acknowledged are those of the rows"
    );

    let mut again = event("s");
    again["event_id"] = json!("theirs-7");
    let (status, answer) = running.post("/api/events", again.to_string()).await;
    assert_eq!(
        (status, &answer["duplicates"]),
        (200, &json!(1)),
        "{answer}"
    );
    running.stop().await;
}

fn repository(projects: &Path, name: &str, branch: &str) {
    let folder = projects.join(name).join(".git");
    let heads = folder.join("refs/heads");
    for made in [&heads, &folder.join("objects")] {
        std::fs::create_dir_all(made).unwrap();
    }
    std::fs::write(folder.join("HEAD"), format!("ref: refs/heads/{branch}\n")).unwrap();
    std::fs::write(
        heads.join(branch),
        "0123456789abcdef0123456789abcdef01234567\n",
    )
    .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_they_moved_is_on_the_branch_of_its_new_project() {
    let running = Running::start().await;
    let projects = running.home.path().join("projects");
    repository(&projects, "kiln", "glaze");
    repository(&projects, "wheel", "spin");
    let mut first = event("s");
    first["project"] = json!("kiln");
    for event in [&first, &event("other")] {
        assert_eq!(running.post("/api/events", event.to_string()).await.0, 201);
    }
    let theirs = open(&running.home);
    let moved = "UPDATE sessions SET project = 'wheel', branch = NULL WHERE id = 's'";
    assert_eq!(theirs.execute(moved, []).unwrap(), 1);
    for session in ["other", "s"] {
        let event = event(session).to_string();
        assert_eq!(running.post("/api/events", event).await.0, 201);
    }
    // A busy machine may read git's files too late for the event; the session follows.
    let deadline = Instant::now() + Duration::from_secs(20);
    let sql = "SELECT project || ' ' || coalesce(branch, '-') FROM sessions WHERE id = 's'";
    let mut placed = String::new();
    while placed != "wheel spin" {
        tokio::task::yield_now().await;
        assert!(Instant::now() < deadline, "it stays {placed:?}");
        placed = theirs.query_row(sql, [], |row| row.get(0)).unwrap();
    }
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_moved_away_stops_all_but_the_server() {
    let Running { server, home } = Running::start().await;
    let elsewhere = home.path().join("elsewhere.db");
    let running = Running { server, home };
    assert_eq!(
        running.post("/api/events", event("s").to_string()).await.0,
        201
    );
    std::fs::rename(running.home.database(), &elsewhere).unwrap();
    let refused = |hint: &str| json!({ "error": "The database file was moved, deleted or replaced", "hint": hint });
    let post = running.post("/api/events", event("s").to_string()).await;
    let again = "Nothing was stored. Put the file back or restart the server, and send it again.";
    assert_eq!(post, (503, refused(again)));
    let get = running.send(&Request::get("/api/events")).await;
    let mend = "Put the file back or restart the server.";
    assert_eq!((get.head.status, body_of(&get)), (503, refused(mend)));
    let health = running.send(&Request::get("/api/health")).await;
    Running::is_error(&health, 500);

    let Running { server, home } = running;
    let stopped = server.stop().await.unwrap_err().to_string();
    let told = format!(
        "{} was moved, deleted or replaced",
        home.database().display()
    );
    assert!(
        stopped.contains("exit status: 1") && stopped.contains(&told),
        "{stopped}"
    );
    let file = Connection::open(&elsewhere).unwrap();
    let stored = file.query_row("SELECT count(*) FROM events", [], |row| row.get(0));
    assert_eq!(stored, Ok(1));
}
