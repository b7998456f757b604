//! What the three servers share: an address, a line that says it, and an end.
use std::io::Read;
use std::time::Duration;

use anyhow::Context;
use codegen_runtime::poem::listener::{Acceptor, Listener, TcpListener};
use codegen_runtime::poem::{Endpoint, Response, Server};
use tokio::signal::unix::{SignalKind, signal};

/// Streams that are still open when the server shall end are cut after this.
const PATIENCE: Duration = Duration::from_secs(1);

/// Serves `app` on 127.0.0.1, on `--port` or a free one, until a SIGTERM or the end of stdin.
pub async fn serve(app: impl Endpoint<Output = Response> + 'static) -> anyhow::Result<()> {
    let acceptor = TcpListener::bind(("127.0.0.1", port()?))
        .into_acceptor()
        .await?;
    for address in acceptor.local_addr() {
        let address = address.as_socket_addr().context("an address of TCP")?;
        println!("listening on http://{address}");
    }
    Server::new_with_acceptor(acceptor)
        .run_with_graceful_shutdown(app, end()?, Some(PATIENCE))
        .await?;
    Ok(())
}

fn port() -> anyhow::Result<u16> {
    let mut arguments = std::env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next()) {
        (None, _) => Ok(0),
        (Some("--port"), Some(port)) => Ok(port.parse()?),
        _ => anyhow::bail!("say --port and a number, or nothing"),
    }
}

fn end() -> anyhow::Result<impl Future<Output = ()>> {
    let mut terminated = signal(SignalKind::terminate())?;
    let (closed, stdin) = tokio::sync::oneshot::channel::<()>();
    // A thread of its own: a pending read of stdin would hold up tokio's.
    std::thread::spawn(move || {
        let mut bytes = std::io::stdin().lock().bytes();
        while bytes.next().is_some_and(|byte| byte.is_ok()) {}
        drop(closed);
    });
    Ok(async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = stdin => {}
        }
    })
}
