//! Tells the totals to those who follow everything, again and again.
use std::sync::Arc;
use std::time::Duration;

use agentmonitor_contract::types as wire;
use bytes::Bytes;
use tokio::time::{Instant, MissedTickBehavior, interval_at};
use tokio_util::sync::CancellationToken;

use super::shown;
use crate::api::stream::rendered;
use crate::domain::{StatsFilter, Totals};
use crate::store::{StatsVersion, Store, StoreError};
use crate::stream::{Frame, Hub, Topic};

/// Publishes `stats` frames. Nothing is asked of the database while nobody wants them, and totals are added up only
/// after something was written; quotas are asked for each time.
pub struct StatsFrames {
    store: Arc<Store>,
    hub: Hub,
    last: Option<(StatsVersion, Totals)>,
    /// Whether the last frame could not be made, and that was logged.
    failing: bool,
}

impl StatsFrames {
    pub fn new(store: Arc<Store>, hub: Hub) -> Self {
        Self {
            store,
            hub,
            last: None,
            failing: false,
        }
    }

    /// Runs until `shutdown` is cancelled; the first frame comes after one period.
    pub async fn run(mut self, every: Duration, shutdown: CancellationToken) {
        let mut ticks = interval_at(Instant::now() + every, every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let telling = async {
            loop {
                ticks.tick().await;
                let told = self.tell().await;
                self.log(told);
            }
        };
        shutdown.run_until_cancelled(telling).await;
    }

    async fn tell(&mut self) -> Result<(), StoreError> {
        if !self.hub.is_wanted(&Topic::default()) {
            return Ok(());
        }
        self.store.sweep_before_reading().await;
        let totals = self.totals().await?;
        let quotas = self.store.provider_quotas().await?;
        self.hub.publish(vec![Stats(shown::stats(totals, quotas))]);
        Ok(())
    }

    async fn totals(&mut self) -> Result<Totals, StoreError> {
        let stats = self.store.stats();
        // Before the totals: what is written in between is in them, and counted anew the next time.
        let version = stats.version().await?;
        if let Some((last, totals)) = &self.last
            && *last == version
        {
            return Ok(totals.clone());
        }
        let totals = stats.totals(&StatsFilter::default()).await?;
        self.last = Some((version, totals.clone()));
        Ok(totals)
    }

    fn log(&mut self, told: Result<(), StoreError>) {
        let failing = told.is_err();
        if let Err(error) = told
            && !self.failing
        {
            tracing::warn!(%error, "no stats are told on the stream until the database can be read again");
        }
        self.failing = failing;
    }
}

/// What a frame says; about no event in particular, so that no filter lets it through.
struct Stats(wire::Stats);

impl Frame for Stats {
    fn topic(&self) -> Topic<'_> {
        Topic::default()
    }

    fn render(&self) -> Bytes {
        rendered(&wire::StreamFrame::Stats(wire::StatsFrame {
            r#type: wire::StatsFrameType::Stats,
            payload: self.0.clone(),
        }))
    }
}
