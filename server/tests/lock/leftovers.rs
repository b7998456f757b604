//! What crashes and accidents leave: locks that are taken over, drafts that are swept.
use std::fs;
use std::io;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use agentmonitor::store::{DatabaseLock, LockError};

use super::{Other, Place, dead, record};

#[track_caller]
fn assert_taken_over(place: &Place) {
    let lock = DatabaseLock::acquire(&place.database).expect("a leftover");
    assert_eq!(place.read()["pid"], std::process::id());
    assert!(fs::symlink_metadata(&place.lock).expect("there").is_file());
    assert_eq!(place.names(), ["a.db.runtime.lock"]);
    drop(lock);
    assert!(place.names().is_empty());
}

#[test]
fn the_lock_of_a_process_that_ended_is_taken_over() {
    let place = Place::new();
    place.plant(dead());
    assert_taken_over(&place);
}

#[test]
fn the_lock_of_another_database_is_taken_over() {
    let place = Place::new();
    let line = record(std::process::id(), &place.database.with_file_name("b.db"));
    fs::write(&place.lock, line).expect("written");
    assert_taken_over(&place);
}

#[test]
fn a_lock_that_is_no_record_is_taken_over() {
    let whole = record(std::process::id(), "/".as_ref());
    let mut half = whole.clone();
    half.truncate(whole.len() / 2);
    for text in [
        "",
        "\n",
        "12",
        "{}",
        "\0\u{fffd}",
        &half,
        &"x".repeat(1 << 20),
    ] {
        let place = Place::new();
        fs::write(&place.lock, text).expect("written");
        assert_taken_over(&place);
    }
}

#[test]
fn a_lock_that_cannot_be_read_is_taken_over() {
    let closed = |lock: &Path| {
        fs::write(lock, "")?;
        fs::set_permissions(lock, fs::Permissions::from_mode(0o000))
    };
    let nowhere = |lock: &Path| symlink("nowhere", lock);
    let pipe = |lock: &Path| Command::new("mkfifo").arg(lock).status().map(drop);
    let ways: [fn(&Path) -> io::Result<()>; 3] = [closed, nowhere, pipe];
    for make in ways {
        let place = Place::new();
        make(&place.lock).expect("made");
        assert!(fs::symlink_metadata(&place.lock).is_ok());
        assert_taken_over(&place);
    }
}

#[test]
fn a_lock_that_cannot_be_removed_is_told() {
    let place = Place::new();
    fs::create_dir(&place.lock).expect("made");
    let error = DatabaseLock::acquire(&place.database).expect_err("in the way");
    assert!(matches!(error, LockError::Stuck { .. }), "{error:?}");
    let line = error.to_string();
    let says = format!("the lock {} ", place.lock.display());
    assert!(
        line.starts_with(&says) && line.contains("remove it"),
        "{line}"
    );
}

#[test]
fn drafts_of_processes_that_ended_are_swept_and_others_are_not() {
    let place = Place::new();
    let other = Other::new();
    let token = "9f3b8a52-0c5e-4f0e-9a53-3b1f6c1f2c11";
    let dead = dead();
    let left = format!("a.db.runtime.lock.{dead}.{token}.tmp");
    let stay = [
        format!("a.db.runtime.lock.{dead}.{token}.txt"),
        format!("a.db.runtime.lock.{}.{token}.tmp", other.pid()),
        format!("b.db.runtime.lock.{dead}.{token}.tmp"),
    ];
    for name in stay.iter().chain([&left]) {
        fs::write(place.dir.path().join(name), "{\"pi").expect("written");
    }
    let lock = DatabaseLock::acquire(&place.database).expect("free");
    drop(lock);
    let mut expected = stay.to_vec();
    expected.sort();
    assert_eq!(place.names(), expected);
}
