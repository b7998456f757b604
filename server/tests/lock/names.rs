//! One file, many names: one lock.
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use agentmonitor::store::{DatabaseLock, LockError};

use super::Place;

#[test]
fn every_name_of_a_database_leads_to_one_lock() {
    for exists in [true, false] {
        let place = Place::new();
        if exists {
            fs::write(&place.database, "").expect("written");
        }
        let beside = tempfile::tempdir().expect("a folder");
        let (link, folder) = (beside.path().join("link.db"), beside.path().join("folder"));
        let chain = beside.path().join("chain.db");
        symlink(&place.database, &link).expect("a link");
        symlink(place.dir.path(), &folder).expect("a link");
        symlink("link.db", &chain).expect("a link");
        let names = [
            place.database.clone(),
            link,
            chain,
            folder.join("a.db"),
            place.dir.path().join("./a.db"),
            folder.join("../").join(place.dir.path()).join("a.db"),
        ];
        for held in &names {
            let lock = DatabaseLock::acquire(held).expect("free");
            assert_eq!(lock.database(), place.database, "{}", held.display());
            assert!(place.lock.exists(), "{}", held.display());
            for name in &names {
                let refused = DatabaseLock::acquire(name);
                assert!(
                    matches!(refused, Err(LockError::Owned { .. })),
                    "{refused:?}"
                );
            }
            drop(lock);
            assert!(!place.lock.exists(), "{}", held.display());
        }
    }
}

#[test]
fn the_folder_of_a_database_that_is_not_there_yet_is_made_private() {
    let place = Place::new();
    let folder = place.dir.path().join("new/er");
    let lock = DatabaseLock::acquire(&folder.join("a.db")).expect("free");
    assert!(folder.join("a.db.runtime.lock").exists());
    assert!(!lock.database().exists());
    let mode = fs::metadata(&folder).expect("made").permissions().mode();
    assert_eq!(mode & 0o777, 0o700, "{mode:o}");
}

#[test]
fn what_cannot_be_a_database_is_told_without_a_lock() {
    let place = Place::new();
    fs::create_dir(&place.database).expect("made");
    fs::write(place.dir.path().join("file"), "").expect("written");
    let round = place.dir.path().join("round.db");
    symlink("round.db", &round).expect("a link");
    for (path, says) in [
        (place.database.clone(), "is a directory"),
        ("/".into(), "is a directory"),
        ("/dev/null".into(), "is not a regular file"),
        (place.dir.path().join("file/a.db"), "cannot be written"),
        (round, "cannot be written"),
    ] {
        let error = DatabaseLock::acquire(&path)
            .expect_err("no database")
            .to_string();
        assert!(error.contains(says), "{error}");
        assert!(error.contains(&path.display().to_string()), "{error}");
    }
    assert_eq!(place.names(), ["a.db", "file", "round.db"]);
}
