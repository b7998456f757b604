//! Operations of the tag `health`.
use agentmonitor_contract::health::{HealthApi, HealthViewError};
use agentmonitor_contract::types::Health;

use super::Server;
use super::errors::unwell;

impl HealthApi for Server {
    async fn health_view(&self) -> Result<Health, HealthViewError> {
        let bytes = self.store.database_bytes();
        let bytes = bytes.map_err(unwell::<HealthViewError>)?;
        Ok(Health {
            status: "ok".into(),
            uptime: saturated(self.started.elapsed().as_secs()),
            db_size_bytes: saturated(bytes),
            sse_clients: saturated(self.hub.clients() as u64),
        })
    }
}

fn saturated(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
