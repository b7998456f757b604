// @generated from openapi.yaml by client-gen; do not edit; run `just gen`.

#[allow(unused_imports)]
pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};
#[allow(unused_imports)]
use progenitor_client::{encode_path, ClientHooks, OperationInfo, RequestBuilderExt};
/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///`Activity`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct Activity {
        ///The hours of the week in which something happened, in their order.
        pub hours: ::std::vec::Vec<ActivityHour>,
    }
    impl Activity {
        pub fn builder() -> builder::Activity {
            Default::default()
        }
    }
    ///`ActivityHour`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct ActivityHour {
        ///What they cost, in US dollars.
        pub cost_usd: f64,
        ///How many events happened.
        pub events: ::std::num::NonZeroU64,
        ///The hour of the day.
        pub hour: i64,
        ///From 1, Monday, to 7, Sunday.
        pub weekday: ::std::num::NonZeroU64,
    }
    impl ActivityHour {
        pub fn builder() -> builder::ActivityHour {
            Default::default()
        }
    }
    ///`BranchOption`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct BranchOption {
        ///The project whose session was on the branch last, ` / `, and the branch; without a project the branch alone.
        pub label: ::std::string::String,
        ///The branch.
        pub value: ::std::string::String,
    }
    impl BranchOption {
        pub fn builder() -> builder::BranchOption {
            Default::default()
        }
    }
    ///The first frame of every stream.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct ConnectedFrame {
        ///The server's clock, UTC.
        pub timestamp: ConnectedFrameTimestamp,
        #[serde(rename = "type")]
        pub type_: ConnectedFrameType,
    }
    impl ConnectedFrame {
        pub fn builder() -> builder::ConnectedFrame {
            Default::default()
        }
    }
    ///The server's clock, UTC.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct ConnectedFrameTimestamp(::std::string::String);
    impl ::std::ops::Deref for ConnectedFrameTimestamp {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<ConnectedFrameTimestamp> for ::std::string::String {
        fn from(value: ConnectedFrameTimestamp) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for ConnectedFrameTimestamp {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for ConnectedFrameTimestamp {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ConnectedFrameTimestamp {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ConnectedFrameTimestamp {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///Tells the frame apart.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum ConnectedFrameType {
        #[serde(rename = "connected")]
        Connected,
    }
    impl ::std::fmt::Display for ConnectedFrameType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Connected => f.write_str("connected"),
            }
        }
    }
    impl ::std::str::FromStr for ConnectedFrameType {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "connected" => Ok(Self::Connected),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ConnectedFrameType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ConnectedFrameType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`CostHour`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct CostHour {
        ///The hour, UTC, by the sender's clock where it said so, else by the server's. A sender may say a year before 0.
        pub bucket: CostHourBucket,
        ///Cost in US dollars.
        pub cost_usd: f64,
        ///Events of the hour, with a cost or without.
        pub event_count: i64,
        ///Input tokens, without those read from or written to a cache.
        pub tokens_in: i64,
        ///Output tokens.
        pub tokens_out: i64,
    }
    impl CostHour {
        pub fn builder() -> builder::CostHour {
            Default::default()
        }
    }
    ///The hour, UTC, by the sender's clock where it said so, else by the server's. A sender may say a year before 0.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct CostHourBucket(::std::string::String);
    impl ::std::ops::Deref for CostHourBucket {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<CostHourBucket> for ::std::string::String {
        fn from(value: CostHourBucket) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for CostHourBucket {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new("^-?[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:00:00Z$")
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^-?[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:00:00Z$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for CostHourBucket {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for CostHourBucket {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for CostHourBucket {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///`CostStats`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct CostStats {
        ///Models with a cost, dearest first.
        pub by_model: ::std::vec::Vec<ModelCost>,
        ///Projects with a cost, dearest first; at most `limit`.
        pub by_project: ::std::vec::Vec<ProjectCost>,
        ///Hours with events, oldest first.
        pub timeline: ::std::vec::Vec<CostHour>,
    }
    impl CostStats {
        pub fn builder() -> builder::CostStats {
            Default::default()
        }
    }
    ///Idle sessions ended for want of events.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct EndCheck {
        ///How many.
        pub ended: i64,
        #[serde(rename = "type")]
        pub type_: EndCheckType,
    }
    impl EndCheck {
        pub fn builder() -> builder::EndCheck {
            Default::default()
        }
    }
    ///Tells the update apart.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum EndCheckType {
        #[serde(rename = "end_check")]
        EndCheck,
    }
    impl ::std::fmt::Display for EndCheckType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::EndCheck => f.write_str("end_check"),
            }
        }
    }
    impl ::std::str::FromStr for EndCheckType {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "end_check" => Ok(Self::EndCheck),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for EndCheckType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for EndCheckType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///Every answer with a 4xx or 5xx status.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct Error {
        ///What is wrong with each field.
        #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
        pub details: ::std::vec::Vec<FieldError>,
        ///What is wrong, in one sentence.
        pub error: ::std::string::String,
        ///What to do about it.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub hint: ::std::option::Option<::std::string::String>,
        ///The stream's client limit, when it is reached.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub max_clients: ::std::option::Option<i64>,
    }
    impl Error {
        pub fn builder() -> builder::Error {
            Default::default()
        }
    }
    ///An event as it is stored.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct Event {
        ///Which agent, such as `claude_code` or `codex`.
        pub agent_type: ::std::string::String,
        ///Git branch.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub branch: ::std::option::Option<::std::string::String>,
        ///Input tokens read from the provider's cache.
        pub cache_read_tokens: i64,
        ///Input tokens written to the provider's cache.
        pub cache_write_tokens: i64,
        ///When it happened by the sender's clock; ISO 8601 with milliseconds, but imported events keep the log's words.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub client_timestamp: ::std::option::Option<::std::string::String>,
        ///Cost in US dollars; null where it is not known.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub cost_usd: ::std::option::Option<f64>,
        ///When the server stored it, UTC.
        pub created_at: EventCreatedAt,
        ///How long it took, in milliseconds.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub duration_ms: ::std::option::Option<i64>,
        ///The sender's id of the event.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub event_id: ::std::option::Option<::std::string::String>,
        ///What kind of thing happened; usually one of `EventType`, but old databases may hold others.
        pub event_type: ::std::string::String,
        ///Rises with the order of storing.
        pub id: i64,
        ///JSON text.
        pub metadata: ::std::string::String,
        ///The language model, as the agent names it.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub model: ::std::option::Option<::std::string::String>,
        ///1 if the metadata was above the cap and a summary stands in its place, else 0.
        pub payload_truncated: i64,
        ///Project.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub project: ::std::option::Option<::std::string::String>,
        ///Always 1.
        pub schema_version: i64,
        ///The session that the event belongs to.
        pub session_id: ::std::string::String,
        ///How the event came; `api`, `hook`, `otel`, `import` or what the sender said.
        pub source: ::std::string::String,
        ///How it ended; `success`, `error` or `timeout`.
        pub status: ::std::string::String,
        ///Input tokens, without those read from or written to a cache.
        pub tokens_in: i64,
        ///Output tokens.
        pub tokens_out: i64,
        ///The tool that was used.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub tool_name: ::std::option::Option<::std::string::String>,
    }
    impl Event {
        pub fn builder() -> builder::Event {
            Default::default()
        }
    }
    ///`EventBatchReceipt`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct EventBatchReceipt {
        ///How many were known already.
        pub duplicates: i64,
        ///Ids of the stored events, in the order sent.
        pub ids: ::std::vec::Vec<i64>,
        ///How many events were stored.
        pub received: i64,
        ///The events that are not what the contract says.
        pub rejected: ::std::vec::Vec<RejectedEvent>,
    }
    impl EventBatchReceipt {
        pub fn builder() -> builder::EventBatchReceipt {
            Default::default()
        }
    }
    ///How many events there are of each.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    #[serde(transparent)]
    pub struct EventCounts(pub ::indexmap::IndexMap<::std::string::String, i64>);
    impl ::std::ops::Deref for EventCounts {
        type Target = ::indexmap::IndexMap<::std::string::String, i64>;
        fn deref(&self) -> &::indexmap::IndexMap<::std::string::String, i64> {
            &self.0
        }
    }
    impl ::std::convert::From<EventCounts>
    for ::indexmap::IndexMap<::std::string::String, i64> {
        fn from(value: EventCounts) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::indexmap::IndexMap<::std::string::String, i64>>
    for EventCounts {
        fn from(value: ::indexmap::IndexMap<::std::string::String, i64>) -> Self {
            Self(value)
        }
    }
    ///When the server stored it, UTC.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct EventCreatedAt(::std::string::String);
    impl ::std::ops::Deref for EventCreatedAt {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<EventCreatedAt> for ::std::string::String {
        fn from(value: EventCreatedAt) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for EventCreatedAt {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for EventCreatedAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for EventCreatedAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for EventCreatedAt {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///An event that was just stored.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct EventFrame {
        pub payload: Event,
        #[serde(rename = "type")]
        pub type_: EventFrameType,
    }
    impl EventFrame {
        pub fn builder() -> builder::EventFrame {
            Default::default()
        }
    }
    ///Tells the frame apart.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum EventFrameType {
        #[serde(rename = "event")]
        Event,
    }
    impl ::std::fmt::Display for EventFrameType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Event => f.write_str("event"),
            }
        }
    }
    impl ::std::str::FromStr for EventFrameType {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "event" => Ok(Self::Event),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for EventFrameType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for EventFrameType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`EventList`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct EventList {
        ///The events of the page.
        pub events: ::std::vec::Vec<Event>,
        ///How many events match, whatever `limit` and `offset` are.
        pub total: i64,
    }
    impl EventList {
        pub fn builder() -> builder::EventList {
            Default::default()
        }
    }
    ///`EventPage`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct EventPage {
        ///The events of the page.
        pub events: ::std::vec::Vec<Event>,
        ///The `cursor` of the next page; null where there is none.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub next: ::std::option::Option<i64>,
    }
    impl EventPage {
        pub fn builder() -> builder::EventPage {
            Default::default()
        }
    }
    ///`EventReceipt`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct EventReceipt {
        ///How many were known already.
        pub duplicates: i64,
        ///Ids of the stored events, in the order sent.
        pub ids: ::std::vec::Vec<i64>,
        ///How many events were stored.
        pub received: i64,
    }
    impl EventReceipt {
        pub fn builder() -> builder::EventReceipt {
            Default::default()
        }
    }
    ///`EventSource`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct EventSource {
        ///Which agent, such as `claude_code` or `codex`.
        pub agent_type: ::std::string::String,
        ///How many came this way.
        pub events: ::std::num::NonZeroU64,
        ///When the server stored the last of them, UTC.
        pub last_event_at: EventSourceLastEventAt,
        ///How its events came, such as `hook`, `otel`, `import` or `api`.
        pub source: ::std::string::String,
    }
    impl EventSource {
        pub fn builder() -> builder::EventSource {
            Default::default()
        }
    }
    ///When the server stored the last of them, UTC.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct EventSourceLastEventAt(::std::string::String);
    impl ::std::ops::Deref for EventSourceLastEventAt {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<EventSourceLastEventAt> for ::std::string::String {
        fn from(value: EventSourceLastEventAt) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for EventSourceLastEventAt {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for EventSourceLastEventAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for EventSourceLastEventAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for EventSourceLastEventAt {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///How it ended.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum EventStatus {
        #[serde(rename = "success")]
        Success,
        #[serde(rename = "error")]
        Error,
        #[serde(rename = "timeout")]
        Timeout,
    }
    impl ::std::fmt::Display for EventStatus {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Success => f.write_str("success"),
                Self::Error => f.write_str("error"),
                Self::Timeout => f.write_str("timeout"),
            }
        }
    }
    impl ::std::str::FromStr for EventStatus {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "success" => Ok(Self::Success),
                "error" => Ok(Self::Error),
                "timeout" => Ok(Self::Timeout),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for EventStatus {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for EventStatus {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///What kind of thing happened.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum EventType {
        #[serde(rename = "tool_use")]
        ToolUse,
        #[serde(rename = "session_start")]
        SessionStart,
        #[serde(rename = "session_end")]
        SessionEnd,
        #[serde(rename = "error")]
        Error,
        #[serde(rename = "llm_request")]
        LlmRequest,
        #[serde(rename = "llm_response")]
        LlmResponse,
        #[serde(rename = "response")]
        Response,
        #[serde(rename = "file_change")]
        FileChange,
        #[serde(rename = "git_commit")]
        GitCommit,
        #[serde(rename = "plan_step")]
        PlanStep,
        #[serde(rename = "user_prompt")]
        UserPrompt,
        #[serde(rename = "instruction_load")]
        InstructionLoad,
    }
    impl ::std::fmt::Display for EventType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::ToolUse => f.write_str("tool_use"),
                Self::SessionStart => f.write_str("session_start"),
                Self::SessionEnd => f.write_str("session_end"),
                Self::Error => f.write_str("error"),
                Self::LlmRequest => f.write_str("llm_request"),
                Self::LlmResponse => f.write_str("llm_response"),
                Self::Response => f.write_str("response"),
                Self::FileChange => f.write_str("file_change"),
                Self::GitCommit => f.write_str("git_commit"),
                Self::PlanStep => f.write_str("plan_step"),
                Self::UserPrompt => f.write_str("user_prompt"),
                Self::InstructionLoad => f.write_str("instruction_load"),
            }
        }
    }
    impl ::std::str::FromStr for EventType {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "tool_use" => Ok(Self::ToolUse),
                "session_start" => Ok(Self::SessionStart),
                "session_end" => Ok(Self::SessionEnd),
                "error" => Ok(Self::Error),
                "llm_request" => Ok(Self::LlmRequest),
                "llm_response" => Ok(Self::LlmResponse),
                "response" => Ok(Self::Response),
                "file_change" => Ok(Self::FileChange),
                "git_commit" => Ok(Self::GitCommit),
                "plan_step" => Ok(Self::PlanStep),
                "user_prompt" => Ok(Self::UserPrompt),
                "instruction_load" => Ok(Self::InstructionLoad),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for EventType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for EventType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`FieldError`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct FieldError {
        ///The field, or `body` for the whole of it.
        pub field: ::std::string::String,
        ///What the field must be.
        pub message: ::std::string::String,
    }
    impl FieldError {
        pub fn builder() -> builder::FieldError {
            Default::default()
        }
    }
    ///`FilterOptions`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct FilterOptions {
        ///Agent types of events.
        pub agent_types: ::std::vec::Vec<::std::string::String>,
        ///Branches of sessions, but for a detached `HEAD`.
        pub branches: ::std::vec::Vec<BranchOption>,
        ///Types of events.
        pub event_types: ::std::vec::Vec<::std::string::String>,
        ///Models of events.
        pub models: ::std::vec::Vec<::std::string::String>,
        ///Projects of sessions.
        pub projects: ::std::vec::Vec<::std::string::String>,
        ///How events came.
        pub sources: ::std::vec::Vec<::std::string::String>,
        ///Tools of events.
        pub tool_names: ::std::vec::Vec<::std::string::String>,
    }
    impl FilterOptions {
        pub fn builder() -> builder::FilterOptions {
            Default::default()
        }
    }
    ///`Health`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct Health {
        ///Size of the main database file in bytes, without its write-ahead log.
        pub db_size_bytes: i64,
        ///Clients that follow the stream now.
        pub sse_clients: i64,
        ///Always `ok`.
        pub status: ::std::string::String,
        ///Whole seconds since the server started.
        pub uptime: i64,
    }
    impl Health {
        pub fn builder() -> builder::Health {
            Default::default()
        }
    }
    /**What the agent is told; empty where it may go on. Copilot CLI reads a decision beside `hookSpecificOutput`, where
Claude Code is told none.
*/
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct HookAnswer {
        #[serde(
            rename = "hookSpecificOutput",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub hook_specific_output: ::std::option::Option<HookDecision>,
        #[serde(
            rename = "permissionDecision",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub permission_decision: ::std::option::Option<HookPermission>,
        ///Why, for the agent.
        #[serde(
            rename = "permissionDecisionReason",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub permission_decision_reason: ::std::option::Option<::std::string::String>,
    }
    impl HookAnswer {
        pub fn builder() -> builder::HookAnswer {
            Default::default()
        }
    }
    ///A decision as Claude Code reads it.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct HookDecision {
        ///The hook that asked.
        #[serde(rename = "hookEventName")]
        pub hook_event_name: ::std::string::String,
        #[serde(rename = "permissionDecision")]
        pub permission_decision: HookPermission,
        ///Why, for the agent.
        #[serde(rename = "permissionDecisionReason")]
        pub permission_decision_reason: ::std::string::String,
    }
    impl HookDecision {
        pub fn builder() -> builder::HookDecision {
            Default::default()
        }
    }
    /**What an agent tells at a hook, an object as the agent's own documentation has it. `hook_event_name` says which hook;
those read are `SessionStart`, `SessionEnd`, `Stop`, `UserPromptSubmit`, `PreToolUse`, `PostToolUse`,
`PostToolUseFailure`, `Notification`, `InstructionsLoaded` and `StopFailure`, and any other is kept as a `response`.
A field that is missing, or of another type than expected, is no error. Copilot CLI's own spelling (`sessionId`,
`toolName`, `toolArgs`) is read as Claude Code's, and its hook is told by its fields. What is nested more than 64
deep is left out.
*/
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    #[serde(transparent)]
    pub struct HookPayload(pub ::serde_json::Value);
    impl ::std::ops::Deref for HookPayload {
        type Target = ::serde_json::Value;
        fn deref(&self) -> &::serde_json::Value {
            &self.0
        }
    }
    impl ::std::convert::From<HookPayload> for ::serde_json::Value {
        fn from(value: HookPayload) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::serde_json::Value> for HookPayload {
        fn from(value: ::serde_json::Value) -> Self {
            Self(value)
        }
    }
    ///What is decided of a tool call.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum HookPermission {
        #[serde(rename = "deny")]
        Deny,
    }
    impl ::std::fmt::Display for HookPermission {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Deny => f.write_str("deny"),
            }
        }
    }
    impl ::std::str::FromStr for HookPermission {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "deny" => Ok(Self::Deny),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for HookPermission {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for HookPermission {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///Active sessions became idle for want of events.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct IdleCheck {
        ///How many; among them those that ended at once.
        pub idled: i64,
        #[serde(rename = "type")]
        pub type_: IdleCheckType,
    }
    impl IdleCheck {
        pub fn builder() -> builder::IdleCheck {
            Default::default()
        }
    }
    ///Tells the update apart.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum IdleCheckType {
        #[serde(rename = "idle_check")]
        IdleCheck,
    }
    impl ::std::fmt::Display for IdleCheckType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::IdleCheck => f.write_str("idle_check"),
            }
        }
    }
    impl ::std::str::FromStr for IdleCheckType {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "idle_check" => Ok(Self::IdleCheck),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for IdleCheckType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for IdleCheckType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///Any JSON value. Stored as its text; above the cap (`AGENTMONITOR_MAX_PAYLOAD_KB`) a summary of known keys is kept.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    #[serde(transparent)]
    pub struct Metadata(pub ::serde_json::Value);
    impl ::std::ops::Deref for Metadata {
        type Target = ::serde_json::Value;
        fn deref(&self) -> &::serde_json::Value {
            &self.0
        }
    }
    impl ::std::convert::From<Metadata> for ::serde_json::Value {
        fn from(value: Metadata) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::serde_json::Value> for Metadata {
        fn from(value: ::serde_json::Value) -> Self {
            Self(value)
        }
    }
    ///`ModelCost`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct ModelCost {
        ///Cost in US dollars.
        pub cost_usd: f64,
        ///Events with a cost.
        pub event_count: i64,
        ///The language model, as the agent names it.
        pub model: ::std::string::String,
        ///Input tokens of events with a cost, without those read from or written to a cache.
        pub tokens_in: i64,
        ///Output tokens of events with a cost.
        pub tokens_out: i64,
    }
    impl ModelCost {
        pub fn builder() -> builder::ModelCost {
            Default::default()
        }
    }
    ///An event as a client sends it.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct NewEvent {
        ///Which agent, such as `claude_code` or `codex`. White space around it is cut.
        pub agent_type: NewEventAgentType,
        ///Git branch; by default the session's.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub branch: ::std::option::Option<::std::string::String>,
        ///Input tokens read from the provider's cache.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub cache_read_tokens: ::std::option::Option<i64>,
        ///Input tokens written to the provider's cache.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub cache_write_tokens: ::std::option::Option<i64>,
        /**When it happened by the sender's clock, ISO 8601; without a zone it is UTC. Stored in UTC with milliseconds.
The server also reads most other ways to write a date.
*/
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub client_timestamp: ::std::option::Option<NewEventClientTimestamp>,
        ///Cost in US dollars; by default calculated from model and tokens where the model's price is known.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub cost_usd: ::std::option::Option<f64>,
        ///How long it took, in milliseconds.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub duration_ms: ::std::option::Option<i64>,
        ///The sender's id of the event; a second event with the same id is not stored.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub event_id: ::std::option::Option<::std::string::String>,
        pub event_type: EventType,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub metadata: ::std::option::Option<Metadata>,
        ///The language model, as the agent names it.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub model: ::std::option::Option<::std::string::String>,
        ///Project, usually the name of its folder; by default the session's.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub project: ::std::option::Option<::std::string::String>,
        ///The agent's own id of its session. White space around it is cut.
        pub session_id: NewEventSessionId,
        ///How the event came, `api` by default.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub source: ::std::option::Option<::std::string::String>,
        ///By default `error` for an event of type `error`, else `success`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub status: ::std::option::Option<EventStatus>,
        ///Input tokens, without those read from or written to a cache.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub tokens_in: ::std::option::Option<i64>,
        ///Output tokens.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub tokens_out: ::std::option::Option<i64>,
        ///The tool that was used.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub tool_name: ::std::option::Option<::std::string::String>,
    }
    impl NewEvent {
        pub fn builder() -> builder::NewEvent {
            Default::default()
        }
    }
    ///Which agent, such as `claude_code` or `codex`. White space around it is cut.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct NewEventAgentType(::std::string::String);
    impl ::std::ops::Deref for NewEventAgentType {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<NewEventAgentType> for ::std::string::String {
        fn from(value: NewEventAgentType) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for NewEventAgentType {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            if value.chars().count() < 1usize {
                return Err("shorter than 1 characters".into());
            }
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "[^\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"[^\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for NewEventAgentType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for NewEventAgentType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for NewEventAgentType {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///Events in the order in which they are to be stored.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct NewEventBatch {
        ///The events; each is judged by itself.
        pub events: ::std::vec::Vec<NewEvent>,
    }
    impl NewEventBatch {
        pub fn builder() -> builder::NewEventBatch {
            Default::default()
        }
    }
    /**When it happened by the sender's clock, ISO 8601; without a zone it is UTC. Stored in UTC with milliseconds.
The server also reads most other ways to write a date.
*/
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct NewEventClientTimestamp(::std::string::String);
    impl ::std::ops::Deref for NewEventClientTimestamp {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<NewEventClientTimestamp> for ::std::string::String {
        fn from(value: NewEventClientTimestamp) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for NewEventClientTimestamp {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{1,9})?)?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?)?$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{1,9})?)?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?)?$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for NewEventClientTimestamp {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for NewEventClientTimestamp {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for NewEventClientTimestamp {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///The agent's own id of its session. White space around it is cut.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct NewEventSessionId(::std::string::String);
    impl ::std::ops::Deref for NewEventSessionId {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<NewEventSessionId> for ::std::string::String {
        fn from(value: NewEventSessionId) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for NewEventSessionId {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            if value.chars().count() < 1usize {
                return Err("shorter than 1 characters".into());
            }
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "[^\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"[^\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for NewEventSessionId {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for NewEventSessionId {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for NewEventSessionId {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    /**An export of OpenTelemetry's, in its JSON encoding. Read leniently, as any JSON object or list: what stands at a
place that is not known is ignored.
*/
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    #[serde(transparent)]
    pub struct OtelExport(pub ::serde_json::Value);
    impl ::std::ops::Deref for OtelExport {
        type Target = ::serde_json::Value;
        fn deref(&self) -> &::serde_json::Value {
            &self.0
        }
    }
    impl ::std::convert::From<OtelExport> for ::serde_json::Value {
        fn from(value: OtelExport) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::serde_json::Value> for OtelExport {
        fn from(value: ::serde_json::Value) -> Self {
            Self(value)
        }
    }
    ///What could not be read; the rest was taken.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct OtelPartialSuccess {
        ///What is wrong with the first of them, and where it stands.
        #[serde(rename = "errorMessage")]
        pub error_message: ::std::string::String,
        ///How many data points are malformed, in an answer to metrics.
        #[serde(
            rename = "rejectedDataPoints",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub rejected_data_points: ::std::option::Option<
            OtelPartialSuccessRejectedDataPoints,
        >,
        ///How many log records are malformed, in an answer to logs. OTLP writes 64 bits as text.
        #[serde(
            rename = "rejectedLogRecords",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub rejected_log_records: ::std::option::Option<
            OtelPartialSuccessRejectedLogRecords,
        >,
    }
    impl OtelPartialSuccess {
        pub fn builder() -> builder::OtelPartialSuccess {
            Default::default()
        }
    }
    ///How many data points are malformed, in an answer to metrics.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct OtelPartialSuccessRejectedDataPoints(::std::string::String);
    impl ::std::ops::Deref for OtelPartialSuccessRejectedDataPoints {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<OtelPartialSuccessRejectedDataPoints>
    for ::std::string::String {
        fn from(value: OtelPartialSuccessRejectedDataPoints) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for OtelPartialSuccessRejectedDataPoints {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            { ::regress::Regex::new("^[0-9]+$").unwrap() });
            if PATTERN.find(value).is_none() {
                return Err("doesn't match pattern \"^[0-9]+$\"".into());
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for OtelPartialSuccessRejectedDataPoints {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String>
    for OtelPartialSuccessRejectedDataPoints {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for OtelPartialSuccessRejectedDataPoints {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///How many log records are malformed, in an answer to logs. OTLP writes 64 bits as text.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct OtelPartialSuccessRejectedLogRecords(::std::string::String);
    impl ::std::ops::Deref for OtelPartialSuccessRejectedLogRecords {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<OtelPartialSuccessRejectedLogRecords>
    for ::std::string::String {
        fn from(value: OtelPartialSuccessRejectedLogRecords) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for OtelPartialSuccessRejectedLogRecords {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            { ::regress::Regex::new("^[0-9]+$").unwrap() });
            if PATTERN.find(value).is_none() {
                return Err("doesn't match pattern \"^[0-9]+$\"".into());
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for OtelPartialSuccessRejectedLogRecords {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String>
    for OtelPartialSuccessRejectedLogRecords {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for OtelPartialSuccessRejectedLogRecords {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///What became of an export; empty where all of it could be read.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct OtelReceipt {
        #[serde(
            rename = "partialSuccess",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub partial_success: ::std::option::Option<OtelPartialSuccess>,
    }
    impl OtelReceipt {
        pub fn builder() -> builder::OtelReceipt {
            Default::default()
        }
    }
    ///A model whose usage has no cost.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct PriceGap {
        ///Their input tokens read from a cache.
        pub cache_read_tokens: i64,
        ///Their input tokens written to a cache.
        pub cache_write_tokens: i64,
        ///How many events have tokens of it and no cost.
        pub events: ::std::num::NonZeroU64,
        ///When the server stored the first of them, UTC.
        pub first_seen_at: PriceGapFirstSeenAt,
        ///When the server stored the last of them, UTC.
        pub last_seen_at: PriceGapLastSeenAt,
        ///The model, as the agent names it.
        pub model: ::std::string::String,
        ///True if the model has a price by now, so that a recalculation gives these events their cost.
        pub priced: bool,
        ///Their input tokens.
        pub tokens_in: i64,
        ///Their output tokens.
        pub tokens_out: i64,
    }
    impl PriceGap {
        pub fn builder() -> builder::PriceGap {
            Default::default()
        }
    }
    ///When the server stored the first of them, UTC.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct PriceGapFirstSeenAt(::std::string::String);
    impl ::std::ops::Deref for PriceGapFirstSeenAt {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<PriceGapFirstSeenAt> for ::std::string::String {
        fn from(value: PriceGapFirstSeenAt) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for PriceGapFirstSeenAt {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for PriceGapFirstSeenAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for PriceGapFirstSeenAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for PriceGapFirstSeenAt {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///When the server stored the last of them, UTC.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct PriceGapLastSeenAt(::std::string::String);
    impl ::std::ops::Deref for PriceGapLastSeenAt {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<PriceGapLastSeenAt> for ::std::string::String {
        fn from(value: PriceGapLastSeenAt) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for PriceGapLastSeenAt {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for PriceGapLastSeenAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for PriceGapLastSeenAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for PriceGapLastSeenAt {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///`PriceGapList`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct PriceGapList {
        ///The models, the one with the most tokens first.
        pub gaps: ::std::vec::Vec<PriceGap>,
    }
    impl PriceGapList {
        pub fn builder() -> builder::PriceGapList {
            Default::default()
        }
    }
    ///`ProjectCost`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct ProjectCost {
        ///Cost in US dollars.
        pub cost_usd: f64,
        ///Events with a cost.
        pub event_count: i64,
        ///The project of the session; `unknown` where it has none.
        pub project: ::std::string::String,
        ///Sessions with a cost.
        pub session_count: i64,
    }
    impl ProjectCost {
        pub fn builder() -> builder::ProjectCost {
            Default::default()
        }
    }
    ///What is known of one provider's quota.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct ProviderQuota {
        ///The account, as the provider names it.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub account_label: ::std::option::Option<::std::string::String>,
        ///The agent that uses it, such as `claude_code`.
        pub agent_type: ::std::string::String,
        pub credits: QuotaCredits,
        ///Why the quota could not be read, or which limit is reached.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub error_message: ::std::option::Option<::std::string::String>,
        ///The limit's id.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub limit_id: ::std::option::Option<::std::string::String>,
        ///The limit's name.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub limit_name: ::std::option::Option<::std::string::String>,
        ///The plan that the account is on.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub plan_type: ::std::option::Option<::std::string::String>,
        pub primary: QuotaWindow,
        ///Whose quota it is; `claude` or `codex`.
        pub provider: ::std::string::String,
        pub secondary: QuotaWindow,
        ///Where it came from, such as `claude-statusline` or `codex-app-server`.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub source: ::std::option::Option<::std::string::String>,
        ///One of `available`, `unavailable` and `error`, or what the sender said.
        pub status: ::std::string::String,
        ///When it was read, UTC.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub updated_at: ::std::option::Option<ProviderQuotaUpdatedAt>,
    }
    impl ProviderQuota {
        pub fn builder() -> builder::ProviderQuota {
            Default::default()
        }
    }
    ///A snapshot for each provider that the server knows.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    #[serde(transparent)]
    pub struct ProviderQuotaList(pub ::std::vec::Vec<ProviderQuota>);
    impl ::std::ops::Deref for ProviderQuotaList {
        type Target = ::std::vec::Vec<ProviderQuota>;
        fn deref(&self) -> &::std::vec::Vec<ProviderQuota> {
            &self.0
        }
    }
    impl ::std::convert::From<ProviderQuotaList> for ::std::vec::Vec<ProviderQuota> {
        fn from(value: ProviderQuotaList) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::vec::Vec<ProviderQuota>> for ProviderQuotaList {
        fn from(value: ::std::vec::Vec<ProviderQuota>) -> Self {
            Self(value)
        }
    }
    ///`ProviderQuotaReceipt`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct ProviderQuotaReceipt {
        ///Whether the snapshot was stored.
        pub accepted: bool,
        ///Why nothing was stored.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub reason: ::std::option::Option<::std::string::String>,
    }
    impl ProviderQuotaReceipt {
        pub fn builder() -> builder::ProviderQuotaReceipt {
            Default::default()
        }
    }
    /**An object with any of these keys; others are ignored.

- `agent_type`, `source`, `account_label`, `plan_type`, `limit_id`, `limit_name`, `error_message`: text; a number is
  taken as its text.
- `status`: text; by default `available` where a window is known, else `unavailable`.
- `updated_at`: a date in any usual form; by default, and where it cannot be read, now.
- `primary`, `secondary`: `{used_percent, resets_at, window_minutes}`. Without a number in `used_percent` the window
  is left out. `resets_at` is a date or seconds since 1970.
- `credits`: `{has_credits, unlimited, balance}`.
*/
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    #[serde(transparent)]
    pub struct ProviderQuotaSnapshot(pub ::serde_json::Value);
    impl ::std::ops::Deref for ProviderQuotaSnapshot {
        type Target = ::serde_json::Value;
        fn deref(&self) -> &::serde_json::Value {
            &self.0
        }
    }
    impl ::std::convert::From<ProviderQuotaSnapshot> for ::serde_json::Value {
        fn from(value: ProviderQuotaSnapshot) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::serde_json::Value> for ProviderQuotaSnapshot {
        fn from(value: ::serde_json::Value) -> Self {
            Self(value)
        }
    }
    ///When it was read, UTC.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct ProviderQuotaUpdatedAt(::std::string::String);
    impl ::std::ops::Deref for ProviderQuotaUpdatedAt {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<ProviderQuotaUpdatedAt> for ::std::string::String {
        fn from(value: ProviderQuotaUpdatedAt) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for ProviderQuotaUpdatedAt {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^([0-9]{4}|[+-][0-9]{6})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^([0-9]{4}|[+-][0-9]{6})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for ProviderQuotaUpdatedAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ProviderQuotaUpdatedAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ProviderQuotaUpdatedAt {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///What may be used beyond the windows; null where it is not known.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    #[serde(transparent)]
    pub struct QuotaCredits(pub ::std::option::Option<QuotaCreditsInner>);
    impl ::std::ops::Deref for QuotaCredits {
        type Target = ::std::option::Option<QuotaCreditsInner>;
        fn deref(&self) -> &::std::option::Option<QuotaCreditsInner> {
            &self.0
        }
    }
    impl ::std::convert::From<QuotaCredits>
    for ::std::option::Option<QuotaCreditsInner> {
        fn from(value: QuotaCredits) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::option::Option<QuotaCreditsInner>>
    for QuotaCredits {
        fn from(value: ::std::option::Option<QuotaCreditsInner>) -> Self {
            Self(value)
        }
    }
    ///What may be used beyond the windows; null where it is not known.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct QuotaCreditsInner {
        ///What is left, as the provider writes it.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub balance: ::std::option::Option<::std::string::String>,
        ///Whether there are any.
        pub has_credits: bool,
        ///Whether they have no end.
        pub unlimited: bool,
    }
    impl QuotaCreditsInner {
        pub fn builder() -> builder::QuotaCreditsInner {
            Default::default()
        }
    }
    ///How much of a window of time is used; null where it is not known.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    #[serde(transparent)]
    pub struct QuotaWindow(pub ::std::option::Option<QuotaWindowInner>);
    impl ::std::ops::Deref for QuotaWindow {
        type Target = ::std::option::Option<QuotaWindowInner>;
        fn deref(&self) -> &::std::option::Option<QuotaWindowInner> {
            &self.0
        }
    }
    impl ::std::convert::From<QuotaWindow> for ::std::option::Option<QuotaWindowInner> {
        fn from(value: QuotaWindow) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::option::Option<QuotaWindowInner>> for QuotaWindow {
        fn from(value: ::std::option::Option<QuotaWindowInner>) -> Self {
            Self(value)
        }
    }
    ///How much of a window of time is used; null where it is not known.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct QuotaWindowInner {
        ///What is left, 0 to 100 percent.
        pub remaining_percent: f64,
        ///When the window begins anew, UTC.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub resets_at: ::std::option::Option<QuotaWindowInnerResetsAt>,
        ///What is used, 0 to 100 percent.
        pub used_percent: f64,
        ///Length of the window in minutes.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub window_minutes: ::std::option::Option<i64>,
    }
    impl QuotaWindowInner {
        pub fn builder() -> builder::QuotaWindowInner {
            Default::default()
        }
    }
    ///When the window begins anew, UTC.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct QuotaWindowInnerResetsAt(::std::string::String);
    impl ::std::ops::Deref for QuotaWindowInnerResetsAt {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<QuotaWindowInnerResetsAt> for ::std::string::String {
        fn from(value: QuotaWindowInnerResetsAt) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for QuotaWindowInnerResetsAt {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^([0-9]{4}|[+-][0-9]{6})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^([0-9]{4}|[+-][0-9]{6})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for QuotaWindowInnerResetsAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for QuotaWindowInnerResetsAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for QuotaWindowInnerResetsAt {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///`RejectedEvent`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct RejectedEvent {
        ///What is wrong, as `field, colon, message`.
        pub errors: ::std::vec::Vec<::std::string::String>,
        ///Position in the list that was sent, from 0.
        pub index: i64,
    }
    impl RejectedEvent {
        pub fn builder() -> builder::RejectedEvent {
            Default::default()
        }
    }
    ///Events were missed that are not told again; what is shown must be loaded anew.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct ResetFrame {
        ///The server's clock, UTC.
        pub timestamp: ResetFrameTimestamp,
        #[serde(rename = "type")]
        pub type_: ResetFrameType,
    }
    impl ResetFrame {
        pub fn builder() -> builder::ResetFrame {
            Default::default()
        }
    }
    ///The server's clock, UTC.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct ResetFrameTimestamp(::std::string::String);
    impl ::std::ops::Deref for ResetFrameTimestamp {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<ResetFrameTimestamp> for ::std::string::String {
        fn from(value: ResetFrameTimestamp) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for ResetFrameTimestamp {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for ResetFrameTimestamp {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ResetFrameTimestamp {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ResetFrameTimestamp {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///Tells the frame apart.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum ResetFrameType {
        #[serde(rename = "reset")]
        Reset,
    }
    impl ::std::fmt::Display for ResetFrameType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Reset => f.write_str("reset"),
            }
        }
    }
    impl ::std::str::FromStr for ResetFrameType {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "reset" => Ok(Self::Reset),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ResetFrameType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ResetFrameType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`Series`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct Series {
        pub bucket: SeriesBucket,
        ///The groups, the one with the largest total first, ties by key; those that come to 0 are left out.
        pub groups: ::std::vec::Vec<SeriesGroup>,
        pub others: SeriesRest,
        ///All groups together; a session that is in several groups counts once.
        pub total: f64,
    }
    impl Series {
        pub fn builder() -> builder::Series {
            Default::default()
        }
    }
    ///How long the time of a point is; weeks begin on Monday. `all` is one time, and has no points.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum SeriesBucket {
        #[serde(rename = "hour")]
        Hour,
        #[serde(rename = "day")]
        Day,
        #[serde(rename = "week")]
        Week,
        #[serde(rename = "all")]
        All,
    }
    impl ::std::fmt::Display for SeriesBucket {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Hour => f.write_str("hour"),
                Self::Day => f.write_str("day"),
                Self::Week => f.write_str("week"),
                Self::All => f.write_str("all"),
            }
        }
    }
    impl ::std::str::FromStr for SeriesBucket {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "hour" => Ok(Self::Hour),
                "day" => Ok(Self::Day),
                "week" => Ok(Self::Week),
                "all" => Ok(Self::All),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SeriesBucket {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SeriesBucket {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`SeriesGroup`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SeriesGroup {
        ///What the events of the group have in common; null for those that have none, and where nothing is told apart.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub key: ::std::option::Option<::std::string::String>,
        ///What they come to in each time, oldest first; times in which they come to 0 are left out.
        pub points: ::std::vec::Vec<SeriesPoint>,
        ///What the events of the group come to.
        pub total: f64,
    }
    impl SeriesGroup {
        pub fn builder() -> builder::SeriesGroup {
            Default::default()
        }
    }
    ///What is told apart; `project` is that of the event's session.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum SeriesGrouping {
        #[serde(rename = "none")]
        None,
        #[serde(rename = "agent_type")]
        AgentType,
        #[serde(rename = "model")]
        Model,
        #[serde(rename = "project")]
        Project,
        #[serde(rename = "tool_name")]
        ToolName,
    }
    impl ::std::fmt::Display for SeriesGrouping {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::None => f.write_str("none"),
                Self::AgentType => f.write_str("agent_type"),
                Self::Model => f.write_str("model"),
                Self::Project => f.write_str("project"),
                Self::ToolName => f.write_str("tool_name"),
            }
        }
    }
    impl ::std::str::FromStr for SeriesGrouping {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "none" => Ok(Self::None),
                "agent_type" => Ok(Self::AgentType),
                "model" => Ok(Self::Model),
                "project" => Ok(Self::Project),
                "tool_name" => Ok(Self::ToolName),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SeriesGrouping {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SeriesGrouping {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /**What is added up: `cost` in US dollars; `tokens_in` and `tokens_out`; `events`; `errors`, those events that ended with the
status `error`; `sessions`, how many have such an event.
*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum SeriesMetric {
        #[serde(rename = "cost")]
        Cost,
        #[serde(rename = "tokens_in")]
        TokensIn,
        #[serde(rename = "tokens_out")]
        TokensOut,
        #[serde(rename = "events")]
        Events,
        #[serde(rename = "sessions")]
        Sessions,
        #[serde(rename = "errors")]
        Errors,
    }
    impl ::std::fmt::Display for SeriesMetric {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Cost => f.write_str("cost"),
                Self::TokensIn => f.write_str("tokens_in"),
                Self::TokensOut => f.write_str("tokens_out"),
                Self::Events => f.write_str("events"),
                Self::Sessions => f.write_str("sessions"),
                Self::Errors => f.write_str("errors"),
            }
        }
    }
    impl ::std::str::FromStr for SeriesMetric {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "cost" => Ok(Self::Cost),
                "tokens_in" => Ok(Self::TokensIn),
                "tokens_out" => Ok(Self::TokensOut),
                "events" => Ok(Self::Events),
                "sessions" => Ok(Self::Sessions),
                "errors" => Ok(Self::Errors),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SeriesMetric {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SeriesMetric {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`SeriesPoint`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SeriesPoint {
        ///When the hour, day or week begins by the clock that was asked for, as UTC.
        pub start: SeriesPointStart,
        ///What the events come to.
        pub value: f64,
    }
    impl SeriesPoint {
        pub fn builder() -> builder::SeriesPoint {
            Default::default()
        }
    }
    ///When the hour, day or week begins by the clock that was asked for, as UTC.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct SeriesPointStart(::std::string::String);
    impl ::std::ops::Deref for SeriesPointStart {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<SeriesPointStart> for ::std::string::String {
        fn from(value: SeriesPointStart) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for SeriesPointStart {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for SeriesPointStart {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SeriesPointStart {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for SeriesPointStart {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///The groups beyond the limit, as one.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SeriesRest {
        ///How many groups there are beyond the limit.
        pub groups: i64,
        ///What they come to in each time, oldest first; times in which they come to 0 are left out.
        pub points: ::std::vec::Vec<SeriesPoint>,
        ///What their events come to.
        pub total: f64,
    }
    impl SeriesRest {
        pub fn builder() -> builder::SeriesRest {
            Default::default()
        }
    }
    ///A session, with the sums over its events.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct Session {
        ///The agent type of the first event, then `-default`.
        pub agent_id: ::std::string::String,
        ///The agent type of the first event.
        pub agent_type: ::std::string::String,
        ///The git branch of the project, or that an event named last.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub branch: ::std::option::Option<::std::string::String>,
        ///When the session ended by the server's clock, UTC; null while it has not.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub ended_at: ::std::option::Option<SessionEndedAt>,
        ///How many events it has.
        pub event_count: i64,
        ///How many files its edit tools named in `metadata.file_path`.
        pub files_edited: i64,
        ///The agent's own id of the session.
        pub id: ::std::string::String,
        ///When the server stored the last event, UTC.
        pub last_event_at: SessionLastEventAt,
        ///Sum of `metadata.lines_added`.
        pub lines_added: i64,
        ///Sum of `metadata.lines_removed`.
        pub lines_removed: i64,
        ///JSON text; how the session was run, where an import knows.
        pub metadata: ::std::string::String,
        ///The project that an event named last.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub project: ::std::option::Option<::std::string::String>,
        ///When the server stored the first event, UTC.
        pub started_at: SessionStartedAt,
        pub status: SessionStatus,
        ///Input tokens of all its events.
        pub tokens_in: i64,
        ///Output tokens of all its events.
        pub tokens_out: i64,
        ///Cost of all its events in US dollars, as far as it is known.
        pub total_cost_usd: f64,
    }
    impl Session {
        pub fn builder() -> builder::Session {
            Default::default()
        }
    }
    ///`SessionActivity`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SessionActivity {
        ///How many of its events were stored in each part, oldest first; all are 0 of a session that there is not.
        pub counts: ::std::vec::Vec<i64>,
        ///The session's id.
        pub id: ::std::string::String,
    }
    impl SessionActivity {
        pub fn builder() -> builder::SessionActivity {
            Default::default()
        }
    }
    ///`SessionActivityList`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SessionActivityList {
        ///The sessions, in the order in which they were named.
        pub sessions: ::std::vec::Vec<SessionActivity>,
    }
    impl SessionActivityList {
        pub fn builder() -> builder::SessionActivityList {
            Default::default()
        }
    }
    ///`SessionDetail`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SessionDetail {
        ///Its newest events.
        pub events: ::std::vec::Vec<Event>,
        pub session: Session,
    }
    impl SessionDetail {
        pub fn builder() -> builder::SessionDetail {
            Default::default()
        }
    }
    ///When the session ended by the server's clock, UTC; null while it has not.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct SessionEndedAt(::std::string::String);
    impl ::std::ops::Deref for SessionEndedAt {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<SessionEndedAt> for ::std::string::String {
        fn from(value: SessionEndedAt) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for SessionEndedAt {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for SessionEndedAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SessionEndedAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for SessionEndedAt {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///`SessionFile`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SessionFile {
        ///How often it was edited.
        pub events: ::std::num::NonZeroU64,
        ///Lines that these edits added.
        pub lines_added: i64,
        ///Lines that they removed.
        pub lines_removed: i64,
        ///The file, as the agent names it.
        pub path: ::std::string::String,
    }
    impl SessionFile {
        pub fn builder() -> builder::SessionFile {
            Default::default()
        }
    }
    ///`SessionFileList`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SessionFileList {
        ///The files, the one with the most events first.
        pub files: ::std::vec::Vec<SessionFile>,
    }
    impl SessionFileList {
        pub fn builder() -> builder::SessionFileList {
            Default::default()
        }
    }
    ///When the server stored the last event, UTC.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct SessionLastEventAt(::std::string::String);
    impl ::std::ops::Deref for SessionLastEventAt {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<SessionLastEventAt> for ::std::string::String {
        fn from(value: SessionLastEventAt) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for SessionLastEventAt {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for SessionLastEventAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SessionLastEventAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for SessionLastEventAt {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///`SessionList`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SessionList {
        ///The sessions that match, up to the limit.
        pub sessions: ::std::vec::Vec<Session>,
        ///How many sessions this answer holds.
        pub total: i64,
    }
    impl SessionList {
        pub fn builder() -> builder::SessionList {
            Default::default()
        }
    }
    ///`SessionPage`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SessionPage {
        ///The `cursor` of the next page; null on the last.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub next: ::std::option::Option<::std::string::String>,
        ///The page, sorted.
        pub sessions: ::std::vec::Vec<Session>,
        ///How many sessions match, on all pages.
        pub total: i64,
    }
    impl SessionPage {
        pub fn builder() -> builder::SessionPage {
            Default::default()
        }
    }
    ///`SessionPageQ`
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct SessionPageQ(::std::string::String);
    impl ::std::ops::Deref for SessionPageQ {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<SessionPageQ> for ::std::string::String {
        fn from(value: SessionPageQ) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for SessionPageQ {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            if value.chars().count() > 200usize {
                return Err("longer than 200 characters".into());
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for SessionPageQ {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SessionPageQ {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for SessionPageQ {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///What sessions are sorted by, a field of theirs.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum SessionSort {
        #[serde(rename = "last_event_at")]
        LastEventAt,
        #[serde(rename = "started_at")]
        StartedAt,
        #[serde(rename = "event_count")]
        EventCount,
        #[serde(rename = "tokens_in")]
        TokensIn,
        #[serde(rename = "tokens_out")]
        TokensOut,
        #[serde(rename = "total_cost_usd")]
        TotalCostUsd,
        #[serde(rename = "files_edited")]
        FilesEdited,
        #[serde(rename = "lines_added")]
        LinesAdded,
        #[serde(rename = "lines_removed")]
        LinesRemoved,
    }
    impl ::std::fmt::Display for SessionSort {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::LastEventAt => f.write_str("last_event_at"),
                Self::StartedAt => f.write_str("started_at"),
                Self::EventCount => f.write_str("event_count"),
                Self::TokensIn => f.write_str("tokens_in"),
                Self::TokensOut => f.write_str("tokens_out"),
                Self::TotalCostUsd => f.write_str("total_cost_usd"),
                Self::FilesEdited => f.write_str("files_edited"),
                Self::LinesAdded => f.write_str("lines_added"),
                Self::LinesRemoved => f.write_str("lines_removed"),
            }
        }
    }
    impl ::std::str::FromStr for SessionSort {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "last_event_at" => Ok(Self::LastEventAt),
                "started_at" => Ok(Self::StartedAt),
                "event_count" => Ok(Self::EventCount),
                "tokens_in" => Ok(Self::TokensIn),
                "tokens_out" => Ok(Self::TokensOut),
                "total_cost_usd" => Ok(Self::TotalCostUsd),
                "files_edited" => Ok(Self::FilesEdited),
                "lines_added" => Ok(Self::LinesAdded),
                "lines_removed" => Ok(Self::LinesRemoved),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SessionSort {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SessionSort {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///When the server stored the first event, UTC.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct SessionStartedAt(::std::string::String);
    impl ::std::ops::Deref for SessionStartedAt {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<SessionStartedAt> for ::std::string::String {
        fn from(value: SessionStartedAt) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for SessionStartedAt {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for SessionStartedAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SessionStartedAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for SessionStartedAt {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    /**`active` while events come, `idle` after a pause (`AGENTMONITOR_SESSION_TIMEOUT`) or where Claude Code says that it
ends, `ended` after twice that pause or where another agent says so. A later event makes it `active` again.
*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum SessionStatus {
        #[serde(rename = "active")]
        Active,
        #[serde(rename = "idle")]
        Idle,
        #[serde(rename = "ended")]
        Ended,
    }
    impl ::std::fmt::Display for SessionStatus {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Active => f.write_str("active"),
                Self::Idle => f.write_str("idle"),
                Self::Ended => f.write_str("ended"),
            }
        }
    }
    impl ::std::str::FromStr for SessionStatus {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "active" => Ok(Self::Active),
                "idle" => Ok(Self::Idle),
                "ended" => Ok(Self::Ended),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SessionStatus {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SessionStatus {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///What changed.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    #[serde(untagged)]
    pub enum SessionUpdate {
        IdleCheck(IdleCheck),
        EndCheck(EndCheck),
    }
    impl ::std::convert::From<IdleCheck> for SessionUpdate {
        fn from(value: IdleCheck) -> Self {
            Self::IdleCheck(value)
        }
    }
    impl ::std::convert::From<EndCheck> for SessionUpdate {
        fn from(value: EndCheck) -> Self {
            Self::EndCheck(value)
        }
    }
    ///Sessions changed though no event came. Clients that filter do not get it.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SessionUpdateFrame {
        pub payload: SessionUpdate,
        #[serde(rename = "type")]
        pub type_: SessionUpdateFrameType,
    }
    impl SessionUpdateFrame {
        pub fn builder() -> builder::SessionUpdateFrame {
            Default::default()
        }
    }
    ///Tells the frame apart.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum SessionUpdateFrameType {
        #[serde(rename = "session_update")]
        SessionUpdate,
    }
    impl ::std::fmt::Display for SessionUpdateFrameType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::SessionUpdate => f.write_str("session_update"),
            }
        }
    }
    impl ::std::str::FromStr for SessionUpdateFrameType {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "session_update" => Ok(Self::SessionUpdate),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SessionUpdateFrameType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SessionUpdateFrameType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///Whether the lowest comes first, or the highest.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum SortDirection {
        #[serde(rename = "asc")]
        Asc,
        #[serde(rename = "desc")]
        Desc,
    }
    impl ::std::fmt::Display for SortDirection {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Asc => f.write_str("asc"),
                Self::Desc => f.write_str("desc"),
            }
        }
    }
    impl ::std::str::FromStr for SortDirection {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "asc" => Ok(Self::Asc),
                "desc" => Ok(Self::Desc),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for SortDirection {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for SortDirection {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///`SourceList`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SourceList {
        ///The ways, by agent type and then by source.
        pub sources: ::std::vec::Vec<EventSource>,
    }
    impl SourceList {
        pub fn builder() -> builder::SourceList {
            Default::default()
        }
    }
    ///What all events come to.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct Stats {
        ///Agent types with a session that has not ended.
        pub active_agents: i64,
        ///Sessions whose status is `active`.
        pub active_sessions: i64,
        ///Events of each agent type, most first.
        pub agent_breakdown: EventCounts,
        ///The git branches of sessions, newest first.
        pub branches: ::std::vec::Vec<::std::string::String>,
        ///Sessions that have not ended.
        pub live_sessions: i64,
        ///Events of each model, most first.
        pub model_breakdown: EventCounts,
        ///What is left of each provider's quota.
        pub quota_monitor: ProviderQuotaList,
        ///Events of each tool, most first.
        pub tool_breakdown: EventCounts,
        ///Cost in US dollars, each once.
        pub total_cost_usd: f64,
        ///Events.
        pub total_events: i64,
        ///Sessions.
        pub total_sessions: i64,
        ///Input tokens, without those read from or written to a cache; each once.
        pub total_tokens_in: i64,
        ///Output tokens, each once.
        pub total_tokens_out: i64,
        ///The same again, under its other name.
        pub usage_monitor: ProviderQuotaList,
    }
    impl Stats {
        pub fn builder() -> builder::Stats {
            Default::default()
        }
    }
    /**The totals, told every `AGENTMONITOR_STATS_INTERVAL` milliseconds to clients without a filter.
*/
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct StatsFrame {
        pub payload: Stats,
        #[serde(rename = "type")]
        pub type_: StatsFrameType,
    }
    impl StatsFrame {
        pub fn builder() -> builder::StatsFrame {
            Default::default()
        }
    }
    ///Tells the frame apart.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum StatsFrameType {
        #[serde(rename = "stats")]
        Stats,
    }
    impl ::std::fmt::Display for StatsFrameType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Stats => f.write_str("stats"),
            }
        }
    }
    impl ::std::str::FromStr for StatsFrameType {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "stats" => Ok(Self::Stats),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for StatsFrameType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for StatsFrameType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /**What Claude Code hands to its status line command, an object of which `rate_limits` counts:
`{five_hour: {used_percentage, resets_at}, seven_day: {used_percentage, resets_at}}`.
*/
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    #[serde(transparent)]
    pub struct StatuslinePayload(pub ::serde_json::Value);
    impl ::std::ops::Deref for StatuslinePayload {
        type Target = ::serde_json::Value;
        fn deref(&self) -> &::serde_json::Value {
            &self.0
        }
    }
    impl ::std::convert::From<StatuslinePayload> for ::serde_json::Value {
        fn from(value: StatuslinePayload) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::serde_json::Value> for StatuslinePayload {
        fn from(value: ::serde_json::Value) -> Self {
            Self(value)
        }
    }
    ///One message of the stream.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    #[serde(untagged)]
    pub enum StreamFrame {
        ConnectedFrame(ConnectedFrame),
        EventFrame(EventFrame),
        StatsFrame(StatsFrame),
        SessionUpdateFrame(SessionUpdateFrame),
        ResetFrame(ResetFrame),
    }
    impl ::std::convert::From<ConnectedFrame> for StreamFrame {
        fn from(value: ConnectedFrame) -> Self {
            Self::ConnectedFrame(value)
        }
    }
    impl ::std::convert::From<EventFrame> for StreamFrame {
        fn from(value: EventFrame) -> Self {
            Self::EventFrame(value)
        }
    }
    impl ::std::convert::From<StatsFrame> for StreamFrame {
        fn from(value: StatsFrame) -> Self {
            Self::StatsFrame(value)
        }
    }
    impl ::std::convert::From<SessionUpdateFrame> for StreamFrame {
        fn from(value: SessionUpdateFrame) -> Self {
            Self::SessionUpdateFrame(value)
        }
    }
    impl ::std::convert::From<ResetFrame> for StreamFrame {
        fn from(value: ResetFrame) -> Self {
            Self::ResetFrame(value)
        }
    }
    ///What became of what agents export, since the server started.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct Telemetry {
        ///What came, by agent and then by signal.
        pub signals: ::std::vec::Vec<TelemetryTally>,
        ///When the server started, UTC; what came before is not counted.
        pub since: TelemetrySince,
    }
    impl Telemetry {
        pub fn builder() -> builder::Telemetry {
            Default::default()
        }
    }
    ///The kind of what is exported.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum TelemetrySignal {
        #[serde(rename = "logs")]
        Logs,
        #[serde(rename = "metrics")]
        Metrics,
        #[serde(rename = "traces")]
        Traces,
        #[serde(rename = "hooks")]
        Hooks,
    }
    impl ::std::fmt::Display for TelemetrySignal {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Logs => f.write_str("logs"),
                Self::Metrics => f.write_str("metrics"),
                Self::Traces => f.write_str("traces"),
                Self::Hooks => f.write_str("hooks"),
            }
        }
    }
    impl ::std::str::FromStr for TelemetrySignal {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "logs" => Ok(Self::Logs),
                "metrics" => Ok(Self::Metrics),
                "traces" => Ok(Self::Traces),
                "hooks" => Ok(Self::Hooks),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for TelemetrySignal {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for TelemetrySignal {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///When the server started, UTC; what came before is not counted.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct TelemetrySince(::std::string::String);
    impl ::std::ops::Deref for TelemetrySince {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<TelemetrySince> for ::std::string::String {
        fn from(value: TelemetrySince) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for TelemetrySince {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for TelemetrySince {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for TelemetrySince {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for TelemetrySince {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///How many did not become events for one reason.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct TelemetrySkip {
        ///How many.
        pub count: ::std::num::NonZeroU64,
        pub reason: TelemetrySkipReason,
    }
    impl TelemetrySkip {
        pub fn builder() -> builder::TelemetrySkip {
            Default::default()
        }
    }
    /**Why a record is no event: `unmapped`, nothing that is known by its name or by what it holds; `superseded`, another
record says the same and more; `noise`, a part of a stream whose end says it all, or a hook with nothing to tell; `no_session`, no session is
named; `not_positive`, it counts nothing; `too_large`, beyond 2^53-1; `unchanged`, a cumulative series that did not
grow; `stale`, a later point of the series was counted already; `span`, spans are acknowledged and not stored;
`malformed`, it cannot be read, which its sender was told; `lost`, it was acknowledged, and could not be stored.
*/
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum TelemetrySkipReason {
        #[serde(rename = "unmapped")]
        Unmapped,
        #[serde(rename = "superseded")]
        Superseded,
        #[serde(rename = "noise")]
        Noise,
        #[serde(rename = "no_session")]
        NoSession,
        #[serde(rename = "not_positive")]
        NotPositive,
        #[serde(rename = "too_large")]
        TooLarge,
        #[serde(rename = "unchanged")]
        Unchanged,
        #[serde(rename = "stale")]
        Stale,
        #[serde(rename = "span")]
        Span,
        #[serde(rename = "malformed")]
        Malformed,
        #[serde(rename = "lost")]
        Lost,
    }
    impl ::std::fmt::Display for TelemetrySkipReason {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Unmapped => f.write_str("unmapped"),
                Self::Superseded => f.write_str("superseded"),
                Self::Noise => f.write_str("noise"),
                Self::NoSession => f.write_str("no_session"),
                Self::NotPositive => f.write_str("not_positive"),
                Self::TooLarge => f.write_str("too_large"),
                Self::Unchanged => f.write_str("unchanged"),
                Self::Stale => f.write_str("stale"),
                Self::Span => f.write_str("span"),
                Self::Malformed => f.write_str("malformed"),
                Self::Lost => f.write_str("lost"),
            }
        }
    }
    impl ::std::str::FromStr for TelemetrySkipReason {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "unmapped" => Ok(Self::Unmapped),
                "superseded" => Ok(Self::Superseded),
                "noise" => Ok(Self::Noise),
                "no_session" => Ok(Self::NoSession),
                "not_positive" => Ok(Self::NotPositive),
                "too_large" => Ok(Self::TooLarge),
                "unchanged" => Ok(Self::Unchanged),
                "stale" => Ok(Self::Stale),
                "span" => Ok(Self::Span),
                "malformed" => Ok(Self::Malformed),
                "lost" => Ok(Self::Lost),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for TelemetrySkipReason {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for TelemetrySkipReason {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    ///What became of one signal of one agent. `received` is `mapped` and all of `skipped`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct TelemetryTally {
        /**The agent as its events name it, cut after 200 characters; `unknown` for what names none, `others` for all
beyond the first 200 agents and signals.
*/
        pub agent_type: ::std::string::String,
        ///When the last of them came, UTC.
        pub last_received_at: TelemetryTallyLastReceivedAt,
        ///Those that became events.
        pub mapped: i64,
        ///Log records, data points, spans or hooks that came.
        pub received: ::std::num::NonZeroU64,
        pub signal: TelemetrySignal,
        ///Those that did not, by reason; empty where all did.
        pub skipped: ::std::vec::Vec<TelemetrySkip>,
    }
    impl TelemetryTally {
        pub fn builder() -> builder::TelemetryTally {
            Default::default()
        }
    }
    ///When the last of them came, UTC.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    pub struct TelemetryTallyLastReceivedAt(::std::string::String);
    impl ::std::ops::Deref for TelemetryTallyLastReceivedAt {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<TelemetryTallyLastReceivedAt> for ::std::string::String {
        fn from(value: TelemetryTallyLastReceivedAt) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for TelemetryTallyLastReceivedAt {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
            {
                ::regress::Regex::new(
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$",
                    )
                    .unwrap()
            });
            if PATTERN.find(value).is_none() {
                return Err(
                    "doesn't match pattern \"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$\""
                        .into(),
                );
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for TelemetryTallyLastReceivedAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String>
    for TelemetryTallyLastReceivedAt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for TelemetryTallyLastReceivedAt {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    ///`ToolStats`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct ToolStats {
        ///One entry a tool.
        pub tools: ::std::vec::Vec<ToolUsage>,
    }
    impl ToolStats {
        pub fn builder() -> builder::ToolStats {
            Default::default()
        }
    }
    ///`ToolUsage`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct ToolUsage {
        ///Mean duration in milliseconds of the calls that have one; null where none has.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub avg_duration_ms: ::std::option::Option<i64>,
        ///Calls of each agent type, most first.
        pub by_agent: EventCounts,
        ///Those of them whose status is `error`; a `timeout` is none.
        pub error_count: i64,
        ///Errors per call, from 0 to 1, to four places.
        pub error_rate: f64,
        ///The tool.
        pub tool_name: ::std::string::String,
        ///Events with this tool.
        pub total_calls: i64,
    }
    impl ToolUsage {
        pub fn builder() -> builder::ToolUsage {
            Default::default()
        }
    }
    ///`Transcript`
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct Transcript {
        ///One entry an event.
        pub entries: ::std::vec::Vec<TranscriptEntry>,
        ///The session that was asked for.
        pub session_id: ::std::string::String,
    }
    impl Transcript {
        pub fn builder() -> builder::Transcript {
            Default::default()
        }
    }
    ///The most telling value of the event's metadata, as it was sent; usually text.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    #[serde(transparent)]
    pub struct TranscriptDetail(pub ::serde_json::Value);
    impl ::std::ops::Deref for TranscriptDetail {
        type Target = ::serde_json::Value;
        fn deref(&self) -> &::serde_json::Value {
            &self.0
        }
    }
    impl ::std::convert::From<TranscriptDetail> for ::serde_json::Value {
        fn from(value: TranscriptDetail) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::serde_json::Value> for TranscriptDetail {
        fn from(value: ::serde_json::Value) -> Self {
            Self(value)
        }
    }
    ///One event, as a line of the conversation.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct TranscriptEntry {
        ///Cost in US dollars, where there is any.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub cost_usd: ::std::option::Option<f64>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub detail: ::std::option::Option<TranscriptDetail>,
        ///How long it took, in milliseconds.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub duration_ms: ::std::option::Option<i64>,
        ///The language model, as the agent names it.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub model: ::std::option::Option<::std::string::String>,
        pub role: TranscriptRole,
        ///How it ended, where that was not `success`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub status: ::std::option::Option<::std::string::String>,
        ///The sender's time of the event (ISO 8601 with milliseconds), else the server's (`YYYY-MM-DD HH:MM:SS`, UTC).
        pub timestamp: ::std::string::String,
        ///Input tokens, where there are any.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub tokens_in: ::std::option::Option<i64>,
        ///Output tokens, where there are any.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub tokens_out: ::std::option::Option<i64>,
        ///The tool that was used.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub tool_name: ::std::option::Option<::std::string::String>,
        ///What kind of thing happened; usually one of `EventType`, but old databases may hold others.
        #[serde(rename = "type")]
        pub type_: ::std::string::String,
    }
    impl TranscriptEntry {
        pub fn builder() -> builder::TranscriptEntry {
            Default::default()
        }
    }
    ///Who speaks.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum TranscriptRole {
        #[serde(rename = "system")]
        System,
        #[serde(rename = "user")]
        User,
        #[serde(rename = "assistant")]
        Assistant,
        #[serde(rename = "tool")]
        Tool,
    }
    impl ::std::fmt::Display for TranscriptRole {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::System => f.write_str("system"),
                Self::User => f.write_str("user"),
                Self::Assistant => f.write_str("assistant"),
                Self::Tool => f.write_str("tool"),
            }
        }
    }
    impl ::std::str::FromStr for TranscriptRole {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "system" => Ok(Self::System),
                "user" => Ok(Self::User),
                "assistant" => Ok(Self::Assistant),
                "tool" => Ok(Self::Tool),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for TranscriptRole {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for TranscriptRole {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// Types for composing complex structures.
    pub mod builder {
        #[derive(Clone, Debug)]
        pub struct Activity {
            hours: ::std::result::Result<
                ::std::vec::Vec<super::ActivityHour>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Activity {
            fn default() -> Self {
                Self {
                    hours: Err("no value supplied for hours".to_string()),
                }
            }
        }
        impl Activity {
            pub fn hours<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::ActivityHour>>,
                T::Error: ::std::fmt::Display,
            {
                self.hours = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for hours: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<Activity> for super::Activity {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Activity,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { hours: value.hours? })
            }
        }
        impl ::std::convert::From<super::Activity> for Activity {
            fn from(value: super::Activity) -> Self {
                Self { hours: Ok(value.hours) }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ActivityHour {
            cost_usd: ::std::result::Result<f64, ::std::string::String>,
            events: ::std::result::Result<::std::num::NonZeroU64, ::std::string::String>,
            hour: ::std::result::Result<i64, ::std::string::String>,
            weekday: ::std::result::Result<
                ::std::num::NonZeroU64,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ActivityHour {
            fn default() -> Self {
                Self {
                    cost_usd: Err("no value supplied for cost_usd".to_string()),
                    events: Err("no value supplied for events".to_string()),
                    hour: Err("no value supplied for hour".to_string()),
                    weekday: Err("no value supplied for weekday".to_string()),
                }
            }
        }
        impl ActivityHour {
            pub fn cost_usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.cost_usd = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for cost_usd: {e}")
                    });
                self
            }
            pub fn events<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::num::NonZeroU64>,
                T::Error: ::std::fmt::Display,
            {
                self.events = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for events: {e}")
                    });
                self
            }
            pub fn hour<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.hour = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for hour: {e}")
                    });
                self
            }
            pub fn weekday<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::num::NonZeroU64>,
                T::Error: ::std::fmt::Display,
            {
                self.weekday = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for weekday: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<ActivityHour> for super::ActivityHour {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ActivityHour,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    cost_usd: value.cost_usd?,
                    events: value.events?,
                    hour: value.hour?,
                    weekday: value.weekday?,
                })
            }
        }
        impl ::std::convert::From<super::ActivityHour> for ActivityHour {
            fn from(value: super::ActivityHour) -> Self {
                Self {
                    cost_usd: Ok(value.cost_usd),
                    events: Ok(value.events),
                    hour: Ok(value.hour),
                    weekday: Ok(value.weekday),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct BranchOption {
            label: ::std::result::Result<::std::string::String, ::std::string::String>,
            value: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for BranchOption {
            fn default() -> Self {
                Self {
                    label: Err("no value supplied for label".to_string()),
                    value: Err("no value supplied for value".to_string()),
                }
            }
        }
        impl BranchOption {
            pub fn label<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.label = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for label: {e}")
                    });
                self
            }
            pub fn value<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.value = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for value: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<BranchOption> for super::BranchOption {
            type Error = super::error::ConversionError;
            fn try_from(
                value: BranchOption,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    label: value.label?,
                    value: value.value?,
                })
            }
        }
        impl ::std::convert::From<super::BranchOption> for BranchOption {
            fn from(value: super::BranchOption) -> Self {
                Self {
                    label: Ok(value.label),
                    value: Ok(value.value),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ConnectedFrame {
            timestamp: ::std::result::Result<
                super::ConnectedFrameTimestamp,
                ::std::string::String,
            >,
            type_: ::std::result::Result<
                super::ConnectedFrameType,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ConnectedFrame {
            fn default() -> Self {
                Self {
                    timestamp: Err("no value supplied for timestamp".to_string()),
                    type_: Err("no value supplied for type_".to_string()),
                }
            }
        }
        impl ConnectedFrame {
            pub fn timestamp<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ConnectedFrameTimestamp>,
                T::Error: ::std::fmt::Display,
            {
                self.timestamp = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for timestamp: {e}")
                    });
                self
            }
            pub fn type_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ConnectedFrameType>,
                T::Error: ::std::fmt::Display,
            {
                self.type_ = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for type_: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<ConnectedFrame> for super::ConnectedFrame {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ConnectedFrame,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    timestamp: value.timestamp?,
                    type_: value.type_?,
                })
            }
        }
        impl ::std::convert::From<super::ConnectedFrame> for ConnectedFrame {
            fn from(value: super::ConnectedFrame) -> Self {
                Self {
                    timestamp: Ok(value.timestamp),
                    type_: Ok(value.type_),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct CostHour {
            bucket: ::std::result::Result<super::CostHourBucket, ::std::string::String>,
            cost_usd: ::std::result::Result<f64, ::std::string::String>,
            event_count: ::std::result::Result<i64, ::std::string::String>,
            tokens_in: ::std::result::Result<i64, ::std::string::String>,
            tokens_out: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for CostHour {
            fn default() -> Self {
                Self {
                    bucket: Err("no value supplied for bucket".to_string()),
                    cost_usd: Err("no value supplied for cost_usd".to_string()),
                    event_count: Err("no value supplied for event_count".to_string()),
                    tokens_in: Err("no value supplied for tokens_in".to_string()),
                    tokens_out: Err("no value supplied for tokens_out".to_string()),
                }
            }
        }
        impl CostHour {
            pub fn bucket<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::CostHourBucket>,
                T::Error: ::std::fmt::Display,
            {
                self.bucket = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for bucket: {e}")
                    });
                self
            }
            pub fn cost_usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.cost_usd = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for cost_usd: {e}")
                    });
                self
            }
            pub fn event_count<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.event_count = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for event_count: {e}")
                    });
                self
            }
            pub fn tokens_in<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.tokens_in = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tokens_in: {e}")
                    });
                self
            }
            pub fn tokens_out<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.tokens_out = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tokens_out: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<CostHour> for super::CostHour {
            type Error = super::error::ConversionError;
            fn try_from(
                value: CostHour,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    bucket: value.bucket?,
                    cost_usd: value.cost_usd?,
                    event_count: value.event_count?,
                    tokens_in: value.tokens_in?,
                    tokens_out: value.tokens_out?,
                })
            }
        }
        impl ::std::convert::From<super::CostHour> for CostHour {
            fn from(value: super::CostHour) -> Self {
                Self {
                    bucket: Ok(value.bucket),
                    cost_usd: Ok(value.cost_usd),
                    event_count: Ok(value.event_count),
                    tokens_in: Ok(value.tokens_in),
                    tokens_out: Ok(value.tokens_out),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct CostStats {
            by_model: ::std::result::Result<
                ::std::vec::Vec<super::ModelCost>,
                ::std::string::String,
            >,
            by_project: ::std::result::Result<
                ::std::vec::Vec<super::ProjectCost>,
                ::std::string::String,
            >,
            timeline: ::std::result::Result<
                ::std::vec::Vec<super::CostHour>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for CostStats {
            fn default() -> Self {
                Self {
                    by_model: Err("no value supplied for by_model".to_string()),
                    by_project: Err("no value supplied for by_project".to_string()),
                    timeline: Err("no value supplied for timeline".to_string()),
                }
            }
        }
        impl CostStats {
            pub fn by_model<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::ModelCost>>,
                T::Error: ::std::fmt::Display,
            {
                self.by_model = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for by_model: {e}")
                    });
                self
            }
            pub fn by_project<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::ProjectCost>>,
                T::Error: ::std::fmt::Display,
            {
                self.by_project = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for by_project: {e}")
                    });
                self
            }
            pub fn timeline<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::CostHour>>,
                T::Error: ::std::fmt::Display,
            {
                self.timeline = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for timeline: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<CostStats> for super::CostStats {
            type Error = super::error::ConversionError;
            fn try_from(
                value: CostStats,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    by_model: value.by_model?,
                    by_project: value.by_project?,
                    timeline: value.timeline?,
                })
            }
        }
        impl ::std::convert::From<super::CostStats> for CostStats {
            fn from(value: super::CostStats) -> Self {
                Self {
                    by_model: Ok(value.by_model),
                    by_project: Ok(value.by_project),
                    timeline: Ok(value.timeline),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct EndCheck {
            ended: ::std::result::Result<i64, ::std::string::String>,
            type_: ::std::result::Result<super::EndCheckType, ::std::string::String>,
        }
        impl ::std::default::Default for EndCheck {
            fn default() -> Self {
                Self {
                    ended: Err("no value supplied for ended".to_string()),
                    type_: Err("no value supplied for type_".to_string()),
                }
            }
        }
        impl EndCheck {
            pub fn ended<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.ended = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for ended: {e}")
                    });
                self
            }
            pub fn type_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::EndCheckType>,
                T::Error: ::std::fmt::Display,
            {
                self.type_ = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for type_: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<EndCheck> for super::EndCheck {
            type Error = super::error::ConversionError;
            fn try_from(
                value: EndCheck,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    ended: value.ended?,
                    type_: value.type_?,
                })
            }
        }
        impl ::std::convert::From<super::EndCheck> for EndCheck {
            fn from(value: super::EndCheck) -> Self {
                Self {
                    ended: Ok(value.ended),
                    type_: Ok(value.type_),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Error {
            details: ::std::result::Result<
                ::std::vec::Vec<super::FieldError>,
                ::std::string::String,
            >,
            error: ::std::result::Result<::std::string::String, ::std::string::String>,
            hint: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            max_clients: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Error {
            fn default() -> Self {
                Self {
                    details: Ok(Default::default()),
                    error: Err("no value supplied for error".to_string()),
                    hint: Ok(Default::default()),
                    max_clients: Ok(Default::default()),
                }
            }
        }
        impl Error {
            pub fn details<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::FieldError>>,
                T::Error: ::std::fmt::Display,
            {
                self.details = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for details: {e}")
                    });
                self
            }
            pub fn error<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.error = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for error: {e}")
                    });
                self
            }
            pub fn hint<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.hint = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for hint: {e}")
                    });
                self
            }
            pub fn max_clients<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.max_clients = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for max_clients: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<Error> for super::Error {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Error,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    details: value.details?,
                    error: value.error?,
                    hint: value.hint?,
                    max_clients: value.max_clients?,
                })
            }
        }
        impl ::std::convert::From<super::Error> for Error {
            fn from(value: super::Error) -> Self {
                Self {
                    details: Ok(value.details),
                    error: Ok(value.error),
                    hint: Ok(value.hint),
                    max_clients: Ok(value.max_clients),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Event {
            agent_type: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            branch: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            cache_read_tokens: ::std::result::Result<i64, ::std::string::String>,
            cache_write_tokens: ::std::result::Result<i64, ::std::string::String>,
            client_timestamp: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            cost_usd: ::std::result::Result<
                ::std::option::Option<f64>,
                ::std::string::String,
            >,
            created_at: ::std::result::Result<
                super::EventCreatedAt,
                ::std::string::String,
            >,
            duration_ms: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            event_id: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            event_type: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            id: ::std::result::Result<i64, ::std::string::String>,
            metadata: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            model: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            payload_truncated: ::std::result::Result<i64, ::std::string::String>,
            project: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            schema_version: ::std::result::Result<i64, ::std::string::String>,
            session_id: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            source: ::std::result::Result<::std::string::String, ::std::string::String>,
            status: ::std::result::Result<::std::string::String, ::std::string::String>,
            tokens_in: ::std::result::Result<i64, ::std::string::String>,
            tokens_out: ::std::result::Result<i64, ::std::string::String>,
            tool_name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Event {
            fn default() -> Self {
                Self {
                    agent_type: Err("no value supplied for agent_type".to_string()),
                    branch: Err("no value supplied for branch".to_string()),
                    cache_read_tokens: Err(
                        "no value supplied for cache_read_tokens".to_string(),
                    ),
                    cache_write_tokens: Err(
                        "no value supplied for cache_write_tokens".to_string(),
                    ),
                    client_timestamp: Err(
                        "no value supplied for client_timestamp".to_string(),
                    ),
                    cost_usd: Err("no value supplied for cost_usd".to_string()),
                    created_at: Err("no value supplied for created_at".to_string()),
                    duration_ms: Err("no value supplied for duration_ms".to_string()),
                    event_id: Err("no value supplied for event_id".to_string()),
                    event_type: Err("no value supplied for event_type".to_string()),
                    id: Err("no value supplied for id".to_string()),
                    metadata: Err("no value supplied for metadata".to_string()),
                    model: Err("no value supplied for model".to_string()),
                    payload_truncated: Err(
                        "no value supplied for payload_truncated".to_string(),
                    ),
                    project: Err("no value supplied for project".to_string()),
                    schema_version: Err(
                        "no value supplied for schema_version".to_string(),
                    ),
                    session_id: Err("no value supplied for session_id".to_string()),
                    source: Err("no value supplied for source".to_string()),
                    status: Err("no value supplied for status".to_string()),
                    tokens_in: Err("no value supplied for tokens_in".to_string()),
                    tokens_out: Err("no value supplied for tokens_out".to_string()),
                    tool_name: Err("no value supplied for tool_name".to_string()),
                }
            }
        }
        impl Event {
            pub fn agent_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.agent_type = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for agent_type: {e}")
                    });
                self
            }
            pub fn branch<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.branch = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for branch: {e}")
                    });
                self
            }
            pub fn cache_read_tokens<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.cache_read_tokens = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for cache_read_tokens: {e}"
                        )
                    });
                self
            }
            pub fn cache_write_tokens<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.cache_write_tokens = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for cache_write_tokens: {e}"
                        )
                    });
                self
            }
            pub fn client_timestamp<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.client_timestamp = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for client_timestamp: {e}"
                        )
                    });
                self
            }
            pub fn cost_usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<f64>>,
                T::Error: ::std::fmt::Display,
            {
                self.cost_usd = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for cost_usd: {e}")
                    });
                self
            }
            pub fn created_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::EventCreatedAt>,
                T::Error: ::std::fmt::Display,
            {
                self.created_at = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for created_at: {e}")
                    });
                self
            }
            pub fn duration_ms<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.duration_ms = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for duration_ms: {e}")
                    });
                self
            }
            pub fn event_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.event_id = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for event_id: {e}")
                    });
                self
            }
            pub fn event_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.event_type = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for event_type: {e}")
                    });
                self
            }
            pub fn id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for id: {e}"));
                self
            }
            pub fn metadata<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.metadata = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for metadata: {e}")
                    });
                self
            }
            pub fn model<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.model = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for model: {e}")
                    });
                self
            }
            pub fn payload_truncated<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.payload_truncated = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for payload_truncated: {e}"
                        )
                    });
                self
            }
            pub fn project<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.project = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for project: {e}")
                    });
                self
            }
            pub fn schema_version<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.schema_version = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for schema_version: {e}"
                        )
                    });
                self
            }
            pub fn session_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.session_id = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for session_id: {e}")
                    });
                self
            }
            pub fn source<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.source = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for source: {e}")
                    });
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for status: {e}")
                    });
                self
            }
            pub fn tokens_in<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.tokens_in = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tokens_in: {e}")
                    });
                self
            }
            pub fn tokens_out<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.tokens_out = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tokens_out: {e}")
                    });
                self
            }
            pub fn tool_name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.tool_name = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tool_name: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<Event> for super::Event {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Event,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    agent_type: value.agent_type?,
                    branch: value.branch?,
                    cache_read_tokens: value.cache_read_tokens?,
                    cache_write_tokens: value.cache_write_tokens?,
                    client_timestamp: value.client_timestamp?,
                    cost_usd: value.cost_usd?,
                    created_at: value.created_at?,
                    duration_ms: value.duration_ms?,
                    event_id: value.event_id?,
                    event_type: value.event_type?,
                    id: value.id?,
                    metadata: value.metadata?,
                    model: value.model?,
                    payload_truncated: value.payload_truncated?,
                    project: value.project?,
                    schema_version: value.schema_version?,
                    session_id: value.session_id?,
                    source: value.source?,
                    status: value.status?,
                    tokens_in: value.tokens_in?,
                    tokens_out: value.tokens_out?,
                    tool_name: value.tool_name?,
                })
            }
        }
        impl ::std::convert::From<super::Event> for Event {
            fn from(value: super::Event) -> Self {
                Self {
                    agent_type: Ok(value.agent_type),
                    branch: Ok(value.branch),
                    cache_read_tokens: Ok(value.cache_read_tokens),
                    cache_write_tokens: Ok(value.cache_write_tokens),
                    client_timestamp: Ok(value.client_timestamp),
                    cost_usd: Ok(value.cost_usd),
                    created_at: Ok(value.created_at),
                    duration_ms: Ok(value.duration_ms),
                    event_id: Ok(value.event_id),
                    event_type: Ok(value.event_type),
                    id: Ok(value.id),
                    metadata: Ok(value.metadata),
                    model: Ok(value.model),
                    payload_truncated: Ok(value.payload_truncated),
                    project: Ok(value.project),
                    schema_version: Ok(value.schema_version),
                    session_id: Ok(value.session_id),
                    source: Ok(value.source),
                    status: Ok(value.status),
                    tokens_in: Ok(value.tokens_in),
                    tokens_out: Ok(value.tokens_out),
                    tool_name: Ok(value.tool_name),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct EventBatchReceipt {
            duplicates: ::std::result::Result<i64, ::std::string::String>,
            ids: ::std::result::Result<::std::vec::Vec<i64>, ::std::string::String>,
            received: ::std::result::Result<i64, ::std::string::String>,
            rejected: ::std::result::Result<
                ::std::vec::Vec<super::RejectedEvent>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for EventBatchReceipt {
            fn default() -> Self {
                Self {
                    duplicates: Err("no value supplied for duplicates".to_string()),
                    ids: Err("no value supplied for ids".to_string()),
                    received: Err("no value supplied for received".to_string()),
                    rejected: Err("no value supplied for rejected".to_string()),
                }
            }
        }
        impl EventBatchReceipt {
            pub fn duplicates<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.duplicates = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for duplicates: {e}")
                    });
                self
            }
            pub fn ids<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.ids = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for ids: {e}")
                    });
                self
            }
            pub fn received<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.received = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for received: {e}")
                    });
                self
            }
            pub fn rejected<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::RejectedEvent>>,
                T::Error: ::std::fmt::Display,
            {
                self.rejected = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for rejected: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<EventBatchReceipt> for super::EventBatchReceipt {
            type Error = super::error::ConversionError;
            fn try_from(
                value: EventBatchReceipt,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    duplicates: value.duplicates?,
                    ids: value.ids?,
                    received: value.received?,
                    rejected: value.rejected?,
                })
            }
        }
        impl ::std::convert::From<super::EventBatchReceipt> for EventBatchReceipt {
            fn from(value: super::EventBatchReceipt) -> Self {
                Self {
                    duplicates: Ok(value.duplicates),
                    ids: Ok(value.ids),
                    received: Ok(value.received),
                    rejected: Ok(value.rejected),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct EventFrame {
            payload: ::std::result::Result<super::Event, ::std::string::String>,
            type_: ::std::result::Result<super::EventFrameType, ::std::string::String>,
        }
        impl ::std::default::Default for EventFrame {
            fn default() -> Self {
                Self {
                    payload: Err("no value supplied for payload".to_string()),
                    type_: Err("no value supplied for type_".to_string()),
                }
            }
        }
        impl EventFrame {
            pub fn payload<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Event>,
                T::Error: ::std::fmt::Display,
            {
                self.payload = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for payload: {e}")
                    });
                self
            }
            pub fn type_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::EventFrameType>,
                T::Error: ::std::fmt::Display,
            {
                self.type_ = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for type_: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<EventFrame> for super::EventFrame {
            type Error = super::error::ConversionError;
            fn try_from(
                value: EventFrame,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    payload: value.payload?,
                    type_: value.type_?,
                })
            }
        }
        impl ::std::convert::From<super::EventFrame> for EventFrame {
            fn from(value: super::EventFrame) -> Self {
                Self {
                    payload: Ok(value.payload),
                    type_: Ok(value.type_),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct EventList {
            events: ::std::result::Result<
                ::std::vec::Vec<super::Event>,
                ::std::string::String,
            >,
            total: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for EventList {
            fn default() -> Self {
                Self {
                    events: Err("no value supplied for events".to_string()),
                    total: Err("no value supplied for total".to_string()),
                }
            }
        }
        impl EventList {
            pub fn events<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Event>>,
                T::Error: ::std::fmt::Display,
            {
                self.events = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for events: {e}")
                    });
                self
            }
            pub fn total<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.total = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for total: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<EventList> for super::EventList {
            type Error = super::error::ConversionError;
            fn try_from(
                value: EventList,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    events: value.events?,
                    total: value.total?,
                })
            }
        }
        impl ::std::convert::From<super::EventList> for EventList {
            fn from(value: super::EventList) -> Self {
                Self {
                    events: Ok(value.events),
                    total: Ok(value.total),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct EventPage {
            events: ::std::result::Result<
                ::std::vec::Vec<super::Event>,
                ::std::string::String,
            >,
            next: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for EventPage {
            fn default() -> Self {
                Self {
                    events: Err("no value supplied for events".to_string()),
                    next: Err("no value supplied for next".to_string()),
                }
            }
        }
        impl EventPage {
            pub fn events<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Event>>,
                T::Error: ::std::fmt::Display,
            {
                self.events = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for events: {e}")
                    });
                self
            }
            pub fn next<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.next = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for next: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<EventPage> for super::EventPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: EventPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    events: value.events?,
                    next: value.next?,
                })
            }
        }
        impl ::std::convert::From<super::EventPage> for EventPage {
            fn from(value: super::EventPage) -> Self {
                Self {
                    events: Ok(value.events),
                    next: Ok(value.next),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct EventReceipt {
            duplicates: ::std::result::Result<i64, ::std::string::String>,
            ids: ::std::result::Result<::std::vec::Vec<i64>, ::std::string::String>,
            received: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for EventReceipt {
            fn default() -> Self {
                Self {
                    duplicates: Err("no value supplied for duplicates".to_string()),
                    ids: Err("no value supplied for ids".to_string()),
                    received: Err("no value supplied for received".to_string()),
                }
            }
        }
        impl EventReceipt {
            pub fn duplicates<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.duplicates = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for duplicates: {e}")
                    });
                self
            }
            pub fn ids<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.ids = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for ids: {e}")
                    });
                self
            }
            pub fn received<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.received = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for received: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<EventReceipt> for super::EventReceipt {
            type Error = super::error::ConversionError;
            fn try_from(
                value: EventReceipt,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    duplicates: value.duplicates?,
                    ids: value.ids?,
                    received: value.received?,
                })
            }
        }
        impl ::std::convert::From<super::EventReceipt> for EventReceipt {
            fn from(value: super::EventReceipt) -> Self {
                Self {
                    duplicates: Ok(value.duplicates),
                    ids: Ok(value.ids),
                    received: Ok(value.received),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct EventSource {
            agent_type: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            events: ::std::result::Result<::std::num::NonZeroU64, ::std::string::String>,
            last_event_at: ::std::result::Result<
                super::EventSourceLastEventAt,
                ::std::string::String,
            >,
            source: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for EventSource {
            fn default() -> Self {
                Self {
                    agent_type: Err("no value supplied for agent_type".to_string()),
                    events: Err("no value supplied for events".to_string()),
                    last_event_at: Err(
                        "no value supplied for last_event_at".to_string(),
                    ),
                    source: Err("no value supplied for source".to_string()),
                }
            }
        }
        impl EventSource {
            pub fn agent_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.agent_type = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for agent_type: {e}")
                    });
                self
            }
            pub fn events<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::num::NonZeroU64>,
                T::Error: ::std::fmt::Display,
            {
                self.events = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for events: {e}")
                    });
                self
            }
            pub fn last_event_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::EventSourceLastEventAt>,
                T::Error: ::std::fmt::Display,
            {
                self.last_event_at = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for last_event_at: {e}")
                    });
                self
            }
            pub fn source<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.source = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for source: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<EventSource> for super::EventSource {
            type Error = super::error::ConversionError;
            fn try_from(
                value: EventSource,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    agent_type: value.agent_type?,
                    events: value.events?,
                    last_event_at: value.last_event_at?,
                    source: value.source?,
                })
            }
        }
        impl ::std::convert::From<super::EventSource> for EventSource {
            fn from(value: super::EventSource) -> Self {
                Self {
                    agent_type: Ok(value.agent_type),
                    events: Ok(value.events),
                    last_event_at: Ok(value.last_event_at),
                    source: Ok(value.source),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct FieldError {
            field: ::std::result::Result<::std::string::String, ::std::string::String>,
            message: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for FieldError {
            fn default() -> Self {
                Self {
                    field: Err("no value supplied for field".to_string()),
                    message: Err("no value supplied for message".to_string()),
                }
            }
        }
        impl FieldError {
            pub fn field<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.field = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for field: {e}")
                    });
                self
            }
            pub fn message<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.message = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for message: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<FieldError> for super::FieldError {
            type Error = super::error::ConversionError;
            fn try_from(
                value: FieldError,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    field: value.field?,
                    message: value.message?,
                })
            }
        }
        impl ::std::convert::From<super::FieldError> for FieldError {
            fn from(value: super::FieldError) -> Self {
                Self {
                    field: Ok(value.field),
                    message: Ok(value.message),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct FilterOptions {
            agent_types: ::std::result::Result<
                ::std::vec::Vec<::std::string::String>,
                ::std::string::String,
            >,
            branches: ::std::result::Result<
                ::std::vec::Vec<super::BranchOption>,
                ::std::string::String,
            >,
            event_types: ::std::result::Result<
                ::std::vec::Vec<::std::string::String>,
                ::std::string::String,
            >,
            models: ::std::result::Result<
                ::std::vec::Vec<::std::string::String>,
                ::std::string::String,
            >,
            projects: ::std::result::Result<
                ::std::vec::Vec<::std::string::String>,
                ::std::string::String,
            >,
            sources: ::std::result::Result<
                ::std::vec::Vec<::std::string::String>,
                ::std::string::String,
            >,
            tool_names: ::std::result::Result<
                ::std::vec::Vec<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for FilterOptions {
            fn default() -> Self {
                Self {
                    agent_types: Err("no value supplied for agent_types".to_string()),
                    branches: Err("no value supplied for branches".to_string()),
                    event_types: Err("no value supplied for event_types".to_string()),
                    models: Err("no value supplied for models".to_string()),
                    projects: Err("no value supplied for projects".to_string()),
                    sources: Err("no value supplied for sources".to_string()),
                    tool_names: Err("no value supplied for tool_names".to_string()),
                }
            }
        }
        impl FilterOptions {
            pub fn agent_types<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.agent_types = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for agent_types: {e}")
                    });
                self
            }
            pub fn branches<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::BranchOption>>,
                T::Error: ::std::fmt::Display,
            {
                self.branches = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for branches: {e}")
                    });
                self
            }
            pub fn event_types<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.event_types = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for event_types: {e}")
                    });
                self
            }
            pub fn models<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.models = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for models: {e}")
                    });
                self
            }
            pub fn projects<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.projects = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for projects: {e}")
                    });
                self
            }
            pub fn sources<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.sources = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for sources: {e}")
                    });
                self
            }
            pub fn tool_names<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.tool_names = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tool_names: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<FilterOptions> for super::FilterOptions {
            type Error = super::error::ConversionError;
            fn try_from(
                value: FilterOptions,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    agent_types: value.agent_types?,
                    branches: value.branches?,
                    event_types: value.event_types?,
                    models: value.models?,
                    projects: value.projects?,
                    sources: value.sources?,
                    tool_names: value.tool_names?,
                })
            }
        }
        impl ::std::convert::From<super::FilterOptions> for FilterOptions {
            fn from(value: super::FilterOptions) -> Self {
                Self {
                    agent_types: Ok(value.agent_types),
                    branches: Ok(value.branches),
                    event_types: Ok(value.event_types),
                    models: Ok(value.models),
                    projects: Ok(value.projects),
                    sources: Ok(value.sources),
                    tool_names: Ok(value.tool_names),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Health {
            db_size_bytes: ::std::result::Result<i64, ::std::string::String>,
            sse_clients: ::std::result::Result<i64, ::std::string::String>,
            status: ::std::result::Result<::std::string::String, ::std::string::String>,
            uptime: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for Health {
            fn default() -> Self {
                Self {
                    db_size_bytes: Err(
                        "no value supplied for db_size_bytes".to_string(),
                    ),
                    sse_clients: Err("no value supplied for sse_clients".to_string()),
                    status: Err("no value supplied for status".to_string()),
                    uptime: Err("no value supplied for uptime".to_string()),
                }
            }
        }
        impl Health {
            pub fn db_size_bytes<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.db_size_bytes = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for db_size_bytes: {e}")
                    });
                self
            }
            pub fn sse_clients<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.sse_clients = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for sse_clients: {e}")
                    });
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for status: {e}")
                    });
                self
            }
            pub fn uptime<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.uptime = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for uptime: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<Health> for super::Health {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Health,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    db_size_bytes: value.db_size_bytes?,
                    sse_clients: value.sse_clients?,
                    status: value.status?,
                    uptime: value.uptime?,
                })
            }
        }
        impl ::std::convert::From<super::Health> for Health {
            fn from(value: super::Health) -> Self {
                Self {
                    db_size_bytes: Ok(value.db_size_bytes),
                    sse_clients: Ok(value.sse_clients),
                    status: Ok(value.status),
                    uptime: Ok(value.uptime),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct HookAnswer {
            hook_specific_output: ::std::result::Result<
                ::std::option::Option<super::HookDecision>,
                ::std::string::String,
            >,
            permission_decision: ::std::result::Result<
                ::std::option::Option<super::HookPermission>,
                ::std::string::String,
            >,
            permission_decision_reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for HookAnswer {
            fn default() -> Self {
                Self {
                    hook_specific_output: Ok(Default::default()),
                    permission_decision: Ok(Default::default()),
                    permission_decision_reason: Ok(Default::default()),
                }
            }
        }
        impl HookAnswer {
            pub fn hook_specific_output<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::HookDecision>>,
                T::Error: ::std::fmt::Display,
            {
                self.hook_specific_output = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for hook_specific_output: {e}"
                        )
                    });
                self
            }
            pub fn permission_decision<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::HookPermission>>,
                T::Error: ::std::fmt::Display,
            {
                self.permission_decision = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for permission_decision: {e}"
                        )
                    });
                self
            }
            pub fn permission_decision_reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.permission_decision_reason = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for permission_decision_reason: {e}"
                        )
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<HookAnswer> for super::HookAnswer {
            type Error = super::error::ConversionError;
            fn try_from(
                value: HookAnswer,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    hook_specific_output: value.hook_specific_output?,
                    permission_decision: value.permission_decision?,
                    permission_decision_reason: value.permission_decision_reason?,
                })
            }
        }
        impl ::std::convert::From<super::HookAnswer> for HookAnswer {
            fn from(value: super::HookAnswer) -> Self {
                Self {
                    hook_specific_output: Ok(value.hook_specific_output),
                    permission_decision: Ok(value.permission_decision),
                    permission_decision_reason: Ok(value.permission_decision_reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct HookDecision {
            hook_event_name: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            permission_decision: ::std::result::Result<
                super::HookPermission,
                ::std::string::String,
            >,
            permission_decision_reason: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for HookDecision {
            fn default() -> Self {
                Self {
                    hook_event_name: Err(
                        "no value supplied for hook_event_name".to_string(),
                    ),
                    permission_decision: Err(
                        "no value supplied for permission_decision".to_string(),
                    ),
                    permission_decision_reason: Err(
                        "no value supplied for permission_decision_reason".to_string(),
                    ),
                }
            }
        }
        impl HookDecision {
            pub fn hook_event_name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.hook_event_name = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for hook_event_name: {e}"
                        )
                    });
                self
            }
            pub fn permission_decision<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::HookPermission>,
                T::Error: ::std::fmt::Display,
            {
                self.permission_decision = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for permission_decision: {e}"
                        )
                    });
                self
            }
            pub fn permission_decision_reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.permission_decision_reason = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for permission_decision_reason: {e}"
                        )
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<HookDecision> for super::HookDecision {
            type Error = super::error::ConversionError;
            fn try_from(
                value: HookDecision,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    hook_event_name: value.hook_event_name?,
                    permission_decision: value.permission_decision?,
                    permission_decision_reason: value.permission_decision_reason?,
                })
            }
        }
        impl ::std::convert::From<super::HookDecision> for HookDecision {
            fn from(value: super::HookDecision) -> Self {
                Self {
                    hook_event_name: Ok(value.hook_event_name),
                    permission_decision: Ok(value.permission_decision),
                    permission_decision_reason: Ok(value.permission_decision_reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct IdleCheck {
            idled: ::std::result::Result<i64, ::std::string::String>,
            type_: ::std::result::Result<super::IdleCheckType, ::std::string::String>,
        }
        impl ::std::default::Default for IdleCheck {
            fn default() -> Self {
                Self {
                    idled: Err("no value supplied for idled".to_string()),
                    type_: Err("no value supplied for type_".to_string()),
                }
            }
        }
        impl IdleCheck {
            pub fn idled<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.idled = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for idled: {e}")
                    });
                self
            }
            pub fn type_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::IdleCheckType>,
                T::Error: ::std::fmt::Display,
            {
                self.type_ = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for type_: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<IdleCheck> for super::IdleCheck {
            type Error = super::error::ConversionError;
            fn try_from(
                value: IdleCheck,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    idled: value.idled?,
                    type_: value.type_?,
                })
            }
        }
        impl ::std::convert::From<super::IdleCheck> for IdleCheck {
            fn from(value: super::IdleCheck) -> Self {
                Self {
                    idled: Ok(value.idled),
                    type_: Ok(value.type_),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ModelCost {
            cost_usd: ::std::result::Result<f64, ::std::string::String>,
            event_count: ::std::result::Result<i64, ::std::string::String>,
            model: ::std::result::Result<::std::string::String, ::std::string::String>,
            tokens_in: ::std::result::Result<i64, ::std::string::String>,
            tokens_out: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for ModelCost {
            fn default() -> Self {
                Self {
                    cost_usd: Err("no value supplied for cost_usd".to_string()),
                    event_count: Err("no value supplied for event_count".to_string()),
                    model: Err("no value supplied for model".to_string()),
                    tokens_in: Err("no value supplied for tokens_in".to_string()),
                    tokens_out: Err("no value supplied for tokens_out".to_string()),
                }
            }
        }
        impl ModelCost {
            pub fn cost_usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.cost_usd = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for cost_usd: {e}")
                    });
                self
            }
            pub fn event_count<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.event_count = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for event_count: {e}")
                    });
                self
            }
            pub fn model<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.model = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for model: {e}")
                    });
                self
            }
            pub fn tokens_in<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.tokens_in = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tokens_in: {e}")
                    });
                self
            }
            pub fn tokens_out<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.tokens_out = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tokens_out: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<ModelCost> for super::ModelCost {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ModelCost,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    cost_usd: value.cost_usd?,
                    event_count: value.event_count?,
                    model: value.model?,
                    tokens_in: value.tokens_in?,
                    tokens_out: value.tokens_out?,
                })
            }
        }
        impl ::std::convert::From<super::ModelCost> for ModelCost {
            fn from(value: super::ModelCost) -> Self {
                Self {
                    cost_usd: Ok(value.cost_usd),
                    event_count: Ok(value.event_count),
                    model: Ok(value.model),
                    tokens_in: Ok(value.tokens_in),
                    tokens_out: Ok(value.tokens_out),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct NewEvent {
            agent_type: ::std::result::Result<
                super::NewEventAgentType,
                ::std::string::String,
            >,
            branch: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            cache_read_tokens: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            cache_write_tokens: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            client_timestamp: ::std::result::Result<
                ::std::option::Option<super::NewEventClientTimestamp>,
                ::std::string::String,
            >,
            cost_usd: ::std::result::Result<
                ::std::option::Option<f64>,
                ::std::string::String,
            >,
            duration_ms: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            event_id: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            event_type: ::std::result::Result<super::EventType, ::std::string::String>,
            metadata: ::std::result::Result<
                ::std::option::Option<super::Metadata>,
                ::std::string::String,
            >,
            model: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            project: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            session_id: ::std::result::Result<
                super::NewEventSessionId,
                ::std::string::String,
            >,
            source: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            status: ::std::result::Result<
                ::std::option::Option<super::EventStatus>,
                ::std::string::String,
            >,
            tokens_in: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            tokens_out: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            tool_name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for NewEvent {
            fn default() -> Self {
                Self {
                    agent_type: Err("no value supplied for agent_type".to_string()),
                    branch: Ok(Default::default()),
                    cache_read_tokens: Ok(Default::default()),
                    cache_write_tokens: Ok(Default::default()),
                    client_timestamp: Ok(Default::default()),
                    cost_usd: Ok(Default::default()),
                    duration_ms: Ok(Default::default()),
                    event_id: Ok(Default::default()),
                    event_type: Err("no value supplied for event_type".to_string()),
                    metadata: Ok(Default::default()),
                    model: Ok(Default::default()),
                    project: Ok(Default::default()),
                    session_id: Err("no value supplied for session_id".to_string()),
                    source: Ok(Default::default()),
                    status: Ok(Default::default()),
                    tokens_in: Ok(Default::default()),
                    tokens_out: Ok(Default::default()),
                    tool_name: Ok(Default::default()),
                }
            }
        }
        impl NewEvent {
            pub fn agent_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::NewEventAgentType>,
                T::Error: ::std::fmt::Display,
            {
                self.agent_type = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for agent_type: {e}")
                    });
                self
            }
            pub fn branch<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.branch = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for branch: {e}")
                    });
                self
            }
            pub fn cache_read_tokens<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.cache_read_tokens = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for cache_read_tokens: {e}"
                        )
                    });
                self
            }
            pub fn cache_write_tokens<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.cache_write_tokens = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for cache_write_tokens: {e}"
                        )
                    });
                self
            }
            pub fn client_timestamp<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::NewEventClientTimestamp>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.client_timestamp = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for client_timestamp: {e}"
                        )
                    });
                self
            }
            pub fn cost_usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<f64>>,
                T::Error: ::std::fmt::Display,
            {
                self.cost_usd = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for cost_usd: {e}")
                    });
                self
            }
            pub fn duration_ms<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.duration_ms = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for duration_ms: {e}")
                    });
                self
            }
            pub fn event_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.event_id = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for event_id: {e}")
                    });
                self
            }
            pub fn event_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::EventType>,
                T::Error: ::std::fmt::Display,
            {
                self.event_type = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for event_type: {e}")
                    });
                self
            }
            pub fn metadata<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::Metadata>>,
                T::Error: ::std::fmt::Display,
            {
                self.metadata = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for metadata: {e}")
                    });
                self
            }
            pub fn model<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.model = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for model: {e}")
                    });
                self
            }
            pub fn project<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.project = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for project: {e}")
                    });
                self
            }
            pub fn session_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::NewEventSessionId>,
                T::Error: ::std::fmt::Display,
            {
                self.session_id = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for session_id: {e}")
                    });
                self
            }
            pub fn source<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.source = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for source: {e}")
                    });
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::EventStatus>>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for status: {e}")
                    });
                self
            }
            pub fn tokens_in<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.tokens_in = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tokens_in: {e}")
                    });
                self
            }
            pub fn tokens_out<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.tokens_out = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tokens_out: {e}")
                    });
                self
            }
            pub fn tool_name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.tool_name = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tool_name: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<NewEvent> for super::NewEvent {
            type Error = super::error::ConversionError;
            fn try_from(
                value: NewEvent,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    agent_type: value.agent_type?,
                    branch: value.branch?,
                    cache_read_tokens: value.cache_read_tokens?,
                    cache_write_tokens: value.cache_write_tokens?,
                    client_timestamp: value.client_timestamp?,
                    cost_usd: value.cost_usd?,
                    duration_ms: value.duration_ms?,
                    event_id: value.event_id?,
                    event_type: value.event_type?,
                    metadata: value.metadata?,
                    model: value.model?,
                    project: value.project?,
                    session_id: value.session_id?,
                    source: value.source?,
                    status: value.status?,
                    tokens_in: value.tokens_in?,
                    tokens_out: value.tokens_out?,
                    tool_name: value.tool_name?,
                })
            }
        }
        impl ::std::convert::From<super::NewEvent> for NewEvent {
            fn from(value: super::NewEvent) -> Self {
                Self {
                    agent_type: Ok(value.agent_type),
                    branch: Ok(value.branch),
                    cache_read_tokens: Ok(value.cache_read_tokens),
                    cache_write_tokens: Ok(value.cache_write_tokens),
                    client_timestamp: Ok(value.client_timestamp),
                    cost_usd: Ok(value.cost_usd),
                    duration_ms: Ok(value.duration_ms),
                    event_id: Ok(value.event_id),
                    event_type: Ok(value.event_type),
                    metadata: Ok(value.metadata),
                    model: Ok(value.model),
                    project: Ok(value.project),
                    session_id: Ok(value.session_id),
                    source: Ok(value.source),
                    status: Ok(value.status),
                    tokens_in: Ok(value.tokens_in),
                    tokens_out: Ok(value.tokens_out),
                    tool_name: Ok(value.tool_name),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct NewEventBatch {
            events: ::std::result::Result<
                ::std::vec::Vec<super::NewEvent>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for NewEventBatch {
            fn default() -> Self {
                Self {
                    events: Err("no value supplied for events".to_string()),
                }
            }
        }
        impl NewEventBatch {
            pub fn events<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::NewEvent>>,
                T::Error: ::std::fmt::Display,
            {
                self.events = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for events: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<NewEventBatch> for super::NewEventBatch {
            type Error = super::error::ConversionError;
            fn try_from(
                value: NewEventBatch,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { events: value.events? })
            }
        }
        impl ::std::convert::From<super::NewEventBatch> for NewEventBatch {
            fn from(value: super::NewEventBatch) -> Self {
                Self { events: Ok(value.events) }
            }
        }
        #[derive(Clone, Debug)]
        pub struct OtelPartialSuccess {
            error_message: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            rejected_data_points: ::std::result::Result<
                ::std::option::Option<super::OtelPartialSuccessRejectedDataPoints>,
                ::std::string::String,
            >,
            rejected_log_records: ::std::result::Result<
                ::std::option::Option<super::OtelPartialSuccessRejectedLogRecords>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for OtelPartialSuccess {
            fn default() -> Self {
                Self {
                    error_message: Err(
                        "no value supplied for error_message".to_string(),
                    ),
                    rejected_data_points: Ok(Default::default()),
                    rejected_log_records: Ok(Default::default()),
                }
            }
        }
        impl OtelPartialSuccess {
            pub fn error_message<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.error_message = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for error_message: {e}")
                    });
                self
            }
            pub fn rejected_data_points<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::OtelPartialSuccessRejectedDataPoints>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.rejected_data_points = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for rejected_data_points: {e}"
                        )
                    });
                self
            }
            pub fn rejected_log_records<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::OtelPartialSuccessRejectedLogRecords>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.rejected_log_records = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for rejected_log_records: {e}"
                        )
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<OtelPartialSuccess> for super::OtelPartialSuccess {
            type Error = super::error::ConversionError;
            fn try_from(
                value: OtelPartialSuccess,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    error_message: value.error_message?,
                    rejected_data_points: value.rejected_data_points?,
                    rejected_log_records: value.rejected_log_records?,
                })
            }
        }
        impl ::std::convert::From<super::OtelPartialSuccess> for OtelPartialSuccess {
            fn from(value: super::OtelPartialSuccess) -> Self {
                Self {
                    error_message: Ok(value.error_message),
                    rejected_data_points: Ok(value.rejected_data_points),
                    rejected_log_records: Ok(value.rejected_log_records),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct OtelReceipt {
            partial_success: ::std::result::Result<
                ::std::option::Option<super::OtelPartialSuccess>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for OtelReceipt {
            fn default() -> Self {
                Self {
                    partial_success: Ok(Default::default()),
                }
            }
        }
        impl OtelReceipt {
            pub fn partial_success<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::OtelPartialSuccess>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.partial_success = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for partial_success: {e}"
                        )
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<OtelReceipt> for super::OtelReceipt {
            type Error = super::error::ConversionError;
            fn try_from(
                value: OtelReceipt,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    partial_success: value.partial_success?,
                })
            }
        }
        impl ::std::convert::From<super::OtelReceipt> for OtelReceipt {
            fn from(value: super::OtelReceipt) -> Self {
                Self {
                    partial_success: Ok(value.partial_success),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct PriceGap {
            cache_read_tokens: ::std::result::Result<i64, ::std::string::String>,
            cache_write_tokens: ::std::result::Result<i64, ::std::string::String>,
            events: ::std::result::Result<::std::num::NonZeroU64, ::std::string::String>,
            first_seen_at: ::std::result::Result<
                super::PriceGapFirstSeenAt,
                ::std::string::String,
            >,
            last_seen_at: ::std::result::Result<
                super::PriceGapLastSeenAt,
                ::std::string::String,
            >,
            model: ::std::result::Result<::std::string::String, ::std::string::String>,
            priced: ::std::result::Result<bool, ::std::string::String>,
            tokens_in: ::std::result::Result<i64, ::std::string::String>,
            tokens_out: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for PriceGap {
            fn default() -> Self {
                Self {
                    cache_read_tokens: Err(
                        "no value supplied for cache_read_tokens".to_string(),
                    ),
                    cache_write_tokens: Err(
                        "no value supplied for cache_write_tokens".to_string(),
                    ),
                    events: Err("no value supplied for events".to_string()),
                    first_seen_at: Err(
                        "no value supplied for first_seen_at".to_string(),
                    ),
                    last_seen_at: Err("no value supplied for last_seen_at".to_string()),
                    model: Err("no value supplied for model".to_string()),
                    priced: Err("no value supplied for priced".to_string()),
                    tokens_in: Err("no value supplied for tokens_in".to_string()),
                    tokens_out: Err("no value supplied for tokens_out".to_string()),
                }
            }
        }
        impl PriceGap {
            pub fn cache_read_tokens<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.cache_read_tokens = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for cache_read_tokens: {e}"
                        )
                    });
                self
            }
            pub fn cache_write_tokens<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.cache_write_tokens = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for cache_write_tokens: {e}"
                        )
                    });
                self
            }
            pub fn events<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::num::NonZeroU64>,
                T::Error: ::std::fmt::Display,
            {
                self.events = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for events: {e}")
                    });
                self
            }
            pub fn first_seen_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PriceGapFirstSeenAt>,
                T::Error: ::std::fmt::Display,
            {
                self.first_seen_at = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for first_seen_at: {e}")
                    });
                self
            }
            pub fn last_seen_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PriceGapLastSeenAt>,
                T::Error: ::std::fmt::Display,
            {
                self.last_seen_at = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for last_seen_at: {e}")
                    });
                self
            }
            pub fn model<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.model = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for model: {e}")
                    });
                self
            }
            pub fn priced<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.priced = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for priced: {e}")
                    });
                self
            }
            pub fn tokens_in<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.tokens_in = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tokens_in: {e}")
                    });
                self
            }
            pub fn tokens_out<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.tokens_out = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tokens_out: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<PriceGap> for super::PriceGap {
            type Error = super::error::ConversionError;
            fn try_from(
                value: PriceGap,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    cache_read_tokens: value.cache_read_tokens?,
                    cache_write_tokens: value.cache_write_tokens?,
                    events: value.events?,
                    first_seen_at: value.first_seen_at?,
                    last_seen_at: value.last_seen_at?,
                    model: value.model?,
                    priced: value.priced?,
                    tokens_in: value.tokens_in?,
                    tokens_out: value.tokens_out?,
                })
            }
        }
        impl ::std::convert::From<super::PriceGap> for PriceGap {
            fn from(value: super::PriceGap) -> Self {
                Self {
                    cache_read_tokens: Ok(value.cache_read_tokens),
                    cache_write_tokens: Ok(value.cache_write_tokens),
                    events: Ok(value.events),
                    first_seen_at: Ok(value.first_seen_at),
                    last_seen_at: Ok(value.last_seen_at),
                    model: Ok(value.model),
                    priced: Ok(value.priced),
                    tokens_in: Ok(value.tokens_in),
                    tokens_out: Ok(value.tokens_out),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct PriceGapList {
            gaps: ::std::result::Result<
                ::std::vec::Vec<super::PriceGap>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for PriceGapList {
            fn default() -> Self {
                Self {
                    gaps: Err("no value supplied for gaps".to_string()),
                }
            }
        }
        impl PriceGapList {
            pub fn gaps<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::PriceGap>>,
                T::Error: ::std::fmt::Display,
            {
                self.gaps = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for gaps: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<PriceGapList> for super::PriceGapList {
            type Error = super::error::ConversionError;
            fn try_from(
                value: PriceGapList,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { gaps: value.gaps? })
            }
        }
        impl ::std::convert::From<super::PriceGapList> for PriceGapList {
            fn from(value: super::PriceGapList) -> Self {
                Self { gaps: Ok(value.gaps) }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ProjectCost {
            cost_usd: ::std::result::Result<f64, ::std::string::String>,
            event_count: ::std::result::Result<i64, ::std::string::String>,
            project: ::std::result::Result<::std::string::String, ::std::string::String>,
            session_count: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for ProjectCost {
            fn default() -> Self {
                Self {
                    cost_usd: Err("no value supplied for cost_usd".to_string()),
                    event_count: Err("no value supplied for event_count".to_string()),
                    project: Err("no value supplied for project".to_string()),
                    session_count: Err("no value supplied for session_count".to_string()),
                }
            }
        }
        impl ProjectCost {
            pub fn cost_usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.cost_usd = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for cost_usd: {e}")
                    });
                self
            }
            pub fn event_count<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.event_count = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for event_count: {e}")
                    });
                self
            }
            pub fn project<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.project = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for project: {e}")
                    });
                self
            }
            pub fn session_count<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.session_count = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for session_count: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<ProjectCost> for super::ProjectCost {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ProjectCost,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    cost_usd: value.cost_usd?,
                    event_count: value.event_count?,
                    project: value.project?,
                    session_count: value.session_count?,
                })
            }
        }
        impl ::std::convert::From<super::ProjectCost> for ProjectCost {
            fn from(value: super::ProjectCost) -> Self {
                Self {
                    cost_usd: Ok(value.cost_usd),
                    event_count: Ok(value.event_count),
                    project: Ok(value.project),
                    session_count: Ok(value.session_count),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ProviderQuota {
            account_label: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            agent_type: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            credits: ::std::result::Result<super::QuotaCredits, ::std::string::String>,
            error_message: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            limit_id: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            limit_name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            plan_type: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            primary: ::std::result::Result<super::QuotaWindow, ::std::string::String>,
            provider: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            secondary: ::std::result::Result<super::QuotaWindow, ::std::string::String>,
            source: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            status: ::std::result::Result<::std::string::String, ::std::string::String>,
            updated_at: ::std::result::Result<
                ::std::option::Option<super::ProviderQuotaUpdatedAt>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ProviderQuota {
            fn default() -> Self {
                Self {
                    account_label: Err(
                        "no value supplied for account_label".to_string(),
                    ),
                    agent_type: Err("no value supplied for agent_type".to_string()),
                    credits: Err("no value supplied for credits".to_string()),
                    error_message: Err(
                        "no value supplied for error_message".to_string(),
                    ),
                    limit_id: Err("no value supplied for limit_id".to_string()),
                    limit_name: Err("no value supplied for limit_name".to_string()),
                    plan_type: Err("no value supplied for plan_type".to_string()),
                    primary: Err("no value supplied for primary".to_string()),
                    provider: Err("no value supplied for provider".to_string()),
                    secondary: Err("no value supplied for secondary".to_string()),
                    source: Err("no value supplied for source".to_string()),
                    status: Err("no value supplied for status".to_string()),
                    updated_at: Err("no value supplied for updated_at".to_string()),
                }
            }
        }
        impl ProviderQuota {
            pub fn account_label<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.account_label = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for account_label: {e}")
                    });
                self
            }
            pub fn agent_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.agent_type = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for agent_type: {e}")
                    });
                self
            }
            pub fn credits<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::QuotaCredits>,
                T::Error: ::std::fmt::Display,
            {
                self.credits = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for credits: {e}")
                    });
                self
            }
            pub fn error_message<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.error_message = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for error_message: {e}")
                    });
                self
            }
            pub fn limit_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.limit_id = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for limit_id: {e}")
                    });
                self
            }
            pub fn limit_name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.limit_name = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for limit_name: {e}")
                    });
                self
            }
            pub fn plan_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.plan_type = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for plan_type: {e}")
                    });
                self
            }
            pub fn primary<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::QuotaWindow>,
                T::Error: ::std::fmt::Display,
            {
                self.primary = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for primary: {e}")
                    });
                self
            }
            pub fn provider<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.provider = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for provider: {e}")
                    });
                self
            }
            pub fn secondary<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::QuotaWindow>,
                T::Error: ::std::fmt::Display,
            {
                self.secondary = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for secondary: {e}")
                    });
                self
            }
            pub fn source<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.source = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for source: {e}")
                    });
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for status: {e}")
                    });
                self
            }
            pub fn updated_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::ProviderQuotaUpdatedAt>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.updated_at = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for updated_at: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<ProviderQuota> for super::ProviderQuota {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ProviderQuota,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    account_label: value.account_label?,
                    agent_type: value.agent_type?,
                    credits: value.credits?,
                    error_message: value.error_message?,
                    limit_id: value.limit_id?,
                    limit_name: value.limit_name?,
                    plan_type: value.plan_type?,
                    primary: value.primary?,
                    provider: value.provider?,
                    secondary: value.secondary?,
                    source: value.source?,
                    status: value.status?,
                    updated_at: value.updated_at?,
                })
            }
        }
        impl ::std::convert::From<super::ProviderQuota> for ProviderQuota {
            fn from(value: super::ProviderQuota) -> Self {
                Self {
                    account_label: Ok(value.account_label),
                    agent_type: Ok(value.agent_type),
                    credits: Ok(value.credits),
                    error_message: Ok(value.error_message),
                    limit_id: Ok(value.limit_id),
                    limit_name: Ok(value.limit_name),
                    plan_type: Ok(value.plan_type),
                    primary: Ok(value.primary),
                    provider: Ok(value.provider),
                    secondary: Ok(value.secondary),
                    source: Ok(value.source),
                    status: Ok(value.status),
                    updated_at: Ok(value.updated_at),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ProviderQuotaReceipt {
            accepted: ::std::result::Result<bool, ::std::string::String>,
            reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ProviderQuotaReceipt {
            fn default() -> Self {
                Self {
                    accepted: Err("no value supplied for accepted".to_string()),
                    reason: Ok(Default::default()),
                }
            }
        }
        impl ProviderQuotaReceipt {
            pub fn accepted<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.accepted = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for accepted: {e}")
                    });
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for reason: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<ProviderQuotaReceipt>
        for super::ProviderQuotaReceipt {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ProviderQuotaReceipt,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    accepted: value.accepted?,
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::ProviderQuotaReceipt> for ProviderQuotaReceipt {
            fn from(value: super::ProviderQuotaReceipt) -> Self {
                Self {
                    accepted: Ok(value.accepted),
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct QuotaCreditsInner {
            balance: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            has_credits: ::std::result::Result<bool, ::std::string::String>,
            unlimited: ::std::result::Result<bool, ::std::string::String>,
        }
        impl ::std::default::Default for QuotaCreditsInner {
            fn default() -> Self {
                Self {
                    balance: Err("no value supplied for balance".to_string()),
                    has_credits: Err("no value supplied for has_credits".to_string()),
                    unlimited: Err("no value supplied for unlimited".to_string()),
                }
            }
        }
        impl QuotaCreditsInner {
            pub fn balance<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.balance = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for balance: {e}")
                    });
                self
            }
            pub fn has_credits<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.has_credits = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for has_credits: {e}")
                    });
                self
            }
            pub fn unlimited<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.unlimited = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for unlimited: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<QuotaCreditsInner> for super::QuotaCreditsInner {
            type Error = super::error::ConversionError;
            fn try_from(
                value: QuotaCreditsInner,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    balance: value.balance?,
                    has_credits: value.has_credits?,
                    unlimited: value.unlimited?,
                })
            }
        }
        impl ::std::convert::From<super::QuotaCreditsInner> for QuotaCreditsInner {
            fn from(value: super::QuotaCreditsInner) -> Self {
                Self {
                    balance: Ok(value.balance),
                    has_credits: Ok(value.has_credits),
                    unlimited: Ok(value.unlimited),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct QuotaWindowInner {
            remaining_percent: ::std::result::Result<f64, ::std::string::String>,
            resets_at: ::std::result::Result<
                ::std::option::Option<super::QuotaWindowInnerResetsAt>,
                ::std::string::String,
            >,
            used_percent: ::std::result::Result<f64, ::std::string::String>,
            window_minutes: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for QuotaWindowInner {
            fn default() -> Self {
                Self {
                    remaining_percent: Err(
                        "no value supplied for remaining_percent".to_string(),
                    ),
                    resets_at: Err("no value supplied for resets_at".to_string()),
                    used_percent: Err("no value supplied for used_percent".to_string()),
                    window_minutes: Err(
                        "no value supplied for window_minutes".to_string(),
                    ),
                }
            }
        }
        impl QuotaWindowInner {
            pub fn remaining_percent<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.remaining_percent = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for remaining_percent: {e}"
                        )
                    });
                self
            }
            pub fn resets_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::QuotaWindowInnerResetsAt>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.resets_at = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for resets_at: {e}")
                    });
                self
            }
            pub fn used_percent<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.used_percent = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for used_percent: {e}")
                    });
                self
            }
            pub fn window_minutes<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.window_minutes = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for window_minutes: {e}"
                        )
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<QuotaWindowInner> for super::QuotaWindowInner {
            type Error = super::error::ConversionError;
            fn try_from(
                value: QuotaWindowInner,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    remaining_percent: value.remaining_percent?,
                    resets_at: value.resets_at?,
                    used_percent: value.used_percent?,
                    window_minutes: value.window_minutes?,
                })
            }
        }
        impl ::std::convert::From<super::QuotaWindowInner> for QuotaWindowInner {
            fn from(value: super::QuotaWindowInner) -> Self {
                Self {
                    remaining_percent: Ok(value.remaining_percent),
                    resets_at: Ok(value.resets_at),
                    used_percent: Ok(value.used_percent),
                    window_minutes: Ok(value.window_minutes),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct RejectedEvent {
            errors: ::std::result::Result<
                ::std::vec::Vec<::std::string::String>,
                ::std::string::String,
            >,
            index: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for RejectedEvent {
            fn default() -> Self {
                Self {
                    errors: Err("no value supplied for errors".to_string()),
                    index: Err("no value supplied for index".to_string()),
                }
            }
        }
        impl RejectedEvent {
            pub fn errors<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.errors = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for errors: {e}")
                    });
                self
            }
            pub fn index<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.index = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for index: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<RejectedEvent> for super::RejectedEvent {
            type Error = super::error::ConversionError;
            fn try_from(
                value: RejectedEvent,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    errors: value.errors?,
                    index: value.index?,
                })
            }
        }
        impl ::std::convert::From<super::RejectedEvent> for RejectedEvent {
            fn from(value: super::RejectedEvent) -> Self {
                Self {
                    errors: Ok(value.errors),
                    index: Ok(value.index),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ResetFrame {
            timestamp: ::std::result::Result<
                super::ResetFrameTimestamp,
                ::std::string::String,
            >,
            type_: ::std::result::Result<super::ResetFrameType, ::std::string::String>,
        }
        impl ::std::default::Default for ResetFrame {
            fn default() -> Self {
                Self {
                    timestamp: Err("no value supplied for timestamp".to_string()),
                    type_: Err("no value supplied for type_".to_string()),
                }
            }
        }
        impl ResetFrame {
            pub fn timestamp<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ResetFrameTimestamp>,
                T::Error: ::std::fmt::Display,
            {
                self.timestamp = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for timestamp: {e}")
                    });
                self
            }
            pub fn type_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ResetFrameType>,
                T::Error: ::std::fmt::Display,
            {
                self.type_ = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for type_: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<ResetFrame> for super::ResetFrame {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ResetFrame,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    timestamp: value.timestamp?,
                    type_: value.type_?,
                })
            }
        }
        impl ::std::convert::From<super::ResetFrame> for ResetFrame {
            fn from(value: super::ResetFrame) -> Self {
                Self {
                    timestamp: Ok(value.timestamp),
                    type_: Ok(value.type_),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Series {
            bucket: ::std::result::Result<super::SeriesBucket, ::std::string::String>,
            groups: ::std::result::Result<
                ::std::vec::Vec<super::SeriesGroup>,
                ::std::string::String,
            >,
            others: ::std::result::Result<super::SeriesRest, ::std::string::String>,
            total: ::std::result::Result<f64, ::std::string::String>,
        }
        impl ::std::default::Default for Series {
            fn default() -> Self {
                Self {
                    bucket: Err("no value supplied for bucket".to_string()),
                    groups: Err("no value supplied for groups".to_string()),
                    others: Err("no value supplied for others".to_string()),
                    total: Err("no value supplied for total".to_string()),
                }
            }
        }
        impl Series {
            pub fn bucket<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SeriesBucket>,
                T::Error: ::std::fmt::Display,
            {
                self.bucket = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for bucket: {e}")
                    });
                self
            }
            pub fn groups<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::SeriesGroup>>,
                T::Error: ::std::fmt::Display,
            {
                self.groups = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for groups: {e}")
                    });
                self
            }
            pub fn others<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SeriesRest>,
                T::Error: ::std::fmt::Display,
            {
                self.others = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for others: {e}")
                    });
                self
            }
            pub fn total<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.total = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for total: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<Series> for super::Series {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Series,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    bucket: value.bucket?,
                    groups: value.groups?,
                    others: value.others?,
                    total: value.total?,
                })
            }
        }
        impl ::std::convert::From<super::Series> for Series {
            fn from(value: super::Series) -> Self {
                Self {
                    bucket: Ok(value.bucket),
                    groups: Ok(value.groups),
                    others: Ok(value.others),
                    total: Ok(value.total),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SeriesGroup {
            key: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            points: ::std::result::Result<
                ::std::vec::Vec<super::SeriesPoint>,
                ::std::string::String,
            >,
            total: ::std::result::Result<f64, ::std::string::String>,
        }
        impl ::std::default::Default for SeriesGroup {
            fn default() -> Self {
                Self {
                    key: Err("no value supplied for key".to_string()),
                    points: Err("no value supplied for points".to_string()),
                    total: Err("no value supplied for total".to_string()),
                }
            }
        }
        impl SeriesGroup {
            pub fn key<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.key = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for key: {e}")
                    });
                self
            }
            pub fn points<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::SeriesPoint>>,
                T::Error: ::std::fmt::Display,
            {
                self.points = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for points: {e}")
                    });
                self
            }
            pub fn total<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.total = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for total: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<SeriesGroup> for super::SeriesGroup {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SeriesGroup,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    key: value.key?,
                    points: value.points?,
                    total: value.total?,
                })
            }
        }
        impl ::std::convert::From<super::SeriesGroup> for SeriesGroup {
            fn from(value: super::SeriesGroup) -> Self {
                Self {
                    key: Ok(value.key),
                    points: Ok(value.points),
                    total: Ok(value.total),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SeriesPoint {
            start: ::std::result::Result<super::SeriesPointStart, ::std::string::String>,
            value: ::std::result::Result<f64, ::std::string::String>,
        }
        impl ::std::default::Default for SeriesPoint {
            fn default() -> Self {
                Self {
                    start: Err("no value supplied for start".to_string()),
                    value: Err("no value supplied for value".to_string()),
                }
            }
        }
        impl SeriesPoint {
            pub fn start<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SeriesPointStart>,
                T::Error: ::std::fmt::Display,
            {
                self.start = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for start: {e}")
                    });
                self
            }
            pub fn value<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.value = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for value: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<SeriesPoint> for super::SeriesPoint {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SeriesPoint,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    start: value.start?,
                    value: value.value?,
                })
            }
        }
        impl ::std::convert::From<super::SeriesPoint> for SeriesPoint {
            fn from(value: super::SeriesPoint) -> Self {
                Self {
                    start: Ok(value.start),
                    value: Ok(value.value),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SeriesRest {
            groups: ::std::result::Result<i64, ::std::string::String>,
            points: ::std::result::Result<
                ::std::vec::Vec<super::SeriesPoint>,
                ::std::string::String,
            >,
            total: ::std::result::Result<f64, ::std::string::String>,
        }
        impl ::std::default::Default for SeriesRest {
            fn default() -> Self {
                Self {
                    groups: Err("no value supplied for groups".to_string()),
                    points: Err("no value supplied for points".to_string()),
                    total: Err("no value supplied for total".to_string()),
                }
            }
        }
        impl SeriesRest {
            pub fn groups<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.groups = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for groups: {e}")
                    });
                self
            }
            pub fn points<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::SeriesPoint>>,
                T::Error: ::std::fmt::Display,
            {
                self.points = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for points: {e}")
                    });
                self
            }
            pub fn total<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.total = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for total: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<SeriesRest> for super::SeriesRest {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SeriesRest,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    groups: value.groups?,
                    points: value.points?,
                    total: value.total?,
                })
            }
        }
        impl ::std::convert::From<super::SeriesRest> for SeriesRest {
            fn from(value: super::SeriesRest) -> Self {
                Self {
                    groups: Ok(value.groups),
                    points: Ok(value.points),
                    total: Ok(value.total),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Session {
            agent_id: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            agent_type: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            branch: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            ended_at: ::std::result::Result<
                ::std::option::Option<super::SessionEndedAt>,
                ::std::string::String,
            >,
            event_count: ::std::result::Result<i64, ::std::string::String>,
            files_edited: ::std::result::Result<i64, ::std::string::String>,
            id: ::std::result::Result<::std::string::String, ::std::string::String>,
            last_event_at: ::std::result::Result<
                super::SessionLastEventAt,
                ::std::string::String,
            >,
            lines_added: ::std::result::Result<i64, ::std::string::String>,
            lines_removed: ::std::result::Result<i64, ::std::string::String>,
            metadata: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            project: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            started_at: ::std::result::Result<
                super::SessionStartedAt,
                ::std::string::String,
            >,
            status: ::std::result::Result<super::SessionStatus, ::std::string::String>,
            tokens_in: ::std::result::Result<i64, ::std::string::String>,
            tokens_out: ::std::result::Result<i64, ::std::string::String>,
            total_cost_usd: ::std::result::Result<f64, ::std::string::String>,
        }
        impl ::std::default::Default for Session {
            fn default() -> Self {
                Self {
                    agent_id: Err("no value supplied for agent_id".to_string()),
                    agent_type: Err("no value supplied for agent_type".to_string()),
                    branch: Err("no value supplied for branch".to_string()),
                    ended_at: Err("no value supplied for ended_at".to_string()),
                    event_count: Err("no value supplied for event_count".to_string()),
                    files_edited: Err("no value supplied for files_edited".to_string()),
                    id: Err("no value supplied for id".to_string()),
                    last_event_at: Err(
                        "no value supplied for last_event_at".to_string(),
                    ),
                    lines_added: Err("no value supplied for lines_added".to_string()),
                    lines_removed: Err(
                        "no value supplied for lines_removed".to_string(),
                    ),
                    metadata: Err("no value supplied for metadata".to_string()),
                    project: Err("no value supplied for project".to_string()),
                    started_at: Err("no value supplied for started_at".to_string()),
                    status: Err("no value supplied for status".to_string()),
                    tokens_in: Err("no value supplied for tokens_in".to_string()),
                    tokens_out: Err("no value supplied for tokens_out".to_string()),
                    total_cost_usd: Err(
                        "no value supplied for total_cost_usd".to_string(),
                    ),
                }
            }
        }
        impl Session {
            pub fn agent_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.agent_id = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for agent_id: {e}")
                    });
                self
            }
            pub fn agent_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.agent_type = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for agent_type: {e}")
                    });
                self
            }
            pub fn branch<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.branch = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for branch: {e}")
                    });
                self
            }
            pub fn ended_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::SessionEndedAt>>,
                T::Error: ::std::fmt::Display,
            {
                self.ended_at = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for ended_at: {e}")
                    });
                self
            }
            pub fn event_count<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.event_count = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for event_count: {e}")
                    });
                self
            }
            pub fn files_edited<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.files_edited = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for files_edited: {e}")
                    });
                self
            }
            pub fn id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for id: {e}"));
                self
            }
            pub fn last_event_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SessionLastEventAt>,
                T::Error: ::std::fmt::Display,
            {
                self.last_event_at = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for last_event_at: {e}")
                    });
                self
            }
            pub fn lines_added<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.lines_added = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for lines_added: {e}")
                    });
                self
            }
            pub fn lines_removed<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.lines_removed = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for lines_removed: {e}")
                    });
                self
            }
            pub fn metadata<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.metadata = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for metadata: {e}")
                    });
                self
            }
            pub fn project<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.project = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for project: {e}")
                    });
                self
            }
            pub fn started_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SessionStartedAt>,
                T::Error: ::std::fmt::Display,
            {
                self.started_at = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for started_at: {e}")
                    });
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SessionStatus>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for status: {e}")
                    });
                self
            }
            pub fn tokens_in<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.tokens_in = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tokens_in: {e}")
                    });
                self
            }
            pub fn tokens_out<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.tokens_out = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tokens_out: {e}")
                    });
                self
            }
            pub fn total_cost_usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.total_cost_usd = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for total_cost_usd: {e}"
                        )
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<Session> for super::Session {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Session,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    agent_id: value.agent_id?,
                    agent_type: value.agent_type?,
                    branch: value.branch?,
                    ended_at: value.ended_at?,
                    event_count: value.event_count?,
                    files_edited: value.files_edited?,
                    id: value.id?,
                    last_event_at: value.last_event_at?,
                    lines_added: value.lines_added?,
                    lines_removed: value.lines_removed?,
                    metadata: value.metadata?,
                    project: value.project?,
                    started_at: value.started_at?,
                    status: value.status?,
                    tokens_in: value.tokens_in?,
                    tokens_out: value.tokens_out?,
                    total_cost_usd: value.total_cost_usd?,
                })
            }
        }
        impl ::std::convert::From<super::Session> for Session {
            fn from(value: super::Session) -> Self {
                Self {
                    agent_id: Ok(value.agent_id),
                    agent_type: Ok(value.agent_type),
                    branch: Ok(value.branch),
                    ended_at: Ok(value.ended_at),
                    event_count: Ok(value.event_count),
                    files_edited: Ok(value.files_edited),
                    id: Ok(value.id),
                    last_event_at: Ok(value.last_event_at),
                    lines_added: Ok(value.lines_added),
                    lines_removed: Ok(value.lines_removed),
                    metadata: Ok(value.metadata),
                    project: Ok(value.project),
                    started_at: Ok(value.started_at),
                    status: Ok(value.status),
                    tokens_in: Ok(value.tokens_in),
                    tokens_out: Ok(value.tokens_out),
                    total_cost_usd: Ok(value.total_cost_usd),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SessionActivity {
            counts: ::std::result::Result<::std::vec::Vec<i64>, ::std::string::String>,
            id: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for SessionActivity {
            fn default() -> Self {
                Self {
                    counts: Err("no value supplied for counts".to_string()),
                    id: Err("no value supplied for id".to_string()),
                }
            }
        }
        impl SessionActivity {
            pub fn counts<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.counts = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for counts: {e}")
                    });
                self
            }
            pub fn id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for id: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<SessionActivity> for super::SessionActivity {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SessionActivity,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    counts: value.counts?,
                    id: value.id?,
                })
            }
        }
        impl ::std::convert::From<super::SessionActivity> for SessionActivity {
            fn from(value: super::SessionActivity) -> Self {
                Self {
                    counts: Ok(value.counts),
                    id: Ok(value.id),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SessionActivityList {
            sessions: ::std::result::Result<
                ::std::vec::Vec<super::SessionActivity>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for SessionActivityList {
            fn default() -> Self {
                Self {
                    sessions: Err("no value supplied for sessions".to_string()),
                }
            }
        }
        impl SessionActivityList {
            pub fn sessions<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::SessionActivity>>,
                T::Error: ::std::fmt::Display,
            {
                self.sessions = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for sessions: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<SessionActivityList>
        for super::SessionActivityList {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SessionActivityList,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { sessions: value.sessions? })
            }
        }
        impl ::std::convert::From<super::SessionActivityList> for SessionActivityList {
            fn from(value: super::SessionActivityList) -> Self {
                Self {
                    sessions: Ok(value.sessions),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SessionDetail {
            events: ::std::result::Result<
                ::std::vec::Vec<super::Event>,
                ::std::string::String,
            >,
            session: ::std::result::Result<super::Session, ::std::string::String>,
        }
        impl ::std::default::Default for SessionDetail {
            fn default() -> Self {
                Self {
                    events: Err("no value supplied for events".to_string()),
                    session: Err("no value supplied for session".to_string()),
                }
            }
        }
        impl SessionDetail {
            pub fn events<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Event>>,
                T::Error: ::std::fmt::Display,
            {
                self.events = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for events: {e}")
                    });
                self
            }
            pub fn session<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Session>,
                T::Error: ::std::fmt::Display,
            {
                self.session = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for session: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<SessionDetail> for super::SessionDetail {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SessionDetail,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    events: value.events?,
                    session: value.session?,
                })
            }
        }
        impl ::std::convert::From<super::SessionDetail> for SessionDetail {
            fn from(value: super::SessionDetail) -> Self {
                Self {
                    events: Ok(value.events),
                    session: Ok(value.session),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SessionFile {
            events: ::std::result::Result<::std::num::NonZeroU64, ::std::string::String>,
            lines_added: ::std::result::Result<i64, ::std::string::String>,
            lines_removed: ::std::result::Result<i64, ::std::string::String>,
            path: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for SessionFile {
            fn default() -> Self {
                Self {
                    events: Err("no value supplied for events".to_string()),
                    lines_added: Err("no value supplied for lines_added".to_string()),
                    lines_removed: Err(
                        "no value supplied for lines_removed".to_string(),
                    ),
                    path: Err("no value supplied for path".to_string()),
                }
            }
        }
        impl SessionFile {
            pub fn events<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::num::NonZeroU64>,
                T::Error: ::std::fmt::Display,
            {
                self.events = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for events: {e}")
                    });
                self
            }
            pub fn lines_added<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.lines_added = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for lines_added: {e}")
                    });
                self
            }
            pub fn lines_removed<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.lines_removed = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for lines_removed: {e}")
                    });
                self
            }
            pub fn path<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.path = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for path: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<SessionFile> for super::SessionFile {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SessionFile,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    events: value.events?,
                    lines_added: value.lines_added?,
                    lines_removed: value.lines_removed?,
                    path: value.path?,
                })
            }
        }
        impl ::std::convert::From<super::SessionFile> for SessionFile {
            fn from(value: super::SessionFile) -> Self {
                Self {
                    events: Ok(value.events),
                    lines_added: Ok(value.lines_added),
                    lines_removed: Ok(value.lines_removed),
                    path: Ok(value.path),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SessionFileList {
            files: ::std::result::Result<
                ::std::vec::Vec<super::SessionFile>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for SessionFileList {
            fn default() -> Self {
                Self {
                    files: Err("no value supplied for files".to_string()),
                }
            }
        }
        impl SessionFileList {
            pub fn files<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::SessionFile>>,
                T::Error: ::std::fmt::Display,
            {
                self.files = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for files: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<SessionFileList> for super::SessionFileList {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SessionFileList,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { files: value.files? })
            }
        }
        impl ::std::convert::From<super::SessionFileList> for SessionFileList {
            fn from(value: super::SessionFileList) -> Self {
                Self { files: Ok(value.files) }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SessionList {
            sessions: ::std::result::Result<
                ::std::vec::Vec<super::Session>,
                ::std::string::String,
            >,
            total: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for SessionList {
            fn default() -> Self {
                Self {
                    sessions: Err("no value supplied for sessions".to_string()),
                    total: Err("no value supplied for total".to_string()),
                }
            }
        }
        impl SessionList {
            pub fn sessions<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Session>>,
                T::Error: ::std::fmt::Display,
            {
                self.sessions = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for sessions: {e}")
                    });
                self
            }
            pub fn total<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.total = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for total: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<SessionList> for super::SessionList {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SessionList,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    sessions: value.sessions?,
                    total: value.total?,
                })
            }
        }
        impl ::std::convert::From<super::SessionList> for SessionList {
            fn from(value: super::SessionList) -> Self {
                Self {
                    sessions: Ok(value.sessions),
                    total: Ok(value.total),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SessionPage {
            next: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            sessions: ::std::result::Result<
                ::std::vec::Vec<super::Session>,
                ::std::string::String,
            >,
            total: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for SessionPage {
            fn default() -> Self {
                Self {
                    next: Err("no value supplied for next".to_string()),
                    sessions: Err("no value supplied for sessions".to_string()),
                    total: Err("no value supplied for total".to_string()),
                }
            }
        }
        impl SessionPage {
            pub fn next<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.next = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for next: {e}")
                    });
                self
            }
            pub fn sessions<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Session>>,
                T::Error: ::std::fmt::Display,
            {
                self.sessions = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for sessions: {e}")
                    });
                self
            }
            pub fn total<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.total = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for total: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<SessionPage> for super::SessionPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SessionPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    next: value.next?,
                    sessions: value.sessions?,
                    total: value.total?,
                })
            }
        }
        impl ::std::convert::From<super::SessionPage> for SessionPage {
            fn from(value: super::SessionPage) -> Self {
                Self {
                    next: Ok(value.next),
                    sessions: Ok(value.sessions),
                    total: Ok(value.total),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SessionUpdateFrame {
            payload: ::std::result::Result<super::SessionUpdate, ::std::string::String>,
            type_: ::std::result::Result<
                super::SessionUpdateFrameType,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for SessionUpdateFrame {
            fn default() -> Self {
                Self {
                    payload: Err("no value supplied for payload".to_string()),
                    type_: Err("no value supplied for type_".to_string()),
                }
            }
        }
        impl SessionUpdateFrame {
            pub fn payload<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SessionUpdate>,
                T::Error: ::std::fmt::Display,
            {
                self.payload = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for payload: {e}")
                    });
                self
            }
            pub fn type_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SessionUpdateFrameType>,
                T::Error: ::std::fmt::Display,
            {
                self.type_ = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for type_: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<SessionUpdateFrame> for super::SessionUpdateFrame {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SessionUpdateFrame,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    payload: value.payload?,
                    type_: value.type_?,
                })
            }
        }
        impl ::std::convert::From<super::SessionUpdateFrame> for SessionUpdateFrame {
            fn from(value: super::SessionUpdateFrame) -> Self {
                Self {
                    payload: Ok(value.payload),
                    type_: Ok(value.type_),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SourceList {
            sources: ::std::result::Result<
                ::std::vec::Vec<super::EventSource>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for SourceList {
            fn default() -> Self {
                Self {
                    sources: Err("no value supplied for sources".to_string()),
                }
            }
        }
        impl SourceList {
            pub fn sources<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::EventSource>>,
                T::Error: ::std::fmt::Display,
            {
                self.sources = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for sources: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<SourceList> for super::SourceList {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SourceList,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { sources: value.sources? })
            }
        }
        impl ::std::convert::From<super::SourceList> for SourceList {
            fn from(value: super::SourceList) -> Self {
                Self { sources: Ok(value.sources) }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Stats {
            active_agents: ::std::result::Result<i64, ::std::string::String>,
            active_sessions: ::std::result::Result<i64, ::std::string::String>,
            agent_breakdown: ::std::result::Result<
                super::EventCounts,
                ::std::string::String,
            >,
            branches: ::std::result::Result<
                ::std::vec::Vec<::std::string::String>,
                ::std::string::String,
            >,
            live_sessions: ::std::result::Result<i64, ::std::string::String>,
            model_breakdown: ::std::result::Result<
                super::EventCounts,
                ::std::string::String,
            >,
            quota_monitor: ::std::result::Result<
                super::ProviderQuotaList,
                ::std::string::String,
            >,
            tool_breakdown: ::std::result::Result<
                super::EventCounts,
                ::std::string::String,
            >,
            total_cost_usd: ::std::result::Result<f64, ::std::string::String>,
            total_events: ::std::result::Result<i64, ::std::string::String>,
            total_sessions: ::std::result::Result<i64, ::std::string::String>,
            total_tokens_in: ::std::result::Result<i64, ::std::string::String>,
            total_tokens_out: ::std::result::Result<i64, ::std::string::String>,
            usage_monitor: ::std::result::Result<
                super::ProviderQuotaList,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Stats {
            fn default() -> Self {
                Self {
                    active_agents: Err(
                        "no value supplied for active_agents".to_string(),
                    ),
                    active_sessions: Err(
                        "no value supplied for active_sessions".to_string(),
                    ),
                    agent_breakdown: Err(
                        "no value supplied for agent_breakdown".to_string(),
                    ),
                    branches: Err("no value supplied for branches".to_string()),
                    live_sessions: Err(
                        "no value supplied for live_sessions".to_string(),
                    ),
                    model_breakdown: Err(
                        "no value supplied for model_breakdown".to_string(),
                    ),
                    quota_monitor: Err(
                        "no value supplied for quota_monitor".to_string(),
                    ),
                    tool_breakdown: Err(
                        "no value supplied for tool_breakdown".to_string(),
                    ),
                    total_cost_usd: Err(
                        "no value supplied for total_cost_usd".to_string(),
                    ),
                    total_events: Err("no value supplied for total_events".to_string()),
                    total_sessions: Err(
                        "no value supplied for total_sessions".to_string(),
                    ),
                    total_tokens_in: Err(
                        "no value supplied for total_tokens_in".to_string(),
                    ),
                    total_tokens_out: Err(
                        "no value supplied for total_tokens_out".to_string(),
                    ),
                    usage_monitor: Err("no value supplied for usage_monitor".to_string()),
                }
            }
        }
        impl Stats {
            pub fn active_agents<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.active_agents = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for active_agents: {e}")
                    });
                self
            }
            pub fn active_sessions<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.active_sessions = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for active_sessions: {e}"
                        )
                    });
                self
            }
            pub fn agent_breakdown<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::EventCounts>,
                T::Error: ::std::fmt::Display,
            {
                self.agent_breakdown = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for agent_breakdown: {e}"
                        )
                    });
                self
            }
            pub fn branches<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.branches = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for branches: {e}")
                    });
                self
            }
            pub fn live_sessions<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.live_sessions = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for live_sessions: {e}")
                    });
                self
            }
            pub fn model_breakdown<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::EventCounts>,
                T::Error: ::std::fmt::Display,
            {
                self.model_breakdown = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for model_breakdown: {e}"
                        )
                    });
                self
            }
            pub fn quota_monitor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ProviderQuotaList>,
                T::Error: ::std::fmt::Display,
            {
                self.quota_monitor = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for quota_monitor: {e}")
                    });
                self
            }
            pub fn tool_breakdown<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::EventCounts>,
                T::Error: ::std::fmt::Display,
            {
                self.tool_breakdown = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for tool_breakdown: {e}"
                        )
                    });
                self
            }
            pub fn total_cost_usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.total_cost_usd = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for total_cost_usd: {e}"
                        )
                    });
                self
            }
            pub fn total_events<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.total_events = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for total_events: {e}")
                    });
                self
            }
            pub fn total_sessions<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.total_sessions = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for total_sessions: {e}"
                        )
                    });
                self
            }
            pub fn total_tokens_in<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.total_tokens_in = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for total_tokens_in: {e}"
                        )
                    });
                self
            }
            pub fn total_tokens_out<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.total_tokens_out = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for total_tokens_out: {e}"
                        )
                    });
                self
            }
            pub fn usage_monitor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ProviderQuotaList>,
                T::Error: ::std::fmt::Display,
            {
                self.usage_monitor = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for usage_monitor: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<Stats> for super::Stats {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Stats,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    active_agents: value.active_agents?,
                    active_sessions: value.active_sessions?,
                    agent_breakdown: value.agent_breakdown?,
                    branches: value.branches?,
                    live_sessions: value.live_sessions?,
                    model_breakdown: value.model_breakdown?,
                    quota_monitor: value.quota_monitor?,
                    tool_breakdown: value.tool_breakdown?,
                    total_cost_usd: value.total_cost_usd?,
                    total_events: value.total_events?,
                    total_sessions: value.total_sessions?,
                    total_tokens_in: value.total_tokens_in?,
                    total_tokens_out: value.total_tokens_out?,
                    usage_monitor: value.usage_monitor?,
                })
            }
        }
        impl ::std::convert::From<super::Stats> for Stats {
            fn from(value: super::Stats) -> Self {
                Self {
                    active_agents: Ok(value.active_agents),
                    active_sessions: Ok(value.active_sessions),
                    agent_breakdown: Ok(value.agent_breakdown),
                    branches: Ok(value.branches),
                    live_sessions: Ok(value.live_sessions),
                    model_breakdown: Ok(value.model_breakdown),
                    quota_monitor: Ok(value.quota_monitor),
                    tool_breakdown: Ok(value.tool_breakdown),
                    total_cost_usd: Ok(value.total_cost_usd),
                    total_events: Ok(value.total_events),
                    total_sessions: Ok(value.total_sessions),
                    total_tokens_in: Ok(value.total_tokens_in),
                    total_tokens_out: Ok(value.total_tokens_out),
                    usage_monitor: Ok(value.usage_monitor),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct StatsFrame {
            payload: ::std::result::Result<super::Stats, ::std::string::String>,
            type_: ::std::result::Result<super::StatsFrameType, ::std::string::String>,
        }
        impl ::std::default::Default for StatsFrame {
            fn default() -> Self {
                Self {
                    payload: Err("no value supplied for payload".to_string()),
                    type_: Err("no value supplied for type_".to_string()),
                }
            }
        }
        impl StatsFrame {
            pub fn payload<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Stats>,
                T::Error: ::std::fmt::Display,
            {
                self.payload = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for payload: {e}")
                    });
                self
            }
            pub fn type_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::StatsFrameType>,
                T::Error: ::std::fmt::Display,
            {
                self.type_ = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for type_: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<StatsFrame> for super::StatsFrame {
            type Error = super::error::ConversionError;
            fn try_from(
                value: StatsFrame,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    payload: value.payload?,
                    type_: value.type_?,
                })
            }
        }
        impl ::std::convert::From<super::StatsFrame> for StatsFrame {
            fn from(value: super::StatsFrame) -> Self {
                Self {
                    payload: Ok(value.payload),
                    type_: Ok(value.type_),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Telemetry {
            signals: ::std::result::Result<
                ::std::vec::Vec<super::TelemetryTally>,
                ::std::string::String,
            >,
            since: ::std::result::Result<super::TelemetrySince, ::std::string::String>,
        }
        impl ::std::default::Default for Telemetry {
            fn default() -> Self {
                Self {
                    signals: Err("no value supplied for signals".to_string()),
                    since: Err("no value supplied for since".to_string()),
                }
            }
        }
        impl Telemetry {
            pub fn signals<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::TelemetryTally>>,
                T::Error: ::std::fmt::Display,
            {
                self.signals = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for signals: {e}")
                    });
                self
            }
            pub fn since<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::TelemetrySince>,
                T::Error: ::std::fmt::Display,
            {
                self.since = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for since: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<Telemetry> for super::Telemetry {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Telemetry,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    signals: value.signals?,
                    since: value.since?,
                })
            }
        }
        impl ::std::convert::From<super::Telemetry> for Telemetry {
            fn from(value: super::Telemetry) -> Self {
                Self {
                    signals: Ok(value.signals),
                    since: Ok(value.since),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct TelemetrySkip {
            count: ::std::result::Result<::std::num::NonZeroU64, ::std::string::String>,
            reason: ::std::result::Result<
                super::TelemetrySkipReason,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for TelemetrySkip {
            fn default() -> Self {
                Self {
                    count: Err("no value supplied for count".to_string()),
                    reason: Err("no value supplied for reason".to_string()),
                }
            }
        }
        impl TelemetrySkip {
            pub fn count<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::num::NonZeroU64>,
                T::Error: ::std::fmt::Display,
            {
                self.count = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for count: {e}")
                    });
                self
            }
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::TelemetrySkipReason>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for reason: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<TelemetrySkip> for super::TelemetrySkip {
            type Error = super::error::ConversionError;
            fn try_from(
                value: TelemetrySkip,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    count: value.count?,
                    reason: value.reason?,
                })
            }
        }
        impl ::std::convert::From<super::TelemetrySkip> for TelemetrySkip {
            fn from(value: super::TelemetrySkip) -> Self {
                Self {
                    count: Ok(value.count),
                    reason: Ok(value.reason),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct TelemetryTally {
            agent_type: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            last_received_at: ::std::result::Result<
                super::TelemetryTallyLastReceivedAt,
                ::std::string::String,
            >,
            mapped: ::std::result::Result<i64, ::std::string::String>,
            received: ::std::result::Result<
                ::std::num::NonZeroU64,
                ::std::string::String,
            >,
            signal: ::std::result::Result<super::TelemetrySignal, ::std::string::String>,
            skipped: ::std::result::Result<
                ::std::vec::Vec<super::TelemetrySkip>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for TelemetryTally {
            fn default() -> Self {
                Self {
                    agent_type: Err("no value supplied for agent_type".to_string()),
                    last_received_at: Err(
                        "no value supplied for last_received_at".to_string(),
                    ),
                    mapped: Err("no value supplied for mapped".to_string()),
                    received: Err("no value supplied for received".to_string()),
                    signal: Err("no value supplied for signal".to_string()),
                    skipped: Err("no value supplied for skipped".to_string()),
                }
            }
        }
        impl TelemetryTally {
            pub fn agent_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.agent_type = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for agent_type: {e}")
                    });
                self
            }
            pub fn last_received_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::TelemetryTallyLastReceivedAt>,
                T::Error: ::std::fmt::Display,
            {
                self.last_received_at = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for last_received_at: {e}"
                        )
                    });
                self
            }
            pub fn mapped<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.mapped = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for mapped: {e}")
                    });
                self
            }
            pub fn received<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::num::NonZeroU64>,
                T::Error: ::std::fmt::Display,
            {
                self.received = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for received: {e}")
                    });
                self
            }
            pub fn signal<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::TelemetrySignal>,
                T::Error: ::std::fmt::Display,
            {
                self.signal = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for signal: {e}")
                    });
                self
            }
            pub fn skipped<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::TelemetrySkip>>,
                T::Error: ::std::fmt::Display,
            {
                self.skipped = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for skipped: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<TelemetryTally> for super::TelemetryTally {
            type Error = super::error::ConversionError;
            fn try_from(
                value: TelemetryTally,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    agent_type: value.agent_type?,
                    last_received_at: value.last_received_at?,
                    mapped: value.mapped?,
                    received: value.received?,
                    signal: value.signal?,
                    skipped: value.skipped?,
                })
            }
        }
        impl ::std::convert::From<super::TelemetryTally> for TelemetryTally {
            fn from(value: super::TelemetryTally) -> Self {
                Self {
                    agent_type: Ok(value.agent_type),
                    last_received_at: Ok(value.last_received_at),
                    mapped: Ok(value.mapped),
                    received: Ok(value.received),
                    signal: Ok(value.signal),
                    skipped: Ok(value.skipped),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ToolStats {
            tools: ::std::result::Result<
                ::std::vec::Vec<super::ToolUsage>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ToolStats {
            fn default() -> Self {
                Self {
                    tools: Err("no value supplied for tools".to_string()),
                }
            }
        }
        impl ToolStats {
            pub fn tools<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::ToolUsage>>,
                T::Error: ::std::fmt::Display,
            {
                self.tools = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tools: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<ToolStats> for super::ToolStats {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ToolStats,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { tools: value.tools? })
            }
        }
        impl ::std::convert::From<super::ToolStats> for ToolStats {
            fn from(value: super::ToolStats) -> Self {
                Self { tools: Ok(value.tools) }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ToolUsage {
            avg_duration_ms: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            by_agent: ::std::result::Result<super::EventCounts, ::std::string::String>,
            error_count: ::std::result::Result<i64, ::std::string::String>,
            error_rate: ::std::result::Result<f64, ::std::string::String>,
            tool_name: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            total_calls: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for ToolUsage {
            fn default() -> Self {
                Self {
                    avg_duration_ms: Err(
                        "no value supplied for avg_duration_ms".to_string(),
                    ),
                    by_agent: Err("no value supplied for by_agent".to_string()),
                    error_count: Err("no value supplied for error_count".to_string()),
                    error_rate: Err("no value supplied for error_rate".to_string()),
                    tool_name: Err("no value supplied for tool_name".to_string()),
                    total_calls: Err("no value supplied for total_calls".to_string()),
                }
            }
        }
        impl ToolUsage {
            pub fn avg_duration_ms<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.avg_duration_ms = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for avg_duration_ms: {e}"
                        )
                    });
                self
            }
            pub fn by_agent<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::EventCounts>,
                T::Error: ::std::fmt::Display,
            {
                self.by_agent = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for by_agent: {e}")
                    });
                self
            }
            pub fn error_count<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.error_count = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for error_count: {e}")
                    });
                self
            }
            pub fn error_rate<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.error_rate = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for error_rate: {e}")
                    });
                self
            }
            pub fn tool_name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.tool_name = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tool_name: {e}")
                    });
                self
            }
            pub fn total_calls<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.total_calls = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for total_calls: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<ToolUsage> for super::ToolUsage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ToolUsage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    avg_duration_ms: value.avg_duration_ms?,
                    by_agent: value.by_agent?,
                    error_count: value.error_count?,
                    error_rate: value.error_rate?,
                    tool_name: value.tool_name?,
                    total_calls: value.total_calls?,
                })
            }
        }
        impl ::std::convert::From<super::ToolUsage> for ToolUsage {
            fn from(value: super::ToolUsage) -> Self {
                Self {
                    avg_duration_ms: Ok(value.avg_duration_ms),
                    by_agent: Ok(value.by_agent),
                    error_count: Ok(value.error_count),
                    error_rate: Ok(value.error_rate),
                    tool_name: Ok(value.tool_name),
                    total_calls: Ok(value.total_calls),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct Transcript {
            entries: ::std::result::Result<
                ::std::vec::Vec<super::TranscriptEntry>,
                ::std::string::String,
            >,
            session_id: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Transcript {
            fn default() -> Self {
                Self {
                    entries: Err("no value supplied for entries".to_string()),
                    session_id: Err("no value supplied for session_id".to_string()),
                }
            }
        }
        impl Transcript {
            pub fn entries<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::TranscriptEntry>>,
                T::Error: ::std::fmt::Display,
            {
                self.entries = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for entries: {e}")
                    });
                self
            }
            pub fn session_id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.session_id = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for session_id: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<Transcript> for super::Transcript {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Transcript,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    entries: value.entries?,
                    session_id: value.session_id?,
                })
            }
        }
        impl ::std::convert::From<super::Transcript> for Transcript {
            fn from(value: super::Transcript) -> Self {
                Self {
                    entries: Ok(value.entries),
                    session_id: Ok(value.session_id),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct TranscriptEntry {
            cost_usd: ::std::result::Result<
                ::std::option::Option<f64>,
                ::std::string::String,
            >,
            detail: ::std::result::Result<
                ::std::option::Option<super::TranscriptDetail>,
                ::std::string::String,
            >,
            duration_ms: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            model: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            role: ::std::result::Result<super::TranscriptRole, ::std::string::String>,
            status: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            timestamp: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            tokens_in: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            tokens_out: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            tool_name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            type_: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for TranscriptEntry {
            fn default() -> Self {
                Self {
                    cost_usd: Ok(Default::default()),
                    detail: Ok(Default::default()),
                    duration_ms: Ok(Default::default()),
                    model: Ok(Default::default()),
                    role: Err("no value supplied for role".to_string()),
                    status: Ok(Default::default()),
                    timestamp: Err("no value supplied for timestamp".to_string()),
                    tokens_in: Ok(Default::default()),
                    tokens_out: Ok(Default::default()),
                    tool_name: Ok(Default::default()),
                    type_: Err("no value supplied for type_".to_string()),
                }
            }
        }
        impl TranscriptEntry {
            pub fn cost_usd<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<f64>>,
                T::Error: ::std::fmt::Display,
            {
                self.cost_usd = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for cost_usd: {e}")
                    });
                self
            }
            pub fn detail<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::TranscriptDetail>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.detail = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for detail: {e}")
                    });
                self
            }
            pub fn duration_ms<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.duration_ms = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for duration_ms: {e}")
                    });
                self
            }
            pub fn model<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.model = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for model: {e}")
                    });
                self
            }
            pub fn role<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::TranscriptRole>,
                T::Error: ::std::fmt::Display,
            {
                self.role = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for role: {e}")
                    });
                self
            }
            pub fn status<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.status = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for status: {e}")
                    });
                self
            }
            pub fn timestamp<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.timestamp = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for timestamp: {e}")
                    });
                self
            }
            pub fn tokens_in<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.tokens_in = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tokens_in: {e}")
                    });
                self
            }
            pub fn tokens_out<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.tokens_out = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tokens_out: {e}")
                    });
                self
            }
            pub fn tool_name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.tool_name = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tool_name: {e}")
                    });
                self
            }
            pub fn type_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.type_ = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for type_: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<TranscriptEntry> for super::TranscriptEntry {
            type Error = super::error::ConversionError;
            fn try_from(
                value: TranscriptEntry,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    cost_usd: value.cost_usd?,
                    detail: value.detail?,
                    duration_ms: value.duration_ms?,
                    model: value.model?,
                    role: value.role?,
                    status: value.status?,
                    timestamp: value.timestamp?,
                    tokens_in: value.tokens_in?,
                    tokens_out: value.tokens_out?,
                    tool_name: value.tool_name?,
                    type_: value.type_?,
                })
            }
        }
        impl ::std::convert::From<super::TranscriptEntry> for TranscriptEntry {
            fn from(value: super::TranscriptEntry) -> Self {
                Self {
                    cost_usd: Ok(value.cost_usd),
                    detail: Ok(value.detail),
                    duration_ms: Ok(value.duration_ms),
                    model: Ok(value.model),
                    role: Ok(value.role),
                    status: Ok(value.status),
                    timestamp: Ok(value.timestamp),
                    tokens_in: Ok(value.tokens_in),
                    tokens_out: Ok(value.tokens_out),
                    tool_name: Ok(value.tool_name),
                    type_: Ok(value.type_),
                }
            }
        }
    }
    /// Error types.
    pub mod error {
        /// Error from a `TryFrom` or `FromStr` implementation.
        pub struct ConversionError(::std::borrow::Cow<'static, str>);
        impl ::std::error::Error for ConversionError {}
        impl ::std::fmt::Display for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }
        impl ::std::fmt::Debug for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }
        impl From<&'static str> for ConversionError {
            fn from(value: &'static str) -> Self {
                Self(value.into())
            }
        }
        impl From<String> for ConversionError {
            fn from(value: String) -> Self {
                Self(value.into())
            }
        }
    }
}
#[derive(Clone, Debug)]
/**Client for AgentMonitor

AgentMonitor shows what AI coding agents (Claude Code, Codex and others) do on a developer's machine, live.
Agents send events; a dashboard follows along over server-sent events.

Every answer with a 4xx or 5xx status carries an `Error`. A 2xx answer to an ingest call means that the events are
committed; hooks alone are answered before. Times that the server stamps are UTC, `YYYY-MM-DD HH:MM:SS`; times that a client sends are kept as
ISO 8601 with milliseconds.


Version: 0.1.0*/
pub struct Client {
    pub(crate) baseurl: String,
    pub(crate) client: reqwest::Client,
}
impl Client {
    /// Create a new client.
    ///
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new(baseurl: &str) -> Self {
        #[cfg(not(target_arch = "wasm32"))]
        let client = {
            let dur = ::std::time::Duration::from_secs(15u64);
            reqwest::ClientBuilder::new().connect_timeout(dur).timeout(dur)
        };
        #[cfg(target_arch = "wasm32")]
        let client = reqwest::ClientBuilder::new();
        Self::new_with_client(baseurl, client.build().unwrap())
    }
    /// Construct a new client with an existing `reqwest::Client`,
    /// allowing more control over its configuration.
    ///
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new_with_client(baseurl: &str, client: reqwest::Client) -> Self {
        Self {
            baseurl: baseurl.to_string(),
            client,
        }
    }
}
impl ClientInfo<()> for Client {
    fn api_version() -> &'static str {
        "0.1.0"
    }
    fn baseurl(&self) -> &str {
        self.baseurl.as_str()
    }
    fn client(&self) -> &reqwest::Client {
        &self.client
    }
    fn inner(&self) -> &() {
        &()
    }
}
impl ClientHooks<()> for &Client {}
impl Client {
    /**What happened at each hour of the week

Filters and times are those of `series_view`. Every event counts as one; usage that came by several ways is counted
once.


Sends a `GET` request to `/api/activity`

Arguments:
- `agent_type`: Events of this agent type.
- `branch`: Events on this git branch.
- `event_type`: Events of this type.
- `model`: Events of this model.
- `project`: Events of sessions that are in this project.
- `session_id`: Events of this session.
- `since`: Events that happened at this time or later, in any form that SQLite's date functions read
(`2026-11-21`, `2026-11-21 10:00`, ISO 8601, `now`). What cannot be read matches nothing.

- `source`: Events that came this way (`api`, `hook`, `otel`, `import` or what the sender said).
- `tool_name`: Events of this tool.
- `until`: Events that happened at this time or earlier; read like `since`.
- `utc_offset_minutes`: How far the clock of the hours, days and weeks is ahead of UTC, in minutes; a negative number where it is behind.

```ignore
let response = client.activity_view()
    .agent_type(agent_type)
    .branch(branch)
    .event_type(event_type)
    .model(model)
    .project(project)
    .session_id(session_id)
    .since(since)
    .source(source)
    .tool_name(tool_name)
    .until(until)
    .utc_offset_minutes(utc_offset_minutes)
    .send()
    .await;
```*/
    pub fn activity_view(&self) -> builder::ActivityView<'_> {
        builder::ActivityView::new(self)
    }
    /**One event

The event of this id, which is what `id:` says of it in a stream. Below `/api/events` there is what there always was.

Sends a `GET` request to `/api/event-details/{id}`

Arguments:
- `id`: The event's id.
```ignore
let response = client.event_view()
    .id(id)
    .send()
    .await;
```*/
    pub fn event_view(&self) -> builder::EventView<'_> {
        builder::EventView::new(self)
    }
    /**Events page by page, newest first

The filters of `event_list` and one more, without a count. Ask without `cursor` first, then with the `next` of the page before, until
it is null. Highest id first, which is the order in which events were stored: whatever is stored meanwhile, no event
comes twice and none is left out.


Sends a `GET` request to `/api/event-pages`

Arguments:
- `agent_type`: Events of this agent type.
- `branch`: Events on this git branch.
- `cursor`: Only events with ids below this one: the `next` of the page before, or any id, such as one that came as `id:` in a
stream.

- `event_type`: Events of this type.
- `limit`: How many events at most.
- `model`: Events of this model.
- `project`: Events of sessions that are in this project.
- `session_id`: Events of this session.
- `since`: Events stored at this time or later, in any form that SQLite's date functions read
(`2026-11-21`, `2026-11-21 10:00`, ISO 8601, `now`). What cannot be read matches nothing.

- `source`: Events that came this way (`api`, `hook`, `otel`, `import` or what the sender said).
- `tool_name`: Events of this tool.
- `until`: Events stored at this time or earlier; read like `since`.
```ignore
let response = client.event_page()
    .agent_type(agent_type)
    .branch(branch)
    .cursor(cursor)
    .event_type(event_type)
    .limit(limit)
    .model(model)
    .project(project)
    .session_id(session_id)
    .since(since)
    .source(source)
    .tool_name(tool_name)
    .until(until)
    .send()
    .await;
```*/
    pub fn event_page(&self) -> builder::EventPage<'_> {
        builder::EventPage::new(self)
    }
    /**Events, newest first

Filters match exactly (case counts) and all must hold. An empty value is no filter. Newest server time first;
within a second, highest id first.


Sends a `GET` request to `/api/events`

Arguments:
- `agent_type`: Events of this agent type.
- `branch`: Events on this git branch.
- `event_type`: Events of this type.
- `limit`: How many events at most; any negative number for all of them, 0 for the default.
- `model`: Events of this model.
- `offset`: How many of the newest to skip; a negative number is 0.
- `session_id`: Events of this session.
- `since`: Events stored at this time or later, in any form that SQLite's date functions read
(`2026-11-21`, `2026-11-21 10:00`, ISO 8601, `now`). What cannot be read matches nothing.

- `source`: Events that came this way (`api`, `hook`, `otel`, `import` or what the sender said).
- `tool_name`: Events of this tool.
- `until`: Events stored at this time or earlier; read like `since`.
```ignore
let response = client.event_list()
    .agent_type(agent_type)
    .branch(branch)
    .event_type(event_type)
    .limit(limit)
    .model(model)
    .offset(offset)
    .session_id(session_id)
    .since(since)
    .source(source)
    .tool_name(tool_name)
    .until(until)
    .send()
    .await;
```*/
    pub fn event_list(&self) -> builder::EventList<'_> {
        builder::EventList::new(self)
    }
    /**Record one event

Unknown fields are ignored. An event whose `event_id` is known is acknowledged and not stored again, so a retry
is safe. The answer comes after the commit.


Sends a `POST` request to `/api/events`

Arguments:
- `body`: The event. Also taken as `text/plain` or any `+json` type, and as JSON inside a JSON string.
```ignore
let response = client.event_create()
    .body(body)
    .send()
    .await;
```*/
    pub fn event_create(&self) -> builder::EventCreate<'_> {
        builder::EventCreate::new(self)
    }
    /**Record many events

Each event is judged by itself: what is valid is stored, in order, what is not is listed under `rejected`.
All that is stored is committed before the answer.


Sends a `POST` request to `/api/events/batch`

Arguments:
- `body`: The events. Also taken as `text/plain` or any `+json` type, and as JSON inside a JSON string.
```ignore
let response = client.event_create_batch()
    .body(body)
    .send()
    .await;
```*/
    pub fn event_create_batch(&self) -> builder::EventCreateBatch<'_> {
        builder::EventCreateBatch::new(self)
    }
    /**What there is to filter by

Each list holds what stands in the events (projects and branches: in the sessions), once, in the order of its bytes;
branches come by their latest session, newest first.


Sends a `GET` request to `/api/filter-options`

```ignore
let response = client.filter_option_view()
    .send()
    .await;
```*/
    pub fn filter_option_view(&self) -> builder::FilterOptionView<'_> {
        builder::FilterOptionView::new(self)
    }
    /**Health of the server

Answers as soon as the server can take events. Needs no token.

Sends a `GET` request to `/api/health`

```ignore
let response = client.health_view()
    .send()
    .await;
```*/
    pub fn health_view(&self) -> builder::HealthView<'_> {
        builder::HealthView::new(self)
    }
    /**Take what Claude Code tells at a hook

The endpoint for HTTP hooks of Claude Code, and of agents whose payloads are compatible (Copilot CLI, whether its
hooks are set up by names such as `PreToolUse` or such as `preToolUse`). Takes the JSON of every hook there is; what stands for an event is stored as the event
that it is, with the fields of the payload that have no place of their own under `hook` of the metadata, unless that
makes the metadata too large.

The agent waits for the answer, so it comes at once, before the commit, whatever state the database is in; an event
that cannot be stored after that is counted (`telemetry_view`) and told in the log. Before the tool `Bash` removes the root or the home
directory the answer denies it; any other answer is `{}`.


Sends a `POST` request to `/api/hooks/claude-code`

Arguments:
- `agent_type`: Whose hook it is; `claude_code` where it is absent.
- `event_id`: The sender's id of the event; a second event with the same id is not stored.
- `instruction_load_instrumented`: Whether the agent also tells which instructions it loads; kept with the start of a session.
- `safety`: Whether tools are looked at before their use. Where it is absent, the server's own setting counts.
- `body`: The hook's payload, an object, of which `hook_event_name` and `session_id` count before all.
```ignore
let response = client.hook_create()
    .agent_type(agent_type)
    .event_id(event_id)
    .instruction_load_instrumented(instruction_load_instrumented)
    .safety(safety)
    .body(body)
    .send()
    .await;
```*/
    pub fn hook_create(&self) -> builder::HookCreate<'_> {
        builder::HookCreate::new(self)
    }
    /**Take log records

The OTLP/HTTP endpoint of logs: set `OTEL_EXPORTER_OTLP_ENDPOINT` to `http://127.0.0.1:3141/api/otel`. Each record
is read by itself: those that stand for an event are stored, others are left out, and what is malformed is
counted in `partialSuccess`. The answer comes after the commit.


Sends a `POST` request to `/api/otel/v1/logs`

Arguments:
- `body`: An export of logs in JSON, an object with `resourceLogs`. Also taken in protobuf
(`application/x-protobuf`), which is answered in protobuf, as `text/plain` or any `+json` type, and as JSON
inside a JSON string.

```ignore
let response = client.otel_logs_create()
    .body(body)
    .send()
    .await;
```*/
    pub fn otel_logs_create(&self) -> builder::OtelLogsCreate<'_> {
        builder::OtelLogsCreate::new(self)
    }
    /**Take metrics

The OTLP/HTTP endpoint of metrics. Data points that count tokens or cost become events; of a cumulative series
what it grew by since the point before, also across a restart of the server. Points are read one by one: others
are left out, and what is malformed is counted in `partialSuccess`. The answer comes after the commit.


Sends a `POST` request to `/api/otel/v1/metrics`

Arguments:
- `body`: An export of metrics in JSON, an object with `resourceMetrics`. Also taken in protobuf
(`application/x-protobuf`), which is answered in protobuf, as `text/plain` or any `+json` type, and as JSON
inside a JSON string.

```ignore
let response = client.otel_metrics_create()
    .body(body)
    .send()
    .await;
```*/
    pub fn otel_metrics_create(&self) -> builder::OtelMetricsCreate<'_> {
        builder::OtelMetricsCreate::new(self)
    }
    /**Acknowledge spans

The OTLP/HTTP endpoint of traces, so that an exporter that is told one endpoint for all has no error: spans are
acknowledged, counted and not stored.


Sends a `POST` request to `/api/otel/v1/traces`

Arguments:
- `body`: An export of traces in JSON, an object with `resourceSpans`. Also taken in protobuf
(`application/x-protobuf`), which is answered in protobuf, as `text/plain` or any `+json` type, and as JSON
inside a JSON string.

```ignore
let response = client.otel_traces_create()
    .body(body)
    .send()
    .await;
```*/
    pub fn otel_traces_create(&self) -> builder::OtelTracesCreate<'_> {
        builder::OtelTracesCreate::new(self)
    }
    /**Models without a price

The models of events that have tokens and no cost, because no price was known when they came; the one with the
most tokens first. A price file gives them a price, `agentmonitor costs recalc` gives it to the events that are there.


Sends a `GET` request to `/api/price-gaps`

Arguments:
- `limit`: How many models at most.
```ignore
let response = client.price_gap_list()
    .limit(limit)
    .send()
    .await;
```*/
    pub fn price_gap_list(&self) -> builder::PriceGapList<'_> {
        builder::PriceGapList::new(self)
    }
    /**What is left of each provider's quota

Every provider that the server knows, always in the same order; one that never told its quota is `unavailable`.


Sends a `GET` request to `/api/provider-quotas`

```ignore
let response = client.provider_quota_list()
    .send()
    .await;
```*/
    pub fn provider_quota_list(&self) -> builder::ProviderQuotaList<'_> {
        builder::ProviderQuotaList::new(self)
    }
    /**Take Claude's limits from what Claude Code shows in its status line

Takes what Claude Code hands to its status line command. Read are `rate_limits.five_hour` and
`rate_limits.seven_day`, each with `used_percentage` and `resets_at`; they take the place of the snapshot of
`claude`. Nothing changes where both are missing.


Sends a `POST` request to `/api/provider-quotas/claude/statusline`

Arguments:
- `body`: The JSON that the status line command gets.
```ignore
let response = client.provider_quota_create_statusline()
    .body(body)
    .send()
    .await;
```*/
    pub fn provider_quota_create_statusline(
        &self,
    ) -> builder::ProviderQuotaCreateStatusline<'_> {
        builder::ProviderQuotaCreateStatusline::new(self)
    }
    /**Replace a provider's snapshot

The snapshot takes the place of the whole one before: what is not sent is as if it had never been known. A poll of
the provider that fails leaves it alone for three of the poll's intervals.


Sends a `POST` request to `/api/provider-quotas/{provider}`

Arguments:
- `provider`: Whose quota; `claude` or `codex`, case counts.
- `body`: The snapshot, an object; without one, or with anything else, the answer is 400.
```ignore
let response = client.provider_quota_create()
    .provider(provider)
    .body(body)
    .send()
    .await;
```*/
    pub fn provider_quota_create(&self) -> builder::ProviderQuotaCreate<'_> {
        builder::ProviderQuotaCreate::new(self)
    }
    /**One figure over time, by group

Filters match exactly and all must hold; an empty value is no filter. Times are those at which events happened, by the
sender's clock where it said so. Usage that came by several ways is counted once, as in `stats_view`: without times the
totals of both are equal.


Sends a `GET` request to `/api/series`

Arguments:
- `agent_type`: Events of this agent type.
- `branch`: Events on this git branch.
- `bucket`: How long the time of a point is.
- `event_type`: Events of this type.
- `group_by`: What is told apart.
- `limit`: How many groups at most; what is not of the largest ones is in `others`.
- `metric`: What is added up.
- `model`: Events of this model.
- `project`: Events of sessions that are in this project.
- `session_id`: Events of this session.
- `since`: Events that happened at this time or later, in any form that SQLite's date functions read
(`2026-11-21`, `2026-11-21 10:00`, ISO 8601, `now`). What cannot be read matches nothing.

- `source`: Events that came this way (`api`, `hook`, `otel`, `import` or what the sender said).
- `tool_name`: Events of this tool.
- `until`: Events that happened at this time or earlier; read like `since`.
- `utc_offset_minutes`: How far the clock of the hours, days and weeks is ahead of UTC, in minutes; a negative number where it is behind.

```ignore
let response = client.series_view()
    .agent_type(agent_type)
    .branch(branch)
    .bucket(bucket)
    .event_type(event_type)
    .group_by(group_by)
    .limit(limit)
    .metric(metric)
    .model(model)
    .project(project)
    .session_id(session_id)
    .since(since)
    .source(source)
    .tool_name(tool_name)
    .until(until)
    .utc_offset_minutes(utc_offset_minutes)
    .send()
    .await;
```*/
    pub fn series_view(&self) -> builder::SeriesView<'_> {
        builder::SeriesView::new(self)
    }
    /**How much happened in some sessions lately

How many events of each session were stored in each part of the last minutes, by the server's clock; enough for a small
curve beside each session.


Sends a `GET` request to `/api/session-activity`

Arguments:
- `buckets`: Into how many parts of the same length they are divided.
- `ids`: The sessions, at most 100; without any, none is told.
- `minutes`: How many minutes until now.
```ignore
let response = client.session_activity_list()
    .buckets(buckets)
    .ids(ids)
    .minutes(minutes)
    .send()
    .await;
```*/
    pub fn session_activity_list(&self) -> builder::SessionActivityList<'_> {
        builder::SessionActivityList::new(self)
    }
    /**Sessions page by page, searched and sorted

Filters match exactly (case counts) and all must hold; an empty value is no filter. Ask without `cursor` first, then with the
`next` of the page before, until it is null, and with all else the same. A session that changes meanwhile may come twice or
not at all; the others come once.


Sends a `GET` request to `/api/session-pages`

Arguments:
- `agent_type`: Sessions of this agent type.
- `branch`: Sessions that are on this git branch.
- `cursor`: The `next` of the page before.
- `direction`: Whether the lowest comes first (`asc`) or the highest (`desc`).
- `limit`: How many sessions at most.
- `model`: Sessions with an event of this model.
- `project`: Sessions that are in this project.
- `q`: What to look for: each word, in any case of ASCII letters, stands in the session's id, project, branch, agent type or in
one of its models.

- `since`: Sessions whose last event was stored at this time or later, in any form that SQLite's date functions read
(`2026-11-21`, `2026-11-21 10:00`, ISO 8601, `now`). What cannot be read matches nothing.

- `sort`: By what sessions are sorted, ties by id.
- `status`: Sessions of this status.
```ignore
let response = client.session_page()
    .agent_type(agent_type)
    .branch(branch)
    .cursor(cursor)
    .direction(direction)
    .limit(limit)
    .model(model)
    .project(project)
    .q(q)
    .since(since)
    .sort(sort)
    .status(status)
    .send()
    .await;
```*/
    pub fn session_page(&self) -> builder::SessionPage<'_> {
        builder::SessionPage::new(self)
    }
    /**Sessions, active ones first

Filters match exactly (case counts) and all must hold. An empty value is no filter. Active sessions come first, then
idle ones, then those that have ended; within each, the one whose last event is newest.


Sends a `GET` request to `/api/sessions`

Arguments:
- `agent_type`: Sessions of this agent type.
- `exclude_status`: Sessions of any status but this one.
- `limit`: How many sessions at most; 0 or a negative number for all of them.
- `since`: Sessions whose last event was stored at this time or later, in any form that SQLite's date functions read
(`2026-11-21`, `2026-11-21 10:00`, ISO 8601, `now`). What cannot be read matches nothing.

- `status`: Sessions of this status; one that there is not matches nothing.
```ignore
let response = client.session_list()
    .agent_type(agent_type)
    .exclude_status(exclude_status)
    .limit(limit)
    .since(since)
    .status(status)
    .send()
    .await;
```*/
    pub fn session_list(&self) -> builder::SessionList<'_> {
        builder::SessionList::new(self)
    }
    /**One session and its newest events

Newest server time first; within a second, highest id first.

Sends a `GET` request to `/api/sessions/{id}`

Arguments:
- `id`: The session's id, percent-encoded.
- `event_limit`: How many events at most; any negative number for all of them. Without it `limit` counts, and without that 10.
- `limit`: Read where there is no `event_limit`.
```ignore
let response = client.session_view()
    .id(id)
    .event_limit(event_limit)
    .limit(limit)
    .send()
    .await;
```*/
    pub fn session_view(&self) -> builder::SessionView<'_> {
        builder::SessionView::new(self)
    }
    /**The files that were edited in a session

Every file that a tool which edits named, as many as `files_edited` of the session says. Most events first, ties by path.


Sends a `GET` request to `/api/sessions/{id}/files`

Arguments:
- `id`: The session's id, percent-encoded.
```ignore
let response = client.session_file_list()
    .id(id)
    .send()
    .await;
```*/
    pub fn session_file_list(&self) -> builder::SessionFileList<'_> {
        builder::SessionFileList::new(self)
    }
    /**A session as a conversation

Every event of the session, oldest server time first, as one line of a conversation each.

Sends a `GET` request to `/api/sessions/{id}/transcript`

Arguments:
- `id`: The session's id, percent-encoded.
```ignore
let response = client.transcript_view()
    .id(id)
    .send()
    .await;
```*/
    pub fn transcript_view(&self) -> builder::TranscriptView<'_> {
        builder::TranscriptView::new(self)
    }
    /**By which ways the events of each agent come

By agent type and then by source, in the order of their bytes.

Sends a `GET` request to `/api/sources`

```ignore
let response = client.source_list()
    .send()
    .await;
```*/
    pub fn source_list(&self) -> builder::SourceList<'_> {
        builder::SourceList::new(self)
    }
    /**What all events come to

Filters are for the sums and the counts of events; sessions, branches and quotas are told whatever the filter.
Usage of one session that came by several ways is in the sums once: what was imported from the agent's own log stands
for what OTLP logs said of the same time, and these stand for OTLP metrics. The counts are of all events.


Sends a `GET` request to `/api/stats`

Arguments:
- `agent_type`: Events of this agent type.
- `since`: Events stored at this time or later, in any form that SQLite's date functions read
(`2026-11-21`, `2026-11-21 10:00`, ISO 8601, `now`). What cannot be read matches nothing.

```ignore
let response = client.stats_view()
    .agent_type(agent_type)
    .since(since)
    .send()
    .await;
```*/
    pub fn stats_view(&self) -> builder::StatsView<'_> {
        builder::StatsView::new(self)
    }
    /**What the use of models cost

Usage of one session that came by several ways is counted once: what was imported from the agent's own log stands for
what OTLP logs said of the same time, and these stand for OTLP metrics.


Sends a `GET` request to `/api/stats/cost`

Arguments:
- `agent_type`: Events of this agent type.
- `limit`: How many projects at most; any negative number for all of them, 0 for the default.
- `since`: For `timeline`, events that happened at this time or later by the sender's clock, where it said so; for the rest,
events stored at this time or later. Any form that SQLite's date functions read; what cannot be read matches
nothing.

```ignore
let response = client.stats_view_cost()
    .agent_type(agent_type)
    .limit(limit)
    .since(since)
    .send()
    .await;
```*/
    pub fn stats_view_cost(&self) -> builder::StatsViewCost<'_> {
        builder::StatsViewCost::new(self)
    }
    /**How often each tool was used, and how it went

Every event with a tool name counts, whatever its type. Most used first; of equally many the first by name, but the
last by name where `agent_type` is given.


Sends a `GET` request to `/api/stats/tools`

Arguments:
- `agent_type`: Events of this agent type.
- `since`: Events stored at this time or later, in any form that SQLite's date functions read
(`2026-11-21`, `2026-11-21 10:00`, ISO 8601, `now`). What cannot be read matches nothing.

```ignore
let response = client.stats_view_tools()
    .agent_type(agent_type)
    .since(since)
    .send()
    .await;
```*/
    pub fn stats_view_tools(&self) -> builder::StatsViewTools<'_> {
        builder::StatsViewTools::new(self)
    }
    /**What is left of each provider's quota, as part of the stats

The same as `provider_quota_list`, under the name that older dashboards ask for.

Sends a `GET` request to `/api/stats/usage-monitor`

```ignore
let response = client.stats_view_usage_monitor()
    .send()
    .await;
```*/
    pub fn stats_view_usage_monitor(&self) -> builder::StatsViewUsageMonitor<'_> {
        builder::StatsViewUsageMonitor::new(self)
    }
    /**Follow along

A server-sent event stream: each message is one `data:` line with one frame, then an empty line; comment lines
are heartbeats. The first frame is `connected`. Filters match exactly and apply to every later frame. A client
that does not read is dropped when its queue is full.

Every event comes with an `id:` line, its own id, and `connected` with the id after which the stream goes on. A client
that comes again with `Last-Event-ID` gets the events that it missed, in order, before new ones; imported history is
not told again. Where that is too much (more than 1000 events, 4 MiB, or 100000 ids to look through), cannot be read, or
the id is none that this database can have given, a `reset` frame comes after `connected` instead, with the id of the newest event.


Sends a `GET` request to `/api/stream`

Arguments:
- `agent_type`: Only events of this agent type. Given twice, the values are joined by a comma.
- `event_type`: Only events of this type. Given twice, the values are joined by a comma.
- `last_event_id`: The last `id:` that the client has seen. What is no id of this server's is answered with a `reset` frame.

```ignore
let response = client.stream_open()
    .agent_type(agent_type)
    .event_type(event_type)
    .last_event_id(last_event_id)
    .send()
    .await;
```*/
    pub fn stream_open(&self) -> builder::StreamOpen<'_> {
        builder::StreamOpen::new(self)
    }
    /**What became of what agents export

Per agent and signal of OpenTelemetry: how many records came, how many became events, why the others did not, and
when the last came. Nothing is dropped without being counted here. Counted from `since`, when the server started,
anew at each start; what is not among the answers did not come since. An export that was refused as a whole is
told to its sender by a status of 4xx or 5xx, and not counted.


Sends a `GET` request to `/api/telemetry`

```ignore
let response = client.telemetry_view()
    .send()
    .await;
```*/
    pub fn telemetry_view(&self) -> builder::TelemetryView<'_> {
        builder::TelemetryView::new(self)
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    use super::types;
    #[allow(unused_imports)]
    use super::{
        encode_path, ByteStream, ClientInfo, ClientHooks, Error, OperationInfo,
        RequestBuilderExt, ResponseValue,
    };
    /**Builder for [`Client::activity_view`]

[`Client::activity_view`]: super::Client::activity_view*/
    #[derive(Debug, Clone)]
    pub struct ActivityView<'a> {
        client: &'a super::Client,
        agent_type: Result<Option<::std::string::String>, String>,
        branch: Result<Option<::std::string::String>, String>,
        event_type: Result<Option<::std::string::String>, String>,
        model: Result<Option<::std::string::String>, String>,
        project: Result<Option<::std::string::String>, String>,
        session_id: Result<Option<::std::string::String>, String>,
        since: Result<Option<::std::string::String>, String>,
        source: Result<Option<::std::string::String>, String>,
        tool_name: Result<Option<::std::string::String>, String>,
        until: Result<Option<::std::string::String>, String>,
        utc_offset_minutes: Result<Option<i64>, String>,
    }
    impl<'a> ActivityView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                agent_type: Ok(None),
                branch: Ok(None),
                event_type: Ok(None),
                model: Ok(None),
                project: Ok(None),
                session_id: Ok(None),
                since: Ok(None),
                source: Ok(None),
                tool_name: Ok(None),
                until: Ok(None),
                utc_offset_minutes: Ok(None),
            }
        }
        pub fn agent_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.agent_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for agent_type failed"
                        .to_string()
                });
            self
        }
        pub fn branch<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.branch = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for branch failed"
                        .to_string()
                });
            self
        }
        pub fn event_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.event_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for event_type failed"
                        .to_string()
                });
            self
        }
        pub fn model<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.model = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for model failed"
                        .to_string()
                });
            self
        }
        pub fn project<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.project = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for project failed"
                        .to_string()
                });
            self
        }
        pub fn session_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.session_id = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for session_id failed"
                        .to_string()
                });
            self
        }
        pub fn since<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.since = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for since failed"
                        .to_string()
                });
            self
        }
        pub fn source<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.source = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for source failed"
                        .to_string()
                });
            self
        }
        pub fn tool_name<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.tool_name = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for tool_name failed"
                        .to_string()
                });
            self
        }
        pub fn until<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.until = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for until failed"
                        .to_string()
                });
            self
        }
        pub fn utc_offset_minutes<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.utc_offset_minutes = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `i64` for utc_offset_minutes failed".to_string()
                });
            self
        }
        ///Sends a `GET` request to `/api/activity`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::Activity>, Error<types::Error>> {
            let Self {
                client,
                agent_type,
                branch,
                event_type,
                model,
                project,
                session_id,
                since,
                source,
                tool_name,
                until,
                utc_offset_minutes,
            } = self;
            let agent_type = agent_type.map_err(Error::InvalidRequest)?;
            let branch = branch.map_err(Error::InvalidRequest)?;
            let event_type = event_type.map_err(Error::InvalidRequest)?;
            let model = model.map_err(Error::InvalidRequest)?;
            let project = project.map_err(Error::InvalidRequest)?;
            let session_id = session_id.map_err(Error::InvalidRequest)?;
            let since = since.map_err(Error::InvalidRequest)?;
            let source = source.map_err(Error::InvalidRequest)?;
            let tool_name = tool_name.map_err(Error::InvalidRequest)?;
            let until = until.map_err(Error::InvalidRequest)?;
            let utc_offset_minutes = utc_offset_minutes.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/activity", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("agent_type", &agent_type))
                .query(&progenitor_client::QueryParam::new("branch", &branch))
                .query(&progenitor_client::QueryParam::new("event_type", &event_type))
                .query(&progenitor_client::QueryParam::new("model", &model))
                .query(&progenitor_client::QueryParam::new("project", &project))
                .query(&progenitor_client::QueryParam::new("session_id", &session_id))
                .query(&progenitor_client::QueryParam::new("since", &since))
                .query(&progenitor_client::QueryParam::new("source", &source))
                .query(&progenitor_client::QueryParam::new("tool_name", &tool_name))
                .query(&progenitor_client::QueryParam::new("until", &until))
                .query(
                    &progenitor_client::QueryParam::new(
                        "utc_offset_minutes",
                        &utc_offset_minutes,
                    ),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "activity_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::event_view`]

[`Client::event_view`]: super::Client::event_view*/
    #[derive(Debug, Clone)]
    pub struct EventView<'a> {
        client: &'a super::Client,
        id: Result<i64, String>,
    }
    impl<'a> EventView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                id: Err("id was not initialized".to_string()),
            }
        }
        pub fn id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.id = value
                .try_into()
                .map_err(|_| "conversion to `i64` for id failed".to_string());
            self
        }
        ///Sends a `GET` request to `/api/event-details/{id}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::Event>, Error<types::Error>> {
            let Self { client, id } = self;
            let id = id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/api/event-details/{}", client.baseurl, encode_path(& id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "event_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                404u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::event_page`]

[`Client::event_page`]: super::Client::event_page*/
    #[derive(Debug, Clone)]
    pub struct EventPage<'a> {
        client: &'a super::Client,
        agent_type: Result<Option<::std::string::String>, String>,
        branch: Result<Option<::std::string::String>, String>,
        cursor: Result<Option<i64>, String>,
        event_type: Result<Option<::std::string::String>, String>,
        limit: Result<Option<::std::num::NonZeroU64>, String>,
        model: Result<Option<::std::string::String>, String>,
        project: Result<Option<::std::string::String>, String>,
        session_id: Result<Option<::std::string::String>, String>,
        since: Result<Option<::std::string::String>, String>,
        source: Result<Option<::std::string::String>, String>,
        tool_name: Result<Option<::std::string::String>, String>,
        until: Result<Option<::std::string::String>, String>,
    }
    impl<'a> EventPage<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                agent_type: Ok(None),
                branch: Ok(None),
                cursor: Ok(None),
                event_type: Ok(None),
                limit: Ok(None),
                model: Ok(None),
                project: Ok(None),
                session_id: Ok(None),
                since: Ok(None),
                source: Ok(None),
                tool_name: Ok(None),
                until: Ok(None),
            }
        }
        pub fn agent_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.agent_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for agent_type failed"
                        .to_string()
                });
            self
        }
        pub fn branch<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.branch = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for branch failed"
                        .to_string()
                });
            self
        }
        pub fn cursor<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.cursor = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for cursor failed".to_string());
            self
        }
        pub fn event_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.event_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for event_type failed"
                        .to_string()
                });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::num::NonZeroU64>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: num :: NonZeroU64` for limit failed"
                        .to_string()
                });
            self
        }
        pub fn model<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.model = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for model failed"
                        .to_string()
                });
            self
        }
        pub fn project<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.project = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for project failed"
                        .to_string()
                });
            self
        }
        pub fn session_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.session_id = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for session_id failed"
                        .to_string()
                });
            self
        }
        pub fn since<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.since = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for since failed"
                        .to_string()
                });
            self
        }
        pub fn source<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.source = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for source failed"
                        .to_string()
                });
            self
        }
        pub fn tool_name<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.tool_name = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for tool_name failed"
                        .to_string()
                });
            self
        }
        pub fn until<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.until = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for until failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/api/event-pages`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::EventPage>, Error<types::Error>> {
            let Self {
                client,
                agent_type,
                branch,
                cursor,
                event_type,
                limit,
                model,
                project,
                session_id,
                since,
                source,
                tool_name,
                until,
            } = self;
            let agent_type = agent_type.map_err(Error::InvalidRequest)?;
            let branch = branch.map_err(Error::InvalidRequest)?;
            let cursor = cursor.map_err(Error::InvalidRequest)?;
            let event_type = event_type.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let model = model.map_err(Error::InvalidRequest)?;
            let project = project.map_err(Error::InvalidRequest)?;
            let session_id = session_id.map_err(Error::InvalidRequest)?;
            let since = since.map_err(Error::InvalidRequest)?;
            let source = source.map_err(Error::InvalidRequest)?;
            let tool_name = tool_name.map_err(Error::InvalidRequest)?;
            let until = until.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/event-pages", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("agent_type", &agent_type))
                .query(&progenitor_client::QueryParam::new("branch", &branch))
                .query(&progenitor_client::QueryParam::new("cursor", &cursor))
                .query(&progenitor_client::QueryParam::new("event_type", &event_type))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("model", &model))
                .query(&progenitor_client::QueryParam::new("project", &project))
                .query(&progenitor_client::QueryParam::new("session_id", &session_id))
                .query(&progenitor_client::QueryParam::new("since", &since))
                .query(&progenitor_client::QueryParam::new("source", &source))
                .query(&progenitor_client::QueryParam::new("tool_name", &tool_name))
                .query(&progenitor_client::QueryParam::new("until", &until))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "event_page",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::event_list`]

