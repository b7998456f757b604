//! Who may reach the server: addresses, token, hosts.
use std::fs;

use agentmonitor::config::{Authority, ConfigError};

use super::{load, loaded, surroundings, warnings};

#[test]
fn others_may_reach_the_server_only_with_a_token() {
    for host in ["0.0.0.0", "::", "192.168.1.5", "box.example"] {
        let error = load(&["--host", host], &surroundings())
            .expect_err(host)
            .to_string();
        assert!(
            error.contains("AGENTMONITOR_AUTH_TOKEN") && error.contains(host),
            "{error}"
        );
        let around = surroundings().with("AGENTMONITOR_HOST", host);
        assert!(
            matches!(
                load(&[], &around),
                Err(ConfigError::OpenWithoutToken { .. })
            ),
            "{host}"
        );
        let loaded = loaded(&[], &around.with("AGENTMONITOR_AUTH_TOKEN", "s3cret"));
        assert_eq!(loaded.config.host, host);
        assert!(
            warnings(&loaded)[0].contains("AGENTMONITOR_ALLOWED_HOSTS"),
            "{:?}",
            loaded.notices
        );
    }
    for host in ["127.0.0.1", "127.9.9.9", "::1", "localhost", "me.localhost"] {
        assert_eq!(
            loaded(&["--host", host], &surroundings()).notices,
            [],
            "{host}"
        );
    }
}

#[test]
fn the_token_is_read_and_never_shown() {
    let dir = tempfile::tempdir().expect("a directory");
    let file = dir.path().join("token");
    fs::write(&file, "s3cret\r\n").expect("written");
    let around = surroundings().with("AGENTMONITOR_AUTH_TOKEN", "other");
    let from_file = loaded(
        &["--auth-token-file", file.to_str().expect("UTF-8")],
        &around,
    );
    assert!(
        from_file
            .config
            .auth_token
            .as_ref()
            .expect("a token")
            .matches(b"s3cret")
    );
    let from_variable = loaded(&[], &around);
    assert!(
        from_variable
            .config
            .auth_token
            .as_ref()
            .expect("a token")
            .matches(b"other")
    );
    let shown = format!("{from_file:?} {from_variable:?}");
    assert!(
        !shown.contains("s3cret") && !shown.contains("other"),
        "{shown}"
    );
}

#[test]
fn a_token_that_no_header_carries_refuses_to_start() {
    let dir = tempfile::tempdir().expect("a directory");
    let file = dir.path().join("token");
    let flags = ["--auth-token-file", file.to_str().expect("UTF-8")];
    assert!(matches!(
        load(&flags, &surroundings()),
        Err(ConfigError::TokenFile { .. })
    ));
    for text in ["", "\n", "two words", "ü"] {
        fs::write(&file, text).expect("written");
        assert!(
            matches!(
                load(&flags, &surroundings()),
                Err(ConfigError::Token { .. })
            ),
            "{text:?}"
        );
    }
    let around = surroundings().with("AGENTMONITOR_AUTH_TOKEN", "two words");
    let error = load(&[], &around).expect_err("two words").to_string();
    assert!(!error.contains("two words"), "{error}");
    let empty = loaded(&[], &surroundings().with("AGENTMONITOR_AUTH_TOKEN", ""));
    assert!(empty.config.auth_token.is_none());
    assert_eq!(warnings(&empty).len(), 1);
}

#[test]
fn allowed_hosts_are_checked_where_they_are_named() {
    let around = surroundings().with("AGENTMONITOR_ALLOWED_HOSTS", "box.example, *.example");
    let from_variable = loaded(&[], &around);
    let host = |text: &str| Authority::parse(text).expect("a host");
    assert!(
        from_variable
            .config
            .allowed_hosts
            .contains(&host("box.example:1"))
    );
    assert!(
        !from_variable
            .config
            .allowed_hosts
            .contains(&host("a.example"))
    );
    assert!(warnings(&from_variable)[0].contains("*.example"));
    assert!(matches!(
        load(&["--allowed-hosts", "box.example,*.example"], &around),
        Err(ConfigError::AllowedHost { .. })
    ));
}
