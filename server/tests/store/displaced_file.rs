//! The file is moved, deleted or replaced while it is open: nothing is acknowledged that would be lost, and nothing that
//! was acknowledged is.
use std::fs;
use std::path::{Path, PathBuf};

use agentmonitor::store::{EventFilter, StoreError};

use crate::support::{TestStore, batch, event, identified, raw, texts};

/// Neither writes nor reads.
async fn is_displaced(test: &TestStore) {
    let written = test.store.record(batch(&[event("lost")])).await;
    assert!(
        matches!(written, Err(StoreError::Displaced(_))),
        "{written:?}"
    );
    let read = test.store.events(&EventFilter::default()).await;
    assert!(matches!(read, Err(StoreError::Displaced(_))), "{read:?}");
    let ids = ["unknown".to_owned()];
    let looked_up = test.store.session_projects(&ids).await;
    assert!(
        matches!(looked_up, Err(StoreError::Displaced(_))),
        "{looked_up:?}"
    );
}

/// What a start does in the background is over: none of it opens the file any more.
async fn has_settled(test: &TestStore) {
    let settled = async {
        while !test.store.remembers().await {
            tokio::task::yield_now().await;
        }
    };
    let patience = std::time::Duration::from_secs(20);
    let settled = tokio::time::timeout(patience, settled).await;
    settled.expect("the memory is made");
}

fn elsewhere(test: &TestStore) -> PathBuf {
    test.path().with_file_name("elsewhere.db")
}

async fn sessions_in(path: &Path) -> Vec<String> {
    let db = raw(path).await;
    let sessions = texts(&db, "SELECT session_id FROM events ORDER BY id").await;
    db.close().await.expect("closed");
    sessions
}

#[tokio::test]
async fn a_file_that_is_moved_away_and_back_loses_nothing() {
    let test = TestStore::new().await;
    test.record(&[event("before")]).await;
    fs::rename(test.path(), elsewhere(&test)).expect("moved");
    is_displaced(&test).await;
    fs::rename(elsewhere(&test), test.path()).expect("moved back");
    assert_eq!(test.record(&[event("after")]).await, [Some(2)]);
    assert_eq!(test.events().await.len(), 2);
    let path = test.path().to_path_buf();
    test.store.close().await.expect("in its place");
    assert_eq!(sessions_in(&path).await, ["before", "after"]);
}

#[tokio::test]
async fn a_file_that_was_moved_away_has_all_that_was_acknowledged() {
    let test = TestStore::new().await;
    test.record(&[identified("first", "a"), event("second")])
        .await;
    fs::rename(test.path(), elsewhere(&test)).expect("moved");
    is_displaced(&test).await;
    // Before the close already, without the log that is still at the old name.
    let copy = test.path().with_file_name("copy.db");
    fs::copy(elsewhere(&test), &copy).expect("copied");
    assert_eq!(sessions_in(&copy).await, ["first", "second"]);
    let closed = test.store.close().await;
    assert!(
        matches!(closed, Err(StoreError::Displaced(_))),
        "{closed:?}"
    );
    assert_eq!(sessions_in(&elsewhere(&test)).await, ["first", "second"]);
    assert!(!test.path().exists(), "nothing is made in its place");
}

#[tokio::test]
async fn a_close_alone_notices_that_the_file_is_gone() {
    let test = TestStore::new().await;
    test.record(&[event("s")]).await;
    fs::remove_file(test.path()).expect("deleted");
    let closed = test
        .store
        .close()
        .await
        .expect_err("it is gone")
        .to_string();
    let path = test.path().display();
    assert_eq!(
        closed,
        format!(
            "{path} was moved, deleted or replaced while it was open, and nothing more is stored: put it back, or \
             restart the server to go on with what is there now"
        )
    );
}

#[tokio::test]
async fn another_file_in_its_place_is_left_alone() {
    let other = TestStore::new().await;
    other.record(&[event("other")]).await;
    other.store.close().await.expect("closed");

    let test = TestStore::new().await;
    test.record(&[event("ours")]).await;
    has_settled(&test).await;
    fs::rename(test.path(), elsewhere(&test)).expect("moved");
    let bytes = fs::read(other.path()).expect("read");
    fs::write(test.path(), &bytes).expect("put in its place");
    is_displaced(&test).await;
    assert!(test.store.close().await.is_err());
    assert!(fs::read(test.path()).expect("read") == bytes, "altered");
    assert_eq!(sessions_in(test.path()).await, ["other"]);
    assert_eq!(sessions_in(&elsewhere(&test)).await, ["ours"]);
}

#[tokio::test]
async fn a_deleted_log_costs_no_event() {
    for suffix in ["-wal", "-shm"] {
        let test = TestStore::new().await;
        test.record(&[event("s")]).await;
        fs::remove_file(test.beside(suffix)).expect("deleted");
        is_displaced(&test).await;
        let copy = test.path().with_file_name("copy.db");
        fs::copy(test.path(), &copy).expect("copied");
        assert_eq!(sessions_in(&copy).await, ["s"], "{suffix}");
        assert!(test.store.close().await.is_err(), "{suffix}");
        let test = test.reopened().await;
        assert_eq!(test.record(&[event("t")]).await, [Some(2)], "{suffix}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_that_leads_elsewhere_is_noticed() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = |name: &str| folder.path().join(name);
    let link = target("link.db");
    let point_to = |name: &str| {
        if link.is_symlink() {
            fs::remove_file(&link).expect("removed");
        }
        std::os::unix::fs::symlink(target(name), &link).expect("linked");
    };
    fs::write(target("one.db"), "").expect("made");
    fs::write(target("two.db"), "").expect("made");
    point_to("one.db");
    let options = agentmonitor::store::StoreOptions::new(&link);
    let test = TestStore::open(tempfile::tempdir().expect("a folder"), options).await;
    test.record(&[event("s")]).await;
    point_to("two.db");
    is_displaced(&test).await;
    point_to("one.db");
    assert_eq!(test.record(&[event("s")]).await, [Some(2)]);
    fs::remove_file(target("one.db-wal")).expect("deleted");
    is_displaced(&test).await;
}

#[tokio::test]
async fn a_folder_that_is_moved_or_replaced_is_noticed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (home, moved) = (folder.path().join("home"), folder.path().join("moved"));
    fs::create_dir(&home).expect("made");
    let options = agentmonitor::store::StoreOptions::new(home.join("agentmonitor.db"));
    let test = TestStore::open(tempfile::tempdir().expect("a folder"), options).await;
    test.record(&[event("s")]).await;
    fs::rename(&home, &moved).expect("moved");
    is_displaced(&test).await;
    fs::write(&home, "no folder").expect("made");
    is_displaced(&test).await;
    fs::remove_file(&home).expect("removed");
    fs::rename(&moved, &home).expect("moved back");
    assert_eq!(test.record(&[event("s")]).await, [Some(2)]);
}
