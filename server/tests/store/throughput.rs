//! How fast the writer is beside the raw floor: prepared single-row inserts into the same schema, same pragmas, 500 rows
//! a transaction. Prints, and judges nothing: `cargo test --release -p agentmonitor --test store -- --ignored --nocapture`.
use std::path::Path;
use std::time::Instant;

use agentmonitor::domain::{EventType, Metadata, NewEvent};

use crate::support::{TestStore, batch, event};

const ROWS: usize = 100_000;

/// As an agent sends it: ids of its own, some two hundred bytes of metadata, 200 sessions.
fn sample(n: usize) -> NewEvent {
    NewEvent {
        event_id: Some(format!(
            "{:016x}-{n}",
            n.wrapping_mul(0x9E37_79B9_7F4A_7C15)
        )),
        agent_type: ["claude_code", "codex", "gemini_cli"][n % 3].into(),
        event_type: EventType::ToolUse,
        tool_name: Some(["Bash", "Edit", "Read", "Grep"][n % 4].into()),
        tokens_in: (n % 5000) as i64,
        tokens_out: (n % 900) as i64,
        project: Some("kiln".into()),
        branch: Some("main".into()),
        duration_ms: Some((n % 3000) as i64),
        client_timestamp: Some("2026-11-21T09:00:00.000Z".into()),
        metadata: Metadata {
            json: format!(r#"{{"command":"make {n}","note":"{}"}}"#, "x".repeat(160)),
            truncated: false,
        },
        model: Some("claude-sonnet-4-5".into()),
        cost_usd: Some(n as f64 * 1e-6),
        ..event(&format!("session-{}", n % 200))
    }
}

/// Rows a second by the clock, and microseconds of processor a row: on a busy machine the latter tells more.
struct Rate {
    rows: usize,
    begun: Instant,
    processor: Option<f64>,
}

impl Rate {
    fn begin(rows: usize) -> Self {
        Self {
            rows,
            begun: Instant::now(),
            processor: processor_seconds(),
        }
    }

    /// Prints the rates under the name, with what part of the floor they are.
    fn end(self, name: &str, floor: Option<(f64, f64)>) -> (f64, f64) {
        let rows = self.rows as f64;
        let by_clock = rows / self.begun.elapsed().as_secs_f64();
        let spent = processor_seconds()
            .zip(self.processor)
            .map_or(f64::NAN, |(end, begin)| end - begin);
        let by_processor = rows / spent;
        let (clock, processor) = floor.unwrap_or((by_clock, by_processor));
        eprintln!(
            "  {name}: {by_clock:>6.0} rows/s ({:.0} % of the floor), {:>5.1} us of processor a row ({:.0} %)",
            100.0 * by_clock / clock,
            1e6 / by_processor,
            100.0 * by_processor / processor,
        );
        (by_clock, by_processor)
    }
}

/// What this process has used so far, user and system, where the system tells.
fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = stat.rsplit(')').next()?.split_whitespace().skip(11);
    let ticks = fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?;
    Some(ticks / 100.0)
}

/// Writes into a fresh file of the same schema.
fn floor(path: &Path) -> (f64, f64) {
    let db = rusqlite::Connection::open(path).expect("opens");
    db.execute_batch(
        "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384; PRAGMA foreign_keys = ON",
    )
    .expect("set");
    let sql = "INSERT INTO events (event_id, session_id, agent_type, event_type, tool_name, status, tokens_in, \
         tokens_out, branch, project, duration_ms, created_at, client_timestamp, metadata, payload_truncated, model, \
         cost_usd, cache_read_tokens, cache_write_tokens, source) \
         VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    let events: Vec<NewEvent> = (0..ROWS).map(sample).collect();
    let rate = Rate::begin(ROWS);
    for rows in events.chunks(500) {
        db.execute_batch("BEGIN IMMEDIATE").expect("begun");
        let mut insert = db.prepare_cached(sql).expect("prepared");
        for event in rows {
            let values = rusqlite::params![
                event.event_id,
                event.session_id,
                event.agent_type,
                event.event_type.as_str(),
                event.tool_name,
                event.status.as_str(),
                event.tokens_in,
                event.tokens_out,
                event.branch,
                event.project,
                event.duration_ms,
                "2026-11-21 09:00:00",
                event.client_timestamp,
                event.metadata.json,
                0,
                event.model,
                event.cost_usd,
                0,
                0,
                event.source
            ];
            insert.execute(values).expect("inserted");
        }
        drop(insert);
        db.execute_batch("COMMIT").expect("committed");
    }
    rate.end("floor", None)
}

/// Writes through the store, by `callers` that each wait for their answer before they send the next request.
async fn store(callers: usize, rows: usize, per_request: usize, floor: (f64, f64)) {
    let test = TestStore::new().await;
    let batches: Vec<Vec<Vec<NewEvent>>> = (0..callers)
        .map(|caller| {
            let mine: Vec<NewEvent> = (0..rows / callers)
                .map(|n| sample(n * callers + caller))
                .collect();
            mine.chunks(per_request).map(<[NewEvent]>::to_vec).collect()
        })
        .collect();
    let rate = Rate::begin(rows);
    let tasks: Vec<_> = batches
        .into_iter()
        .map(|batches| {
            let store = test.store.clone();
            tokio::spawn(async move {
                for events in batches {
                    store.record(batch(&events)).await.expect("recorded");
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("no panic");
    }
    let commits = test.published.commits().len();
    rate.end(
        &format!("{callers} callers x {per_request}, {commits} commits"),
        Some(floor),
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures, on a quiet machine, in release"]
async fn rows_a_second_beside_the_floor() {
    let test = TestStore::new().await;
    test.store.close().await.expect("closed");
    let floor = floor(test.path());
    for (callers, rows, per_request) in [(40, ROWS, 50), (1, ROWS / 2, 500), (40, ROWS / 4, 1)] {
        store(callers, rows, per_request, floor).await;
    }
}
