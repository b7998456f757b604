//! Locks that are respected: their process lives.
use std::fs;

use agentmonitor::store::DatabaseLock;
use serde_json::json;

use super::{Other, Place};

/// Refused for the owner `pid`, with nothing touched.
#[track_caller]
fn assert_owned(place: &Place, pid: u32) {
    let before = (place.names(), fs::read(&place.lock).expect("a lock"));
    let error = DatabaseLock::acquire(&place.database)
        .expect_err("owned")
        .to_string();
    let legacy = format!(
        "Database is already owned by AgentMonitor runtime PID {pid}: {}. Stop that runtime before starting another.",
        place.database.display()
    );
    let rest = error
        .strip_prefix(&legacy)
        .unwrap_or_else(|| panic!("{error}"));
    assert!(rest.contains(&format!("ps -p {pid}")), "{error}");
    assert!(
        rest.contains(&format!("delete {} ", place.lock.display())),
        "{error}"
    );
    assert_eq!(
        (place.names(), fs::read(&place.lock).expect("a lock")),
        before
    );
}

#[test]
fn the_lock_of_a_living_process_is_respected_until_it_ends() {
    let place = Place::new();
    let other = Other::new();
    place.plant(other.pid());
    assert_owned(&place, other.pid());
    drop(other);
    let lock = DatabaseLock::acquire(&place.database).expect("a leftover");
    assert_eq!(place.read()["pid"], std::process::id());
    drop(lock);
}

#[test]
fn a_number_that_another_process_has_by_now_is_respected_too() {
    for pid in [1, std::process::id()] {
        let place = Place::new();
        place.plant(pid);
        assert_owned(&place, pid);
    }
}

#[test]
fn a_record_may_have_more_fields_in_any_order() {
    let place = Place::new();
    let other = Other::new();
    let record = json!({
        "dbPath": place.database, "host": {"name": "x"}, "token": "t", "startedAt": "s", "pid": other.pid(),
    });
    fs::write(&place.lock, format!("  {record:#}\n\n")).expect("written");
    assert_owned(&place, other.pid());
}
