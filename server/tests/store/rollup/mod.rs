//! What is remembered of the tables, held against the tables: whatever is written, by whomever, both answer alike.
mod answers;
mod asked;
mod drawn;
mod oracle;
mod random;
mod written;

use std::sync::Arc;
use std::time::{Duration, Instant};

use agentmonitor::domain::{NewEvent, StatsFilter, Totals};
use agentmonitor::store::{EventFilter, Question, Store, StoreOptions};

use crate::support::{Published, TestStore, event, run, until};
use answers::{Answers, answers, times_told};
use asked::{Filter, filters};
use oracle::Oracle;

/// Longer than all questions take on a slow machine.
const LOCK_WAIT: Duration = Duration::from_secs(120);

/// A store that remembers, and one on the same file that asks the tables each time.
pub(super) struct Both {
    pub(super) ours: TestStore,
    pub(super) tables: Store,
}

impl Both {
    pub(super) async fn new() -> Self {
        // All questions are asked while another process holds the database, and the writer waits for as long.
        let ours = TestStore::with(|options| options.lock_wait = LOCK_WAIT).await;
        let options = StoreOptions {
            remembers: false,
            ..ours.options.clone()
        };
        let sink = Arc::new(Published::default());
        let tables = Store::open(&options, sink).await.expect("opens");
        Self { ours, tables }
    }

    pub(super) async fn remembers(&self) {
        until("it remembers", async || self.ours.store.remembers().await).await;
    }

    /// Every question has the same answer, whether or not anything is remembered at the moment.
    pub(super) async fn agree(&self, what: &str) {
        self.agree_on(what, &filters()).await;
    }

    /// Every question has the same answer, each time from memory.
    async fn agree_from_memory(&self, what: &str, filters: &[Filter]) {
        self.ours.store.sweep().await.expect("swept");
        self.remembers().await;
        let before = self.told();
        self.agree_on(what, filters).await;
        let told = self.told();
        for (nth, question) in Question::ALL.into_iter().enumerate() {
            let asked = filters.iter().map(|filter| times_told(question, filter));
            let asked: usize = asked.sum();
            assert_eq!(
                told[nth] - before[nth],
                asked as u64,
                "{what}: {question:?} from memory"
            );
        }
    }

    fn told(&self) -> [u64; Question::ALL.len()] {
        Question::ALL.map(|question| self.ours.store.told_from_memory(question))
    }

    async fn agree_on(&self, what: &str, filters: &[Filter]) {
        let found = self.are_alike(what, filters).await;
        let oracle = Oracle::of(self.ours.path());
        for (filter, answers) in filters.iter().zip(&found) {
            oracle.judge(what, filter, answers);
        }
    }

    /// What is remembered and what is asked of the tables.
    async fn are_alike(&self, what: &str, filters: &[Filter]) -> Vec<Answers> {
        let mut found = Vec::new();
        for filter in filters {
            let ours = answers(&self.ours.store, filter).await;
            let tables = answers(&self.tables, filter).await;
            for (ours, tables) in ours.told().iter().zip(&tables.told()) {
                assert_eq!(ours, tables, "{what}, {filter:?}");
            }
            found.push(ours);
        }
        found
    }
}

#[tokio::test]
async fn what_was_just_written_is_told_from_memory() {
    let both = Both::new().await;
    both.remembers().await;
    for events in 1..4 {
        both.ours.record(&[event("s"), event("t")]).await;
        both.agree("after a commit").await;
        assert!(both.ours.store.remembers().await, "after {events} commits");
        both.agree_from_memory("after a commit", &filters()).await;
    }
}

#[tokio::test]
async fn what_another_process_wrote_is_told_at_once_and_remembered_anew() {
    let both = Both::new().await;
    both.ours.record(&[event("s")]).await;
    let db = both.ours.raw().await;
    for sql in [
        "INSERT INTO events (session_id, agent_type, event_type) VALUES ('s', 'codex', 'error')",
        "UPDATE events SET cost_usd = 7, tokens_in = 3, model = 'm' WHERE id = 1",
        "UPDATE sessions SET branch = 'theirs', project = 'kiln'",
        "DELETE FROM events WHERE id = 1",
        "DELETE FROM sessions",
        "DELETE FROM events; DELETE FROM sqlite_sequence",
    ] {
        both.remembers().await;
        run(&db, sql).await;
        both.agree(sql).await;
        both.agree_from_memory(sql, &filters()).await;
        both.ours.record(&[event("s"), event("u")]).await;
        both.agree(sql).await;
    }
}

#[tokio::test]
async fn what_only_the_tables_can_tell_is_asked_of_them() {
    let both = Both::new().await;
    both.ours.record(&[event("s")]).await;
    both.remembers().await;
    let db = both.ours.raw().await;
    for odd in [
        "tokens_in = 'many'",
        "model = x'ff41'",
        "created_at = '2026-01-01'",
        "cost_usd = -9e999",
    ] {
        run(&db, &format!("UPDATE events SET {odd} WHERE id = 1")).await;
        both.are_alike(odd, &filters()).await;
        both.are_alike(odd, &filters()).await;
        assert!(!both.ours.store.remembers().await, "{odd}");
        let mended = "UPDATE events SET tokens_in = 0, model = 'm', cost_usd = 1, created_at = '2026-01-01 00:00:00'";
        run(&db, mended).await;
        // Nobody asks the writer while the tables are known to be odd.
        both.ours.record(&[event("s")]).await;
        both.remembers().await;
        both.agree_from_memory(mended, &filters()).await;
    }
}

