//! AgentMonitor: watches AI coding agents at work and shows it, live.
//!
//! [`run`] is the composition root: it builds the rooms from the configuration and serves until it is told to stop.
//! Requests go `web` (gates) to the contract crate (routes, validation) to `api` (handlers) to `ingest`, `store` and
//! `stream`; each knows only the next.
pub mod api;
pub mod cli;
pub mod config;
pub mod domain;
pub mod hooks;
pub mod ingest;
pub mod otlp;
pub mod pricing;
pub mod quotas;
mod settings;
pub mod store;
pub mod stream;
mod sweeper;
mod terminal;
pub mod web;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use agentmonitor_contract::ROUTES;
use agentmonitor_contract::runtime::RouteTable;
use poem::{Endpoint, IntoEndpoint, Response};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use api::{Publisher, Server, StatsFrames};
use config::Config;
use hooks::{Hooks, Spool};
use ingest::{HistoryWindow, Ingest, IngestSettings};
use otlp::Otlp;
use pricing::{OwnPricesError, Prices};
use quotas::codex;
use store::{Store, StoreOptions};
use stream::{Hub, HubLimits};
use web::{CONTRACT_ROUTES, Dashboard, Gates, WithContract};

/// How long requests that are under way may take when the server stops.
const DRAIN: Duration = Duration::from_secs(5);

/// Serves on `listener` until `shutdown` is cancelled; `ready` is called once requests are taken. Whoever calls it holds
/// the lock of the database ([`store::DatabaseLock`]) until it returns.
pub async fn run(
    config: Config,
    listener: TcpListener,
    shutdown: CancellationToken,
    ready: fn(SocketAddr),
) -> anyhow::Result<()> {
    let App {
        endpoint,
        store,
        hub,
        hooks,
    } = app(&config, shutdown.clone()).await?;
    let address = listener.local_addr()?;
    for spool in spools(&config, address) {
        hooks.catch_up(&spool).await;
    }
    ready(address);
    let polling = tokio::spawn(codex::poll(
        Arc::clone(&store),
        codex::Program::codex(),
        Duration::from_millis(config.codex_quota_poll_interval_ms),
        shutdown.clone(),
    ));
    let stats = tokio::spawn(StatsFrames::new(Arc::clone(&store), hub).run(
        Duration::from_millis(config.stats_interval_ms),
        shutdown.clone(),
    ));
    web::serve(listener, endpoint, shutdown, DRAIN).await;
    if let Err(error) = polling.await {
        tracing::error!(%error, "the polls of codex failed");
    }
    if let Err(error) = stats.await {
        tracing::error!(%error, "the stream's totals failed");
    }
    hooks.close().await;
    store.close().await?;
    tracing::info!("stopped");
    Ok(())
}

/// Where hooks keep what they could not tell this server, under each name that it may have for them.
fn spools(config: &Config, address: SocketAddr) -> Vec<Spool> {
    let port = address.port();
    let names = ["127.0.0.1", "localhost", "[::1]", &config.host];
    let spool = |dir: &Path| {
        let names = names.iter().map(|name| format!("{name}:{port}"));
        names.map(|name| Spool::of(dir, &name)).collect()
    };
    config.spool_dir.as_deref().map(spool).unwrap_or_default()
}

/// Everything but the socket.
pub struct App<E> {
    /// Answers every request.
    pub endpoint: E,
    /// To be closed when no request is left.
    pub store: Arc<Store>,
    /// Reaches who follows the stream.
    pub hub: Hub,
    /// To be closed before the store.
    pub hooks: Arc<Hooks<Store>>,
}

/// Opens the database and puts the rooms together; streams end when `shutdown` is cancelled.
pub async fn app(
    config: &Config,
    shutdown: CancellationToken,
) -> anyhow::Result<App<impl Endpoint<Output = Response> + use<>>> {
    let started = Instant::now();
    let heartbeat = Duration::from_millis(config.sse_heartbeat_ms);
    let limits = HubLimits::new(config.max_sse_clients, heartbeat);
    let hub = Hub::new(limits, shutdown.clone());
    let publisher = Arc::new(Publisher(hub.clone()));
    // Before the database is touched: a wrong price file refuses to start.
    let prices = Arc::new(prices(config)?);
    let store = Arc::new(Store::open(&store_options(config), publisher).await?);
    hub.start_after(store.last_event_id().await?);
    sweeper::start(&store, sweeper::PERIOD, shutdown);
    let settings = ingest_settings(config, Arc::clone(&prices));
    let ingest = Arc::new(Ingest::new(Arc::clone(&store), settings));
    let otlp = Arc::new(Otlp::new(Arc::clone(&ingest), &config.db_path));
    let telemetry = Arc::clone(otlp.telemetry());
    let hooks = Arc::new(Hooks::start(Arc::clone(&ingest), telemetry));
    let server = Server {
        otlp,
        ingest,
        hooks: Arc::clone(&hooks),
        safety: config.safety,
        prices,
        store: Arc::clone(&store),
        hub: hub.clone(),
        started,
    };
    let endpoint = web::shell(api(server), Dashboard::built_in(), Gates::new(config));
    Ok(App {
        endpoint,
        store,
        hub,
        hooks,
    })
}

/// The operations of the contract and the contract itself, under one table of routes.
fn api(server: Server) -> impl Endpoint<Output = Response> {
    let service = agentmonitor_contract::service(Arc::new(server)).into_endpoint();
    RouteTable::new(&[ROUTES, CONTRACT_ROUTES].concat()).guard(WithContract::new(service))
}

fn store_options(config: &Config) -> StoreOptions {
    let sync = match config.db_sync {
        config::DbSync::Normal => store::DbSync::Normal,
        config::DbSync::Full => store::DbSync::Full,
    };
    StoreOptions {
        sync,
        session_timeout: Duration::from_secs(config.session_timeout_minutes.saturating_mul(60)),
        ..StoreOptions::new(&config.db_path)
    }
}

/// The embedded prices and the user's.
fn prices(config: &Config) -> Result<Prices, OwnPricesError> {
    let folder = config.db_path.parent().unwrap_or(Path::new("."));
    Prices::with_own(config.prices_file.as_deref(), folder)
}

fn ingest_settings(config: &Config, prices: Arc<Prices>) -> IngestSettings {
    IngestSettings {
        prices,
        projects_dir: config.projects_dir.clone(),
        metadata_limit_bytes: usize::try_from(config.max_payload_kb.saturating_mul(1024))
            .unwrap_or(usize::MAX),
        history: HistoryWindow::new(config.auto_import_minutes, config.session_timeout_minutes),
    }
}
