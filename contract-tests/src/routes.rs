//! Which operation a recorded step asks for: one of the contract, one that the legacy has and the
//! contract not yet, or none at all (routing: unknown paths and wrong methods, which count too).

use crate::contract::{Contract, path_matches};

/// The routes of the legacy's v1 surface (its static files are not operations).
const LEGACY: [(&str, &str); 17] = [
    ("POST", "/api/events"),
    ("POST", "/api/events/batch"),
    ("GET", "/api/events"),
    ("GET", "/api/sessions"),
    ("GET", "/api/sessions/{session_id}"),
    ("GET", "/api/sessions/{session_id}/transcript"),
    ("GET", "/api/stats"),
    ("GET", "/api/stats/tools"),
    ("GET", "/api/stats/cost"),
    ("GET", "/api/stats/usage-monitor"),
    ("GET", "/api/filter-options"),
    ("GET", "/api/stream"),
    ("GET", "/api/health"),
    ("GET", "/api/provider-quotas"),
    ("POST", "/api/provider-quotas/claude/statusline"),
    ("POST", "/api/provider-quotas/{provider}"),
    ("POST", "/api/otel/v1/{signal}"),
];

const OTEL_SIGNALS: [&str; 3] = ["logs", "metrics", "traces"];

/// What a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// An operation of the contract, by its id.
    Operation(String),
    /// A path or method that the legacy has and the contract not yet, such as `GET /api/stats`.
    NotYet(String),
    /// A path that no operation has, or a wrong method on a path of the contract.
    Routing,
}

/// Classifies a request. A wrong method on a path that the contract does not have yet is not yet
/// too: its `405` and its `Allow` come with the path.
pub fn route(contract: &Contract, method: &str, target: &str) -> Route {
    if let Some(operation) = contract.operation(method, target) {
        return Route::Operation(operation.id.clone());
    }
    let wanted = if method == "HEAD" { "GET" } else { method };
    let known: Vec<_> = legacy_paths(target).collect();
    if let Some((method, path)) = known.iter().find(|(method, _)| *method == wanted) {
        return Route::NotYet(format!("{method} {path}"));
    }
    match known.first() {
        Some((_, path)) if contract.methods_of(target).is_empty() => {
            Route::NotYet(format!("methods of {path}"))
        }
        _ => Route::Routing,
    }
}

fn legacy_paths(target: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let target = target.to_owned();
    LEGACY.into_iter().filter(move |(_, path)| {
        path_matches(path, &target) && (!path.contains("{signal}") || is_signal(&target))
    })
}

fn is_signal(target: &str) -> bool {
    OTEL_SIGNALS
        .iter()
        .any(|signal| path_matches(&format!("/api/otel/v1/{signal}"), target))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn steps_are_told_apart_by_what_the_contract_has() {
        let contract = Contract::from_document(json!({"paths": {
            "/api/events": {"post": {"operationId": "event_create"}, "get": {"operationId": "event_list"}}
        }}))
        .unwrap();
        let of = |method, target| route(&contract, method, target);
        assert_eq!(
            of("POST", "/api/events"),
            Route::Operation("event_create".into())
        );
        assert_eq!(of("DELETE", "/api/events"), Route::Routing);
        assert_eq!(of("OPTIONS", "/api/events"), Route::Routing);
        assert_eq!(of("GET", "/api/nope"), Route::Routing);
        assert_eq!(of("GET", "/api/otel/v2/logs"), Route::Routing);
        assert_eq!(of("POST", "/api/otel/v1/unknown"), Route::Routing);
        assert_eq!(
            of("HEAD", "/api/stats"),
            Route::NotYet("GET /api/stats".into())
        );
        assert_eq!(
            of("POST", "/api/otel/v1/logs/"),
            Route::NotYet("POST /api/otel/v1/{signal}".into())
        );
        assert_eq!(
            of("PUT", "/api/stats"),
            Route::NotYet("methods of /api/stats".into())
        );
    }
}
