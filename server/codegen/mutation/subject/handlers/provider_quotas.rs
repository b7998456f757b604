//! Handlers of the tag `provider_quotas`, as complete as those beside it.
use codegen_runtime::CompactString;

use super::super::contract::provider_quotas::{
    ProviderQuotaCreateError, ProviderQuotaCreatePath, ProviderQuotaCreateStatuslineError,
    ProviderQuotaListError, ProviderQuotasApi,
};
use super::super::contract::types::{
    Error, ProviderQuota, ProviderQuotaList, ProviderQuotaReceipt, ProviderQuotaSnapshot,
    QuotaCredits, QuotaWindow, StatuslinePayload,
};
use super::{Server, error, text};

impl ProviderQuotasApi for Server {
    async fn provider_quota_list(&self) -> Result<ProviderQuotaList, ProviderQuotaListError> {
        let said = self.quota.lock().map_err(|_| {
            let failed = ProviderQuotaListError::InternalServerError(error("broken"));
            match &failed {
                ProviderQuotaListError::InternalServerError(_) => {}
                ProviderQuotaListError::ServiceUnavailable {
                    error: Error { .. },
                    retry_after,
                } => {
                    let _: &Option<i64> = retry_after;
                }
            }
            failed
        })?;
        Ok(ProviderQuotaList(vec![quota(&said)]))
    }

    async fn provider_quota_create(
        &self,
        path: ProviderQuotaCreatePath,
        body: Option<ProviderQuotaSnapshot>,
    ) -> Result<ProviderQuotaReceipt, ProviderQuotaCreateError> {
        let ProviderQuotaCreatePath { provider } = path;
        let provider: String = provider;
        if let Some(failed) = quota_error(&provider) {
            return Err(failed);
        }
        let said = body.map(|ProviderQuotaSnapshot(json)| json);
        Ok(self.keep(provider, said))
    }

    async fn provider_quota_create_statusline(
        &self,
        body: Option<StatuslinePayload>,
    ) -> Result<ProviderQuotaReceipt, ProviderQuotaCreateStatuslineError> {
        let said = body.map(|StatuslinePayload(json)| json);
        if let Some(failed) = said.as_deref().and_then(statusline_error) {
            return Err(failed);
        }
        Ok(self.keep("claude".to_owned(), said))
    }
}

impl Server {
    fn keep(&self, provider: String, said: Option<String>) -> ProviderQuotaReceipt {
        let accepted = said.is_some();
        if let (Some(said), Ok(mut quota)) = (said, self.quota.lock()) {
            *quota = format!("{provider} {said}");
        }
        ProviderQuotaReceipt {
            accepted,
            reason: (!accepted).then(|| text("no body")),
        }
    }
}

/// A quota that says what was sent last.
fn quota(said: &str) -> ProviderQuota {
    let said = || Some(text(said));
    ProviderQuota {
        provider: text("claude"),
        agent_type: text("claude_code"),
        status: text("available"),
        source: said(),
        updated_at: Some(text("2026-01-01T00:00:00.000Z")),
        account_label: said(),
        plan_type: said(),
        limit_id: said(),
        limit_name: said(),
        error_message: None::<CompactString>,
        primary: Some(QuotaWindow {
            used_percent: 40.5_f64,
            remaining_percent: 59.5_f64,
            resets_at: Some(text("2026-01-01T00:00:00.000Z")),
            window_minutes: Some(300_i64),
        }),
        secondary: None::<QuotaWindow>,
        credits: Some(QuotaCredits {
            has_credits: true,
            unlimited: false,
            balance: said(),
        }),
    }
}

/// Each error that `provider_quota_create` may answer, asked for by the provider.
fn quota_error(provider: &str) -> Option<ProviderQuotaCreateError> {
    let failed = match provider {
        "400" => ProviderQuotaCreateError::BadRequest(error("400")),
        "404" => ProviderQuotaCreateError::NotFound(error("404")),
        "500" => ProviderQuotaCreateError::InternalServerError(error("500")),
        "503" => ProviderQuotaCreateError::ServiceUnavailable {
            error: error("503"),
            retry_after: Some(1_i64),
        },
        _ => return None,
    };
    match &failed {
        ProviderQuotaCreateError::BadRequest(_)
        | ProviderQuotaCreateError::NotFound(_)
        | ProviderQuotaCreateError::InternalServerError(_)
        | ProviderQuotaCreateError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// Each error that `provider_quota_create_statusline` may answer, asked for by its body.
fn statusline_error(body: &str) -> Option<ProviderQuotaCreateStatuslineError> {
    let failed = match body {
        "400" => ProviderQuotaCreateStatuslineError::BadRequest(error("400")),
        "500" => ProviderQuotaCreateStatuslineError::InternalServerError(error("500")),
        "503" => ProviderQuotaCreateStatuslineError::ServiceUnavailable {
            error: error("503"),
            retry_after: Some(1_i64),
        },
        _ => return None,
    };
    match &failed {
        ProviderQuotaCreateStatuslineError::BadRequest(_)
        | ProviderQuotaCreateStatuslineError::InternalServerError(_)
        | ProviderQuotaCreateStatuslineError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}
