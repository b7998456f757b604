//! Why a server did not take what it was told, in a sentence that says what to do.

use hyper::StatusCode;
use serde::Deserialize;

use super::post::Server;

/// As much of what a server says as fits into a line.
const LONGEST: usize = 200;

#[derive(Deserialize)]
struct Refusal {
    error: String,
}

#[derive(Deserialize)]
struct Receipt {
    rejected: Vec<Rejected>,
}

#[derive(Deserialize)]
struct Rejected {
    errors: Vec<String>,
}

/// It answered with an error.
pub(super) fn sentence(server: &Server, status: StatusCode, body: &[u8]) -> String {
    let url = server.url();
    match (status, server.has_token()) {
        (StatusCode::UNAUTHORIZED, true) => format!(
            "the server at {url} has another token; AGENTMONITOR_AUTH_TOKEN, or the file that --auth-token-file \
             names, must hold the one that it was started with"
        ),
        (StatusCode::UNAUTHORIZED, false) => format!(
            "the server at {url} wants its token; set AGENTMONITOR_AUTH_TOKEN where the agent runs, or name a file \
             with it by --auth-token-file"
        ),
        (StatusCode::MISDIRECTED_REQUEST, _) => format!(
            "the server at {url} does not know itself by that name; start it with --allowed-hosts, or name it as it does"
        ),
        _ => {
            let said: Option<Refusal> = serde_json::from_slice(body).ok();
            let said = said.map_or_else(String::new, |said| format!(": {}", shown(&said.error)));
            let what = match status.is_server_error() {
                true => "look at its log",
                false => "see --url",
            };
            format!(
                "the server at {url} refuses what it is told ({}{said}); {what}",
                status.as_u16()
            )
        }
    }
}

/// It answered with what is no answer of ours.
pub(super) fn stranger(server: &Server) -> String {
    format!(
        "what answers at {} is not AgentMonitor; say where it is with --url",
        server.url()
    )
}

/// What a batch's receipt refuses for good; none of what is no receipt.
pub(super) fn of_receipt(body: &[u8]) -> Option<Option<String>> {
    let Receipt { rejected } = serde_json::from_slice(body).ok()?;
    let why = rejected.iter().flat_map(|one| &one.errors).next();
    Some((!rejected.is_empty()).then(|| {
        format!(
            "the server refuses {} of the events that were kept, which are lost: {}",
            rejected.len(),
            why.map_or_else(String::new, |why| shown(why))
        )
    }))
}

/// On one line, and short.
fn shown(text: &str) -> String {
    let line = text
        .chars()
        .map(|ch| if ch.is_control() { ' ' } else { ch });
    line.take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::of_receipt;

    #[test]
    fn a_receipt_tells_what_is_refused_for_good() {
        assert_eq!(of_receipt(br#"{"received":1,"rejected":[]}"#), Some(None));
        let body = br#"{"received":0,"rejected":[{"index":0,"errors":["a\nb","c"]},{"index":1,"errors":[]}]}"#;
        let told = of_receipt(body).flatten().expect("a sentence");
        assert!(
            told.contains("refuses 2 of") && told.ends_with(": a b"),
            "{told}"
        );
        assert_eq!(of_receipt(b"<html>"), None);
        assert_eq!(of_receipt(b"{}"), None);
    }
}
