//! One row per provider that ever told its quota.
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "provider_quotas")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub provider: String,
    pub agent_type: String,
    pub status: String,
    pub source: Option<String>,
    pub updated_at: Option<String>,
    pub account_label: Option<String>,
    pub plan_type: Option<String>,
    pub limit_id: Option<String>,
    pub limit_name: Option<String>,
    pub error_message: Option<String>,
    #[sea_orm(column_type = "Double", nullable)]
    pub primary_used_percent: Option<f64>,
    pub primary_window_minutes: Option<i64>,
    pub primary_resets_at: Option<String>,
    #[sea_orm(column_type = "Double", nullable)]
    pub secondary_used_percent: Option<f64>,
    pub secondary_window_minutes: Option<i64>,
    pub secondary_resets_at: Option<String>,
    pub credits_has_credits: Option<i64>,
    pub credits_unlimited: Option<i64>,
    pub credits_balance: Option<String>,
    pub raw_payload: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
