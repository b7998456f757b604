//! Which files are opened, how they are created, and that a refused file is left as it was.
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use agentmonitor::store::{DbSync, EventFilter, OpenError, Store, StoreOptions};

use crate::support::{Published, TestStore, event, raw, run, texts};

async fn open(path: &Path) -> Result<Store, OpenError> {
    Store::open(&StoreOptions::new(path), Arc::new(Published::default())).await
}

async fn close(store: Store) {
    store.close().await.expect("closed");
}

/// Every file in the folder with its bytes.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).expect("readable")))
        .collect()
}

/// A current database with one event, closed.
async fn current(path: &Path) {
    let store = open(path).await.expect("opens");
    store
        .record(crate::support::batch(&[event("s")]))
        .await
        .expect("recorded");
    close(store).await;
}

async fn changed(path: &Path, sql: &str) {
    current(path).await;
    let db = raw(path).await;
    run(&db, sql).await;
    db.close().await.expect("closed");
}

/// Refuses `path`, with a message that contains `words`, and leaves its folder as it was.
async fn assert_refused(path: &Path, words: &str) {
    let folder = path.parent().expect("a folder");
    let before = snapshot(folder);
    let error = open(path)
        .await
        .err()
        .unwrap_or_else(|| panic!("{} was opened", path.display()));
    let message = error.to_string();
    assert!(message.contains(words), "{message}");
    assert!(message.contains(&path.display().to_string()), "{message}");
    assert_eq!(message.lines().count(), 1, "{message}");
    assert!(
        snapshot(folder) == before,
        "{}: something changed",
        path.display()
    );
}

#[tokio::test]
async fn files_that_are_no_database_of_ours_are_refused_untouched() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);

    fs::create_dir(at("folder")).expect("made");
    assert_refused(&at("folder"), "is a directory").await;

    fs::write(at("note.txt"), "hello").expect("written");
    assert_refused(&at("note.txt"), "not an SQLite database").await;
    fs::write(at("long.txt"), "hello ".repeat(10_000)).expect("written");
    assert_refused(&at("long.txt"), "not an SQLite database").await;

    let db = raw(&at("notes.db")).await;
    run(&db, "CREATE TABLE notes (id); INSERT INTO notes VALUES (1)").await;
    db.close().await.expect("closed");
    assert_refused(&at("notes.db"), "another program").await;
    let error = open(&at("note.txt").join("below.db"))
        .await
        .expect_err("no folder");
    assert!(error.to_string().contains("cannot be written"), "{error}");
}

#[tokio::test]
async fn schemas_of_other_releases_are_refused_untouched() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);

    changed(&at("newer.db"), "PRAGMA user_version = 5").await;
    assert_refused(&at("newer.db"), "newer release").await;
    changed(
        &at("ours.db"),
        "INSERT INTO seaql_migrations VALUES ('m9999_later', 0)",
    )
    .await;
    assert_refused(&at("ours.db"), "newer release").await;
}

#[tokio::test]
async fn damaged_databases_are_refused_untouched() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);

    current(&at("short.db")).await;
    let length = fs::metadata(at("short.db")).expect("a file").len();
    OpenOptions::new()
        .write(true)
        .open(at("short.db"))
        .expect("ours")
        .set_len(length / 2)
        .expect("cut");
    assert_refused(&at("short.db"), "is damaged").await;

    current(&at("schema.db")).await;
    let mut bytes = fs::read(at("schema.db")).expect("readable");
    bytes[100..4096].fill(0x5a);
    fs::write(at("schema.db"), bytes).expect("written");
    assert_refused(&at("schema.db"), "is damaged").await;

    let mut header = b"SQLite format 3\0".to_vec();
    header.resize(4096, 0xff);
    fs::write(at("header.db"), header).expect("written");
    assert_refused(&at("header.db"), "not an SQLite database").await;
}

#[tokio::test]
async fn a_refused_file_keeps_the_log_of_a_process_that_was_killed() {
    let folder = tempfile::tempdir().expect("a folder");
    let live = folder.path().join("live.db");
    let db = raw(&live).await;
    run(
        &db,
        "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0",
    )
    .await;
    run(&db, "CREATE TABLE notes (id); INSERT INTO notes VALUES (1)").await;
    let killed = tempfile::tempdir().expect("a folder");
    for name in ["live.db", "live.db-wal"] {
        fs::copy(folder.path().join(name), killed.path().join(name)).expect("copied");
    }
    db.close().await.expect("closed");

    let path = killed.path().join("live.db");
    let before = snapshot(killed.path());
    let error = open(&path).await.expect_err("foreign");
    assert!(
        matches!(error, OpenError::Foreign(_)),
        "what only the log tells is seen: {error}"
    );
    let mut after = snapshot(killed.path());
    after.remove(&killed.path().join("live.db-shm"));
    assert!(after == before, "the file or its log changed");
}

#[cfg(unix)]
#[tokio::test]
async fn a_file_without_write_permission_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("agentmonitor.db");
    current(&path).await;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).expect("ours");
    if OpenOptions::new().write(true).open(&path).is_ok() {
        eprintln!("skipped: this user may write everything");
        return;
    }
    assert_refused(&path, "cannot be written").await;
}

