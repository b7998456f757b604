//! Whatever stands in the file is read: each kind of value, in each column of each table that operations read, and
//! every operation answers with a body that the contract takes. The file stays as it is.
//!
//! A new operation is found in the contract. A table that it is the first to read is a line in `kinds::TABLES`, a new
//! parameter in a path a line in `ask::PARAMETERS`.

mod ask;
mod file;
mod kinds;

use serde_json::json;

use crate::support::{Running, event, start_in};
use ask::Reads;
use file::File;
use kinds::KINDS;

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_value_in_every_column_is_read_and_left_alone() {
    let running = Running::start().await;
    let file = File::open(&running.home.database());
    for (column, kinds) in file.plant() {
        // A row id is an integer; else all go in but the one that an index on times refuses.
        let least = match column.as_str() {
            "events.id" => 8,
            _ => KINDS.len() - 1,
        };
        assert!(kinds >= least, "{column} took {kinds} kinds only");
    }
    let rows = file.rows();
    let before = file.cells(&rows);
    let reads = Reads::of_the_contract();
    reads.answer(&running, &file).await;
    assert_eq!(file.cells(&rows), before, "reading altered the file");

    events_go_into_planted_sessions(&running, &file).await;
    reads.answer(&running, &file).await;

    // A start looks at every table, too.
    let Running { server, home } = running;
    server.stop().await.unwrap();
    let server = start_in(&home).await;
    let running = Running { server, home };
    reads.answer(&running, &file).await;
    running.stop().await;
}

/// Odd values in the row of a session, or of an agent, keep no event out.
async fn events_go_into_planted_sessions(running: &Running, file: &File) {
    let sql = "SELECT id FROM sessions WHERE id LIKE 'session-%'";
    let sessions = file.texts(sql, &[]);
    let agents = "SELECT agent_type FROM agents WHERE typeof(agent_type) = 'text' AND length(trim(agent_type)) > 0";
    let agents = file.texts(agents, &[]);
    let mut events: Vec<_> = sessions.iter().map(|session| event(session)).collect();
    events.extend(agents.iter().map(|agent| {
        let mut event = event("new");
        event["agent_type"] = json!(agent);
        event
    }));
    let body = json!({ "events": events }).to_string();
    let (status, answer) = running.post("/api/events/batch", body).await;
    assert_eq!((status, &answer["rejected"]), (201, &json!([])), "{answer}");
    assert_eq!(answer["received"], json!(events.len()), "{answer}");
}
