//! Settings from flags, variables and defaults.
mod reach;

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use agentmonitor::config::{
    Config, ConfigError, DbSync, Loaded, NoticeLevel, Surroundings, args, database_arg,
};

fn surroundings() -> Surroundings {
    Surroundings::new("/nowhere", Some("/data".into()))
}

fn load(flags: &[&str], around: &Surroundings) -> Result<Loaded, ConfigError> {
    let command = clap::Command::new("serve").args(args());
    let line = std::iter::once("serve").chain(flags.iter().copied());
    Config::load(
        &command.try_get_matches_from(line).expect("good flags"),
        around,
    )
}

#[track_caller]
fn loaded(flags: &[&str], around: &Surroundings) -> Loaded {
    load(flags, around).expect("a good configuration")
}

fn warnings(loaded: &Loaded) -> Vec<&str> {
    let notices = loaded
        .notices
        .iter()
        .filter(|notice| notice.level == NoticeLevel::Warn);
    notices.map(|notice| notice.text.as_str()).collect()
}

#[test]
fn without_flags_and_variables_all_is_default_and_silent() {
    let Loaded { config, notices } = loaded(&[], &surroundings());
    assert_eq!(notices, []);
    assert_eq!((config.host.as_str(), config.port), ("127.0.0.1", 3141));
    assert_eq!(
        config.db_path,
        Path::new("/data/agentmonitor/agentmonitor.db")
    );
    assert_eq!(config.db_sync, DbSync::Normal);
    assert_eq!(config.max_payload_kb, 10);
    assert_eq!(config.session_timeout_minutes, 5);
    assert_eq!(config.auto_import_minutes, 10);
    assert_eq!(config.max_sse_clients, 50);
    assert_eq!(config.sse_heartbeat_ms, 30_000);
    assert_eq!(config.projects_dir, Path::new("/nowhere"));
    assert!(config.allowed_hosts.is_empty());
    assert!(config.auth_token.is_none());
    assert_eq!(config.log_filter, "info");
}

#[test]
fn a_command_on_the_database_alone_finds_it_where_serve_does() {
    let command = clap::Command::new("migrate").arg(database_arg());
    let database = |line: &[&str], around: &Surroundings| {
        let line = std::iter::once(&"migrate").chain(line);
        let flags = command.clone().try_get_matches_from(line);
        let found = Config::database(&flags.expect("good flags"), around);
        found.expect("a database").0
    };
    let around = surroundings().with("AGENTMONITOR_DB_PATH", " mine.db ");
    assert_eq!(
        database(&["--db", "x.db"], &around),
        Path::new("/nowhere/x.db")
    );
    assert_eq!(database(&[], &around), Path::new("/nowhere/mine.db"));
    let default = Path::new("/data/agentmonitor/agentmonitor.db");
    assert_eq!(database(&[], &surroundings()), default);
}