[`Client::event_list`]: super::Client::event_list*/
    #[derive(Debug, Clone)]
    pub struct EventList<'a> {
        client: &'a super::Client,
        agent_type: Result<Option<::std::string::String>, String>,
        branch: Result<Option<::std::string::String>, String>,
        event_type: Result<Option<::std::string::String>, String>,
        limit: Result<Option<i64>, String>,
        model: Result<Option<::std::string::String>, String>,
        offset: Result<Option<i64>, String>,
        session_id: Result<Option<::std::string::String>, String>,
        since: Result<Option<::std::string::String>, String>,
        source: Result<Option<::std::string::String>, String>,
        tool_name: Result<Option<::std::string::String>, String>,
        until: Result<Option<::std::string::String>, String>,
    }
    impl<'a> EventList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                agent_type: Ok(None),
                branch: Ok(None),
                event_type: Ok(None),
                limit: Ok(None),
                model: Ok(None),
                offset: Ok(None),
                session_id: Ok(None),
                since: Ok(None),
                source: Ok(None),
                tool_name: Ok(None),
                until: Ok(None),
            }
        }
        pub fn agent_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.agent_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for agent_type failed"
                        .to_string()
                });
            self
        }
        pub fn branch<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.branch = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for branch failed"
                        .to_string()
                });
            self
        }
        pub fn event_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.event_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for event_type failed"
                        .to_string()
                });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for limit failed".to_string());
            self
        }
        pub fn model<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.model = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for model failed"
                        .to_string()
                });
            self
        }
        pub fn offset<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.offset = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for offset failed".to_string());
            self
        }
        pub fn session_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.session_id = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for session_id failed"
                        .to_string()
                });
            self
        }
        pub fn since<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.since = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for since failed"
                        .to_string()
                });
            self
        }
        pub fn source<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.source = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for source failed"
                        .to_string()
                });
            self
        }
        pub fn tool_name<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.tool_name = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for tool_name failed"
                        .to_string()
                });
            self
        }
        pub fn until<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.until = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for until failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/api/events`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::EventList>, Error<types::Error>> {
            let Self {
                client,
                agent_type,
                branch,
                event_type,
                limit,
                model,
                offset,
                session_id,
                since,
                source,
                tool_name,
                until,
            } = self;
            let agent_type = agent_type.map_err(Error::InvalidRequest)?;
            let branch = branch.map_err(Error::InvalidRequest)?;
            let event_type = event_type.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let model = model.map_err(Error::InvalidRequest)?;
            let offset = offset.map_err(Error::InvalidRequest)?;
            let session_id = session_id.map_err(Error::InvalidRequest)?;
            let since = since.map_err(Error::InvalidRequest)?;
            let source = source.map_err(Error::InvalidRequest)?;
            let tool_name = tool_name.map_err(Error::InvalidRequest)?;
            let until = until.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/events", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("agent_type", &agent_type))
                .query(&progenitor_client::QueryParam::new("branch", &branch))
                .query(&progenitor_client::QueryParam::new("event_type", &event_type))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("model", &model))
                .query(&progenitor_client::QueryParam::new("offset", &offset))
                .query(&progenitor_client::QueryParam::new("session_id", &session_id))
                .query(&progenitor_client::QueryParam::new("since", &since))
                .query(&progenitor_client::QueryParam::new("source", &source))
                .query(&progenitor_client::QueryParam::new("tool_name", &tool_name))
                .query(&progenitor_client::QueryParam::new("until", &until))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "event_list",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::event_create`]