#[tokio::test]
async fn a_clock_that_was_set_back_puts_no_list_out_of_order() {
    let both = Both::new().await;
    let events: Vec<NewEvent> = (0..9).map(|number| event(["s", "t"][number % 2])).collect();
    both.ours.record(&events).await;
    let db = both.ours.raw().await;
    let back =
        "UPDATE events SET created_at = datetime('2026-05-01 10:00:00', (id * 7 % 5) || ' hours')";
    run(&db, back).await;
    both.agree_from_memory("set back", &filters()).await;
    both.ours.record(&[event("s")]).await;
    both.agree_from_memory("set back, and on", &filters()).await;
}

#[tokio::test]
async fn a_writer_that_is_held_up_keeps_nobody_from_reading() {
    let both = Both::new().await;
    both.ours.record(&[event("s")]).await;
    both.remembers().await;
    let lock = both.ours.lock().await;
    let waiting = both.ours.recording(&[event("s")]);
    both.agree("while another process holds the database").await;
    lock.release().await;
    waiting.await.expect("no panic").expect("recorded");
    both.agree("afterwards").await;
}

/// As questions come together when a dashboard opens.
#[tokio::test]
async fn who_asks_while_the_writer_is_held_up_does_not_wait_for_the_others() {
    let both = Both::new().await;
    both.remembers().await;
    both.ours.record(&[event("s")]).await;
    let lock = both.ours.lock().await;
    let waiting = both.ours.recording(&[event("s")]);
    let begun = Instant::now();
    let questions = (0..40).map(|_| {
        let store = both.ours.store.clone();
        tokio::spawn(async move { totals(&store).await })
    });
    for asked in questions.collect::<Vec<_>>() {
        assert_eq!(asked.await.expect("no panic").total_events, 1);
    }
    let took = begun.elapsed();
    assert!(
        took < Duration::from_secs(2),
        "one after the other: {took:?}"
    );
    lock.release().await;
    waiting.await.expect("no panic").expect("recorded");
}

#[tokio::test]
async fn sessions_that_our_own_sweep_turned_are_told_from_memory() {
    let both = Both::new().await;
    both.ours
        .record(&[event("s"), event("t"), event("u")])
        .await;
    let db = both.ours.raw().await;
    let quiet = "UPDATE sessions SET last_event_at = datetime('now', CASE id WHEN 's' THEN '-7 minutes' \
         ELSE '-20 minutes' END) WHERE id <> 'u'";
    run(&db, quiet).await;
    both.remembers().await;
    assert_eq!(active_and_live(&both).await, (3, 3), "remembered so");
    both.ours.store.sweep().await.expect("swept");
    assert!(both.ours.store.remembers().await, "nothing is forgotten");
    assert_eq!(active_and_live(&both).await, (1, 2));
    both.agree_from_memory("swept", &filters()).await;
}

async fn totals(store: &Store) -> Totals {
    let totals = store.stats().totals(&StatsFilter::default()).await;
    totals.expect("asked")
}

/// How many sessions are active, and how many have not ended; asked without a sweep.
async fn active_and_live(both: &Both) -> (i64, i64) {
    let sessions = totals(&both.ours.store).await.sessions;
    (sessions.active, sessions.live)
}

#[tokio::test]
async fn what_came_in_while_nobody_asked_is_read_in_the_background() {
    let both = Both::new().await;
    both.ours.record(&[event("s")]).await;
    both.remembers().await;
    let events: Vec<NewEvent> = (0..1500).map(|_| event("t")).collect();
    for _ in 0..4 {
        both.ours.record(&events).await;
    }
    let slice = EventFilter {
        limit: Some(1),
        ..EventFilter::default()
    };
    let page = both.ours.store.events(&slice).await.expect("asked");
    assert_eq!(page.total, 6001, "of the tables");
    assert_eq!(totals(&both.ours.store).await.total_events, 6001);
    assert!(both.ours.store.remembers().await, "it was waited for");
    both.agree("after many events").await;
}

/// A table of this size is read in pieces, by several threads.
#[tokio::test]
async fn a_large_table_is_remembered_whole() {
    let both = Both::new().await;
    both.ours.record(&[event("s")]).await;
    let many = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) \
         INSERT INTO events (session_id, agent_type, event_type, tool_name, tokens_in, cost_usd, source, branch, \
             created_at) \
         SELECT 's' || (i % 50), iif(i % 3, 'codex', 'kiln'), 'tool_use', 'tool' || (i % 7), i % 5, \
             iif(i % 4, (i % 9) / 8.0, NULL), iif(i % 6, 'otel', 'import'), 'branch' || (i % 11), \
             datetime('2026-05-01 10:00:00', (i / 10) || ' seconds') FROM n";
    run(&both.ours.raw().await, many).await;
    both.agree_from_memory("many", &filters()[..2]).await;
}

#[tokio::test]
async fn a_store_that_is_closed_leaves_no_log_behind() {
    let both = Both::new().await;
    both.ours.record(&[event("s")]).await;
    both.remembers().await;
    let Both { ours, tables } = both;
    tables.close().await.expect("closed");
    ours.store.close().await.expect("closed");
    assert!(!ours.beside("-wal").exists());
    assert!(!ours.store.remembers().await);
}