#[test]
fn numbers_in_variables_are_read_by_their_digits_or_replaced_by_the_default() {
    type Field = fn(&Config) -> u64;
    let port: Field = |config| config.port.into();
    let payload: Field = |config| config.max_payload_kb;
    let timeout: Field = |config| config.session_timeout_minutes;
    let import: Field = |config| config.auto_import_minutes;
    let clients: Field = |config| config.max_sse_clients as u64;
    let heartbeat: Field = |config| config.sse_heartbeat_ms;
    for (name, value, field, expected, warned) in [
        ("AGENTMONITOR_PORT", "8080", port, 8080, false),
        ("AGENTMONITOR_PORT", " 8080 ", port, 8080, false),
        ("AGENTMONITOR_PORT", "0", port, 0, false),
        ("AGENTMONITOR_PORT", "8080abc", port, 8080, true),
        ("AGENTMONITOR_PORT", "65536", port, 3141, true),
        ("AGENTMONITOR_PORT", "-1", port, 3141, true),
        ("AGENTMONITOR_PORT", "", port, 3141, true),
        ("AGENTMONITOR_PORT", "http", port, 3141, true),
        ("AGENTMONITOR_MAX_PAYLOAD_KB", "0", payload, 0, false),
        ("AGENTMONITOR_MAX_PAYLOAD_KB", "0x10", payload, 0, true),
        ("AGENTMONITOR_MAX_PAYLOAD_KB", "-5", payload, 10, true),
        (
            "AGENTMONITOR_MAX_PAYLOAD_KB",
            "99999999999999999999",
            payload,
            10,
            true,
        ),
        ("AGENTMONITOR_SESSION_TIMEOUT", "12abc", timeout, 12, true),
        ("AGENTMONITOR_SESSION_TIMEOUT", "1e3", timeout, 1, true),
        ("AGENTMONITOR_SESSION_TIMEOUT", "0", timeout, 5, true),
        ("AGENTMONITOR_AUTO_IMPORT_MINUTES", "0", import, 0, false),
        ("AGENTMONITOR_AUTO_IMPORT_MINUTES", "x", import, 10, true),
        ("AGENTMONITOR_MAX_SSE_CLIENTS", "1", clients, 1, false),
        ("AGENTMONITOR_MAX_SSE_CLIENTS", "0", clients, 50, true),
        (
            "AGENTMONITOR_SSE_HEARTBEAT_MS",
            "1000",
            heartbeat,
            1000,
            false,
        ),
        (
            "AGENTMONITOR_SSE_HEARTBEAT_MS",
            "999",
            heartbeat,
            30_000,
            true,
        ),
    ] {
        let loaded = loaded(&[], &surroundings().with(name, value));
        assert_eq!(field(&loaded.config), expected, "{name}={value:?}");
        let warnings = warnings(&loaded);
        assert_eq!(
            warnings.len(),
            usize::from(warned),
            "{name}={value:?}: {warnings:?}"
        );
        assert!(
            warnings.iter().all(|text| text.contains(name)),
            "{warnings:?}"
        );
    }
}

#[test]
fn a_flag_wins_over_its_variable_and_silences_it() {
    let around = surroundings()
        .with("AGENTMONITOR_PORT", "nonsense")
        .with("AGENTMONITOR_DB_PATH", "/other.db")
        .with("AGENTMONITOR_DB_SYNC", "full");
    let loaded = loaded(
        &["--port", "9000", "--db", "mine.db", "--db-sync", "normal"],
        &around,
    );
    assert_eq!(loaded.config.port, 9000);
    assert_eq!(loaded.config.db_path, Path::new("/nowhere/mine.db"));
    assert_eq!(loaded.config.db_sync, DbSync::Normal);
    assert_eq!(loaded.notices, []);
}

#[test]
fn the_database_path_is_trimmed_and_starts_at_the_working_directory() {
    for (value, path) in [
        (" my.db\n", "/nowhere/my.db"),
        ("/abs/my.db", "/abs/my.db"),
        ("~/my.db", "/nowhere/~/my.db"),
        ("  ", "/data/agentmonitor/agentmonitor.db"),
    ] {
        let loaded = loaded(&[], &surroundings().with("AGENTMONITOR_DB_PATH", value));
        assert_eq!(loaded.config.db_path, Path::new(path), "{value:?}");
    }
}

#[test]
fn without_a_data_directory_a_database_must_be_named() {
    let around = Surroundings::new("/nowhere", None);
    let error = load(&[], &around)
        .expect_err("nowhere to put it")
        .to_string();
    assert!(error.contains("--db-path"), "{error}");
    assert!(load(&["--db-path", "here.db"], &around).is_ok());
}

#[test]
fn a_legacy_database_is_named_with_the_flag_that_opens_it() {
    let dir = tempfile::tempdir().expect("a directory");
    let legacy = dir.path().join("data/agentmonitor.db");
    fs::create_dir(dir.path().join("data")).expect("created");
    fs::write(&legacy, "").expect("written");
    let around = Surroundings::new(dir.path(), Some("/data".into()));

    let loaded_silently = loaded(&["--db", "other.db"], &around);
    assert_eq!(loaded_silently.notices, []);
    let loaded = loaded(&[], &around);
    assert_eq!(
        loaded.config.db_path,
        Path::new("/data/agentmonitor/agentmonitor.db")
    );
    let says = format!("--db-path {}", legacy.display());
    assert!(warnings(&loaded)[0].contains(&says), "{:?}", loaded.notices);
}