[`Client::event_create`]: super::Client::event_create*/
    #[derive(Debug, Clone)]
    pub struct EventCreate<'a> {
        client: &'a super::Client,
        body: Result<types::builder::NewEvent, String>,
    }
    impl<'a> EventCreate<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::NewEvent>,
            <V as std::convert::TryInto<types::NewEvent>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `NewEvent` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(types::builder::NewEvent) -> types::builder::NewEvent,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/api/events`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::EventReceipt>, Error<types::Error>> {
            let Self { client, body } = self;
            let body = body
                .and_then(|v| types::NewEvent::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/events", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "event_create",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                201u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                413u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                415u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::event_create_batch`]

[`Client::event_create_batch`]: super::Client::event_create_batch*/
    #[derive(Debug, Clone)]
    pub struct EventCreateBatch<'a> {
        client: &'a super::Client,
        body: Result<types::builder::NewEventBatch, String>,
    }
    impl<'a> EventCreateBatch<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::NewEventBatch>,
            <V as std::convert::TryInto<types::NewEventBatch>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| {
                    format!("conversion to `NewEventBatch` for body failed: {}", s)
                });
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::NewEventBatch,
            ) -> types::builder::NewEventBatch,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends a `POST` request to `/api/events/batch`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::EventBatchReceipt>, Error<types::Error>> {
            let Self { client, body } = self;
            let body = body
                .and_then(|v| {
                    types::NewEventBatch::try_from(v).map_err(|e| e.to_string())
                })
                .map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/events/batch", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "event_create_batch",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                201u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                413u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                415u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::filter_option_view`]

[`Client::filter_option_view`]: super::Client::filter_option_view*/
    #[derive(Debug, Clone)]
    pub struct FilterOptionView<'a> {
        client: &'a super::Client,
    }
    impl<'a> FilterOptionView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/api/filter-options`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::FilterOptions>, Error<types::Error>> {
            let Self { client } = self;
            let url = format!("{}/api/filter-options", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "filter_option_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::health_view`]

[`Client::health_view`]: super::Client::health_view*/
    #[derive(Debug, Clone)]
    pub struct HealthView<'a> {
        client: &'a super::Client,
    }
    impl<'a> HealthView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/api/health`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::Health>, Error<types::Error>> {
            let Self { client } = self;
            let url = format!("{}/api/health", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "health_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::hook_create`]

[`Client::hook_create`]: super::Client::hook_create*/
    #[derive(Debug, Clone)]
    pub struct HookCreate<'a> {
        client: &'a super::Client,
        agent_type: Result<Option<::std::string::String>, String>,
        event_id: Result<Option<::std::string::String>, String>,
        instruction_load_instrumented: Result<Option<bool>, String>,
        safety: Result<Option<bool>, String>,
        body: Result<types::HookPayload, String>,
    }
    impl<'a> HookCreate<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                agent_type: Ok(None),
                event_id: Ok(None),
                instruction_load_instrumented: Ok(None),
                safety: Ok(None),
                body: Err("body was not initialized".to_string()),
            }
        }
        pub fn agent_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.agent_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for agent_type failed"
                        .to_string()
                });
            self
        }
        pub fn event_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.event_id = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for event_id failed"
                        .to_string()
                });
            self
        }
        pub fn instruction_load_instrumented<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<bool>,
        {
            self.instruction_load_instrumented = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `bool` for instruction_load_instrumented failed"
                        .to_string()
                });
            self
        }
        pub fn safety<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<bool>,
        {
            self.safety = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `bool` for safety failed".to_string());
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::HookPayload>,
        {
            self.body = value
                .try_into()
                .map_err(|_| "conversion to `HookPayload` for body failed".to_string());
            self
        }
        ///Sends a `POST` request to `/api/hooks/claude-code`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::HookAnswer>, Error<types::Error>> {
            let Self {
                client,
                agent_type,
                event_id,
                instruction_load_instrumented,
                safety,
                body,
            } = self;
            let agent_type = agent_type.map_err(Error::InvalidRequest)?;
            let event_id = event_id.map_err(Error::InvalidRequest)?;
            let instruction_load_instrumented = instruction_load_instrumented
                .map_err(Error::InvalidRequest)?;
            let safety = safety.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/hooks/claude-code", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .query(&progenitor_client::QueryParam::new("agent_type", &agent_type))
                .query(&progenitor_client::QueryParam::new("event_id", &event_id))
                .query(
                    &progenitor_client::QueryParam::new(
                        "instruction_load_instrumented",
                        &instruction_load_instrumented,
                    ),
                )
                .query(&progenitor_client::QueryParam::new("safety", &safety))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "hook_create",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                413u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                415u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::otel_logs_create`]

[`Client::otel_logs_create`]: super::Client::otel_logs_create*/
    #[derive(Debug, Clone)]
    pub struct OtelLogsCreate<'a> {
        client: &'a super::Client,
        body: Result<types::OtelExport, String>,
    }
    impl<'a> OtelLogsCreate<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Err("body was not initialized".to_string()),
            }
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::OtelExport>,
        {
            self.body = value
                .try_into()
                .map_err(|_| "conversion to `OtelExport` for body failed".to_string());
            self
        }
        ///Sends a `POST` request to `/api/otel/v1/logs`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::OtelReceipt>, Error<types::Error>> {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/otel/v1/logs", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "otel_logs_create",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                413u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                415u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::otel_metrics_create`]

