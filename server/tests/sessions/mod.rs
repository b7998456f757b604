mod files;
mod list;
mod page;
mod sweep;
mod view;

use crate::support::TestServer;

/// Stores an event of `codex` in the session, with these fields more.
async fn stored(server: &TestServer, session: &str, fields: &str) {
    let event = format!(
        r#"{{"session_id":"{session}","agent_type":"codex","event_type":"tool_use"{fields}}}"#
    );
    assert_eq!(server.post("/api/events", &event).await.0, 201);
}
