//! SIGTERM and SIGINT stop the server: the first one gently, a later one at once.

use std::time::Duration;

use anyhow::Context;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

/// Exit code when a second signal cuts the stop short: as if the first had not been caught.
const CUT_SHORT: i32 = 130;

/// One Ctrl-C is several signals: the terminal's, to every process of the group, and what npx and just pass on to theirs.
const SAME_WISH: Duration = Duration::from_millis(500);

/// Cancels the token at the first signal; does `before_exit` when a later one ends the process, which drops nothing. Needs
/// the context of a tokio runtime.
pub(super) fn cancel_on_signal(
    shutdown: CancellationToken,
    before_exit: impl FnOnce() + Send + 'static,
) -> anyhow::Result<()> {
    let mut signals = Signals::new().context("cannot listen for signals")?;
    tokio::spawn(async move {
        let name = signals.next().await;
        tracing::info!(
            signal = name,
            "shutting down; a second signal exits at once"
        );
        shutdown.cancel();
        signals.ignore_for(SAME_WISH).await;
        let name = signals.next().await;
        tracing::warn!(signal = name, "exiting at once");
        before_exit();
        std::process::exit(CUT_SHORT);
    });
    Ok(())
}

impl Signals {
    async fn ignore_for(&mut self, period: Duration) {
        let end = sleep(period);
        tokio::pin!(end);
        loop {
            tokio::select! {
                () = &mut end => return,
                _ = self.next() => {}
            }
        }
    }
}

#[cfg(unix)]
struct Signals {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn next(&mut self) -> &'static str {
        tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) -> &'static str {
        match tokio::signal::ctrl_c().await {
            Ok(()) => "Ctrl-C",
            Err(_) => std::future::pending().await,
        }
    }
}
