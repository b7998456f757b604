use std::fs;
use std::path::Path;

use jiff::Timestamp;

use super::{MAX_BYTES, MAX_EVENTS, Spool, SpoolError, Spooled};
use crate::hooks::{Circumstances, read};

const ADDRESS: &str = "127.0.0.1:3141";

fn event(raw: &str) -> Spooled {
    let around = Circumstances {
        agent_type: String::new(),
        safety: true,
        instruction_load_instrumented: false,
        metadata_limit_bytes: usize::MAX,
        event_id: None,
    };
    let meaning = read(raw, &around).expect("an object");
    let event = meaning.event.expect("an event");
    Spooled::new(event.draft, Some("main".to_owned()), Timestamp::UNIX_EPOCH)
}

fn prompt(words: &str) -> Spooled {
    event(&format!(
        r#"{{"hook_event_name":"UserPromptSubmit","session_id":"s","cwd":"/p/app","prompt":"{words}"}}"#
    ))
}

fn folder(data_dir: &Path) -> std::path::PathBuf {
    data_dir.join("agentmonitor/hooks/127.0.0.1_3141")
}

/// A file as one that was kept at that millisecond.
fn named(number: usize) -> String {
    format!("{number:014}-{}.json", uuid::Uuid::nil())
}

#[test]
fn what_is_kept_is_read_as_the_same_event_of_then() {
    let dir = tempfile::tempdir().expect("a directory");
    let spool = Spool::of(dir.path(), ADDRESS);
    spool.keep(&prompt("hello")).expect("kept");
    let failure =
        r#"{"hook_event_name":"PostToolUseFailure","session_id":"s","tool_name":"Bash","x":1.50}"#;
    spool.keep(&event(failure)).expect("kept");
    let waiting = spool.oldest(10, usize::MAX).events;
    let drafts: Vec<_> = waiting.iter().map(|waiting| &waiting.draft).collect();
    assert_eq!(drafts.len(), 2);
    let told = drafts.iter().find(|draft| draft.tool_name.is_none());
    let told = told.expect("the prompt");
    assert_eq!(
        told.metadata.as_deref(),
        Some(r#"{"message":"hello","hook":{"hook_event_name":"UserPromptSubmit","cwd":"/p/app"}}"#)
    );
    assert_eq!(
        told.client_timestamp.as_deref(),
        Some("1970-01-01T00:00:00.000Z")
    );
    assert_eq!(told.branch.as_deref(), Some("main"));
    assert_eq!(told.project.as_deref(), Some("app"));
    assert_ne!(drafts[0].event_id, drafts[1].event_id);
    spool.delivered(&waiting);
    assert!(spool.oldest(10, usize::MAX).events.is_empty());
}

#[test]
fn the_oldest_come_first_and_no_more_than_fit() {
    let dir = tempfile::tempdir().expect("a directory");
    let spool = Spool::of(dir.path(), ADDRESS);
    let folder = folder(dir.path());
    fs::create_dir_all(&folder).expect("a folder");
    let shortest = prompt("x").json().len() - 1;
    for number in [2, 1, 3] {
        let json = prompt(&"x".repeat(number)).json();
        fs::write(folder.join(named(number)), json).expect("a file");
    }
    let unfinished = named(0).replace(".json", "");
    fs::write(folder.join(unfinished), "unfinished").expect("a file");
    let told = |at_most, bytes| {
        let found = spool.oldest(at_most, bytes);
        assert!(found.broken.is_empty());
        let lengths = found.events.into_iter().map(|waiting| waiting.json.len());
        lengths.map(|length| length - shortest).collect::<Vec<_>>()
    };
    assert_eq!(told(10, 2 * shortest + 5), [1, 2]);
    assert_eq!(told(10, 0), [1]);
    assert_eq!(told(2, usize::MAX), [1, 2]);
    assert_eq!(told(10, usize::MAX), [1, 2, 3]);
}

#[test]
fn a_full_folder_takes_no_more_and_says_where_it_is() {
    let dir = tempfile::tempdir().expect("a directory");
    let spool = Spool::of(dir.path(), ADDRESS);
    spool.keep(&prompt("first")).expect("kept");
    let folder = folder(dir.path());
    let large = folder.join(named(0));
    let file = fs::File::create(&large).expect("a file");
    file.set_len(MAX_BYTES).expect("sized");
    let refused = spool.keep(&prompt("second")).expect_err("full");
    assert!(matches!(refused, SpoolError::Full { .. }));
    assert!(refused.to_string().contains("127.0.0.1_3141"), "{refused}");
    fs::remove_file(large).expect("removed");
    for number in 1..MAX_EVENTS {
        fs::write(folder.join(named(number)), "").expect("a file");
    }
    assert!(matches!(
        spool.keep(&prompt("third")),
        Err(SpoolError::Full { .. })
    ));
}

#[test]
fn an_event_that_no_request_could_carry_is_refused() {
    let dir = tempfile::tempdir().expect("a directory");
    let spool = Spool::of(dir.path(), ADDRESS);
    let refused = spool
        .keep(&prompt(&"x".repeat(1 << 20)))
        .expect_err("too large");
    assert!(matches!(refused, SpoolError::TooLarge { .. }));
    assert!(spool.all().events.is_empty());
}

#[test]
fn servers_have_folders_of_their_own() {
    let dir = tempfile::tempdir().expect("a directory");
    Spool::of(dir.path(), "[::1]:3141")
        .keep(&prompt("x"))
        .expect("kept");
    assert!(
        Spool::of(dir.path(), ADDRESS)
            .oldest(1, 1)
            .events
            .is_empty()
    );
    let spool = Spool::of(dir.path(), "[::1]:3141");
    assert_eq!(spool.oldest(1, 1).events.len(), 1);
    let outside = Spool::of(dir.path(), "../../x");
    outside.keep(&prompt("x")).expect("kept");
    assert!(dir.path().join("agentmonitor/hooks/_.._.._x").is_dir());
}

#[test]
fn what_else_is_in_the_folder_is_neither_read_nor_removed() {
    let dir = tempfile::tempdir().expect("a directory");
    let others =
        ["agentmonitor.db", "settings.json", "2-x.json"].map(|name| folder(dir.path()).join(name));
    fs::create_dir_all(folder(dir.path())).expect("a folder");
    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    for other in &others {
        let file = fs::File::create(other).expect("a file");
        file.set_modified(long_ago).expect("a time");
    }
    let spool = Spool::of(dir.path(), ADDRESS);
    spool.keep(&prompt("x")).expect("kept");
    let found = spool.all();
    assert_eq!((found.events.len(), found.broken.len()), (1, 0));
    spool.delivered(&found.events);
    assert!(others.iter().all(|other| other.is_file()));
    Spool::of(dir.path(), "..")
        .keep(&prompt("x"))
        .expect("kept");
    assert!(dir.path().join("agentmonitor/hooks/_..").is_dir());
}

#[test]
fn a_file_that_is_no_event_is_none() {
    for json in ["", "{}", "[1]", r#"{"event_id":1}"#] {
        assert!(Spooled::read(json).is_none(), "{json}");
    }
}

#[test]
fn what_nobody_can_read_is_set_aside_and_the_rest_is_told() {
    let dir = tempfile::tempdir().expect("a directory");
    let spool = Spool::of(dir.path(), ADDRESS);
    spool.keep(&prompt("x")).expect("kept");
    let folder = folder(dir.path());
    fs::write(folder.join(named(1)), "{\"event_id\":").expect("a file");
    fs::write(folder.join(named(2)), b"\xff").expect("a file");
    let huge = fs::File::create(folder.join(named(3))).expect("a file");
    huge.set_len(1 << 30).expect("sized");
    let found = spool.all();
    let aside = [1, 2, 3].map(|number| folder.join(named(number)).with_extension("broken"));
    assert_eq!(found.events.len(), 1);
    assert_eq!(found.broken, aside);
    assert!(spool.all().broken.is_empty(), "told once");
    for path in &aside {
        let file = fs::File::options().write(true).open(path).expect("there");
        file.set_modified(std::time::SystemTime::UNIX_EPOCH)
            .expect("a time");
    }
    drop(spool.keep(&prompt("y")));
    assert!(aside.iter().all(|path| path.is_file()), "they stay");
}

#[test]
fn what_cannot_be_read_for_a_moment_stays_and_is_told_later() {
    let dir = tempfile::tempdir().expect("a directory");
    let spool = Spool::of(dir.path(), ADDRESS);
    let folder = folder(dir.path());
    fs::create_dir_all(&folder).expect("a folder");
    for number in [1, 2] {
        fs::write(folder.join(named(number)), prompt("x").json()).expect("a file");
    }
    let first = folder.join(named(1));
    let found = spool.found(10, usize::MAX, |path| match path == first {
        true => Err(std::io::ErrorKind::PermissionDenied.into()),
        false => super::bytes_of(path),
    });
    assert_eq!((found.events.len(), found.broken.len()), (1, 0));
    let told: Vec<_> = found.unread.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].contains(&named(1)), "{told:?}");
    assert_eq!(spool.all().events.len(), 2);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let dir = tempfile::tempdir().expect("a directory");
    let spool = Spool::of(dir.path(), ADDRESS);
    spool.keep(&prompt("x")).expect("kept");
    let pipe = folder(dir.path()).join(named(1));
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo runs").success());
    let (done, found) = std::sync::mpsc::channel();
    std::thread::spawn(move || done.send(spool.all().events.len()));
    let found = found.recv_timeout(std::time::Duration::from_secs(20));
    assert_eq!(found, Ok(1));
}

#[cfg(unix)]
#[test]
fn prompts_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("a directory");
    let spool = Spool::of(dir.path(), ADDRESS);
    spool.keep(&prompt("secret")).expect("kept");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&folder(dir.path())), 0o700);
    assert_eq!(mode(&spool.oldest(1, 1).events[0].path), 0o600);
}
