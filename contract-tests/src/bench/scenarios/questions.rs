//! What `reads` asks. Nothing in a question names a row of a database of one size: what does is filled in.

use super::pages::PAGES;
use crate::bench::data;

/// Every question, those that pages ask among them.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    let of_pages = PAGES.iter().flat_map(|page| page.questions).copied();
    let others = of_pages.filter(|question| !QUESTIONS.contains(question));
    QUESTIONS.iter().copied().chain(others)
}

/// The question as it is asked of a database of so many events: of a session that it has, and of an event in its middle.
pub(super) fn filled(question: &str, events: u64) -> String {
    question
        .replace("{session}", &data::a_session())
        .replace("{middle}", &(events / 2).to_string())
}

/// What is asked at once of a server that has just started, each of another start.
pub(super) const FIRST: &[&str] = &[
    "/api/stats",
    "/api/stats/cost",
    "/api/stats/tools",
    "/api/sessions?limit=0",
    "/api/sessions/{session}",
    "/api/events?branch=feature/7-1",
    "/api/events?agent_type=codex&tool_name=Edit",
    "/api/event-pages?tool_name=Nothing",
];

const QUESTIONS: &[&str] = &[
    "/api/stats",
    "/api/stats?agent_type=codex",
    "/api/stats?since=2026-10-01",
    "/api/stats?agent_type=codex&since=2026-10-01",
    "/api/stats/tools",
    "/api/stats/tools?agent_type=codex",
    "/api/stats/tools?since=2026-10-01",
    "/api/stats/cost",
    "/api/stats/cost?agent_type=codex",
    "/api/stats/cost?since=2026-10-01",
    "/api/stats/usage-monitor",
    "/api/filter-options",
    "/api/sessions",
    "/api/sessions?limit=0",
    "/api/sessions?status=ended&agent_type=codex",
    "/api/sessions?since=2026-10-01",
    "/api/sessions/{session}",
    "/api/sessions/{session}?event_limit=200",
    "/api/sessions/{session}/files",
    "/api/session-pages",
    "/api/session-pages?q=project-09+codex",
    "/api/session-pages?q=5e551011&sort=total_cost_usd&limit=500",
    "/api/session-pages?sort=lines_added&direction=asc&agent_type=codex",
    "/api/session-pages?model=o3&project=project-09&since=2026-10-01",
    "/api/session-activity?ids={session}&minutes=1440&buckets=120",
    "/api/sources",
    "/api/event-details/{middle}",
    "/api/events",
    "/api/events?limit=200&offset={middle}",
    "/api/events?agent_type=codex",
    "/api/events?event_type=llm_response",
    "/api/events?tool_name=Bash",
    "/api/events?session_id={session}",
    "/api/events?branch=feature/7-1",
    "/api/events?model=o3",
    "/api/events?source=otel",
    "/api/events?since=2026-10-01",
    "/api/events?until=2026-10-01",
    "/api/events?since=2026-09-10&until=2026-10-10&tool_name=Edit",
    "/api/events?agent_type=codex&tool_name=Edit&branch=feature/9-7&source=hook",
    "/api/events?agent_type=codex&model=o3&event_type=llm_response",
    "/api/events?tool_name=Nothing&agent_type=codex",
    "/api/event-pages",
    "/api/event-pages?cursor={middle}&limit=200",
    "/api/event-pages?branch=feature/7-1",
    "/api/event-pages?source=import&until=2026-09-20",
    "/api/event-pages?session_id={session}",
    "/api/event-pages?tool_name=Nothing&since=2026-09-10",
    "/api/series",
    "/api/series?metric=events&bucket=hour&group_by=tool_name",
    "/api/series?metric=tokens_out&bucket=day&group_by=model&agent_type=codex",
    "/api/series?metric=sessions&bucket=week&group_by=agent_type",
    "/api/series?metric=errors&bucket=day&group_by=project&since=2026-10-01",
    "/api/series?metric=sessions&bucket=hour&group_by=project&limit=50",
    "/api/series?metric=cost&bucket=all&group_by=model",
    "/api/activity",
    "/api/activity?utc_offset_minutes=60&tool_name=Bash&since=2026-10-01",
    "/api/price-gaps",
    "/api/sessions/{session}/transcript",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_about_rows_that_databases_of_any_size_have() {
        assert_eq!(
            filled("/api/event-details/{middle}", 2000),
            "/api/event-details/1000"
        );
        for question in FIRST.iter().copied().chain(all()) {
            assert!(!filled(question, 2000).contains('{'), "{question}");
            let numbers = question.split(|c: char| !c.is_ascii_digit());
            let ids = numbers.filter(|number| number.len() > 4);
            // The beginning of every session's id.
            assert!(ids.clone().all(|id| id == "551011"), "{question}");
        }
    }
}
