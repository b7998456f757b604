use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use super::*;

/// Long enough for any machine, where nothing hangs.
const PATIENT: Duration = Duration::from_secs(30);

/// Counts how often files are read; `none` is on no branch.
fn counting() -> (GitBranches, Arc<AtomicUsize>) {
    let reads = Arc::new(AtomicUsize::new(0));
    let counted = reads.clone();
    let git = GitBranches::reading_with(move |project| {
        counted.fetch_add(1, Ordering::SeqCst);
        (project != "none").then(|| format!("{project}-branch"))
    });
    (git.waiting(PATIENT), reads)
}

fn known(branches: &Branches) -> Vec<(&str, &str)> {
    let mut known: Vec<_> = branches
        .known
        .iter()
        .map(|(p, b)| (p.as_str(), b.as_str()))
        .collect();
    known.sort_unstable();
    known
}

#[tokio::test]
async fn each_project_gets_its_branch_and_one_without_stays_away() {
    let (git, reads) = counting();
    let branches = git.branches(["a", "none", "b", "a"].into_iter()).await;
    assert_eq!(known(&branches), [("a", "a-branch"), ("b", "b-branch")]);
    assert!(branches.late.is_none());
    assert_eq!(reads.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn an_answer_is_remembered_and_so_is_none() {
    let (git, reads) = counting();
    for _ in 0..3 {
        let branches = git.branches(["a", "none"].into_iter()).await;
        assert_eq!(known(&branches), [("a", "a-branch")]);
    }
    assert_eq!(reads.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_stale_answer_is_read_again() {
    let (git, reads) = counting();
    git.branches(["a"].into_iter()).await;
    let stale = Instant::now()
        .checked_sub(FRESH)
        .expect("the clock runs long enough");
    git.asked
        .lock()
        .expect("the lock")
        .get_mut("a")
        .expect("remembered")
        .at = stale;
    git.branches(["a"].into_iter()).await;
    assert_eq!(reads.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_reading_that_hangs_holds_up_neither_its_request_nor_those_after_it() {
    let (release, gate) = mpsc::channel::<()>();
    let gate = Mutex::new(gate);
    let reads = Arc::new(AtomicUsize::new(0));
    let counted = reads.clone();
    let git = GitBranches::reading_with(move |project| {
        if project == "slow" {
            counted.fetch_add(1, Ordering::SeqCst);
            gate.lock().expect("the lock").recv().expect("released");
        }
        Some(format!("{project}-branch"))
    });
    let git = git.waiting(Duration::from_millis(500));
    let first = git.branches(["slow", "quick"].into_iter()).await;
    assert_eq!(known(&first), [("quick", "quick-branch")]);
    let second = git.branches(["slow"].into_iter()).await;
    assert!(second.known.is_empty());
    release.send(()).expect("the reader waits");
    for late in [first.late, second.late] {
        let answers = late.expect("an answer to come").answers().await;
        assert_eq!(
            answers,
            HashMap::from([("slow".to_owned(), "slow-branch".to_owned())])
        );
    }
    let git = git.waiting(PATIENT);
    let third = git.branches(["slow"].into_iter()).await;
    assert_eq!(known(&third), [("slow", "slow-branch")]);
    assert_eq!(reads.load(Ordering::SeqCst), 1, "one reading serves all");
}

#[tokio::test]
async fn what_is_remembered_is_bounded() {
    let (git, _) = counting();
    let names: Vec<String> = (0..3 * MAX_REMEMBERED)
        .map(|number| format!("p{number}"))
        .collect();
    for names in names.chunks(500) {
        git.branches(names.iter().map(String::as_str)).await;
    }
    assert!(git.asked.lock().expect("the lock").len() <= MAX_REMEMBERED);
}

#[tokio::test]
async fn a_reader_that_panics_answers_nothing() {
    let git = GitBranches::reading_with(|_| panic!("a reader's fault")).waiting(PATIENT);
    let branches = git.branches(["a"].into_iter()).await;
    assert!(branches.known.is_empty() && branches.late.is_none());
}

#[tokio::test]
async fn folders_that_hang_keep_few_threads() {
    let (release, gate) = mpsc::channel::<()>();
    let gate = Mutex::new(gate);
    let reads = Arc::new(AtomicUsize::new(0));
    let counted = reads.clone();
    let git = GitBranches::reading_with(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
        gate.lock().expect("the lock").recv().ok()?;
        None
    });
    let git = git.waiting(Duration::from_millis(500));
    let names: Vec<String> = (0..3 * MAX_READERS).map(|at| format!("p{at}")).collect();
    let branches = git.branches(names.iter().map(String::as_str)).await;
    assert!(branches.known.is_empty());
    assert!((1..=MAX_READERS).contains(&reads.load(Ordering::SeqCst)));
    drop(release);
}
