//! Handlers that are never asked: a document needs their types alone.
use agentmonitor_contract::activity::{ActivityApi, ActivityViewError, ActivityViewQuery};
use agentmonitor_contract::events::{
    EventCreateBatchError, EventCreateError, EventCreateReply, EventListError, EventListQuery,
    EventPageError, EventPageQuery, EventViewError, EventViewPath, EventsApi,
};
use agentmonitor_contract::filter_options::{FilterOptionViewError, FilterOptionsApi};
use agentmonitor_contract::health::{HealthApi, HealthViewError};
use agentmonitor_contract::hooks::{HookCreateError, HookCreateQuery, HooksApi};
use agentmonitor_contract::otel::{
    OtelApi, OtelLogsCreateError, OtelMetricsCreateError, OtelTracesCreateError,
};
use agentmonitor_contract::prices::{PriceGapListError, PriceGapListQuery, PricesApi};
use agentmonitor_contract::provider_quotas::{
    ProviderQuotaCreateError, ProviderQuotaCreatePath, ProviderQuotaCreateStatuslineError,
    ProviderQuotaListError, ProviderQuotasApi,
};
use agentmonitor_contract::runtime::{Answered, EventStream, Sent};
use agentmonitor_contract::series::{SeriesApi, SeriesViewError, SeriesViewQuery};
use agentmonitor_contract::sessions::{
    SessionActivityListError, SessionActivityListQuery, SessionFileListError, SessionFileListPath,
    SessionListError, SessionListQuery, SessionPageError, SessionPageQuery, SessionViewError,
    SessionViewPath, SessionViewQuery, SessionsApi,
};
use agentmonitor_contract::sources::{SourceListError, SourcesApi};
use agentmonitor_contract::stats::{
    StatsApi, StatsViewCostError, StatsViewCostQuery, StatsViewError, StatsViewQuery,
    StatsViewToolsError, StatsViewToolsQuery, StatsViewUsageMonitorError,
};
use agentmonitor_contract::stream::{
    StreamApi, StreamOpenError, StreamOpenHeaders, StreamOpenQuery,
};
use agentmonitor_contract::telemetry::{TelemetryApi, TelemetryViewError};
use agentmonitor_contract::transcripts::{TranscriptViewError, TranscriptViewPath, TranscriptsApi};
use agentmonitor_contract::types::{
    Activity, CostStats, Event, EventBatchReceipt, EventList, EventPage, FilterOptions, Health,
    HookAnswer, HookPayload, NewEvent, NewEventBatch, OtelExport, OtelReceipt, PriceGapList,
    ProviderQuotaList, ProviderQuotaReceipt, ProviderQuotaSnapshot, Series, SessionActivityList,
    SessionDetail, SessionFileList, SessionList, SessionPage, SourceList, Stats, StatuslinePayload,
    StreamFrame, Telemetry, ToolStats, Transcript,
};

pub struct Nobody;

const NEVER: &str = "a document is made without asking handlers";

impl HealthApi for Nobody {
    async fn health_view(&self) -> Result<Health, HealthViewError> {
        unreachable!("{NEVER}")
    }
}

impl EventsApi for Nobody {
    async fn event_list(&self, _: EventListQuery) -> Result<EventList, EventListError> {
        unreachable!("{NEVER}")
    }

    async fn event_page(&self, _: EventPageQuery) -> Result<EventPage, EventPageError> {
        unreachable!("{NEVER}")
    }

    async fn event_view(&self, _: EventViewPath) -> Result<Event, EventViewError> {
        unreachable!("{NEVER}")
    }

    async fn event_create(&self, _: NewEvent) -> Result<EventCreateReply, EventCreateError> {
        unreachable!("{NEVER}")
    }

    async fn event_create_batch(
        &self,
        _: NewEventBatch,
    ) -> Result<EventBatchReceipt, EventCreateBatchError> {
        unreachable!("{NEVER}")
    }
}

impl FilterOptionsApi for Nobody {
    async fn filter_option_view(&self) -> Result<FilterOptions, FilterOptionViewError> {
        unreachable!("{NEVER}")
    }
}

impl SessionsApi for Nobody {
    async fn session_list(&self, _: SessionListQuery) -> Result<SessionList, SessionListError> {
        unreachable!("{NEVER}")
    }

    async fn session_view(
        &self,
        _: SessionViewPath,
        _: SessionViewQuery,
    ) -> Result<SessionDetail, SessionViewError> {
        unreachable!("{NEVER}")
    }

