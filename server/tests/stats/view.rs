//! `stats_view` and `stats_view_usage_monitor`.
use serde_json::{Value, json};

use super::{asked, seeded};
use crate::support::answers;

fn events() -> [Value; 3] {
    [
        json!({"session_id": "a", "agent_type": "kiln", "event_type": "tool_use", "tool_name": "Bash", "branch": "main"}),
        json!({"session_id": "b", "agent_type": "codex", "event_type": "llm_response", "model": "m", "tokens_in": 7,
               "tokens_out": 3, "cost_usd": 0.5, "branch": "topic"}),
        json!({"session_id": "b", "agent_type": "codex", "event_type": "session_end"}),
    ]
}

#[tokio::test]
async fn an_empty_database_has_totals_too() {
    let stats = asked(&seeded(&[]).await, "/api/stats").await;
    for number in [
        "total_events",
        "total_sessions",
        "active_agents",
        "total_tokens_in",
        "total_cost_usd",
    ] {
        assert_eq!(stats[number], json!(0), "{number}");
    }
    assert_eq!(
        (&stats["tool_breakdown"], &stats["branches"]),
        (&json!({}), &json!([]))
    );
}

#[tokio::test]
async fn filters_are_for_events_and_not_for_sessions() {
    let server = seeded(&events()).await;
    for (query, total, tokens, agents) in [
        ("", 3, 7, json!({"codex": 2, "kiln": 1})),
        ("agent_type=codex", 2, 7, json!({"codex": 2})),
        ("agent_type=kiln&since=2000-01-01", 1, 0, json!({"kiln": 1})),
        ("since=2999-01-01", 0, 0, json!({})),
        ("since=soon", 0, 0, json!({})),
    ] {
        let stats = asked(&server, &format!("/api/stats?{query}")).await;
        assert_eq!(stats["total_events"], json!(total), "{query}");
        assert_eq!(stats["total_tokens_in"], json!(tokens), "{query}");
        assert_eq!(stats["agent_breakdown"], agents, "{query}");
        let sessions = [
            "active_sessions",
            "live_sessions",
            "total_sessions",
            "active_agents",
        ];
        let sessions: Vec<_> = sessions.iter().map(|key| stats[key].clone()).collect();
        assert_eq!(sessions, [1, 1, 2, 1], "{query}");
        assert_eq!(
            stats["branches"].as_array().expect("a list").len(),
            2,
            "{query}"
        );
    }
}

#[tokio::test]
async fn counts_come_most_first() {
    let mut all = events().to_vec();
    all.extend([events()[0].clone(), events()[0].clone()]);
    let (status, body) = seeded(&all).await.get("/api/stats").await;
    assert_eq!(status, 200);
    assert!(
        body.contains(r#""agent_breakdown":{"kiln":3,"codex":2}"#),
        "{body}"
    );
}

#[tokio::test]
async fn a_filter_given_twice_is_refused() {
    answers(
        seeded(&[])
            .await
            .get("/api/stats?agent_type=a&agent_type=b")
            .await,
        400,
        r#"{"error":"Invalid query parameters","details":[{"field":"agent_type","message":"must be given once"}]}"#,
    );
}

#[tokio::test]
async fn the_monitors_are_the_list_of_quotas() {
    let server = seeded(&[]).await;
    let quotas = asked(&server, "/api/provider-quotas").await;
    assert_eq!(quotas.as_array().expect("a list").len(), 2);
    assert_eq!(asked(&server, "/api/stats/usage-monitor").await, quotas);
    let stats = asked(&server, "/api/stats").await;
    assert_eq!(
        (&stats["quota_monitor"], &stats["usage_monitor"]),
        (&quotas, &quotas)
    );
}
