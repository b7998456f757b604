//! One row per session, keyed by the id that the agent reports.
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub agent_id: String,
    pub agent_type: String,
    pub project: Option<String>,
    pub branch: Option<String>,
    pub status: String,
    pub started_at: String,
    pub ended_at: Option<String>,
    pub last_event_at: String,
    pub metadata: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
