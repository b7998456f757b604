//! `agentmonitor serve`.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context;
use clap::ArgMatches;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::{logging, signals};
use crate::config::{Config, Loaded, Surroundings};
use crate::store::DatabaseLock;
use crate::web;

/// Serves on a bound listener until the token is cancelled: `agentmonitor::run`.
///
/// The last argument is called once, with the bound address, when requests are taken.
pub trait Run {
    /// Serves.
    fn run(
        self,
        config: Config,
        listener: TcpListener,
        shutdown: CancellationToken,
        ready: fn(SocketAddr),
    ) -> impl Future<Output = anyhow::Result<()>>;
}

impl<F, O> Run for F
where
    F: FnOnce(Config, TcpListener, CancellationToken, fn(SocketAddr)) -> O,
    O: Future<Output = anyhow::Result<()>>,
{
    fn run(
        self,
        config: Config,
        listener: TcpListener,
        shutdown: CancellationToken,
        ready: fn(SocketAddr),
    ) -> impl Future<Output = anyhow::Result<()>> {
        self(config, listener, shutdown, ready)
    }
}

pub(super) fn serve(flags: &ArgMatches, run: impl Run) -> anyhow::Result<()> {
    let around = Surroundings::of_process()
        .context("the working directory cannot be read; start in one that is there")?;
    let Loaded {
        mut config,
        notices,
    } = Config::load(flags, &around)?;
    logging::start(&config.log_filter)?;
    logging::say(&notices);
    // Declared before the runtime, so that it outlives it even in a panic: what still writes ends first.
    let lock;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("cannot start the runtime; free some threads or memory")?;
    let listener = runtime.block_on(web::bind(&config));
    // A start that must fail leaves no folders behind. Where there is a database, its lock knows who else serves it.
    let listener = match config.db_path.exists() {
        true => listener,
        false => Ok(listener?),
    };
    lock = Arc::new(DatabaseLock::acquire(&config.db_path)?);
    config.db_path = lock.database().to_path_buf();
    let listener = listener?;
    let outcome = runtime.block_on(async {
        let shutdown = CancellationToken::new();
        let cut_short = Arc::clone(&lock);
        signals::cancel_on_signal(shutdown.clone(), move || cut_short.release())?;
        run.run(config, listener, shutdown, announce).await
    });
    drop(runtime);
    lock.release();
    outcome
}

/// The two lines that scripts wait for.
fn announce(address: SocketAddr) {
    let lines = format!(
        "AgentMonitor listening on http://{address}\nDashboard: http://localhost:{}/\n",
        address.port()
    );
    let mut stdout = io::stdout();
    if let Err(error) = stdout
        .write_all(lines.as_bytes())
        .and_then(|()| stdout.flush())
    {
        tracing::debug!(%error, "nobody reads stdout");
    }
}
