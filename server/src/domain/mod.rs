//! What AgentMonitor is about, without HTTP and without SQL: events, the sessions that they make up,
//! and what is left of the providers' quotas.
mod event;
mod filter_options;
mod overview;
mod quota;
mod series;
mod session;
mod session_page;
mod source;
mod stats;
mod sweep;
mod transcript;

/// For what is copied often and mostly short: up to 24 bytes lie in the value itself.
pub use compact_str::CompactString as Text;
pub use event::{Batch, Event, EventStatus, EventType, Metadata, NewEvent, Recorded};
pub use filter_options::{BranchOption, FilterOptions};
pub use overview::{EditedFile, SessionActivity, SessionOverview};
pub use quota::{AVAILABLE, ERROR, Provider, Quota, QuotaCredits, QuotaWindow, UNAVAILABLE};
pub use series::{
    ActivityHour, Series, SeriesBucket, SeriesGroup, SeriesGrouping, SeriesMetric, SeriesPoint,
    SeriesRest, begin_of, hour_of_week,
};
pub use session::{Placement, Session, SessionStatus, agent_id};
pub use session_page::{SessionKey, SessionPage, SessionSearch, SessionSort, SortDirection, whole};
pub use source::EventSource;
pub use stats::{
    CostStats, Counts, HourCost, ModelCost, ProjectCost, SessionTotals, StatsFilter, ToolCalls,
    ToolOrder, ToolUsage, Totals, tool_usage,
};
pub use sweep::Swept;
pub use transcript::{Role, TranscriptEntry, detail as telling_detail};
