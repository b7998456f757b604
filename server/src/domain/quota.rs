//! What is left of what a provider allows: one snapshot a provider, replaced whole by each newer one.

/// The providers whose quotas are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Provider {
    Claude,
    Codex,
}

impl Provider {
    /// In the order in which they are listed.
    pub const ALL: [Self; 2] = [Self::Claude, Self::Codex];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Claude => "claude",
            Self::Codex => "codex",
        }
    }

    /// Case counts.
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|provider| provider.as_str() == text)
    }

    /// The agent that uses the provider, unless a snapshot names another.
    pub fn agent_type(self) -> &'static str {
        match self {
            Self::Claude => "claude_code",
            Self::Codex => "codex",
        }
    }
}

/// `status` of a quota whose limits are known.
pub const AVAILABLE: &str = "available";
/// `status` of a quota of which nothing is known.
pub const UNAVAILABLE: &str = "unavailable";
/// `status` of a quota that could not be read; `error_message` says why.
pub const ERROR: &str = "error";

/// One provider's snapshot. Texts are free: who posts a snapshot chooses them.
#[derive(Debug, Clone, PartialEq)]
pub struct Quota {
    pub provider: Provider,
    pub agent_type: String,
    pub status: String,
    pub source: Option<String>,
    /// ISO 8601, UTC, milliseconds.
    pub updated_at: Option<String>,
    pub account_label: Option<String>,
    pub plan_type: Option<String>,
    pub limit_id: Option<String>,
    pub limit_name: Option<String>,
    pub error_message: Option<String>,
    pub primary: Option<QuotaWindow>,
    pub secondary: Option<QuotaWindow>,
    pub credits: Option<QuotaCredits>,
    /// What the snapshot was made of, as JSON text; kept for whoever looks into the table.
    pub raw_payload: Option<String>,
}

impl Quota {
    /// Nothing is known.
    pub fn unavailable(provider: Provider) -> Self {
        Self {
            provider,
            agent_type: provider.agent_type().to_owned(),
            status: UNAVAILABLE.to_owned(),
            source: None,
            updated_at: None,
            account_label: None,
            plan_type: None,
            limit_id: None,
            limit_name: None,
            error_message: None,
            primary: None,
            secondary: None,
            credits: None,
            raw_payload: None,
        }
    }
}

/// How much of one window of time is used.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotaWindow {
    /// 0 to 100.
    pub used_percent: f64,
    /// ISO 8601, UTC, milliseconds.
    pub resets_at: Option<String>,
    pub window_minutes: Option<i64>,
}

impl QuotaWindow {
    pub fn remaining_percent(&self) -> f64 {
        100.0 - self.used_percent
    }
}

/// What may be used beyond the windows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaCredits {
    pub has_credits: bool,
    pub unlimited: bool,
    pub balance: Option<String>,
}