    async fn session_page(&self, _: SessionPageQuery) -> Result<SessionPage, SessionPageError> {
        unreachable!("{NEVER}")
    }

    async fn session_activity_list(
        &self,
        _: SessionActivityListQuery,
    ) -> Result<SessionActivityList, SessionActivityListError> {
        unreachable!("{NEVER}")
    }

    async fn session_file_list(
        &self,
        _: SessionFileListPath,
    ) -> Result<SessionFileList, SessionFileListError> {
        unreachable!("{NEVER}")
    }
}

impl SourcesApi for Nobody {
    async fn source_list(&self) -> Result<SourceList, SourceListError> {
        unreachable!("{NEVER}")
    }
}

impl TranscriptsApi for Nobody {
    async fn transcript_view(
        &self,
        _: TranscriptViewPath,
    ) -> Result<Transcript, TranscriptViewError> {
        unreachable!("{NEVER}")
    }
}

impl StatsApi for Nobody {
    async fn stats_view(&self, _: StatsViewQuery) -> Result<Stats, StatsViewError> {
        unreachable!("{NEVER}")
    }

    async fn stats_view_usage_monitor(
        &self,
    ) -> Result<ProviderQuotaList, StatsViewUsageMonitorError> {
        unreachable!("{NEVER}")
    }

    async fn stats_view_tools(
        &self,
        _: StatsViewToolsQuery,
    ) -> Result<ToolStats, StatsViewToolsError> {
        unreachable!("{NEVER}")
    }

    async fn stats_view_cost(
        &self,
        _: StatsViewCostQuery,
    ) -> Result<CostStats, StatsViewCostError> {
        unreachable!("{NEVER}")
    }
}

impl SeriesApi for Nobody {
    async fn series_view(&self, _: SeriesViewQuery) -> Result<Series, SeriesViewError> {
        unreachable!("{NEVER}")
    }
}

impl ActivityApi for Nobody {
    async fn activity_view(&self, _: ActivityViewQuery) -> Result<Activity, ActivityViewError> {
        unreachable!("{NEVER}")
    }
}

impl HooksApi for Nobody {
    async fn hook_create(
        &self,
        _: HookCreateQuery,
        _: HookPayload,
    ) -> Result<HookAnswer, HookCreateError> {
        unreachable!("{NEVER}")
    }
}

impl PricesApi for Nobody {
    async fn price_gap_list(
        &self,
        _: PriceGapListQuery,
    ) -> Result<PriceGapList, PriceGapListError> {
        unreachable!("{NEVER}")
    }
}

impl ProviderQuotasApi for Nobody {
    async fn provider_quota_list(&self) -> Result<ProviderQuotaList, ProviderQuotaListError> {
        unreachable!("{NEVER}")
    }

    async fn provider_quota_create(
        &self,
        _: ProviderQuotaCreatePath,
        _: Option<ProviderQuotaSnapshot>,
    ) -> Result<ProviderQuotaReceipt, ProviderQuotaCreateError> {
        unreachable!("{NEVER}")
    }

    async fn provider_quota_create_statusline(
        &self,
        _: Option<StatuslinePayload>,
    ) -> Result<ProviderQuotaReceipt, ProviderQuotaCreateStatuslineError> {
        unreachable!("{NEVER}")
    }
}

impl StreamApi for Nobody {
    async fn stream_open(
        &self,
        _: StreamOpenQuery,
        _: StreamOpenHeaders,
    ) -> Result<EventStream<StreamFrame>, StreamOpenError> {
        unreachable!("{NEVER}")
    }
}

impl OtelApi for Nobody {
    async fn otel_logs_create(
        &self,
        _: Sent<OtelExport>,
    ) -> Result<Answered<OtelReceipt>, OtelLogsCreateError> {
        unreachable!("{NEVER}")
    }

    async fn otel_metrics_create(
        &self,
        _: Sent<OtelExport>,
    ) -> Result<Answered<OtelReceipt>, OtelMetricsCreateError> {
        unreachable!("{NEVER}")
    }

    async fn otel_traces_create(
        &self,
        _: Sent<OtelExport>,
    ) -> Result<Answered<OtelReceipt>, OtelTracesCreateError> {
        unreachable!("{NEVER}")
    }
}

impl TelemetryApi for Nobody {
    async fn telemetry_view(&self) -> Result<Telemetry, TelemetryViewError> {
        unreachable!("{NEVER}")
    }
}
