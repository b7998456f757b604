//! Operations of the tag `prices`.
use agentmonitor_contract::prices::{PriceGapListError, PriceGapListQuery, PricesApi};
use agentmonitor_contract::types as wire;

use super::Server;
use super::errors::read_failed;
use crate::store::PriceGap;

impl PricesApi for Server {
    async fn price_gap_list(
        &self,
        query: PriceGapListQuery,
    ) -> Result<wire::PriceGapList, PriceGapListError> {
        let limit = query.limit.unsigned_abs();
        let gaps = self.store.price_gaps(limit).await;
        let gaps = gaps.map_err(read_failed::<PriceGapListError>)?;
        let gaps = gaps.into_iter().map(|gap| {
            let priced = self.prices.knows(&gap.model);
            wire_gap(gap, priced)
        });
        Ok(wire::PriceGapList {
            gaps: gaps.collect(),
        })
    }
}

fn wire_gap(gap: PriceGap, priced: bool) -> wire::PriceGap {
    wire::PriceGap {
        model: gap.model.into(),
        events: gap.events,
        tokens_in: gap.tokens_in,
        tokens_out: gap.tokens_out,
        cache_read_tokens: gap.cache_read_tokens,
        cache_write_tokens: gap.cache_write_tokens,
        first_seen_at: gap.first_seen_at.into(),
        last_seen_at: gap.last_seen_at.into(),
        priced,
    }
}
