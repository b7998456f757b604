//! Programs of every temper in the place of `codex`, each a line of shell.
use std::path::Path;
use std::time::{Duration, Instant};

use super::{Program, read};
use crate::domain::{Quota, QuotaCredits, QuotaWindow};

/// Long enough for every program that ends by itself.
const PATIENCE: Duration = Duration::from_secs(60);

fn shell(script: &str, patience: Duration) -> Program {
    Program {
        path: "/bin/sh".into(),
        arguments: vec!["-c".to_owned(), script.to_owned()],
        patience,
    }
}

async fn told(script: &str) -> Quota {
    read(&shell(script, PATIENCE)).await.expect("a quota")
}

async fn refused(script: &str) -> String {
    read(&shell(script, PATIENCE)).await.expect_err("no quota")
}

#[tokio::test]
async fn limits_credits_and_the_account_are_read_among_other_lines() {
    let quota = told(
        r#"while read -r line; do case "$line" in
            *'"id":2'*) echo '{"id":2,"result":{"account":{"email":"a-9","planType":"plus"}}}';;
            *'"id":3'*) echo 'log line'; echo '{"method":"told/you","params":{}}'; echo '{"id":3,"result":{"rateLimits":{"planType":"free"},"rateLimitsByLimitId":{"codex":{"limitId":"codex","rateLimitReachedType":"primary","primary":{"usedPercent":41.5,"resetsAt":1790000000,"windowDurationMins":300},"secondary":{"usedPercent":null},"credits":{"hasCredits":true,"unlimited":false,"balance":"3.25"}}}}}';;
        esac; done"#,
    )
    .await;
    assert_eq!(quota.account_label.as_deref(), Some("a-9"));
    assert_eq!(quota.plan_type.as_deref(), Some("plus"));
    assert_eq!(quota.limit_id.as_deref(), Some("codex"));
    assert_eq!(quota.error_message.as_deref(), Some("primary"));
    assert_eq!(quota.status, "available");
    let window = QuotaWindow {
        used_percent: 41.5,
        resets_at: Some("2026-09-21T14:13:20.000Z".to_owned()),
        window_minutes: Some(300),
    };
    assert_eq!((quota.primary, quota.secondary), (Some(window), None));
    let credits = QuotaCredits {
        has_credits: true,
        unlimited: false,
        balance: Some("3.25".to_owned()),
    };
    assert_eq!(quota.credits, Some(credits));
}

#[tokio::test]
async fn limits_without_an_account_are_worth_something() {
    let quota = told(
        r#"echo '{"id":2,"error":{"message":"no account"}}'; echo '{"id":3,"result":{"rateLimits":{"primary":{"usedPercent":1}}}}'; exec cat"#,
    )
    .await;
    assert_eq!(quota.account_label, None);
    assert_eq!(quota.primary.map(|window| window.used_percent), Some(1.0));
}

#[tokio::test]
async fn a_program_that_is_not_there_is_said_so() {
    let program = Program {
        path: "no-such-program-anywhere".into(),
        ..shell("", PATIENCE)
    };
    let error = read(&program).await.expect_err("no quota");
    assert_eq!(error, "spawn no-such-program-anywhere ENOENT");
}

#[tokio::test]
async fn a_program_that_ends_says_why_as_well_as_it_can() {
    let nothing = "Codex app-server exited before returning quota data";
    for (script, says) in [
        ("echo 'not signed in' >&2; exit 3", "not signed in"),
        ("exit 0", nothing),
        ("exec <&-; exit 0", nothing),
        (
            r#"echo '{"id":2,"error":{"message":"sign in"}}'; echo noise >&2"#,
            "sign in",
        ),
        (
            r#"echo '{"id":3,"error":{"message":"no limits"}}'; exec cat"#,
            "no limits",
        ),
        (
            r#"exec 2>&-; echo '{"id":3,"error":{"message":"no limits"}}'"#,
            "no limits",
        ),
        (
            r#"echo '[1]'; echo null; echo '{"id":3,"result":null}'; echo '{"id":"3"}'"#,
            nothing,
        ),
    ] {
        let error = refused(script).await;
        assert!(error.starts_with(says), "{script}: {error}");
    }
}

#[tokio::test]
async fn what_never_ends_to_talk_is_cut_short() {
    for script in [
        "exec yes",
        "exec cat /dev/zero",
        "while :; do echo '{\"id\":9}'; done",
    ] {
        let error = refused(script).await;
        assert!(
            error.starts_with("Codex app-server wrote more than"),
            "{script}: {error}"
        );
    }
    for script in ["exec cat >/dev/null", "yes no >&2"] {
        let error = read(&shell(script, Duration::from_millis(300))).await;
        assert_eq!(
            error.expect_err(script),
            "Timed out waiting for Codex quota response after 300ms"
        );
    }
}

#[tokio::test]
async fn a_complaint_is_kept_in_its_beginning() {
    let error = refused("head -c 100000 /dev/zero | tr '\\0' 'x' >&2").await;
    assert_eq!(error, "x".repeat(2048));
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_program_that_hangs_is_killed_with_all_that_it_started() {
    let folder = tempfile::tempdir().expect("a folder");
    let numbers = folder.path().join("numbers");
    let script = format!(
        "sleep 1000 & echo $! $$ > '{}'; trap '' TERM; wait",
        numbers.display()
    );
    let begun = Instant::now();
    let error = read(&shell(&script, Duration::from_secs(1))).await;
    assert!(error.expect_err("no quota").starts_with("Timed out"));
    assert!(begun.elapsed() < PATIENCE);
    let numbers = std::fs::read_to_string(numbers).expect("written");
    assert_eq!(numbers.split_whitespace().count(), 2, "{numbers}");
    for number in numbers.split_whitespace() {
        let gone = tokio::time::timeout(PATIENCE, async {
            while runs(number) {
                tokio::task::yield_now().await;
            }
        });
        gone.await.expect("it ends");
    }
}

/// Whether a process is there and not merely waiting to be forgotten.
#[cfg(target_os = "linux")]
fn runs(number: &str) -> bool {
    let status = std::fs::read_to_string(Path::new("/proc").join(number).join("stat"));
    status.is_ok_and(|status| {
        !status
            .rsplit(") ")
            .next()
            .unwrap_or_default()
            .starts_with('Z')
    })
}
