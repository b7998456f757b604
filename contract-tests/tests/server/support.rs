//! A running server, and the few requests that every test makes.

use contract_tests::http::{self, Request, Response};
use contract_tests::places;
use contract_tests::target::{Home, Launch, Server};
use serde_json::Value;

pub(crate) fn launch() -> Launch {
    Launch::Binary(places::server_binary().unwrap())
}

/// A server in a home of its own.
pub(crate) struct Running {
    pub(crate) server: Server,
    pub(crate) home: Home,
}

impl Running {
    pub(crate) async fn start() -> Self {
        let home = Home::new().unwrap();
        let server = start_in(&home).await;
        Self { server, home }
    }

    pub(crate) async fn send(&self, request: &Request) -> Response {
        http::send(&self.server.address, request).await.unwrap()
    }

    /// Posts a JSON text and returns status and body.
    pub(crate) async fn post(&self, target: &str, body: impl Into<Vec<u8>>) -> (u16, Value) {
        let answer = self.send(&Request::post_json(target, body)).await;
        (answer.head.status, json(&answer))
    }

    /// How many events are stored.
    pub(crate) async fn total(&self) -> i64 {
        let answer = self.send(&Request::get("/api/events?limit=1")).await;
        json(&answer)["total"].as_i64().unwrap()
    }

    #[track_caller]
    pub(crate) fn is_error(answer: &Response, status: u16) {
        assert_eq!(
            answer.head.status,
            status,
            "{}",
            String::from_utf8_lossy(&answer.body)
        );
        assert_eq!(
            answer.head.media_type().as_deref(),
            Some("application/json")
        );
        let differences = contract_tests::compare::Comparison::exact()
            .differences(&contract_tests::expect::Mark::error(), &json(answer));
        assert_eq!(differences, []);
    }

    /// The server still answers, and stops with exit code 0.
    pub(crate) async fn stop(self) {
        assert_eq!(
            self.send(&Request::get("/api/health")).await.head.status,
            200
        );
        self.server.stop().await.unwrap();
    }
}

pub(crate) async fn start_in(home: &Home) -> Server {
    // Totals would come between the frames that a test waits for, where a machine is slow.
    let rarely = ("AGENTMONITOR_STATS_INTERVAL", "2147483647");
    let settings = [rarely].map(|(name, value)| (name.to_owned(), value.to_owned()));
    Server::start(&launch(), home, &settings.into())
        .await
        .unwrap()
}

#[track_caller]
pub(crate) fn json(answer: &Response) -> Value {
    serde_json::from_slice(&answer.body)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&answer.body)))
}

/// A valid event of a session.
pub(crate) fn event(session: &str) -> Value {
    serde_json::json!({"session_id": session, "agent_type": "codex", "event_type": "tool_use"})
}
