//! The handlers that mutants are compiled with fit the contract as it is: so they are formatted, linted and type-checked
//! like all else, and one request through them is right.
use std::sync::Arc;

use agentmonitor_contract as contract;
use codegen_mutation::stage;
use codegen_runtime::poem::Endpoint;
use codegen_runtime::poem::{Request, http::StatusCode};

#[path = "../subject/handlers.rs"]
mod handlers;

#[tokio::test]
async fn the_handlers_of_mutants_answer_for_the_contract_as_it_is() {
    let service = contract::service(Arc::new(handlers::Server::default()));
    let server = stage::served(contract::ROUTES, service);
    let request = Request::builder().uri_str("/api/health").finish();
    let answer = server.get_response(request).await;
    assert_eq!(answer.status(), StatusCode::OK);
}