[`Client::otel_metrics_create`]: super::Client::otel_metrics_create*/
    #[derive(Debug, Clone)]
    pub struct OtelMetricsCreate<'a> {
        client: &'a super::Client,
        body: Result<types::OtelExport, String>,
    }
    impl<'a> OtelMetricsCreate<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Err("body was not initialized".to_string()),
            }
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::OtelExport>,
        {
            self.body = value
                .try_into()
                .map_err(|_| "conversion to `OtelExport` for body failed".to_string());
            self
        }
        ///Sends a `POST` request to `/api/otel/v1/metrics`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::OtelReceipt>, Error<types::Error>> {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/otel/v1/metrics", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "otel_metrics_create",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                413u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                415u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::otel_traces_create`]

[`Client::otel_traces_create`]: super::Client::otel_traces_create*/
    #[derive(Debug, Clone)]
    pub struct OtelTracesCreate<'a> {
        client: &'a super::Client,
        body: Result<types::OtelExport, String>,
    }
    impl<'a> OtelTracesCreate<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Err("body was not initialized".to_string()),
            }
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::OtelExport>,
        {
            self.body = value
                .try_into()
                .map_err(|_| "conversion to `OtelExport` for body failed".to_string());
            self
        }
        ///Sends a `POST` request to `/api/otel/v1/traces`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::OtelReceipt>, Error<types::Error>> {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/otel/v1/traces", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "otel_traces_create",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                413u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                415u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::price_gap_list`]

