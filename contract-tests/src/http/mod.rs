//! An HTTP/1.1 client that sends exactly the bytes it is given: odd escapes, empty header values
//! and unusual methods pass through, and nothing is added but `Host`, `Accept-Encoding: identity`
//! and `Content-Length`. One connection a request; a general client would mend what we must send.

mod address;
mod body;
mod head;

use std::time::Duration;

use anyhow::{Context, Result};
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::task::JoinHandle;
use tokio::time::timeout;

pub use address::address;
pub use body::Body;
pub use head::{Head, essence};

/// How long one exchange may take before the server counts as hanging.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A request as it goes over the wire.
#[derive(Debug, Clone, Default)]
pub struct Request {
    pub method: String,
    /// The request target, sent as it stands.
    pub target: String,
    pub headers: Vec<(String, String)>,
    /// None sends no body and no `Content-Length`.
    pub body: Option<Vec<u8>>,
}

/// An answer with its whole body.
#[derive(Debug, Clone)]
pub struct Response {
    pub head: Head,
    pub body: Vec<u8>,
}

/// An answer whose body is still to be read.
#[derive(Debug)]
pub struct Opened {
    pub head: Head,
    body: Body<BufReader<OwnedReadHalf>>,
    /// Held so that the connection stays open both ways while the body is read: a write half that
    /// is dropped closes its direction, and a server may take that for a client that left.
    _writing: JoinHandle<std::io::Result<OwnedWriteHalf>>,
}

impl Opened {
    /// The next piece of the body, none at its end.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>> {
        self.body.next().await
    }
}

impl Request {
    pub fn get(target: &str) -> Self {
        Self {
            method: "GET".to_owned(),
            target: target.to_owned(),
            ..Self::default()
        }
    }

    /// A `POST` of a JSON text.
    pub fn post_json(target: &str, json: impl Into<Vec<u8>>) -> Self {
        Self {
            method: "POST".to_owned(),
            target: target.to_owned(),
            headers: vec![("Content-Type".to_owned(), "application/json".to_owned())],
            body: Some(json.into()),
        }
    }

    /// The bytes of the request for a server at `address` (`host:port`).
    pub fn render(&self, address: &str) -> Vec<u8> {
        let given = |name: &str| {
            self.headers
                .iter()
                .any(|(key, _)| key.eq_ignore_ascii_case(name))
        };
        let mut text = format!("{} {} HTTP/1.1\r\n", self.method, self.target);
        let mut header = |name: &str, value: &str| {
            text.push_str(name);
            text.push_str(": ");
            text.push_str(value);
            text.push_str("\r\n");
        };
        if !given("host") {
            header("Host", address);
        }
        if !given("accept-encoding") {
            header("Accept-Encoding", "identity");
        }
        for (name, value) in &self.headers {
            header(name, value);
        }
        if let Some(body) = self.body.as_ref().filter(|_| !given("content-length")) {
            header("Content-Length", &body.len().to_string());
        }
        text.push_str("\r\n");
        let mut bytes = text.into_bytes();
        bytes.extend_from_slice(self.body.as_deref().unwrap_or_default());
        bytes
    }
}

/// Makes sure that something takes connections at `address`.
pub async fn reach(address: &str) -> Result<()> {
    let connected = timeout(PATIENCE, TcpStream::connect(address)).await;
    let connected = connected.context("no answer");
    connected
        .and_then(|connected| Ok(connected?))
        .map(drop)
        .with_context(|| format!("no server at http://{address}: start it first"))
}

/// Sends a request and reads the head of the answer. A server may answer before it has read the
/// whole body (413), so both directions run at once and a failed write alone is no error.
pub async fn open(address: &str, request: &Request) -> Result<Opened> {
    timeout(PATIENCE, open_patiently(address, request))
        .await
        .with_context(|| format!("no answer to {} {}", request.method, request.target))?
        .with_context(|| format!("{} {}", request.method, request.target))
}

/// Sends a request and reads the whole answer.
pub async fn send(address: &str, request: &Request) -> Result<Response> {
    let Opened {
        head,
        mut body,
        _writing,
    } = open(address, request).await?;
    let bytes = timeout(PATIENCE, body.read_all())
        .await
        .with_context(|| {
            format!(
                "the answer to {} {} never ends",
                request.method, request.target
            )
        })?
        .with_context(|| format!("{} {}", request.method, request.target))?;
    Ok(Response { head, body: bytes })
}

