//! The table `provider_quotas`: at most one row a provider.
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, IdenStatic, Iterable, QueryResult, Value};

use super::change::NewQuota;
use super::entities::provider_quotas::Column;
use super::lenient::Cells;
use super::rows::{statement, text};
use crate::domain::{Provider, Quota, QuotaCredits, QuotaWindow};

/// Every provider's snapshot in the order of [`Provider::ALL`]; of one without a row, that nothing is known.
pub(crate) async fn list(db: &impl ConnectionTrait) -> Result<Vec<Quota>, DbErr> {
    let sql = format!("SELECT {} FROM provider_quotas", columns().join(", "));
    let rows = db.query_all_raw(statement(&sql, Vec::new())).await?;
    let mut stored = Vec::with_capacity(rows.len());
    for row in &rows {
        stored.extend(read(row)?);
    }
    let of = |provider| {
        let mut stored = stored.iter();
        let found = stored.find(|quota: &&Quota| quota.provider == provider);
        found
            .cloned()
            .unwrap_or_else(|| Quota::unavailable(provider))
    };
    Ok(Provider::ALL.into_iter().map(of).collect())
}

/// Replaces the provider's row, unless it must yield to it.
pub(crate) async fn save(db: &impl ConnectionTrait, new: &NewQuota) -> Result<(), DbErr> {
    let quota = &new.quota;
    if let Some(bound) = new.yields_to_newer_than
        && let Some((source, updated_at)) = origin(db, quota.provider).await?
        && source != quota.source
        && updated_at >= bound
    {
        return Ok(());
    }
    let columns = columns();
    let marks = vec!["?"; columns.len()].join(", ");
    let sql = format!(
        "INSERT OR REPLACE INTO provider_quotas ({}) VALUES ({marks})",
        columns.join(", ")
    );
    db.execute_raw(statement(&sql, values(quota))).await?;
    Ok(())
}

/// Where the provider's row came from and when, if it says when.
async fn origin(
    db: &impl ConnectionTrait,
    provider: Provider,
) -> Result<Option<(Option<String>, Timestamp)>, DbErr> {
    let sql = "SELECT source, updated_at FROM provider_quotas WHERE provider = ?";
    let row = db
        .query_one_raw(statement(sql, vec![text(provider.as_str())]))
        .await?;
    let Some(row) = row else { return Ok(None) };
    let mut cells = Cells::of(&row)?;
    let (source, updated_at) = (cells.text()?, cells.text()?);
    let updated_at = updated_at.and_then(|text| text.parse().ok());
    Ok(updated_at.map(|updated_at| (source, updated_at)))
}

fn columns() -> Vec<&'static str> {
    Column::iter().map(|column| column.as_str()).collect()
}

/// None for a row of a provider that is not known.
fn read(row: &QueryResult) -> Result<Option<Quota>, DbErr> {
    let mut cells = Cells::of(row)?;
    let provider = cells.text()?.unwrap_or_default();
    let Some(provider) = Provider::from_text(&provider) else {
        return Ok(None);
    };
    let unknown = Quota::unavailable(provider);
    Ok(Some(Quota {
        provider,
        agent_type: cells.text()?.unwrap_or(unknown.agent_type),
        status: cells.text()?.unwrap_or(unknown.status),
        source: cells.text()?,
        updated_at: cells.text()?,
        account_label: cells.text()?,
        plan_type: cells.text()?,
        limit_id: cells.text()?,
        limit_name: cells.text()?,
        error_message: cells.text()?,
        primary: window(&mut cells)?,
        secondary: window(&mut cells)?,
        credits: credits(&mut cells)?,
        raw_payload: cells.text()?,
    }))
}

fn window(cells: &mut Cells<'_>) -> Result<Option<QuotaWindow>, DbErr> {
    let (used_percent, window_minutes) = (cells.real()?, cells.integer()?);
    let resets_at = cells.text()?;
    Ok(used_percent.map(|used_percent| QuotaWindow {
        used_percent,
        resets_at,
        window_minutes,
    }))
}

fn credits(cells: &mut Cells<'_>) -> Result<Option<QuotaCredits>, DbErr> {
    let (has_credits, unlimited) = (cells.integer()?, cells.integer()?);
    let balance = cells.text()?;
    if has_credits.is_none() && unlimited.is_none() && balance.is_none() {
        return Ok(None);
    }
    let holds = |flag: Option<i64>| flag.is_some_and(|flag| flag != 0);
    Ok(Some(QuotaCredits {
        has_credits: holds(has_credits),
        unlimited: holds(unlimited),
        balance,
    }))
}

/// In the order of the entity's columns.
fn values(quota: &Quota) -> Vec<Value> {
    let optional = |text: &Option<String>| Value::String(text.clone());
    let mut values = vec![
        text(quota.provider.as_str()),
        text(&quota.agent_type),
        text(&quota.status),
        optional(&quota.source),
        optional(&quota.updated_at),
        optional(&quota.account_label),
        optional(&quota.plan_type),
        optional(&quota.limit_id),
        optional(&quota.limit_name),
        optional(&quota.error_message),
    ];
    for window in [&quota.primary, &quota.secondary] {
        let window = window.as_ref();
        values.push(Value::Double(window.map(|window| window.used_percent)));
        values.push(Value::BigInt(
            window.and_then(|window| window.window_minutes),
        ));
        values.push(Value::String(
            window.and_then(|window| window.resets_at.clone()),
        ));
    }
    let credits = quota.credits.as_ref();
    let flag = |flag: Option<bool>| Value::BigInt(flag.map(i64::from));
    values.extend([
        flag(credits.map(|credits| credits.has_credits)),
        flag(credits.map(|credits| credits.unlimited)),
        Value::String(credits.and_then(|credits| credits.balance.clone())),
        optional(&quota.raw_payload),
    ]);
    values
}
