//! What the dashboard's pages ask again and again while they are open, whatever happens, and how often; beside it each
//! follows the stream. What a page asks because the stream told it something is not among it.

use std::time::Duration;

#[derive(Debug)]
pub(super) struct Page {
    pub(super) name: &'static str,
    pub(super) period: Duration,
    /// With the places that questions of `reads` have.
    pub(super) questions: &'static [&'static str],
}

pub(super) const PAGES: [Page; 3] = [
    Page {
        name: "Monitor",
        period: Duration::from_secs(10),
        questions: &["/api/session-activity?ids={session}&minutes=60&buckets=30"],
    },
    // Its totals are those of a part of the events, which the stream does not tell.
    Page {
        name: "Monitor of one model",
        period: Duration::from_secs(5),
        questions: &[
            "/api/series?agent_type=claude_code&model=o3&metric=events&bucket=all&group_by=agent_type",
            "/api/series?agent_type=claude_code&model=o3&metric=sessions&bucket=all&group_by=none",
            "/api/series?agent_type=claude_code&model=o3&metric=tokens_in&bucket=all&group_by=none",
            "/api/series?agent_type=claude_code&model=o3&metric=tokens_out&bucket=all&group_by=none",
            "/api/series?agent_type=claude_code&model=o3&metric=cost&bucket=all&group_by=none",
        ],
    },
    Page {
        name: "Analytics of all time",
        period: Duration::from_secs(30),
        questions: &[
            "/api/series?metric=cost&bucket=day&group_by=none&limit=5&utc_offset_minutes=0",
            "/api/activity?utc_offset_minutes=0",
            "/api/stats/cost?limit=1000",
            "/api/stats/tools",
            "/api/session-pages?sort=total_cost_usd&limit=10",
        ],
    },
];
