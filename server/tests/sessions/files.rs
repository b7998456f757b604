//! `session_file_list`.
use super::stored;
use crate::stats::asked;
use crate::support::{TestServer, answers};

#[tokio::test]
async fn files_are_as_many_as_the_session_says_and_metadata_may_be_anything() {
    let server = TestServer::start().await;
    for (tool, metadata) in [
        (
            "Edit",
            r#"{"file_path":"/b","lines_added":"12 lines","lines_removed":1.9}"#,
        ),
        ("apply_patch", r#"{"file_path":"/b","lines_added":true}"#),
        ("Write", r#"{"file_path":7,"lines_added":null}"#),
        ("Write", r#"{"file_path":"7"}"#),
        ("MultiEdit", r#"{"file_path":null}"#),
        ("Edit", "[1]"),
        ("Read", r#"{"file_path":"/read"}"#),
    ] {
        let fields = format!(r#","tool_name":"{tool}","metadata":{metadata}"#);
        stored(&server, "s", &fields).await;
    }
    answers(
        server.get("/api/sessions/s/files").await,
        200,
        concat!(
            r#"{"files":[{"path":"/b","events":2,"lines_added":13,"lines_removed":1},"#,
            r#"{"path":"7","events":1,"lines_added":0,"lines_removed":0},"#,
            r#"{"path":"7","events":1,"lines_added":0,"lines_removed":0}]}"#
        ),
    );
    let session = asked(&server, "/api/sessions/s").await;
    assert_eq!(session["session"]["files_edited"], 3);
}
