//! One request to a server, plain HTTP/1.1, no more than it takes: an agent waits for it.

use std::sync::Arc;

use bytes::Bytes;
use http_body_util::{BodyExt, Limited};
use hyper::client::conn::http1;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, EXPECT, HOST};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};

use super::body::{Gate, HeldBack};
use crate::config::{AuthToken, ClientSettings, NoUrl, ServerUrl};

/// No answer that we know is longer.
const ANSWER_BYTES: usize = 1 << 20;

/// Where to post to.
#[derive(Debug)]
pub(in crate::cli) struct Server {
    url: ServerUrl,
    token: Option<AuthToken>,
}

/// What became of a request.
#[derive(Debug)]
pub(in crate::cli) enum Posted {
    Answered(StatusCode, Bytes),
    /// Nobody knows what became of it: the server may have it, or not. What is told again is known by its id.
    Unanswered,
}

impl Server {
    /// The one at `url`, with the token that is found.
    pub(in crate::cli) fn new(url: ServerUrl, found: ClientSettings) -> Result<Self, NoUrl> {
        Ok(Self {
            url: url.unencrypted()?,
            token: found.token,
        })
    }

    pub(super) fn url(&self) -> String {
        self.url.text()
    }

    pub(super) fn has_token(&self) -> bool {
        self.token.is_some()
    }

    /// Posts JSON, and is done by the deadline. `body` is not empty.
    pub(in crate::cli) async fn post(
        &self,
        target: &str,
        body: Bytes,
        deadline: Instant,
    ) -> Posted {
        let gate = Arc::new(Gate::default());
        let exchange = async {
            let response = self.exchange(target, body, Arc::clone(&gate)).await?;
            let status = response.status();
            let body = Limited::new(response.into_body(), ANSWER_BYTES);
            let body = body.collect().await?;
            Ok::<_, Box<dyn std::error::Error + Send + Sync>>((status, body.to_bytes()))
        };
        match timeout_at(deadline, exchange).await {
            Ok(Ok((status, body))) => Posted::Answered(status, body),
            Ok(Err(_)) | Err(_) => Posted::Unanswered,
        }
    }

    async fn exchange(
        &self,
        target: &str,
        body: Bytes,
        gate: Arc<Gate>,
    ) -> Result<Response<hyper::body::Incoming>, Box<dyn std::error::Error + Send + Sync>> {
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(self.url.target(target))
            .header(HOST, self.url.authority())
            .header(CONTENT_TYPE, "application/json")
            .header(EXPECT, "100-continue");
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, token.bearer());
        }
        let mut request = request.body(HeldBack::new(body, Arc::clone(&gate)))?;
        hyper::ext::on_informational(&mut request, move |response| {
            if response.status() == StatusCode::CONTINUE {
                gate.open();
            }
        });
        let socket = TcpStream::connect(self.url.place()).await?;
        socket.set_nodelay(true)?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(socket)).await?;
        // Its error is that of the request, too.
        tokio::spawn(async { drop(connection.await) });
        Ok(sender.send_request(request).await?)
    }
}
