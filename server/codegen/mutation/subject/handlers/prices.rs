//! Handlers of the tag `prices`, as complete as those beside it.
use super::super::contract::prices::{PriceGapListError, PriceGapListQuery, PricesApi};
use super::super::contract::types::{PriceGap, PriceGapList};
use super::{Server, error, text};

impl PricesApi for Server {
    async fn price_gap_list(
        &self,
        query: PriceGapListQuery,
    ) -> Result<PriceGapList, PriceGapListError> {
        let PriceGapListQuery { limit } = query;
        if let Some(failed) = gap_error(limit) {
            return Err(failed);
        }
        let gap = |priced: bool| PriceGap {
            model: text(&format!("limit {limit}, ")),
            events: 1_i64,
            tokens_in: 2_i64,
            tokens_out: 3_i64,
            cache_read_tokens: 4_i64,
            cache_write_tokens: 5_i64,
            first_seen_at: text("2026-01-01 00:00:00"),
            last_seen_at: text("2026-01-01 00:00:01"),
            priced,
        };
        let gaps: Vec<PriceGap> = vec![gap(true), gap(false)];
        Ok(PriceGapList { gaps })
    }
}

/// Each error that the operation may answer, asked for by its status.
fn gap_error(limit: i64) -> Option<PriceGapListError> {
    let failed = match limit {
        400 => PriceGapListError::BadRequest(error("answer-400")),
        500 => PriceGapListError::InternalServerError(error("answer-500")),
        503 => PriceGapListError::ServiceUnavailable {
            error: error("answer-503"),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        PriceGapListError::BadRequest(_)
        | PriceGapListError::InternalServerError(_)
        | PriceGapListError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}
