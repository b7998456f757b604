//! Other users: their processes live though we may not signal them, their files and folders may be closed to us. Run as
//! root, the server of these tests is another user's.
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use super::Place;

const NOBODY: u32 = 65534;

/// A folder of the user who will serve.
struct Theirs {
    place: Place,
    root: bool,
}

impl Theirs {
    fn new() -> Self {
        let place = Place::new();
        let root = fs::metadata(place.dir.path()).expect("there").uid() == 0;
        let theirs = Self { place, root };
        theirs.give(theirs.place.dir.path());
        theirs
    }

    fn give(&self, path: &Path) {
        if self.root {
            chown(path, Some(NOBODY), Some(NOBODY)).expect("given");
        }
    }

    /// The line of a start that is refused; `None` where the binary is closed to other users.
    fn refusal(&self) -> Option<String> {
        let mut command = self.place.serve();
        if self.root {
            let here = Path::new(env!("CARGO_BIN_EXE_agentmonitor"));
            if Command::new("test")
                .arg("-x")
                .arg(here)
                .uid(NOBODY)
                .gid(NOBODY)
                .status()
                .is_ok_and(|it| !it.success())
            {
                println!("skipped: {} is closed to other users", here.display());
                return None;
            }
            command.uid(NOBODY).gid(NOBODY);
        }
        Some(crate::process::refusal(command))
    }
}

#[test]
fn a_process_that_may_not_be_signalled_lives() {
    let theirs = Theirs::new();
    // Root's.
    let line = theirs.place.plant(1);
    theirs.give(&theirs.place.lock);
    let Some(refusal) = theirs.refusal() else {
        return;
    };
    assert!(
        refusal.starts_with("Database is already owned by AgentMonitor runtime PID 1: "),
        "{refusal}"
    );
    assert_eq!(fs::read_to_string(&theirs.place.lock).expect("left"), line);
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let theirs = Theirs::new();
    let folder = theirs.place.dir.path();
    fs::write(&theirs.place.database, "").expect("written");
    theirs.give(&theirs.place.database);
    fs::set_permissions(folder, Permissions::from_mode(0o555)).expect("set");
    let refusal = theirs.refusal();
    fs::set_permissions(folder, Permissions::from_mode(0o755)).expect("set");
    let Some(refusal) = refusal else {
        return;
    };
    let says = format!("the lock {} cannot be written", theirs.place.lock.display());
    assert!(refusal.starts_with(&says), "{refusal}");
    assert!(refusal.contains("permissions of its folder"), "{refusal}");
    assert_eq!(theirs.place.names(), ["a.db"]);
}

#[test]
fn a_lock_of_another_user_that_cannot_be_read_stays() {
    let theirs = Theirs::new();
    if !theirs.root {
        println!("skipped: only root can make a file of another user");
        return;
    }
    // In their folder, where they could remove it; of root, closed to others.
    let line = theirs.place.plant(super::dead());
    fs::set_permissions(&theirs.place.lock, Permissions::from_mode(0o600)).expect("set");
    let Some(refusal) = theirs.refusal() else {
        return;
    };
    let says = format!("the lock {} cannot be read", theirs.place.lock.display());
    assert!(refusal.starts_with(&says), "{refusal}");
    assert_eq!(fs::read_to_string(&theirs.place.lock).expect("left"), line);
}
