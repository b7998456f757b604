//! What a lock is while it is held, and how it goes.
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use agentmonitor::store::DatabaseLock;

use super::{Place, record};

#[test]
fn a_lock_is_a_private_line_that_names_its_owner() {
    let place = Place::new();
    let lock = DatabaseLock::acquire(&place.database).expect("free");
    assert_eq!(lock.database(), place.database);
    assert_eq!(place.names(), ["a.db.runtime.lock"]);

    let text = fs::read_to_string(&place.lock).expect("a lock");
    let held = place.read();
    let field = |name: &str| held[name].as_str().expect("text").to_owned();
    let line = format!(
        "{{\"pid\":{},\"startedAt\":\"{}\",\"token\":\"{}\",\"dbPath\":\"{}\"}}\n",
        std::process::id(),
        field("startedAt"),
        field("token"),
        place.database.display(),
    );
    assert_eq!(text, line);
    let mode = fs::metadata(&place.lock)
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600, "{mode:o}");
}

#[test]
fn a_lock_goes_when_it_is_released_and_when_it_is_dropped() {
    let place = Place::new();
    let lock = DatabaseLock::acquire(&place.database).expect("free");
    lock.release();
    assert!(place.names().is_empty());
    let again = DatabaseLock::acquire(&place.database).expect("free again");
    let held = place.read();
    // The first has nothing to say any more.
    lock.release();
    drop(lock);
    assert_eq!(place.read(), held);
    drop(again);
    assert!(place.names().is_empty());
}

#[test]
fn a_panic_leaves_no_lock() {
    let place = Place::new();
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let _lock = DatabaseLock::acquire(&place.database).expect("free");
        assert!(place.lock.exists());
        panic!("meant");
    }));
    assert!(outcome.is_err());
    assert!(place.names().is_empty());
}

#[test]
fn a_lock_that_is_somebody_elses_by_now_stays() {
    for theirs in [record(1, "/x.db".as_ref()), "no record".to_owned()] {
        let place = Place::new();
        let lock = DatabaseLock::acquire(&place.database).expect("free");
        fs::write(&place.lock, &theirs).expect("written");
        drop(lock);
        assert_eq!(fs::read_to_string(&place.lock).expect("left"), theirs);
    }
}

#[test]
fn of_many_that_find_a_leftover_exactly_one_takes_it() {
    for round in 0..40 {
        let place = Place::new();
        match round % 2 {
            0 => drop(place.plant(super::dead())),
            _ => fs::write(&place.lock, "").expect("written"),
        }
        let start = std::sync::Barrier::new(8);
        let taken: Vec<_> = std::thread::scope(|scope| {
            let take = || {
                start.wait();
                DatabaseLock::acquire(&place.database).ok()
            };
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(take)).collect();
            threads
                .into_iter()
                .filter_map(|thread| thread.join().expect("no panic"))
                .collect()
        });
        assert_eq!(taken.len(), 1, "round {round}");
        assert_eq!(place.names(), ["a.db.runtime.lock"], "round {round}");
        drop(taken);
        assert!(place.names().is_empty(), "round {round}");
    }
}