[`Client::price_gap_list`]: super::Client::price_gap_list*/
    #[derive(Debug, Clone)]
    pub struct PriceGapList<'a> {
        client: &'a super::Client,
        limit: Result<Option<::std::num::NonZeroU64>, String>,
    }
    impl<'a> PriceGapList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                limit: Ok(None),
            }
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::num::NonZeroU64>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: num :: NonZeroU64` for limit failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/api/price-gaps`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::PriceGapList>, Error<types::Error>> {
            let Self { client, limit } = self;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/price-gaps", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "price_gap_list",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::provider_quota_list`]

[`Client::provider_quota_list`]: super::Client::provider_quota_list*/
    #[derive(Debug, Clone)]
    pub struct ProviderQuotaList<'a> {
        client: &'a super::Client,
    }
    impl<'a> ProviderQuotaList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/api/provider-quotas`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ProviderQuotaList>, Error<types::Error>> {
            let Self { client } = self;
            let url = format!("{}/api/provider-quotas", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "provider_quota_list",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::provider_quota_create_statusline`]

[`Client::provider_quota_create_statusline`]: super::Client::provider_quota_create_statusline*/
    #[derive(Debug, Clone)]
    pub struct ProviderQuotaCreateStatusline<'a> {
        client: &'a super::Client,
        body: Result<types::StatuslinePayload, String>,
    }
    impl<'a> ProviderQuotaCreateStatusline<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Err("body was not initialized".to_string()),
            }
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::StatuslinePayload>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `StatuslinePayload` for body failed".to_string()
                });
            self
        }
        ///Sends a `POST` request to `/api/provider-quotas/claude/statusline`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ProviderQuotaReceipt>, Error<types::Error>> {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/api/provider-quotas/claude/statusline", client.baseurl,
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "provider_quota_create_statusline",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                202u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                413u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                415u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::provider_quota_create`]

