//! `filter_option_view`.
use crate::support::{TestServer, answers};

#[tokio::test]
async fn all_that_events_hold_is_listed_once_in_the_order_of_bytes() {
    let server = TestServer::start().await;
    answers(
        server.get("/api/filter-options").await,
        200,
        r#"{"agent_types":[],"event_types":[],"tool_names":[],"models":[],"projects":[],"branches":[],"sources":[]}"#,
    );
    let events = [
        (
            "a",
            r#""agent_type":"zinc","tool_name":"b","model":"m2","project":"P","branch":"HEAD""#,
        ),
        (
            "b",
            r#""agent_type":"émail","tool_name":"B","model":"m10","source":"z""#,
        ),
        (
            "c",
            r#""agent_type":"Alpha","tool_name":"b","branch":"one""#,
        ),
        (
            "d",
            r#""agent_type":"zinc","model":"m2","project":"p","branch":"two""#,
        ),
    ];
    for (session, fields) in events {
        let event = format!(r#"{{"session_id":"{session}","event_type":"tool_use",{fields}}}"#);
        assert_eq!(server.post("/api/events", &event).await.0, 201);
    }
    let file = rusqlite::Connection::open(server.database()).expect("opens");
    let earlier = "UPDATE sessions SET last_event_at = '2020-01-01 00:00:00' WHERE id = 'd'";
    file.execute_batch(earlier).expect("aged");
    answers(
        server.get("/api/filter-options?agent_type=zinc").await,
        200,
        concat!(
            r#"{"agent_types":["Alpha","zinc","émail"],"event_types":["tool_use"],"tool_names":["B","b"],"#,
            r#""models":["m10","m2"],"projects":["P","p"],"#,
            r#""branches":[{"value":"one","label":"one"},{"value":"two","label":"p / two"}],"sources":["api","z"]}"#,
        ),
    );
}
