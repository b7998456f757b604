//! Files of all sorts, each left as it was.
use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};

use super::{Place, check, is_spotless};

#[test]
fn the_legacy_s_files_have_no_errors_and_stay_as_they_are() {
    for (name, schema, notes) in [
        ("legacy-v0.5.0.sqlite", "strict", 0),
        ("legacy-2026-02.sqlite", "older", 5),
    ] {
        let Some(place) = Place::legacy(name) else {
            return;
        };
        let before = place.files();
        let (code, report) = place.report();
        assert_eq!(
            (code, &report["errors"], &report["notes"]),
            (0, &0.into(), &notes.into()),
            "{report:#}"
        );
        assert_eq!(report["schema"], schema);
        assert_eq!(place.files(), before, "{name}");
    }
}

#[test]
fn a_link_leads_to_the_database() {
    let place = Place::served();
    let elsewhere = crate::process::home();
    std::os::unix::fs::symlink(&place.database, elsewhere.path().join("link.db")).expect("a link");
    let output = check(elsewhere.path(), &["--db", "link.db"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(place.files().len(), 1);
}

#[test]
fn a_damaged_page_is_told_and_the_other_tables_are_walked() {
    let Some(place) = Place::legacy("legacy-v0.5.0.sqlite") else {
        return;
    };
    let page = page_of(&place, "events");
    let mut file = fs::OpenOptions::new()
        .write(true)
        .open(&place.database)
        .expect("opened");
    file.seek(SeekFrom::Start((page - 1) * 4096))
        .expect("there");
    file.write_all(&[0xff; 4096]).expect("written");
    let before = place.files();
    let (code, report) = place.report();
    let rules: Vec<&str> = report["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["rule"].as_str().expect("a rule"))
        .collect();
    assert_eq!(code, 1);
    assert!(
        rules.contains(&"integrity") && rules.contains(&"unreadable"),
        "{report:#}"
    );
    assert_eq!(report["tables"]["messages"], 165);
    assert_eq!(place.files(), before);
}

/// The root page of a table.
fn page_of(place: &Place, table: &str) -> u64 {
    let copy = place.dir.path().join("copy.db");
    fs::copy(&place.database, &copy).expect("copied");
    let db = rusqlite::Connection::open(&copy).expect("opened");
    let page = db.query_row(
        "SELECT rootpage FROM sqlite_schema WHERE name = ?",
        [table],
        |row| row.get(0),
    );
    let page: i64 = page.expect("a table");
    drop(db);
    for suffix in ["", "-wal", "-shm"] {
        drop(fs::remove_file(format!("{}{suffix}", copy.display())));
    }
    page.unsigned_abs()
}

#[test]
fn a_file_in_a_folder_that_cannot_be_written_is_checked() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::served();
    let mode = |mode| {
        fs::set_permissions(place.dir.path(), fs::Permissions::from_mode(mode)).expect("set")
    };
    fs::set_permissions(&place.database, fs::Permissions::from_mode(0o400)).expect("set");
    mode(0o500);
    is_spotless(&place.report());
    mode(0o700);
    assert_eq!(place.files().len(), 1);
}

#[test]
fn a_write_that_was_cut_off_is_not_read_over() {
    let place = Place::served();
    fs::write(place.dir.path().join("a.db-journal"), "half a journal").expect("written");
    let before = place.files();
    let output = place.check();
    let stderr = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("start the server on it once"), "{stderr}");
    assert_eq!(place.files(), before);
}

#[test]
fn an_sqlite_header_alone_is_no_database() {
    let place = Place::served();
    let mut header = vec![0; 100];
    fs::File::open(&place.database)
        .expect("opened")
        .read_exact(&mut header)
        .expect("read");
    fs::write(&place.database, &header).expect("written");
    assert_eq!(place.check().status.code(), Some(2));
}
