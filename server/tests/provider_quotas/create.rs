//! `provider_quota_create`: what one snapshot does to the one before.
use agentmonitor::domain::{Provider, Quota};
use jiff::{Timestamp, ToSpan};

use crate::support::{TestServer, answers};

const ACCEPTED: &str = r#"{"accepted":true}"#;

/// The plan that is shown for `codex`.
async fn plan(server: &TestServer) -> Option<String> {
    let quotas = server.store.provider_quotas().await.expect("read");
    quotas.into_iter().find_map(|quota| match quota.provider {
        Provider::Codex => quota.plan_type,
        Provider::Claude => None,
    })
}

fn failed_poll() -> Quota {
    Quota {
        source: Some("codex-app-server".to_owned()),
        plan_type: Some("from the poll".to_owned()),
        ..Quota::unavailable(Provider::Codex)
    }
}

#[tokio::test]
async fn a_snapshot_yields_only_to_a_newer_one_of_another_source() {
    let server = TestServer::start().await;
    let path = "/api/provider-quotas/codex";
    let a_while_ago = Timestamp::now() - 1.minute();
    for (posted, bound, shown) in [
        (r#"{"plan_type":"posted"}"#, a_while_ago, "posted"),
        (
            r#"{"plan_type":"posted","updated_at":"2020-01-01"}"#,
            a_while_ago,
            "from the poll",
        ),
        (
            r#"{"plan_type":"posted","source":"codex-app-server"}"#,
            a_while_ago,
            "from the poll",
        ),
        (
            r#"{"plan_type":"posted"}"#,
            a_while_ago + 1.hour(),
            "from the poll",
        ),
    ] {
        answers(server.post(path, posted).await, 202, ACCEPTED);
        let store = &server.store;
        let set = store.set_provider_quota(failed_poll(), Some(bound)).await;
        set.expect("written");
        assert_eq!(plan(&server).await.as_deref(), Some(shown), "{posted}");
    }
}

#[tokio::test]
async fn half_a_letter_is_stored_as_a_mark() {
    let server = TestServer::start().await;
    let posted = server.post("/api/provider-quotas/codex", r#"{"plan_type":"a\ud800"}"#);
    answers(posted.await, 202, ACCEPTED);
    assert_eq!(plan(&server).await.as_deref(), Some("a\u{fffd}"));
}

#[tokio::test]
async fn a_row_that_holds_anything_is_read() {
    let server = TestServer::start().await;
    let posted = server.post("/api/provider-quotas/claude", "{}");
    answers(posted.await, 202, ACCEPTED);
    let file = rusqlite::Connection::open(server.database()).expect("opens");
    let odd = "UPDATE provider_quotas SET source = 1.5, primary_used_percent = 'much', \
        secondary_used_percent = '40', secondary_window_minutes = 10.4, credits_has_credits = 'yes', credits_unlimited = 2";
    file.execute(odd, []).expect("written");
    file.execute(
        "INSERT INTO provider_quotas (provider, agent_type) VALUES ('other', 'x')",
        [],
    )
    .expect("written");
    let (status, body) = server.get("/api/provider-quotas").await;
    assert_eq!(status, 200);
    for shown in [
        r#""source":"1.5""#,
        r#""primary":null"#,
        r#""secondary":{"used_percent":40,"remaining_percent":60,"resets_at":null,"window_minutes":10}"#,
        r#""credits":{"has_credits":false,"unlimited":true,"balance":null}}"#,
    ] {
        assert!(body.contains(shown), "{shown} in {body}");
    }
}
