//! Random writes, and every question after each of them. More cases with PROPTEST_CASES.
use proptest::prelude::{ProptestConfig, proptest};

use super::Both;
use super::written::{Written, writes};
use crate::support::{event, texts};

/// Whatever was written, and whoever wrote: at once, and from memory when it had the time to follow.
async fn agree_after_each(writes: Vec<Written>) {
    let both = Both::new().await;
    both.remembers().await;
    for written in &writes {
        written.write(&both).await;
        let what = format!("{written:?} of {writes:#?}");
        both.agree(&what).await;
        let theirs = matches!(written, Written::Theirs(_));
        if theirs {
            // While the tables are known to be odd, nobody asks the writer, which notices when they are mended.
            both.ours.record(&[event("s")]).await;
        }
        match odd(&both).await {
            true => assert!(!both.ours.store.remembers().await, "{what}"),
            false => both.remembers().await,
        }
        if theirs {
            both.agree(&what).await;
        }
    }
}

/// Whether a row is in the tables that is left to SQL.
async fn odd(both: &Both) -> bool {
    let sql = "SELECT 'odd' FROM events WHERE typeof(duration_ms) = 'text'";
    !texts(&both.ours.raw().await, sql).await.is_empty()
}

fn cases() -> ProptestConfig {
    let default = ProptestConfig::default();
    let told = std::env::var_os("PROPTEST_CASES").is_some();
    ProptestConfig {
        cases: if told { default.cases } else { 12 },
        max_shrink_iters: 60,
        failure_persistence: None,
        ..default
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn whatever_is_written_the_memory_answers_as_the_tables_do(writes in writes()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(agree_after_each(writes));
    }
}
