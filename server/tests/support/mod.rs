//! A server in a directory of its own, and requests to it.
pub mod protobuf;

use std::path::PathBuf;
use std::sync::Arc;

use agentmonitor::config::Config;
use agentmonitor::store::Store;
use poem::endpoint::BoxEndpoint;
use poem::http::{Method, StatusCode};
use poem::{Endpoint, EndpointExt, Request};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

const DATABASE: &str = "agentmonitor.db";

pub struct TestServer {
    endpoint: BoxEndpoint<'static>,
    pub store: Arc<Store>,
    pub shutdown: CancellationToken,
    dir: TempDir,
}

impl TestServer {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        Self::serving(dir, change).await
    }

    /// Another server on the same database, after this one has stopped.
    pub async fn restart(self) -> Self {
        self.shutdown.cancel();
        self.store.close().await.expect("closed");
        let Self { endpoint, dir, .. } = self;
        drop(endpoint);
        Self::serving(dir, |_| {}).await
    }

    async fn serving(dir: TempDir, change: impl FnOnce(&mut Config)) -> Self {
        let db = dir.path().join(DATABASE);
        let mut config = Config::with_defaults(db, dir.path().join("projects"));
        change(&mut config);
        let shutdown = CancellationToken::new();
        let app = agentmonitor::app(&config, shutdown.clone())
            .await
            .expect("it opens");
        Self {
            endpoint: app.endpoint.boxed(),
            store: app.store,
            shutdown,
            dir,
        }
    }

    pub fn database(&self) -> PathBuf {
        self.dir.path().join(DATABASE)
    }

    pub async fn get(&self, path: &str) -> (StatusCode, String) {
        self.send(request(Method::GET, path).finish()).await
    }

    pub async fn post(&self, path: &str, json: &str) -> (StatusCode, String) {
        let request = request(Method::POST, path).content_type("application/json");
        self.send(request.body(json.to_owned())).await
    }

    pub async fn send(&self, request: Request) -> (StatusCode, String) {
        let response = self.endpoint.get_response(request).await;
        let status = response.status();
        (
            status,
            response.into_body().into_string().await.expect("text"),
        )
    }

    /// The answer itself, headers and all.
    pub async fn answer(&self, request: Request) -> poem::Response {
        self.endpoint.get_response(request).await
    }

    /// The answer itself, for streams.
    pub async fn open(&self, path: &str) -> poem::Response {
        self.open_with(path, &[]).await
    }

    pub async fn open_with(&self, path: &str, headers: &[(&str, &str)]) -> poem::Response {
        let mut asked = request(Method::GET, path);
        for (name, value) in headers {
            asked = asked.header(*name, *value);
        }
        self.endpoint.get_response(asked.finish()).await
    }
}

pub fn request(method: Method, path: &str) -> poem::RequestBuilder {
    Request::builder()
        .method(method)
        .uri_str(path)
        .header("host", "localhost")
}

/// Asserts a status and a whole body.
#[track_caller]
pub fn answers((status, body): (StatusCode, String), expected: u16, text: &str) {
    assert_eq!((status.as_u16(), body.as_str()), (expected, text));
}
