//! The prices as the upgrade of an old database asks for them.
use agentmonitor_migrations::{PriceList, Tokens};

use super::Prices;

impl PriceList for Prices {
    fn provider(&self, model: &str) -> Option<&str> {
        Some(&self.find(model)?.provider)
    }

    fn cost(&self, model: &str, tokens: &Tokens) -> Option<f64> {
        let Tokens {
            input,
            output,
            cache_read,
            cache_write,
        } = *tokens;
        self.cost_of(model, [input, output, cache_read, cache_write])
    }
}