[`Client::provider_quota_create`]: super::Client::provider_quota_create*/
    #[derive(Debug, Clone)]
    pub struct ProviderQuotaCreate<'a> {
        client: &'a super::Client,
        provider: Result<::std::string::String, String>,
        body: Result<types::ProviderQuotaSnapshot, String>,
    }
    impl<'a> ProviderQuotaCreate<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                provider: Err("provider was not initialized".to_string()),
                body: Err("body was not initialized".to_string()),
            }
        }
        pub fn provider<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.provider = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for provider failed"
                        .to_string()
                });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ProviderQuotaSnapshot>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `ProviderQuotaSnapshot` for body failed".to_string()
                });
            self
        }
        ///Sends a `POST` request to `/api/provider-quotas/{provider}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ProviderQuotaReceipt>, Error<types::Error>> {
            let Self { client, provider, body } = self;
            let provider = provider.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/api/provider-quotas/{}", client.baseurl, encode_path(& provider
                .to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "provider_quota_create",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                202u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                404u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                413u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                415u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::series_view`]

[`Client::series_view`]: super::Client::series_view*/
    #[derive(Debug, Clone)]
    pub struct SeriesView<'a> {
        client: &'a super::Client,
        agent_type: Result<Option<::std::string::String>, String>,
        branch: Result<Option<::std::string::String>, String>,
        bucket: Result<Option<types::SeriesBucket>, String>,
        event_type: Result<Option<::std::string::String>, String>,
        group_by: Result<Option<types::SeriesGrouping>, String>,
        limit: Result<Option<::std::num::NonZeroU64>, String>,
        metric: Result<Option<types::SeriesMetric>, String>,
        model: Result<Option<::std::string::String>, String>,
        project: Result<Option<::std::string::String>, String>,
        session_id: Result<Option<::std::string::String>, String>,
        since: Result<Option<::std::string::String>, String>,
        source: Result<Option<::std::string::String>, String>,
        tool_name: Result<Option<::std::string::String>, String>,
        until: Result<Option<::std::string::String>, String>,
        utc_offset_minutes: Result<Option<i64>, String>,
    }
    impl<'a> SeriesView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                agent_type: Ok(None),
                branch: Ok(None),
                bucket: Ok(None),
                event_type: Ok(None),
                group_by: Ok(None),
                limit: Ok(None),
                metric: Ok(None),
                model: Ok(None),
                project: Ok(None),
                session_id: Ok(None),
                since: Ok(None),
                source: Ok(None),
                tool_name: Ok(None),
                until: Ok(None),
                utc_offset_minutes: Ok(None),
            }
        }
        pub fn agent_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.agent_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for agent_type failed"
                        .to_string()
                });
            self
        }
        pub fn branch<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.branch = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for branch failed"
                        .to_string()
                });
            self
        }
        pub fn bucket<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::SeriesBucket>,
        {
            self.bucket = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `SeriesBucket` for bucket failed".to_string()
                });
            self
        }
        pub fn event_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.event_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for event_type failed"
                        .to_string()
                });
            self
        }
        pub fn group_by<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::SeriesGrouping>,
        {
            self.group_by = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `SeriesGrouping` for group_by failed".to_string()
                });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::num::NonZeroU64>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: num :: NonZeroU64` for limit failed"
                        .to_string()
                });
            self
        }
        pub fn metric<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::SeriesMetric>,
        {
            self.metric = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `SeriesMetric` for metric failed".to_string()
                });
            self
        }
        pub fn model<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.model = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for model failed"
                        .to_string()
                });
            self
        }
        pub fn project<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.project = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for project failed"
                        .to_string()
                });
            self
        }
        pub fn session_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.session_id = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for session_id failed"
                        .to_string()
                });
            self
        }
        pub fn since<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.since = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for since failed"
                        .to_string()
                });
            self
        }
        pub fn source<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.source = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for source failed"
                        .to_string()
                });
            self
        }
        pub fn tool_name<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.tool_name = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for tool_name failed"
                        .to_string()
                });
            self
        }
        pub fn until<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.until = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for until failed"
                        .to_string()
                });
            self
        }
        pub fn utc_offset_minutes<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.utc_offset_minutes = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `i64` for utc_offset_minutes failed".to_string()
                });
            self
        }
        ///Sends a `GET` request to `/api/series`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::Series>, Error<types::Error>> {
            let Self {
                client,
                agent_type,
                branch,
                bucket,
                event_type,
                group_by,
                limit,
                metric,
                model,
                project,
                session_id,
                since,
                source,
                tool_name,
                until,
                utc_offset_minutes,
            } = self;
            let agent_type = agent_type.map_err(Error::InvalidRequest)?;
            let branch = branch.map_err(Error::InvalidRequest)?;
            let bucket = bucket.map_err(Error::InvalidRequest)?;
            let event_type = event_type.map_err(Error::InvalidRequest)?;
            let group_by = group_by.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let metric = metric.map_err(Error::InvalidRequest)?;
            let model = model.map_err(Error::InvalidRequest)?;
            let project = project.map_err(Error::InvalidRequest)?;
            let session_id = session_id.map_err(Error::InvalidRequest)?;
            let since = since.map_err(Error::InvalidRequest)?;
            let source = source.map_err(Error::InvalidRequest)?;
            let tool_name = tool_name.map_err(Error::InvalidRequest)?;
            let until = until.map_err(Error::InvalidRequest)?;
            let utc_offset_minutes = utc_offset_minutes.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/series", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("agent_type", &agent_type))
                .query(&progenitor_client::QueryParam::new("branch", &branch))
                .query(&progenitor_client::QueryParam::new("bucket", &bucket))
                .query(&progenitor_client::QueryParam::new("event_type", &event_type))
                .query(&progenitor_client::QueryParam::new("group_by", &group_by))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("metric", &metric))
                .query(&progenitor_client::QueryParam::new("model", &model))
                .query(&progenitor_client::QueryParam::new("project", &project))
                .query(&progenitor_client::QueryParam::new("session_id", &session_id))
                .query(&progenitor_client::QueryParam::new("since", &since))
                .query(&progenitor_client::QueryParam::new("source", &source))
                .query(&progenitor_client::QueryParam::new("tool_name", &tool_name))
                .query(&progenitor_client::QueryParam::new("until", &until))
                .query(
                    &progenitor_client::QueryParam::new(
                        "utc_offset_minutes",
                        &utc_offset_minutes,
                    ),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "series_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::session_activity_list`]

[`Client::session_activity_list`]: super::Client::session_activity_list*/
    #[derive(Debug, Clone)]
    pub struct SessionActivityList<'a> {
        client: &'a super::Client,
        buckets: Result<Option<::std::num::NonZeroU64>, String>,
        ids: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
        minutes: Result<Option<::std::num::NonZeroU64>, String>,
    }
    impl<'a> SessionActivityList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                buckets: Ok(None),
                ids: Ok(None),
                minutes: Ok(None),
            }
        }
        pub fn buckets<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::num::NonZeroU64>,
        {
            self.buckets = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: num :: NonZeroU64` for buckets failed"
                        .to_string()
                });
            self
        }
        pub fn ids<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        {
            self.ids = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: vec :: Vec < :: std :: string :: String >` for ids failed"
                        .to_string()
                });
            self
        }
        pub fn minutes<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::num::NonZeroU64>,
        {
            self.minutes = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: num :: NonZeroU64` for minutes failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/api/session-activity`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::SessionActivityList>, Error<types::Error>> {
            let Self { client, buckets, ids, minutes } = self;
            let buckets = buckets.map_err(Error::InvalidRequest)?;
            let ids = ids.map_err(Error::InvalidRequest)?;
            let minutes = minutes.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/session-activity", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("buckets", &buckets))
                .query(&progenitor_client::QueryParam::new("ids", &ids))
                .query(&progenitor_client::QueryParam::new("minutes", &minutes))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "session_activity_list",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::session_page`]

[`Client::session_page`]: super::Client::session_page*/
    #[derive(Debug, Clone)]
    pub struct SessionPage<'a> {
        client: &'a super::Client,
        agent_type: Result<Option<::std::string::String>, String>,
        branch: Result<Option<::std::string::String>, String>,
        cursor: Result<Option<::std::string::String>, String>,
        direction: Result<Option<types::SortDirection>, String>,
        limit: Result<Option<::std::num::NonZeroU64>, String>,
        model: Result<Option<::std::string::String>, String>,
        project: Result<Option<::std::string::String>, String>,
        q: Result<Option<types::SessionPageQ>, String>,
        since: Result<Option<::std::string::String>, String>,
        sort: Result<Option<types::SessionSort>, String>,
        status: Result<Option<types::SessionStatus>, String>,
    }
    impl<'a> SessionPage<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                agent_type: Ok(None),
                branch: Ok(None),
                cursor: Ok(None),
                direction: Ok(None),
                limit: Ok(None),
                model: Ok(None),
                project: Ok(None),
                q: Ok(None),
                since: Ok(None),
                sort: Ok(None),
                status: Ok(None),
            }
        }
        pub fn agent_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.agent_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for agent_type failed"
                        .to_string()
                });
            self
        }
        pub fn branch<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.branch = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for branch failed"
                        .to_string()
                });
            self
        }
        pub fn cursor<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.cursor = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for cursor failed"
                        .to_string()
                });
            self
        }
        pub fn direction<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::SortDirection>,
        {
            self.direction = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `SortDirection` for direction failed".to_string()
                });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::num::NonZeroU64>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: num :: NonZeroU64` for limit failed"
                        .to_string()
                });
            self
        }
        pub fn model<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.model = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for model failed"
                        .to_string()
                });
            self
        }
        pub fn project<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.project = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for project failed"
                        .to_string()
                });
            self
        }
        pub fn q<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::SessionPageQ>,
        {
            self.q = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `SessionPageQ` for q failed".to_string());
            self
        }
        pub fn since<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.since = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for since failed"
                        .to_string()
                });
            self
        }
        pub fn sort<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::SessionSort>,
        {
            self.sort = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `SessionSort` for sort failed".to_string());
            self
        }
        pub fn status<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::SessionStatus>,
        {
            self.status = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `SessionStatus` for status failed".to_string()
                });
            self
        }
        ///Sends a `GET` request to `/api/session-pages`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::SessionPage>, Error<types::Error>> {
            let Self {
                client,
                agent_type,
                branch,
                cursor,
                direction,
                limit,
                model,
                project,
                q,
                since,
                sort,
                status,
            } = self;
            let agent_type = agent_type.map_err(Error::InvalidRequest)?;
            let branch = branch.map_err(Error::InvalidRequest)?;
            let cursor = cursor.map_err(Error::InvalidRequest)?;
            let direction = direction.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let model = model.map_err(Error::InvalidRequest)?;
            let project = project.map_err(Error::InvalidRequest)?;
            let q = q.map_err(Error::InvalidRequest)?;
            let since = since.map_err(Error::InvalidRequest)?;
            let sort = sort.map_err(Error::InvalidRequest)?;
            let status = status.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/session-pages", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("agent_type", &agent_type))
                .query(&progenitor_client::QueryParam::new("branch", &branch))
                .query(&progenitor_client::QueryParam::new("cursor", &cursor))
                .query(&progenitor_client::QueryParam::new("direction", &direction))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("model", &model))
                .query(&progenitor_client::QueryParam::new("project", &project))
                .query(&progenitor_client::QueryParam::new("q", &q))
                .query(&progenitor_client::QueryParam::new("since", &since))
                .query(&progenitor_client::QueryParam::new("sort", &sort))
                .query(&progenitor_client::QueryParam::new("status", &status))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "session_page",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::session_list`]

[`Client::session_list`]: super::Client::session_list*/
    #[derive(Debug, Clone)]
    pub struct SessionList<'a> {
        client: &'a super::Client,
        agent_type: Result<Option<::std::string::String>, String>,
        exclude_status: Result<Option<::std::string::String>, String>,
        limit: Result<Option<i64>, String>,
        since: Result<Option<::std::string::String>, String>,
        status: Result<Option<::std::string::String>, String>,
    }
    impl<'a> SessionList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                agent_type: Ok(None),
                exclude_status: Ok(None),
                limit: Ok(None),
                since: Ok(None),
                status: Ok(None),
            }
        }
        pub fn agent_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.agent_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for agent_type failed"
                        .to_string()
                });
            self
        }
        pub fn exclude_status<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.exclude_status = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for exclude_status failed"
                        .to_string()
                });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for limit failed".to_string());
            self
        }
        pub fn since<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.since = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for since failed"
                        .to_string()
                });
            self
        }
        pub fn status<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.status = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for status failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/api/sessions`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::SessionList>, Error<types::Error>> {
            let Self { client, agent_type, exclude_status, limit, since, status } = self;
            let agent_type = agent_type.map_err(Error::InvalidRequest)?;
            let exclude_status = exclude_status.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let since = since.map_err(Error::InvalidRequest)?;
            let status = status.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/sessions", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("agent_type", &agent_type))
                .query(
                    &progenitor_client::QueryParam::new(
                        "exclude_status",
                        &exclude_status,
                    ),
                )
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("since", &since))
                .query(&progenitor_client::QueryParam::new("status", &status))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "session_list",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::session_view`]

[`Client::session_view`]: super::Client::session_view*/
    #[derive(Debug, Clone)]
    pub struct SessionView<'a> {
        client: &'a super::Client,
        id: Result<::std::string::String, String>,
        event_limit: Result<Option<i64>, String>,
        limit: Result<Option<i64>, String>,
    }
    impl<'a> SessionView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                id: Err("id was not initialized".to_string()),
                event_limit: Ok(None),
                limit: Ok(None),
            }
        }
        pub fn id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for id failed"
                        .to_string()
                });
            self
        }
        pub fn event_limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.event_limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for event_limit failed".to_string());
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for limit failed".to_string());
            self
        }
        ///Sends a `GET` request to `/api/sessions/{id}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::SessionDetail>, Error<types::Error>> {
            let Self { client, id, event_limit, limit } = self;
            let id = id.map_err(Error::InvalidRequest)?;
            let event_limit = event_limit.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/api/sessions/{}", client.baseurl, encode_path(& id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("event_limit", &event_limit))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "session_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                404u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::session_file_list`]

[`Client::session_file_list`]: super::Client::session_file_list*/
    #[derive(Debug, Clone)]
    pub struct SessionFileList<'a> {
        client: &'a super::Client,
        id: Result<::std::string::String, String>,
    }
    impl<'a> SessionFileList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                id: Err("id was not initialized".to_string()),
            }
        }
        pub fn id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for id failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/api/sessions/{id}/files`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::SessionFileList>, Error<types::Error>> {
            let Self { client, id } = self;
            let id = id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/api/sessions/{}/files", client.baseurl, encode_path(& id
                .to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "session_file_list",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                404u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::transcript_view`]

[`Client::transcript_view`]: super::Client::transcript_view*/
    #[derive(Debug, Clone)]
    pub struct TranscriptView<'a> {
        client: &'a super::Client,
        id: Result<::std::string::String, String>,
    }
    impl<'a> TranscriptView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                id: Err("id was not initialized".to_string()),
            }
        }
        pub fn id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for id failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/api/sessions/{id}/transcript`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::Transcript>, Error<types::Error>> {
            let Self { client, id } = self;
            let id = id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/api/sessions/{}/transcript", client.baseurl, encode_path(& id
                .to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "transcript_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                404u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::source_list`]

[`Client::source_list`]: super::Client::source_list*/
    #[derive(Debug, Clone)]
    pub struct SourceList<'a> {
        client: &'a super::Client,
    }
    impl<'a> SourceList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/api/sources`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::SourceList>, Error<types::Error>> {
            let Self { client } = self;
            let url = format!("{}/api/sources", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "source_list",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::stats_view`]

[`Client::stats_view`]: super::Client::stats_view*/
    #[derive(Debug, Clone)]
    pub struct StatsView<'a> {
        client: &'a super::Client,
        agent_type: Result<Option<::std::string::String>, String>,
        since: Result<Option<::std::string::String>, String>,
    }
    impl<'a> StatsView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                agent_type: Ok(None),
                since: Ok(None),
            }
        }
        pub fn agent_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.agent_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for agent_type failed"
                        .to_string()
                });
            self
        }
        pub fn since<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.since = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for since failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/api/stats`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::Stats>, Error<types::Error>> {
            let Self { client, agent_type, since } = self;
            let agent_type = agent_type.map_err(Error::InvalidRequest)?;
            let since = since.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/stats", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("agent_type", &agent_type))
                .query(&progenitor_client::QueryParam::new("since", &since))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "stats_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::stats_view_cost`]

[`Client::stats_view_cost`]: super::Client::stats_view_cost*/
    #[derive(Debug, Clone)]
    pub struct StatsViewCost<'a> {
        client: &'a super::Client,
        agent_type: Result<Option<::std::string::String>, String>,
        limit: Result<Option<i64>, String>,
        since: Result<Option<::std::string::String>, String>,
    }
    impl<'a> StatsViewCost<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                agent_type: Ok(None),
                limit: Ok(None),
                since: Ok(None),
            }
        }
        pub fn agent_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.agent_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for agent_type failed"
                        .to_string()
                });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for limit failed".to_string());
            self
        }
        pub fn since<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.since = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for since failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/api/stats/cost`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::CostStats>, Error<types::Error>> {
            let Self { client, agent_type, limit, since } = self;
            let agent_type = agent_type.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let since = since.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/stats/cost", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("agent_type", &agent_type))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("since", &since))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "stats_view_cost",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::stats_view_tools`]

