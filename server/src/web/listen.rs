//! The listener: binds, serves connections with limits, and stops in bounded time.
//!
//! hyper is used directly, because poem's own server sets no limit on headers and no timeout on their arrival, and puts
//! a lock around every socket.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::Either;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use poem::http::StatusCode;
use poem::http::header::{CONNECTION, HeaderValue};
use poem::http::uri::Scheme;
use poem::web::{LocalAddr, RemoteAddr};
use poem::{Addr, Endpoint, Request, Response};
use tokio::net::{TcpListener, TcpStream};
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::body_timeout::{Patience, with_patience};
use super::error_response;
use crate::config::Config;

/// Longest head of a request in bytes, as in the legacy; 431 above.
const MAX_HEADER_BYTES: usize = 16 * 1024;

/// Time for a head to arrive; an idle connection is closed after it, too.
const HEADER_PATIENCE: Duration = Duration::from_secs(30);

/// Time after which a body is given up.
const BODY_PATIENCE: Patience = Patience {
    pause: Duration::from_secs(30),
    whole: Duration::from_secs(300),
};

/// Time without a byte that a client takes of its answer. A stream that is dropped because nobody reads it leaves what the
/// system and hyper hold of it; without an end to that, each costs memory and a file descriptor for ever.
const TAKING_PATIENCE: Duration = Duration::from_secs(60);

/// Pause after the system refused a connection for want of file descriptors or memory.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Why there is no listener: one line, saying what to do.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    /// Somebody listens there.
    #[error(
        "port {port} on {host} is in use; stop what listens there, or choose another port with --port"
    )]
    InUse {
        /// The address asked for.
        host: String,
        /// The port asked for.
        port: u16,
    },
    /// The name turned out to be an address that others reach.
    #[error(
        "{host} is {address}, which others can reach; set AGENTMONITOR_AUTH_TOKEN, or use --host 127.0.0.1"
    )]
    OpenWithoutToken {
        /// The address asked for.
        host: String,
        /// What it is.
        address: SocketAddr,
    },
    /// The system refuses.
    #[error("cannot listen on {host}:{port}: {source}; choose others with --host and --port")]
    Refused {
        /// The address asked for.
        host: String,
        /// The port asked for.
        port: u16,
        /// Why.
        source: io::Error,
    },
}

/// Binds the configured address.
pub async fn bind(config: &Config) -> Result<TcpListener, BindError> {
    let (host, port) = (config.host.clone(), config.port);
    let name = host.trim_start_matches('[').trim_end_matches(']');
    let refused = |source: io::Error| match source.kind() {
        io::ErrorKind::AddrInUse => BindError::InUse {
            host: host.clone(),
            port,
        },
        _ => BindError::Refused {
            host: host.clone(),
            port,
            source,
        },
    };
    let listener = TcpListener::bind((name, port)).await.map_err(&refused)?;
    let address = listener.local_addr().map_err(&refused)?;
    if config.auth_token.is_none() && !address.ip().to_canonical().is_loopback() {
        return Err(BindError::OpenWithoutToken { host, address });
    }
    Ok(listener)
}

/// Serves until `shutdown`, then stops: no new connection, idle ones closed, the others served to the end of their
/// answer or until `drain` is over. Streams must end by the same token. Returns when no connection is left.
pub async fn serve<E>(
    listener: TcpListener,
    endpoint: E,
    shutdown: CancellationToken,
    drain: Duration,
) where
    E: Endpoint<Output = Response> + 'static,
{
    let connections = TaskTracker::new();
    let cut = CancellationToken::new();
    let connection = Connection {
        endpoint: Arc::new(endpoint),
        shutdown,
        cut: cut.clone(),
        tasks: connections.clone(),
        taking: TAKING_PATIENCE,
    };
    connection.accept(&listener).await;
    let local = listener.local_addr().ok();
    drop(listener);
    tracing::info!(address = ?local, open_connections = connections.len(), "no longer accepting");

    let started = Instant::now();
    connections.close();
    if tokio::time::timeout(drain, connections.wait())
        .await
        .is_err()
    {
        let left = connections.len();
        tracing::warn!(left, "connections are cut: they did not end in time");
        cut.cancel();
        connections.wait().await;
    }
    tracing::info!(
        duration_ms = started.elapsed().as_millis(),
        "connections drained"
    );
}

fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionRefused
            | io::ErrorKind::Interrupted
    )
}

