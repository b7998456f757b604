use std::path::PathBuf;
use std::sync::Mutex as Lock;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::FutureExt;

use super::*;
use crate::domain::{Batch, Recorded};
use crate::hooks::{Circumstances, LARGE_BYTES, NoPayload, Verdict};
use crate::ingest::{HistoryWindow, IngestSettings};
use crate::otlp::Skipped;
use crate::pricing::Prices;

#[derive(Debug, thiserror::Error)]
#[error("the disk is full")]
struct Full;

/// Keeps the sessions of what it is given, after it has failed as often as it is told to.
#[derive(Default)]
struct Fake {
    failures: AtomicUsize,
    hangs: bool,
    sessions: Lock<Vec<String>>,
}

impl Recorder for Fake {
    type Error = Full;

    async fn record(&self, batch: Batch) -> Result<Vec<Recorded>, Full> {
        if self.hangs {
            std::future::pending::<()>().await;
        }
        let left = |left: usize| left.checked_sub(1);
        let failing = self
            .failures
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, left);
        if failing.is_ok() {
            return Err(Full);
        }
        let ids = 1..;
        let events = batch.events.into_iter().zip(ids);
        let stored = events.map(|(event, id)| {
            self.sessions
                .lock()
                .expect("the lock")
                .push(event.session_id);
            Recorded::Stored { id }
        });
        Ok(stored.collect())
    }

    async fn session_projects(&self, _: &[String]) -> Result<HashMap<String, String>, Full> {
        Ok(HashMap::new())
    }

    async fn set_session_branch(&self, _: &[String], _: &str, _: &str) -> Result<(), Full> {
        Ok(())
    }
}

fn hooks(fake: Fake) -> (Hooks<Fake>, Arc<Fake>) {
    let fake = Arc::new(fake);
    let settings = IngestSettings {
        prices: Arc::new(Prices::embedded().clone()),
        projects_dir: PathBuf::from("/nonexistent"),
        metadata_limit_bytes: 1024,
        history: HistoryWindow::new(0, 5),
    };
    let ingest = Ingest::new(Arc::clone(&fake), settings);
    let telemetry = Arc::new(Telemetry::begin());
    (Hooks::start(Arc::new(ingest), telemetry), fake)
}

fn around() -> Circumstances {
    Circumstances {
        agent_type: "claude_code".to_owned(),
        safety: true,
        instruction_load_instrumented: false,
        metadata_limit_bytes: 1024,
        event_id: None,
    }
}

/// Stored, and not for this reason.
fn counted(hooks: &Hooks<Fake>, why: Skipped) -> (u64, u64) {
    let tallies = hooks.account.telemetry().tallies();
    let of = |count: &dyn Fn(&crate::otlp::Tally) -> u64| {
        tallies.iter().map(|(_, _, tally)| count(tally)).sum()
    };
    let skipped = of(&|tally| tally.skipped.get(&why).copied().unwrap_or(0));
    (of(&|tally| tally.mapped), skipped)
}

