//! Random writes, and after each of them some of the fixed questions and some that are drawn, which have to be answered
//! from memory as soon as it had the time to follow. More cases with PROPTEST_CASES.
use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};
use proptest::sample::subsequence;

use super::Both;
use super::asked::{Filter, filters};
use super::drawn::filter;
use super::written::{Written, written};
use crate::support::{event, texts};

/// A write, and what is asked after it.
type Step = (Written, Vec<Filter>);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let drawn = prop::collection::vec(filter(), 4);
    let asked =
        (subsequence(filters(), 3), drawn).prop_map(|(fixed, drawn)| [fixed, drawn].concat());
    prop::collection::vec((written(), asked), 1..9)
}

/// Whatever was written, and whoever wrote: at once, and again from memory.
async fn agree_after_each(steps: Vec<Step>) {
    let both = Both::new().await;
    both.remembers().await;
    let all: Vec<&Written> = steps.iter().map(|(written, _)| written).collect();
    for (written, asked) in &steps {
        written.write(&both).await;
        let what = format!("{written:?} of {all:#?}");
        both.agree_on(&what, asked).await;
        if written.is_of_others() {
            // While the tables are known to be odd, nobody asks the writer, which notices when they are mended.
            both.ours.record(&[event("s")]).await;
        }
        match odd(&both).await {
            true => {
                assert!(!both.ours.store.remembers().await, "{what}");
                both.agree_on(&what, asked).await;
            }
            false => both.agree_from_memory(&what, asked).await,
        }
    }
}

/// Whether a row is in the tables that is left to SQL.
pub(super) async fn odd(both: &Both) -> bool {
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
    fn whatever_is_written_the_memory_answers_as_the_tables_do(steps in steps()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(agree_after_each(steps));
    }
}
