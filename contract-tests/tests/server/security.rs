//! What the contract says of security is what the server does.

use std::collections::BTreeMap;

use contract_tests::contract::Contract;
use contract_tests::http::{self, Request};
use contract_tests::places;
use contract_tests::target::{Home, Server};

use crate::support::launch;

/// The gate that asks for the token stands before routing and knows paths of its own, so that the two could part.
#[tokio::test]
async fn an_operation_wants_the_token_exactly_where_the_contract_says_so() {
    let contract = Contract::load(&places::contract()).unwrap();
    let home = Home::new().unwrap();
    let env = BTreeMap::from([("AGENTMONITOR_AUTH_TOKEN".to_owned(), "s3cret".to_owned())]);
    let server = Server::start(&launch(), &home, &env).await.unwrap();
    let mut wanted = BTreeMap::new();
    for operation in contract.operations() {
        let request = Request {
            method: operation.method.clone(),
            ..Request::get(&operation.path)
        };
        let opened = http::open(&server.address, &request).await.unwrap();
        let refused = opened.head.status == 401;
        assert_eq!(
            refused,
            contract.takes_token(operation),
            "{} answers {} without a token",
            operation.id,
            opened.head.status
        );
        wanted.insert(operation.id.clone(), refused);
    }
    assert!(
        wanted.values().any(|wanted| *wanted) && wanted.values().any(|wanted| !*wanted),
        "{wanted:?}"
    );
    server.stop().await.unwrap();
}