/// Sends bytes that need not be HTTP and reads the answer to a `method` request.
pub async fn send_raw(address: &str, bytes: &[u8], method: &str) -> Result<Response> {
    let exchange = async {
        let (read, write) = TcpStream::connect(address).await?.into_split();
        // A server may answer, and close, before it has read it all.
        let writing = tokio::spawn(write_all(write, bytes.to_vec()));
        let (head, body) = read_answer(read, method).await?;
        let mut opened = Opened {
            head,
            body,
            _writing: writing,
        };
        Ok(Response {
            body: opened.body.read_all().await?,
            head: opened.head,
        })
    };
    timeout(PATIENCE, exchange).await.context("no answer")?
}

async fn open_patiently(address: &str, request: &Request) -> Result<Opened> {
    let (read, write) = TcpStream::connect(address).await?.into_split();
    let bytes = request.render(address);
    let writing = tokio::spawn(write_all(write, bytes));
    let (head, body) = read_answer(read, &request.method).await?;
    Ok(Opened {
        head,
        body,
        _writing: writing,
    })
}

async fn write_all(mut write: OwnedWriteHalf, bytes: Vec<u8>) -> std::io::Result<OwnedWriteHalf> {
    write.write_all(&bytes).await?;
    Ok(write)
}

async fn read_answer(
    read: OwnedReadHalf,
    method: &str,
) -> Result<(Head, Body<BufReader<OwnedReadHalf>>)> {
    let mut reader = BufReader::new(read);
    loop {
        let head = Head::read(&mut reader).await?;
        if head.status >= 200 {
            let body = Body::of(reader, &head, method)?;
            return Ok((head, body));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncReadExt;
    use tokio::net::TcpListener;

    /// Serves one canned answer and returns what was received.
    async fn canned(answer: &'static [u8]) -> (String, tokio::task::JoinHandle<Vec<u8>>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let task = tokio::spawn(async move {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut received = vec![0; 4096];
            let count = socket.read(&mut received).await.unwrap();
            socket.write_all(answer).await.unwrap();
            received.truncate(count);
            received
        });
        (address, task)
    }

    #[tokio::test]
    async fn a_request_is_sent_byte_for_byte() {
        let (address, received) = canned(b"HTTP/1.1 204 No Content\r\n\r\n").await;
        let request = Request {
            method: "PROPFIND".to_owned(),
            target: "/api/<b>x</b>?q=%".to_owned(),
            headers: vec![("Content-Type".to_owned(), String::new())],
            body: Some(b"{}".to_vec()),
        };
        let response = send(&address, &request).await.unwrap();
        assert_eq!(response.head.status, 204);
        let wanted = format!(
            "PROPFIND /api/<b>x</b>?q=% HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: identity\r\n\
             Content-Type: \r\nContent-Length: 2\r\n\r\n{{}}"
        );
        assert_eq!(String::from_utf8(received.await.unwrap()).unwrap(), wanted);
    }

    #[tokio::test]
    async fn a_given_host_replaces_ours_and_no_body_means_no_length() {
        let request = Request {
            headers: vec![("Host".to_owned(), "other".to_owned())],
            ..Request::get("/")
        };
        let text = String::from_utf8(request.render("127.0.0.1:1")).unwrap();
        assert_eq!(
            text,
            "GET / HTTP/1.1\r\nAccept-Encoding: identity\r\nHost: other\r\n\r\n"
        );
    }

    #[tokio::test]
    async fn bodies_of_every_framing_are_read() {
        let answers: [(&[u8], &[u8]); 3] = [
            (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef", b"abc"),
            (
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
                b"abc",
            ),
            (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200 OK\r\n\r\nabc", b"abc"),
        ];
        for (answer, body) in answers {
            let (address, _received) = canned(answer).await;
            assert_eq!(send(&address, &Request::get("/")).await.unwrap().body, body);
        }
    }

    #[tokio::test]
    async fn a_body_that_is_cut_short_is_an_error() {
        let (address, _received) = canned(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc").await;
        assert!(send(&address, &Request::get("/")).await.is_err());
    }
}
