//! The listener on a real socket: limits, and the stop.
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use agentmonitor::config::{AuthToken, Config};
use agentmonitor::stream::{Filter, Hub, HubLimits, StreamItem};
use agentmonitor::web::{self, BindError, Dashboard, Gates};
use bytes::Bytes;
use futures_util::StreamExt;
use poem::http::StatusCode;
use poem::{Body, Endpoint, Request, Response};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// `/api/stream` follows the hub, `/api/slow` takes its time, `/api/stuck` never answers, `/api/echo` gives the body back.
fn api(hub: Hub, taken: Arc<AtomicUsize>) -> impl Endpoint<Output = Response> {
    poem::endpoint::make(move |request: Request| {
        let hub = hub.clone();
        taken.fetch_add(1, Ordering::SeqCst);
        async move {
            match request.uri().path() {
                "/api/stream" => follow(&hub),
                "/api/slow" => {
                    tokio::time::sleep(Duration::from_millis(200)).await;
                    Ok(Response::from("slow"))
                }
                "/api/stuck" => std::future::pending().await,
                _ => Ok(Response::from(request.into_body().into_vec().await?)),
            }
        }
    })
}

fn follow(hub: &Hub) -> poem::Result<Response> {
    let stream = hub
        .subscribe(Filter::default())
        .map_err(|full| poem::Error::new(full, StatusCode::SERVICE_UNAVAILABLE))?
        .beginning_with([Bytes::from_static(b"data: connected\n\n")]);
    let bytes = stream.map(|item| match item {
        StreamItem::Frames(bytes) => Ok::<_, std::io::Error>(bytes),
        StreamItem::Heartbeat => Ok(Bytes::from_static(b": heartbeat\n\n")),
    });
    Ok(Response::builder()
        .content_type("text/event-stream")
        .body(Body::from_bytes_stream(bytes)))
}

struct Server {
    address: SocketAddr,
    hub: Hub,
    /// Requests that reached the API.
    taken: Arc<AtomicUsize>,
    shutdown: CancellationToken,
    served: JoinHandle<()>,
}

impl Server {
    async fn start(drain: Duration) -> Self {
        let config = Config::with_defaults("unused.db".into(), "unused".into());
        let listener = web::bind(&config).await.expect("a free port");
        let address = listener.local_addr().expect("bound");
        let shutdown = CancellationToken::new();
        let hub = Hub::new(
            HubLimits::new(50, Duration::from_secs(3600)),
            shutdown.clone(),
        );
        let taken = Arc::default();
        let endpoint = web::shell(
            api(hub.clone(), Arc::clone(&taken)),
            Dashboard::built_in(),
            Gates::new(&config),
        );
        let served = tokio::spawn(web::serve(listener, endpoint, shutdown.clone(), drain));
        Self {
            address,
            hub,
            taken,
            shutdown,
            served,
        }
    }

    async fn send(&self, request: &str) -> TcpStream {
        let mut socket = TcpStream::connect(self.address).await.expect("connected");
        socket.write_all(request.as_bytes()).await.expect("sent");
        socket
    }

    /// How long the stop took.
    async fn stop(self) -> Duration {
        let started = Instant::now();
        self.shutdown.cancel();
        tokio::time::timeout(Duration::from_secs(20), self.served)
            .await
            .expect("in time")
            .expect("no panic");
        started.elapsed()
    }
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n")
}

/// Reads until the text has come.
async fn read_until(socket: &mut TcpStream, text: &str) -> String {
    let mut got = String::new();
    while !got.contains(text) {
        let mut chunk = [0; 4096];
        let length = socket.read(&mut chunk).await.expect("read");
        assert_ne!(length, 0, "ended before {text:?}: {got:?}");
        got.push_str(std::str::from_utf8(&chunk[..length]).expect("text"));
    }
    got
}

async fn read_to_end(socket: &mut TcpStream) -> String {
    let mut got = String::new();
    socket.read_to_string(&mut got).await.expect("read");
    got
}

async fn until(what: &str, holds: impl Fn() -> bool) {
    let waiting = async {
        while !holds() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), waiting)
        .await
        .unwrap_or_else(|_| panic!("never: {what}"));
}

#[tokio::test]
async fn an_open_stream_and_an_idle_connection_do_not_hold_the_stop() {
    let server = Server::start(Duration::from_secs(10)).await;
    let mut stream = server.send(&get("/api/stream")).await;
    read_until(&mut stream, "connected").await;
    let mut idle = server.send(&get("/api/echo")).await;
    read_until(&mut idle, "\r\n\r\n").await;
    let fresh = TcpStream::connect(server.address).await.expect("connected");

    let address = server.address;
    assert!(server.stop().await < Duration::from_secs(1));
    assert_eq!(
        read_to_end(&mut stream).await,
        "0\r\n\r\n",
        "the closing chunk"
    );
    assert_eq!(read_to_end(&mut idle).await, "");
    drop(fresh);
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens");
}

#[tokio::test]
async fn a_request_under_way_is_answered_before_the_stop() {
    let server = Server::start(Duration::from_secs(10)).await;
    let mut slow = server.send(&get("/api/slow")).await;
    until("the request is taken", || {
        server.taken.load(Ordering::SeqCst) == 1
    })
    .await;
    server.stop().await;
    let answer = read_to_end(&mut slow).await;
    assert!(
        answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("slow"),
        "{answer}"
    );
}