/// What a connection is served with.
struct Connection<E> {
    endpoint: Arc<E>,
    shutdown: CancellationToken,
    cut: CancellationToken,
    tasks: TaskTracker,
    taking: Duration,
}

impl<E> Clone for Connection<E> {
    fn clone(&self) -> Self {
        Self {
            endpoint: Arc::clone(&self.endpoint),
            shutdown: self.shutdown.clone(),
            cut: self.cut.clone(),
            tasks: self.tasks.clone(),
            taking: self.taking,
        }
    }
}

/// Begins to answer a request in a task of its own, at once: hyper drops what it waits for, polled or not, as soon as the
/// client hangs up, and many hooks do not wait for their answer. What they have sent whole is done all the same.
fn answer_to_the_end<E>(
    tasks: &TaskTracker,
    cut: CancellationToken,
    endpoint: Arc<E>,
    request: Request,
) -> impl Future<Output = Response> + use<E>
where
    E: Endpoint<Output = Response> + 'static,
{
    let answering = tasks.spawn(async move {
        tokio::select! {
            response = endpoint.get_response(request) => Some(response),
            () = cut.cancelled() => None,
        }
    });
    async {
        match answering.await {
            Ok(Some(response)) => response,
            Ok(None) | Err(_) => {
                let status = StatusCode::INTERNAL_SERVER_ERROR;
                error_response(status, "Internal Server Error", None)
            }
        }
    }
}

impl<E: Endpoint<Output = Response> + 'static> Connection<E> {
    /// Serves all that come, until the shutdown.
    async fn accept(&self, listener: &TcpListener) {
        loop {
            let accepted = tokio::select! {
                biased;
                () = self.shutdown.cancelled() => return,
                accepted = listener.accept() => accepted,
            };
            match accepted {
                Ok((socket, remote)) => {
                    self.tasks.spawn(self.clone().serve(socket, remote));
                }
                Err(error) if is_of_one_connection(&error) => {
                    tracing::debug!(%error, "a connection ended before it was accepted");
                }
                Err(error) => {
                    tracing::warn!(%error, "cannot accept connections for the moment");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            }
        }
    }

    async fn serve(self, socket: TcpStream, remote: SocketAddr) {
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "cannot turn off the delay of small packets");
        }
        let local = match socket.local_addr() {
            Ok(local) => local,
            Err(error) => {
                tracing::debug!(%error, "a connection ended before it was served");
                return;
            }
        };
        let mut socket = TimeoutStream::new(socket);
        socket.set_write_timeout(Some(self.taking));
        let (endpoint, tasks, cut) = (self.endpoint, self.tasks, self.cut.clone());
        let service = service_fn(move |request: hyper::Request<Incoming>| {
            let addresses = (
                LocalAddr(Addr::socket(local)),
                RemoteAddr(Addr::socket(remote)),
            );
            let mut request: Request = (request, addresses.0, addresses.1, Scheme::HTTP).into();
            let (body, unread) = with_patience(request.take_body(), BODY_PATIENCE);
            request.set_body(body);
            let endpoint = Arc::clone(&endpoint);
            let answering = match request.method().is_safe() {
                true => Either::Left(async move { endpoint.get_response(request).await }),
                false => Either::Right(answer_to_the_end(&tasks, cut.clone(), endpoint, request)),
            };
            async move {
                let mut response = answering.await;
                // hyper closes the connection after a body that was not read, and does not say so: a client that sends
                // its next event there would lose it.
                if !unread.finish().await {
                    let close = HeaderValue::from_static("close");
                    response.headers_mut().insert(CONNECTION, close);
                }
                Ok::<_, std::convert::Infallible>(hyper::Response::from(response))
            }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_PATIENCE)
            .max_header_size(MAX_HEADER_BYTES)
            .serve_connection(TokioIo::new(Box::pin(socket)), service);
        let mut connection = std::pin::pin!(connection);
        let outcome = tokio::select! {
            outcome = connection.as_mut() => outcome,
            () = self.shutdown.cancelled() => {
                connection.as_mut().graceful_shutdown();
                tokio::select! {
                    outcome = connection => outcome,
                    () = self.cut.cancelled() => Ok(()),
                }
            }
        };
        if let Err(error) = outcome {
            tracing::debug!(%error, %remote, "connection ended");
        }
    }
}

#[cfg(test)]
mod tests;
