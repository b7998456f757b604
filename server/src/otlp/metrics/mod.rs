//! Metrics as events: each data point that counts tokens or money is what was used since the one before it.

mod series;
mod state;

pub(super) use self::series::Series;
pub(super) use self::state::StateFile;

use self::series::{Growth, Step};
use super::agent::agent_type;
use super::logs::whole;
use super::malformed::Malformed;
use super::outcome::{Outcome, Skipped};
use super::record::{Point, Sent};
use super::value::Attributes;
use crate::domain::{EventStatus, EventType};
use crate::ingest::Draft;

const SOURCE: &str = "otel";
const METADATA: &str = r#"{"_synthetic":true,"_source":"otel_metric"}"#;

/// The session of what names none.
const UNKNOWN_SESSION: &str = "unknown";

/// What a metric counts, and for which exporter's way of naming it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counts {
    Tokens(&'static str),
    Cost(&'static str),
}

fn counts(metric: &str) -> Option<Counts> {
    Some(match metric {
        "claude_code.token.usage" => Counts::Tokens("claude_code"),
        "codex_cli_rs.token.usage" => Counts::Tokens("codex_cli_rs"),
        "gen_ai.client.token.usage" => Counts::Tokens("gen_ai.client"),
        "claude_code.cost.usage" => Counts::Cost("claude_code"),
        "codex_cli_rs.cost.usage" => Counts::Cost("codex_cli_rs"),
        "gen_ai.client.cost.usage" => Counts::Cost("gen_ai.client"),
        _ => return None,
    })
}

/// Remembers which sessions' cost comes as a metric of its own, before any of their tokens is looked at.
pub(super) fn note_costs(sent: &Sent<Point>, series: &mut Series) {
    for group in &sent.groups {
        let points = group
            .items
            .iter()
            .filter_map(|(_, item)| item.as_ref().ok());
        for point in points {
            let Some(Counts::Cost(family)) = counts(&point.metric) else {
                continue;
            };
            if let Ok(place) = place(point, &group.resource) {
                series.note_cost(&place.agent_type, &place.session_id, family);
            }
        }
    }
}

/// Whose a data point is.
struct Place {
    agent_type: String,
    session_id: String,
}

fn place(point: &Point, resource: &Attributes) -> Result<Place, Malformed> {
    let own = point.attributes.text(&["session.id"])?;
    let session_id = match own {
        None => resource.text(&["gen_ai.session.id", "session.id", "conversation.id"])?,
        own => own,
    };
    Ok(Place {
        agent_type: agent_type(resource)?,
        session_id: session_id.unwrap_or_else(|| UNKNOWN_SESSION.to_owned()),
    })
}

/// The event that a data point is, or why it is none. What it adds to its series is remembered in `series`.
pub(super) fn outcome(
    point: &Point,
    resource: &Attributes,
    series: &mut Series,
) -> Result<Outcome, Malformed> {
    let Some(counts) = counts(&point.metric) else {
        return Ok(Outcome::Skipped(Skipped::Unmapped));
    };
    let place = place(point, resource)?;
    let kind = point.attributes.text(&["type", "token.type"])?;
    let own_model = point.attributes.text(&["model", "gen_ai.request.model"])?;
    let model = match own_model {
        None => resource.text(&["model"])?,
        own => own,
    };
    let Some(value) = point
        .value
        .filter(|value| value.is_finite() && *value > 0.0)
    else {
        return Ok(Outcome::Skipped(Skipped::NotPositive));
    };
    if whole(value).is_none() {
        return Ok(Outcome::Skipped(Skipped::TooLarge));
    }
    let growth = match point.cumulative {
        true => series.advance(
            &series::key(point, resource, &place.session_id),
            value,
            point.time,
        ),
        false => Step::Grown(Growth {
            from: 0.0,
            to: value,
        }),
    };
    let growth = match growth {
        Step::Grown(growth) => growth,
        Step::Stale => return Ok(Outcome::Skipped(Skipped::Stale)),
    };
    let mut draft = draft(place, model.filter(|model| !model.trim().is_empty()));
    let used = match counts {
        Counts::Cost(_) => {
            draft.cost_usd = Some(growth.to - growth.from);
            growth.to > growth.from
        }
        Counts::Tokens(family) => {
            draft.cost_told_apart = series.has_cost(&draft.agent_type, &draft.session_id, family);
            let tokens = whole(growth.to).unwrap_or(0) - whole(growth.from).unwrap_or(0);
            *tokens_of(&mut draft, kind.as_deref()) = Some(tokens);
            tokens > 0
        }
    };
    Ok(match used {
        true => Outcome::Mapped(Box::new(draft)),
        false => Outcome::Skipped(Skipped::Unchanged),
    })
}

/// Which of the counts a token type is; what is not known is input.
fn tokens_of<'a>(draft: &'a mut Draft, kind: Option<&str>) -> &'a mut Option<i64> {
    match kind {
        Some("output") => &mut draft.tokens_out,
        Some("cacheRead" | "cache_read") => &mut draft.cache_read_tokens,
        Some("cacheCreation" | "cache_creation" | "cache_write") => &mut draft.cache_write_tokens,
        _ => &mut draft.tokens_in,
    }
}

fn draft(place: Place, model: Option<String>) -> Draft {
    Draft {
        event_id: None,
        session_id: place.session_id,
        agent_type: place.agent_type,
        event_type: EventType::LlmResponse,
        tool_name: None,
        status: Some(EventStatus::Success),
        tokens_in: None,
        tokens_out: None,
        cache_read_tokens: None,
        cache_write_tokens: None,
        branch: None,
        project: None,
        duration_ms: None,
        client_timestamp: None,
        metadata: Some(METADATA.to_owned()),
        model,
        cost_usd: None,
        cost_told_apart: false,
        source: Some(SOURCE.to_owned()),
    }
}