#[tokio::test]
async fn a_request_that_never_ends_is_cut_at_the_deadline() {
    let server = Server::start(Duration::from_millis(200)).await;
    let mut stuck = server.send(&get("/api/stuck")).await;
    until("the request is taken", || {
        server.taken.load(Ordering::SeqCst) == 1
    })
    .await;
    let took = server.stop().await;
    assert!(
        took >= Duration::from_millis(200) && took < Duration::from_secs(5),
        "{took:?}"
    );
    assert_eq!(read_to_end(&mut stuck).await, "");
}

#[tokio::test]
async fn a_client_that_hangs_up_frees_its_place() {
    let server = Server::start(Duration::from_secs(1)).await;
    let mut stream = server.send(&get("/api/stream")).await;
    read_until(&mut stream, "connected").await;
    assert_eq!(server.hub.clients(), 1);
    drop(stream);
    until("the place is free", || server.hub.clients() == 0).await;
    server.stop().await;
}

#[tokio::test]
async fn heads_that_are_too_large_or_no_http_are_refused() {
    let server = Server::start(Duration::from_secs(1)).await;
    let padding = |size: usize| {
        format!(
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n",
            "x".repeat(size)
        )
    };
    for (request, status) in [
        (padding(15 * 1024), "HTTP/1.1 200 "),
        (padding(17 * 1024), "HTTP/1.1 431 "),
        ("garbage\r\n\r\n".to_owned(), "HTTP/1.1 400 "),
        ("GET / HTTP/1.1\r\n\r\n".to_owned(), "HTTP/1.1 421 "),
        ("GET / HTTP/1.0\r\n\r\n".to_owned(), "HTTP/1.0 421 "),
    ] {
        let mut socket = server.send(&request).await;
        let answer = read_until(&mut socket, "\r\n").await;
        assert!(answer.starts_with(status), "{status}: {answer}");
    }
    let mut socket = server.send(&get("/")).await;
    assert!(
        read_until(&mut socket, "\r\n")
            .await
            .starts_with("HTTP/1.1 200 "),
        "the server goes on"
    );
    server.stop().await;
}

#[tokio::test]
async fn head_has_the_length_of_the_page_and_no_body() {
    let server = Server::start(Duration::from_secs(1)).await;
    let request = "HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let answer = read_to_end(&mut server.send(request).await).await;
    assert!(
        answer.starts_with("HTTP/1.1 200 ") && answer.ends_with("\r\n\r\n"),
        "{answer}"
    );
    let length = answer
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .expect("a length");
    assert!(length.parse::<usize>().expect("a number") > 0);
    server.stop().await;
}

#[tokio::test]
async fn bodies_pass_whole_with_a_length_or_in_chunks() {
    let server = Server::start(Duration::from_secs(1)).await;
    let head = "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    for request in [
        format!("{head}Content-Length: 10\r\n\r\nhalf a day"),
        format!("{head}Transfer-Encoding: chunked\r\n\r\n5\r\nhalf \r\n5\r\na day\r\n0\r\n\r\n"),
    ] {
        let answer = read_to_end(&mut server.send(&request).await).await;
        assert!(answer.ends_with("\r\n\r\nhalf a day"), "{answer}");
    }
    server.stop().await;
}

/// `/` takes no POST, so nobody reads the body.
#[tokio::test]
async fn after_a_body_that_nobody_read_the_connection_goes_on_or_is_said_to_close() {
    let server = Server::start(Duration::from_secs(1)).await;
    let post = |length: usize| {
        format!("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n")
    };
    let mut socket = server.send(&post(5)).await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    socket.write_all(b"12345").await.expect("sent");
    let answer = read_until(&mut socket, "}").await;
    assert!(
        answer.starts_with("HTTP/1.1 405 ") && !answer.contains("connection: close"),
        "{answer}"
    );
    let next = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.write_all(next.as_bytes()).await.expect("sent");
    let answer = read_until(&mut socket, "\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");

    let mut socket = server.send(&post(1 << 30)).await;
    let answer = read_until(&mut socket, "}").await;
    assert!(
        answer.starts_with("HTTP/1.1 405 ") && answer.contains("connection: close"),
        "{answer}"
    );
    server.stop().await;
}

#[tokio::test]
async fn a_port_in_use_is_told_with_what_to_do() {
    let mut config = Config::with_defaults("unused.db".into(), "unused".into());
    let first = web::bind(&config).await.expect("a free port");
    config.port = first.local_addr().expect("bound").port();
    let error = web::bind(&config).await.expect_err("in use");
    assert!(matches!(error, BindError::InUse { .. }), "{error:?}");
    let line = error.to_string();
    assert!(
        line.contains(&config.port.to_string()) && line.contains("--port"),
        "{line}"
    );
}

#[tokio::test]
async fn an_address_that_others_reach_is_bound_only_with_a_token() {
    let mut config = Config::with_defaults("unused.db".into(), "unused".into());
    config.host = "0.0.0.0".to_owned();
    let error = web::bind(&config).await.expect_err("no token");
    assert!(
        matches!(error, BindError::OpenWithoutToken { .. }),
        "{error:?}"
    );
    config.auth_token = AuthToken::new("s3cret");
    assert!(web::bind(&config).await.is_ok());
}