#[test]
fn projects_lie_beside_the_repository_around_the_working_directory() {
    let dir = tempfile::tempdir().expect("a directory");
    let inside = dir.path().join("projects/shop/src/deep");
    fs::create_dir_all(&inside).expect("created");
    let projects = |around: &Surroundings| loaded(&[], around).config.projects_dir;

    let outside = dir.path().join("elsewhere");
    fs::create_dir(&outside).expect("created");
    assert_eq!(
        projects(&Surroundings::new(&outside, Some("/data".into()))),
        outside
    );

    // A worktree has a file where a repository has a directory.
    fs::write(dir.path().join("projects/shop/.git"), "gitdir: elsewhere").expect("written");
    let around = Surroundings::new(&inside, Some("/data".into()));
    assert_eq!(projects(&around), dir.path().join("projects"));
    let around = around.with("AGENTMONITOR_PROJECTS_DIR", "mine");
    assert_eq!(projects(&around), inside.join("mine"));
}

#[test]
fn a_wrong_durability_refuses_to_start() {
    for (value, sync) in [
        ("full", Some(DbSync::Full)),
        (" FULL ", Some(DbSync::Full)),
        ("ful", None),
        ("2", None),
    ] {
        let loaded = load(&[], &surroundings().with("AGENTMONITOR_DB_SYNC", value));
        assert_eq!(
            loaded.ok().map(|loaded| loaded.config.db_sync),
            sync,
            "{value:?}"
        );
    }
}

#[test]
fn variables_that_are_no_settings_are_named_but_not_their_values() {
    let around = surroundings()
        .with("AGENTMONITOR_PROT", "s3cret")
        .with("AGENTMONITOR_MAX_SSE_CLIENT", "s3cret")
        .with("AGENTMONITOR_ZZZ", "s3cret")
        .with("AGENTMONITOR_SYNC_EXCLUDE_PATTERNS", "s3cret")
        .with("OTHER_PORT", "s3cret");
    let loaded = loaded(&[], &around);
    let said = loaded
        .notices
        .iter()
        .map(|notice| (notice.level, notice.text.as_str()));
    assert_eq!(
        said.collect::<Vec<_>>(),
        [
            (
                NoticeLevel::Warn,
                "AGENTMONITOR_MAX_SSE_CLIENT is not a setting and is ignored; did you mean AGENTMONITOR_MAX_SSE_CLIENTS?"
            ),
            (
                NoticeLevel::Warn,
                "AGENTMONITOR_PROT is not a setting and is ignored; did you mean AGENTMONITOR_PORT?"
            ),
            (
                NoticeLevel::Info,
                "AGENTMONITOR_SYNC_EXCLUDE_PATTERNS has no effect on this server"
            ),
            (
                NoticeLevel::Warn,
                "AGENTMONITOR_ZZZ is not a setting and is ignored; see `agentmonitor serve --help`"
            ),
        ]
    );
}

#[test]
fn a_wrong_log_filter_refuses_as_a_flag_and_warns_as_a_variable() {
    let wrong = "info,agentmonitor=loud";
    assert!(matches!(
        load(&["--log", wrong], &surroundings()),
        Err(ConfigError::Log { .. })
    ));
    let loaded = loaded(&[], &surroundings().with("AGENTMONITOR_LOG", wrong));
    assert_eq!(loaded.config.log_filter, "info");
    assert_eq!(warnings(&loaded).len(), 1);
}

#[cfg(unix)]
#[test]
fn paths_need_not_be_text() {
    use std::os::unix::ffi::OsStringExt;
    let odd = OsString::from_vec(b"/data/\xff.db".to_vec());
    let loaded = loaded(
        &[],
        &surroundings().with("AGENTMONITOR_DB_PATH", odd.clone()),
    );
    assert_eq!(loaded.config.db_path.as_os_str(), odd);
}
