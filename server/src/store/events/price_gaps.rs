//! Models whose usage has no cost.
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Func, Order, Query, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, IdenStatic, QueryResult};

use crate::store::entities::events::{Column, Entity};
use crate::store::lenient::{Cells, NO_TIME};

/// A model, and what the events with its tokens and without a cost have in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceGap {
    pub model: String,
    pub events: i64,
    pub tokens_in: i64,
    pub tokens_out: i64,
    pub cache_read_tokens: i64,
    pub cache_write_tokens: i64,
    pub first_seen_at: String,
    pub last_seen_at: String,
}

const TOKENS: [Column; 4] = [
    Column::TokensIn,
    Column::TokensOut,
    Column::CacheReadTokens,
    Column::CacheWriteTokens,
];

/// The one with the most tokens first, then by name, at most `limit`. No index: reads every event.
pub(crate) async fn price_gaps(
    db: &impl ConnectionTrait,
    limit: u64,
) -> Result<Vec<PriceGap>, DbErr> {
    let unpriced = Condition::all()
        .add(Column::Model.is_not_null())
        .add(Column::CostUsd.is_null())
        .add(
            TOKENS
                .into_iter()
                .fold(Condition::any(), |any, column| any.add(column.gt(0))),
        );
    let all_tokens = TOKENS.into_iter().map(total).reduce(ExprTrait::add);
    let mut select = Query::select()
        .column(Column::Model)
        .expr(Func::count(Expr::col(Asterisk)))
        .take();
    for column in TOKENS {
        select.expr(total(column));
    }
    select
        .expr(Expr::col(Column::CreatedAt).min())
        .expr(Expr::col(Column::CreatedAt).max())
        .from(Entity)
        .cond_where(unpriced)
        .group_by_col(Column::Model)
        .order_by_expr(all_tokens.expect("there are columns"), Order::Desc)
        .order_by(Column::Model, Order::Asc)
        .limit(limit);
    let rows = db.query_all(&select).await?;
    rows.iter().map(read).collect()
}

/// As a double: a sum of integers fails where it overflows.
fn total(column: Column) -> SimpleExpr {
    Func::cust("total").arg(Expr::cust(column.as_str())).into()
}

fn read(row: &QueryResult) -> Result<PriceGap, DbErr> {
    let mut cells = Cells::of(row)?;
    let model = cells.text()?.unwrap_or_default();
    let mut number = || Ok::<_, DbErr>(cells.integer()?.unwrap_or_default());
    Ok(PriceGap {
        model,
        events: number()?,
        tokens_in: number()?,
        tokens_out: number()?,
        cache_read_tokens: number()?,
        cache_write_tokens: number()?,
        first_seen_at: cells.time()?.unwrap_or_else(|| NO_TIME.to_owned()),
        last_seen_at: cells.time()?.unwrap_or_else(|| NO_TIME.to_owned()),
    })
}