#[cfg(unix)]
#[tokio::test]
async fn what_is_created_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("new/deep/agentmonitor.db");
    let store = open(&path).await.expect("opens");
    store
        .record(crate::support::batch(&[event("s")]))
        .await
        .expect("recorded");
    let mode = |path: PathBuf| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    for suffix in ["", "-wal", "-shm"] {
        assert_eq!(
            mode(format!("{}{suffix}", path.display()).into()),
            0o600,
            "{suffix}"
        );
    }
    assert_eq!(mode(folder.path().join("new")), 0o700);
    assert_eq!(mode(folder.path().join("new/deep")), 0o700);
    close(store).await;
}

#[tokio::test]
async fn odd_names_are_names_of_files() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in [
        "a b?mode=memory#x%41.db",
        ":memory:",
        "file:x?mode=ro",
        "kiln-\u{e9}.db",
    ] {
        let path = folder.path().join(name);
        current(&path).await;
        assert!(path.is_file(), "{name}");
        close(open(&path).await.expect(name)).await;
    }
}

#[tokio::test]
async fn an_empty_file_and_one_in_another_journal_mode_are_ours_to_use() {
    let folder = tempfile::tempdir().expect("a folder");
    let empty = folder.path().join("empty.db");
    fs::write(&empty, "").expect("written");
    current(&empty).await;
    let db = raw(&empty).await;
    run(&db, "PRAGMA journal_mode = DELETE").await;
    db.close().await.expect("closed");
    let store = open(&empty).await.expect("opens");
    let page = store.events(&EventFilter::default()).await.expect("listed");
    assert_eq!(page.total, 1);
    close(store).await;
}

#[tokio::test]
async fn a_log_left_by_a_kill_is_recovered() {
    let test = TestStore::new().await;
    test.record(&[event("s"), event("s")]).await;
    let killed = tempfile::tempdir().expect("a folder");
    let path = killed.path().join("agentmonitor.db");
    fs::copy(test.path(), &path).expect("copied");
    fs::copy(
        test.beside("-wal"),
        killed.path().join("agentmonitor.db-wal"),
    )
    .expect("copied");
    let store = open(&path).await.expect("opens");
    assert_eq!(
        store
            .events(&EventFilter::default())
            .await
            .expect("listed")
            .total,
        2
    );
    close(store).await;
}

#[tokio::test]
async fn a_second_open_adds_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("agentmonitor.db");
    current(&path).await;
    let before = fs::read(&path).expect("readable");
    close(open(&path).await.expect("opens")).await;
    assert!(
        fs::read(&path).expect("readable") == before,
        "the file changed"
    );
}

#[tokio::test]
async fn full_sync_stores_and_reads_as_well() {
    let test = TestStore::with(|options| options.sync = DbSync::Full).await;
    assert_eq!(test.record(&[event("s")]).await, [Some(1)]);
    assert_eq!(test.events().await.len(), 1);
}

/// A copy of one of the legacy's databases, or nothing where they are not at hand.
fn legacy_copy(name: &str, into: &Path) -> Option<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared/legacy/db")
        .join(name);
    let Ok(bytes) = fs::read(source) else {
        eprintln!("skipped: ../shared/legacy/db/{name} is not there");
        return None;
    };
    let path = into.join(name);
    fs::write(&path, bytes).expect("written");
    Some(path)
}

#[tokio::test]
async fn a_legacy_database_is_adopted_read_and_continued() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(path) = legacy_copy("legacy-v0.5.0.sqlite", folder.path()) else {
        return;
    };
    let dump = "SELECT json_group_array(json_array(id, event_id, session_id, created_at, metadata, cost_usd)) FROM \
         (SELECT * FROM events ORDER BY id)";
    let db = raw(&path).await;
    let before = texts(&db, dump).await;
    let count: usize = texts(&db, "SELECT CAST(count(*) AS TEXT) FROM events").await[0]
        .parse()
        .expect("a number");
    db.close().await.expect("closed");

    let store = open(&path).await.expect("adopted");
    let page = store
        .events(&EventFilter::default())
        .await
        .expect("every row is read");
    assert_eq!((page.events.len(), page.total), (count, count as u64));
    let last = page
        .events
        .iter()
        .map(|event| event.id)
        .max()
        .expect("events");
    close(store).await;
    let db = raw(&path).await;
    assert_eq!(texts(&db, dump).await, before);
    db.close().await.expect("closed");

    let store = open(&path).await.expect("opens again");
    let recorded = store
        .record(crate::support::batch(&[event("new")]))
        .await
        .expect("recorded");
    assert_eq!(crate::support::ids(&recorded), [Some(last + 1)]);
    close(store).await;
}

#[tokio::test]
async fn an_older_database_is_upgraded_after_a_backup_and_served() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("older.db");
    changed(&path, "DROP TABLE insights; PRAGMA user_version = 3").await;
    let before = fs::read(&path).expect("readable");
    let store = open(&path).await.expect("upgraded");
    let page = store.events(&EventFilter::default()).await.expect("listed");
    assert_eq!(page.total, 1);
    close(store).await;
    let names = snapshot(folder.path()).into_keys();
    let backups: Vec<_> = names.filter(|name| *name != path).collect();
    assert_eq!(backups.len(), 1, "{backups:?}");
    let name = backups[0].display().to_string();
    assert!(name.contains("older.db.backup-v3-"), "{name}");
    assert!(fs::read(&path).expect("readable") != before);

    close(open(&path).await.expect("opens again")).await;
    assert_eq!(snapshot(folder.path()).len(), 2, "no second backup");
}
