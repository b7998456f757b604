//! A server of any runtime, started by a command: it need not say where it listens.

use contract_tests::http::{self, Request};
use contract_tests::places;
use contract_tests::target::{Home, Launch, Server};

async fn start(command: String, home: &Home) -> anyhow::Result<Server> {
    Server::start(&Launch::Shell(command), home, &Default::default()).await
}

#[tokio::test]
async fn a_server_that_says_nothing_is_found_at_the_port_that_it_was_told() {
    let home = Home::new().unwrap();
    let binary = places::server_binary().unwrap().canonicalize().unwrap();
    let command = format!("'{}' serve --port {{port}} --db {{db}}", binary.display());
    let server = start(format!("{command} > '{{home}}/said'"), &home)
        .await
        .unwrap();
    let said = std::fs::read_to_string(home.path().join("said")).unwrap();
    assert!(!server.said().contains(&server.address), "{said}");
    let answer = http::send(&server.address, &Request::get("/api/health")).await;
    assert_eq!(answer.unwrap().head.status, 200);
    server.stop().await.unwrap();
    assert!(home.database().exists());
}

#[tokio::test]
async fn a_server_that_ends_by_the_signal_that_asked_it_to_has_ended_in_order() {
    let home = Home::new().unwrap();
    let listens = "sh -c 'echo AgentMonitor listening on http://127.0.0.1:1/; exec sleep 60'";
    let server = start(listens.to_owned(), &home).await.unwrap();
    server.stop().await.unwrap();
}

#[tokio::test]
async fn a_server_that_ends_before_it_listens_is_told_with_what_it_said() {
    let home = Home::new().unwrap();
    let command = "sh -c 'echo no such option: {port}; exit 3'".to_owned();
    let error = start(command, &home).await.unwrap_err().to_string();
    assert!(error.contains("ended before it listened"), "{error}");
    assert!(error.contains("no such option"), "{error}");
}
