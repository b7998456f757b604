//! Asks over a real connection, byte for byte.
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use codegen_runtime::poem::listener::{Acceptor, Listener, TcpListener};
use codegen_runtime::poem::{Endpoint, Response, Server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

/// Serves until the test ends.
pub async fn served(
    app: impl Endpoint<Output = Response> + 'static,
) -> (SocketAddr, JoinHandle<io::Result<()>>) {
    let acceptor = TcpListener::bind("127.0.0.1:0")
        .into_acceptor()
        .await
        .expect("a port");
    let address = acceptor.local_addr()[0]
        .as_socket_addr()
        .copied()
        .expect("an address");
    let server = tokio::spawn(Server::new_with_acceptor(acceptor).run(app));
    (address, server)
}

/// What comes back for `bytes`, until the server closes.
pub async fn raw(address: SocketAddr, bytes: &str) -> String {
    let exchange = async {
        let mut stream = TcpStream::connect(address)
            .await
            .expect("the server listens");
        stream
            .write_all(bytes.as_bytes())
            .await
            .expect("the server reads");
        stream.shutdown().await.expect("one half closes");
        let mut answer = Vec::new();
        // A server that answers and then closes may reset what it did not read.
        let _ = stream.read_to_end(&mut answer).await;
        String::from_utf8_lossy(&answer).into_owned()
    };
    let patience = Duration::from_secs(20);
    tokio::time::timeout(patience, exchange)
        .await
        .expect("the server answers or closes")
}
