//! Everything between the socket and the API: listener, gates, request ids, the embedded dashboard and contract.
//!
//! Promises: no request reaches a handler before the gates let it; every answer has an `x-request-id` and `nosniff`; a
//! panic is a 500 in the contract's shape; the server stops in bounded time. Left to others: what `/api` answers.
mod accept_encoding;
mod assets;
mod body_timeout;
mod conditional;
mod contract;
mod error;
mod gates;
mod listen;
mod observe;

use agentmonitor_contract::runtime::BodyRoom;
use percent_encoding::percent_decode_str;
use poem::{Endpoint, IntoResponse, Request, Response, Result};

pub use assets::Dashboard;
pub use contract::{CONTRACT_ROUTES, WithContract};
pub use error::error_response;
pub use gates::{Gated, Gates};
pub use listen::{BindError, bind, serve};
pub use observe::{Observed, RequestId};

/// Bytes of all bodies that are coming in, beyond the first few of each: twice what may wait for the writer, or two of the
/// largest that the contract allows.
const MOST_COMING_IN: usize = 64 * 1024 * 1024;

/// The whole server as one endpoint: `api` answers all that [`is_api_path`] names, the dashboard the rest, and the gates
/// stand before both.
pub fn shell<A: Endpoint>(
    api: A,
    dashboard: Dashboard,
    gates: Gates,
) -> impl Endpoint<Output = Response> {
    let split = Split {
        api,
        dashboard,
        room: BodyRoom::new(MOST_COMING_IN),
    };
    Observed::new(Gated::new(split, gates))
}

/// Whether a path belongs to the API, known or not: its first segment is `api` in any case and any escaping.
///
/// Wider than the routes on purpose, because the token is asked by this rule: what a router might take for an API path
/// must not slip by as a page.
pub fn is_api_path(path: &str) -> bool {
    first_segment(path).eq_ignore_ascii_case("api")
}

fn first_segment(path: &str) -> String {
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    let rest = decoded.trim_start_matches(['/', '\\']);
    rest.split(['/', '\\'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

struct Split<A> {
    api: A,
    dashboard: Dashboard,
    room: BodyRoom,
}

impl<A: Endpoint> Endpoint for Split<A> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        if is_api_path(request.uri().path()) {
            request.set_data(self.room.clone());
            self.api
                .call(request)
                .await
                .map(IntoResponse::into_response)
        } else {
            Ok(self.dashboard.answer(&request))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_api_path;

    #[test]
    fn api_paths_are_known_in_every_disguise() {
        for path in [
            "/api",
            "/api/",
            "/api/health",
            "/API/Events",
            "//api/events",
            "/%61pi/events",
            "/api%2Fevents",
            "/api//x",
            "/\\api/x",
            "/%2Fapi/x",
        ] {
            assert!(is_api_path(path), "{path}");
        }
        for path in [
            "/",
            "",
            "*",
            "/apix",
            "/x/api",
            "/app/api",
            "/assets/api.js",
            "/ap%69s",
        ] {
            assert!(!is_api_path(path), "{path}");
        }
    }
}
