//! What is asked: every operation that reads, found in the contract, and a line for what it cannot say.

use contract_tests::contract::{Contract, Operation};
use contract_tests::http::Request;
use contract_tests::places;
use contract_tests::schema::Schemas;

use super::file::File;
use crate::support::{Running, json};

/// Where the values of a parameter in a path come from: all of them are asked for.
const PARAMETERS: [(&str, &str); 2] = [
    ("id", "SELECT id FROM sessions"),
    ("session_id", "SELECT id FROM sessions"),
];

/// As [`PARAMETERS`], where an operation means other ones: an event, or a session that has a transcript.
const OTHER: [(&str, &str); 2] = [
    ("event_view", "SELECT CAST(id AS TEXT) FROM events"),
    ("transcript_view", "SELECT DISTINCT session_id FROM events"),
];

/// Queries beside none, where an operation shows more rows with them.
const QUERIES: [(&str, &str); 17] = [
    (
        "activity_view",
        "utc_offset_minutes=-90&project=kiln&until=9999-12-31",
    ),
    ("event_list", "limit=-1"),
    ("event_list", "limit=-1&since=0000-01-01&until=9999-12-31"),
    ("event_list", "limit=-1&agent_type=codex&project=kiln"),
    ("event_page", "limit=500"),
    ("event_page", "limit=500&since=0000-01-01&until=9999-12-31"),
    (
        "series_view",
        "metric=cost&bucket=week&group_by=agent_type&since=0000-01-01",
    ),
    (
        "series_view",
        "metric=tokens_in&bucket=hour&group_by=model&limit=3",
    ),
    (
        "series_view",
        "metric=tokens_out&group_by=tool_name&utc_offset_minutes=840",
    ),
    ("series_view", "metric=sessions&group_by=project&limit=50"),
    ("series_view", "metric=errors&bucket=all&project=kiln"),
    ("event_page", "limit=500&project=kiln"),
    (
        "session_activity_list",
        "ids=session-1&ids=session-2&minutes=1440",
    ),
    ("session_list", "limit=0"),
    ("session_page", "limit=500&q=K&sort=tokens_in"),
    (
        "session_page",
        "limit=3&model=o3&sort=total_cost_usd&direction=asc&cursor=0.5~s",
    ),
    (
        "session_page",
        "limit=500&project=kiln&since=0000-01-01&sort=started_at",
    ),
];

const JSON: &str = "application/json";

/// The operations that read and answer with JSON.
pub(super) struct Reads {
    schemas: Schemas,
    operations: Vec<Operation>,
}

impl Reads {
    pub(super) fn of_the_contract() -> Self {
        let contract = Contract::load(&places::contract()).unwrap();
        let schemas = Schemas::of(&contract).unwrap();
        let reads = |operation: &&Operation| {
            operation.method == "GET" && schemas.answer(&operation.id, 200, JSON).is_some()
        };
        let operations = contract
            .operations()
            .iter()
            .filter(reads)
            .cloned()
            .collect();
        Self {
            schemas,
            operations,
        }
    }

    /// Every operation answers 200, with a body that the contract takes, wherever it is asked.
    pub(super) async fn answer(&self, running: &Running, file: &File) {
        for operation in &self.operations {
            for target in targets(operation, file) {
                self.answers(running, operation, &target).await;
            }
        }
    }

    async fn answers(&self, running: &Running, operation: &Operation, target: &str) {
        let answer = running.send(&Request::get(target)).await;
        let said = || running.server.said();
        let body = String::from_utf8_lossy(&answer.body);
        assert_eq!(answer.head.status, 200, "{target}: {body}\n{}", said());
        let schema = self.schemas.answer(&operation.id, 200, JSON).unwrap();
        let refusals = schema.refusals(&json(&answer));
        let shown: Vec<_> = refusals.iter().take(9).map(ToString::to_string).collect();
        assert!(shown.is_empty(), "{target}: {shown:#?}");
    }
}

fn targets(operation: &Operation, file: &File) -> Vec<String> {
    let paths = match operation.path.split_once('{') {
        None => vec![operation.path.clone()],
        Some((before, rest)) => {
            let (name, after) = rest.split_once('}').unwrap();
            assert!(!after.contains('{'), "{}: two parameters", operation.path);
            let known = PARAMETERS.iter().find(|(parameter, _)| *parameter == name);
            let (_, sql) = known.unwrap_or_else(|| {
                panic!(
                    "say in PARAMETERS where the values of {name:?} in {} come from",
                    operation.path
                )
            });
            let other = OTHER.iter().find(|(id, _)| *id == operation.id);
            let sql = other.map_or(sql, |(_, sql)| sql);
            let values = file.texts(sql, &[]);
            assert!(!values.is_empty(), "{sql} gives nothing to ask for");
            let reachable = values.iter().filter(|value| is_reachable(value));
            reachable
                .map(|value| format!("{before}{}{after}", escaped(value)))
                .collect()
        }
    };
    let queries = QUERIES.iter().filter(|(id, _)| *id == operation.id);
    let asked =
        queries.flat_map(|(_, query)| paths.iter().map(move |path| format!("{path}?{query}")));
    paths.iter().cloned().chain(asked).collect()
}

/// Whether a value can stand in a path at all: an empty one, dots alone or a very long one cannot.
fn is_reachable(value: &str) -> bool {
    !matches!(value.trim(), "" | "." | "..") && value.len() < 4096
}

fn escaped(value: &str) -> String {
    value.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
