//! Random writes, and every question after each of them. More cases with PROPTEST_CASES.
use proptest::prelude::{ProptestConfig, proptest};

use super::Both;
use super::written::{Written, writes};

/// Whatever was written, and whoever wrote: at once, and again when the memory had the time to follow.
async fn agree_after_each(writes: Vec<Written>) {
    let both = Both::new().await;
    both.remembers().await;
    for written in &writes {
        written.write(&both).await;
        let what = format!("{written:?} of {writes:#?}");
        both.agree(&what).await;
        if let Written::Theirs(_) = written {
            // Rows may be odd now, so that it stays forgotten; what counts is that it agrees.
            settle(&both).await;
            both.agree(&what).await;
        }
    }
}

async fn settle(both: &Both) {
    for _ in 0..40 {
        if both.ours.store.remembers().await {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
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