/// Tells that a session stopped; the answer must be there at once.
#[track_caller]
fn tell(hooks: &Hooks<Fake>, session: usize) {
    let raw = format!(r#"{{"hook_event_name":"Stop","session_id":"{session}"}}"#);
    let answer = hooks.take(raw, around()).now_or_never();
    assert_eq!(answer, Some(Ok(Verdict::Go)), "nobody waits");
}

#[tokio::test]
async fn what_is_told_is_stored_in_order_also_when_the_server_stops() {
    let (hooks, fake) = hooks(Fake::default());
    for session in 0..600 {
        tell(&hooks, session);
    }
    hooks.close().await;
    let stored = fake.sessions.lock().expect("the lock").clone();
    let told: Vec<_> = (0..600).map(|session| session.to_string()).collect();
    assert_eq!(stored, told);
    tell(&hooks, 600);
    assert_eq!(counted(&hooks, Skipped::Lost), (600, 1));
}

#[tokio::test]
async fn a_store_that_hangs_holds_nobody_up_and_what_finds_no_place_is_counted() {
    let (hooks, _) = hooks(Fake {
        hangs: true,
        ..Fake::default()
    });
    for session in 0..CAPACITY + 10 {
        tell(&hooks, session);
    }
    assert_eq!(counted(&hooks, Skipped::Lost).1, 10);
}

#[tokio::test]
async fn bytes_are_bounded_too() {
    let (hooks, _) = hooks(Fake {
        hangs: true,
        ..Fake::default()
    });
    let prompt = "x".repeat(CAPACITY_BYTES as usize / 4);
    let raw =
        format!(r#"{{"hook_event_name":"UserPromptSubmit","session_id":"s","prompt":"{prompt}"}}"#);
    for _ in 0..4 {
        let answer = hooks.take(raw.clone(), around()).await;
        assert_eq!(answer, Ok(Verdict::Go));
    }
    assert_eq!(counted(&hooks, Skipped::Lost).1, 1);
}

/// All that an event holds counts, whichever field it stands in.
#[tokio::test]
async fn what_events_hold_beside_metadata_is_bounded_too() {
    let (hooks, _) = hooks(Fake {
        hangs: true,
        ..Fake::default()
    });
    let prompt = "x".repeat(CAPACITY_BYTES as usize - 64 * 1024);
    let raw =
        format!(r#"{{"hook_event_name":"UserPromptSubmit","session_id":"s","prompt":"{prompt}"}}"#);
    assert_eq!(hooks.take(raw, around()).await, Ok(Verdict::Go));
    let folder = "/x".repeat(2000);
    let raw = format!(r#"{{"hook_event_name":"Stop","session_id":"s","cwd":"{folder}"}}"#);
    for _ in 0..40 {
        let answer = hooks.take(raw.clone(), around()).await;
        assert_eq!(answer, Ok(Verdict::Go));
    }
    let lost = counted(&hooks, Skipped::Lost).1;
    assert!((20..40).contains(&lost), "{lost}");
}

#[tokio::test]
async fn a_store_that_fails_for_a_moment_loses_nothing() {
    let (hooks, fake) = hooks(Fake {
        failures: AtomicUsize::new(2),
        ..Fake::default()
    });
    tell(&hooks, 1);
    hooks.close().await;
    assert_eq!(fake.sessions.lock().expect("the lock").as_slice(), ["1"]);
    assert_eq!(counted(&hooks, Skipped::Lost).1, 0);
}

#[tokio::test]
async fn a_store_that_goes_on_failing_loses_what_is_told_and_it_is_counted() {
    let (hooks, fake) = hooks(Fake {
        failures: AtomicUsize::new(5),
        ..Fake::default()
    });
    for session in 0..3 {
        tell(&hooks, session);
    }
    hooks.close().await;
    // Three times as a group, then one by one.
    assert_eq!(fake.sessions.lock().expect("the lock").as_slice(), ["2"]);
    assert_eq!(counted(&hooks, Skipped::Lost), (1, 2));
}

#[tokio::test]
async fn what_is_no_event_is_counted_by_why() {
    let (hooks, _) = hooks(Fake::default());
    for raw in ["{}", r#"{"hook_event_name":"PreToolUse","session_id":"s"}"#] {
        let answer = hooks.take(raw.to_owned(), around()).await;
        assert_eq!(answer, Ok(Verdict::Go));
    }
    assert_eq!(hooks.take("[]".to_owned(), around()).await, Err(NoPayload));
    assert_eq!(counted(&hooks, Skipped::NoSession), (0, 1));
    assert_eq!(counted(&hooks, Skipped::Noise), (0, 1));
    assert_eq!(hooks.account.telemetry().tallies()[0].0, "claude_code");
}

#[tokio::test]
async fn large_payloads_wait_for_their_turn_not_long_and_not_many_and_hold_up_no_small_one() {
    let (hooks, fake) = hooks(Fake::default());
    let all = u32::try_from(LARGE_AT_ONCE).expect("few");
    let held = hooks.large.acquire_many(all).await.expect("all turns");
    let prompt = "x".repeat(LARGE_BYTES + 1);
    let large =
        format!(r#"{{"hook_event_name":"UserPromptSubmit","session_id":"l","prompt":"{prompt}"}}"#);
    let take = || Box::pin(hooks.take(large.clone(), around()));
    let mut waiting: Vec<_> = (0..LARGE_WAITING).map(|_| take()).collect();
    for one in &mut waiting {
        assert_eq!(one.as_mut().now_or_never(), None, "it waits for its turn");
    }
    assert_eq!(take().now_or_never(), Some(Ok(Verdict::Go)), "no place");
    assert_eq!(counted(&hooks, Skipped::Lost).1, 1);
    let remove = r#"{"hook_event_name":"PreToolUse","session_id":"s","tool_name":"Bash","tool_input":{"command":"rm -rf /"}}"#;
    let denied = hooks.take(remove.to_owned(), around()).now_or_never();
    assert!(matches!(denied, Some(Ok(Verdict::Deny(_)))), "{denied:?}");
    for one in waiting {
        assert_eq!(one.await, Ok(Verdict::Go));
    }
    let lost = u64::try_from(LARGE_WAITING).expect("few") + 1;
    assert_eq!(counted(&hooks, Skipped::Lost).1, lost);
    drop(held);
    assert_eq!(take().await, Ok(Verdict::Go));
    hooks.close().await;
    let stored = fake.sessions.lock().expect("the lock").clone();
    assert_eq!(stored, ["s", "l"]);
}
