//! Operations of the tag `provider_quotas`.
use agentmonitor_contract::errors::BadRequest;
use agentmonitor_contract::provider_quotas::{
    ProviderQuotaCreateError, ProviderQuotaCreatePath, ProviderQuotaCreateStatuslineError,
    ProviderQuotaListError, ProviderQuotasApi,
};
use agentmonitor_contract::types as wire;
use jiff::Timestamp;

use super::Server;
use super::errors::{plain, read_failed, write_failed};
use crate::domain::{self, Provider};
use crate::quotas::{self, QuotaError};

/// Why a status line changes nothing.
const NO_LIMITS: &str = "missing rate_limits payload";

impl ProviderQuotasApi for Server {
    async fn provider_quota_list(&self) -> Result<wire::ProviderQuotaList, ProviderQuotaListError> {
        let quotas = self.store.provider_quotas().await;
        quotas.map(quota_monitor).map_err(read_failed)
    }

    /// An unknown provider is told before the snapshot is looked at.
    async fn provider_quota_create(
        &self,
        path: ProviderQuotaCreatePath,
        body: Option<wire::ProviderQuotaSnapshot>,
    ) -> Result<wire::ProviderQuotaReceipt, ProviderQuotaCreateError> {
        let provider = Provider::from_text(&path.provider)
            .ok_or_else(|| ProviderQuotaCreateError::NotFound(plain("Unknown provider")))?;
        let posted = body.ok_or(QuotaError::NoObject);
        let quota = posted.and_then(|body| quotas::posted(provider, &body.0, Timestamp::now()));
        let quota = quota.map_err(refused::<ProviderQuotaCreateError>)?;
        let stored = self.store.set_provider_quota(quota, None).await;
        stored.map(|()| accepted()).map_err(write_failed)
    }

    async fn provider_quota_create_statusline(
        &self,
        body: Option<wire::StatuslinePayload>,
    ) -> Result<wire::ProviderQuotaReceipt, ProviderQuotaCreateStatuslineError> {
        let body = body.unwrap_or_else(|| wire::StatuslinePayload("null".to_owned()));
        let quota = quotas::statusline(&body.0, Timestamp::now());
        let Some(quota) = quota.map_err(refused::<ProviderQuotaCreateStatuslineError>)? else {
            return Ok(wire::ProviderQuotaReceipt {
                accepted: false,
                reason: Some(NO_LIMITS.into()),
            });
        };
        let stored = self.store.set_provider_quota(quota, None).await;
        stored.map(|()| accepted()).map_err(write_failed)
    }
}

/// The providers' quotas as every operation shows them that does.
pub(super) fn quota_monitor(quotas: Vec<domain::Quota>) -> wire::ProviderQuotaList {
    wire::ProviderQuotaList(quotas.into_iter().map(Into::into).collect())
}

fn accepted() -> wire::ProviderQuotaReceipt {
    wire::ProviderQuotaReceipt {
        accepted: true,
        reason: None,
    }
}

fn refused<E: BadRequest>(error: QuotaError) -> E {
    E::bad_request(match error {
        QuotaError::NoObject => plain("Expected JSON object body"),
        QuotaError::Fields(wrong) => {
            let details = wrong.into_iter().map(|wrong| wire::FieldError {
                field: wrong.field.into(),
                message: wrong.message.into(),
            });
            wire::Error {
                details: Some(details.collect()),
                ..plain("Invalid provider quota")
            }
        }
    })
}

impl From<domain::Quota> for wire::ProviderQuota {
    fn from(quota: domain::Quota) -> Self {
        Self {
            provider: quota.provider.as_str().into(),
            agent_type: quota.agent_type.into(),
            status: quota.status.into(),
            source: quota.source.map(Into::into),
            updated_at: quota.updated_at.map(Into::into),
            account_label: quota.account_label.map(Into::into),
            plan_type: quota.plan_type.map(Into::into),
            limit_id: quota.limit_id.map(Into::into),
            limit_name: quota.limit_name.map(Into::into),
            error_message: quota.error_message.map(Into::into),
            primary: quota.primary.map(Into::into),
            secondary: quota.secondary.map(Into::into),
            credits: quota.credits.map(Into::into),
        }
    }
}

impl From<domain::QuotaWindow> for wire::QuotaWindow {
    fn from(window: domain::QuotaWindow) -> Self {
        Self {
            remaining_percent: window.remaining_percent(),
            used_percent: window.used_percent,
            resets_at: window.resets_at.map(Into::into),
            window_minutes: window.window_minutes,
        }
    }
}

impl From<domain::QuotaCredits> for wire::QuotaCredits {
    fn from(credits: domain::QuotaCredits) -> Self {
        Self {
            has_credits: credits.has_credits,
            unlimited: credits.unlimited,
            balance: credits.balance.map(Into::into),
        }
    }
}