[`Client::stats_view_tools`]: super::Client::stats_view_tools*/
    #[derive(Debug, Clone)]
    pub struct StatsViewTools<'a> {
        client: &'a super::Client,
        agent_type: Result<Option<::std::string::String>, String>,
        since: Result<Option<::std::string::String>, String>,
    }
    impl<'a> StatsViewTools<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                agent_type: Ok(None),
                since: Ok(None),
            }
        }
        pub fn agent_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.agent_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for agent_type failed"
                        .to_string()
                });
            self
        }
        pub fn since<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.since = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for since failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/api/stats/tools`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ToolStats>, Error<types::Error>> {
            let Self { client, agent_type, since } = self;
            let agent_type = agent_type.map_err(Error::InvalidRequest)?;
            let since = since.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/stats/tools", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("agent_type", &agent_type))
                .query(&progenitor_client::QueryParam::new("since", &since))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "stats_view_tools",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::stats_view_usage_monitor`]

[`Client::stats_view_usage_monitor`]: super::Client::stats_view_usage_monitor*/
    #[derive(Debug, Clone)]
    pub struct StatsViewUsageMonitor<'a> {
        client: &'a super::Client,
    }
    impl<'a> StatsViewUsageMonitor<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/api/stats/usage-monitor`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ProviderQuotaList>, Error<types::Error>> {
            let Self { client } = self;
            let url = format!("{}/api/stats/usage-monitor", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "stats_view_usage_monitor",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::stream_open`]

[`Client::stream_open`]: super::Client::stream_open*/
    #[derive(Debug, Clone)]
    pub struct StreamOpen<'a> {
        client: &'a super::Client,
        agent_type: Result<Option<::std::string::String>, String>,
        event_type: Result<Option<::std::string::String>, String>,
        last_event_id: Result<Option<::std::string::String>, String>,
    }
    impl<'a> StreamOpen<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                agent_type: Ok(None),
                event_type: Ok(None),
                last_event_id: Ok(None),
            }
        }
        pub fn agent_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.agent_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for agent_type failed"
                        .to_string()
                });
            self
        }
        pub fn event_type<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.event_type = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for event_type failed"
                        .to_string()
                });
            self
        }
        pub fn last_event_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.last_event_id = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for last_event_id failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/api/stream`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<ByteStream>, Error<types::Error>> {
            let Self { client, agent_type, event_type, last_event_id } = self;
            let agent_type = agent_type.map_err(Error::InvalidRequest)?;
            let event_type = event_type.map_err(Error::InvalidRequest)?;
            let last_event_id = last_event_id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/api/stream", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            if let Some(value) = last_event_id {
                header_map.append("Last-Event-ID", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .query(&progenitor_client::QueryParam::new("agent_type", &agent_type))
                .query(&progenitor_client::QueryParam::new("event_type", &event_type))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "stream_open",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => Ok(ResponseValue::stream(response)),
                400u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                503u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::telemetry_view`]

[`Client::telemetry_view`]: super::Client::telemetry_view*/
    #[derive(Debug, Clone)]
    pub struct TelemetryView<'a> {
        client: &'a super::Client,
    }
    impl<'a> TelemetryView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/api/telemetry`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::Telemetry>, Error<types::Error>> {
            let Self { client } = self;
            let url = format!("{}/api/telemetry", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "telemetry_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                401u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                403u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                421u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
}
/// Items consumers will typically use such as the Client.
pub mod prelude {
    pub use self::super::Client;
}
