//! Totals, tools and costs.
use agentmonitor::domain::{CostStats, Counts, StatsFilter, ToolCalls, Totals};
use rusqlite::types::Value;

use super::super::asked::Filter;
use super::{Oracle, Row, given, number, row};

/// Of the values of [`values`].
const STORED: &str =
    "(?1 IS NULL OR agent_type = ?1) AND (?2 IS NULL OR created_at >= datetime(?2))";
const HAPPENED: &str =
    "(?1 IS NULL OR agent_type = ?1) AND (?2 IS NULL OR happened >= datetime(?2))";

const SUMS: &str = "count(*), CAST(round(total(tokens_in) FILTER (WHERE counts)) AS INTEGER), \
     CAST(round(total(tokens_out) FILTER (WHERE counts)) AS INTEGER), total(cost) FILTER (WHERE counts)";

/// A branch stands where the first session on it does.
const BRANCHES: &str = "SELECT branch FROM s WHERE branch IS NOT NULL AND NOT EXISTS ( \
         SELECT 1 FROM s first WHERE first.branch = s.branch AND first.place < s.place) \
     ORDER BY last_event_at DESC, place";

/// Duration is a column of whole numbers, which takes text, too: that is none.
const TOOLS: &str = "count(*), count(*) FILTER (WHERE status = 'error'), \
     count(duration_ms) FILTER (WHERE typeof(duration_ms) <> 'text'), total(duration_ms)";

fn values(filter: &StatsFilter) -> [Value; 2] {
    [
        given(filter.agent_type.as_ref()),
        given(filter.since.as_ref()),
    ]
}

impl Oracle {
    pub(super) fn judge_totals(&self, what: &str, filter: &StatsFilter, told: &Totals) {
        let of = values(filter);
        let sums = format!("SELECT {SUMS} FROM e WHERE {STORED}");
        let row = row![
            told.total_events,
            told.total_tokens_in,
            told.total_tokens_out,
            told.total_cost_usd,
        ];
        self.expect(what, &sums, &of, vec![row]);
        self.judge_breakdown(what, "tool_name", &of, &told.tools);
        self.judge_breakdown(what, "agent_type", &of, &told.agents);
        self.judge_breakdown(what, "model", &of, &told.models);
        let sessions = &told.sessions;
        let counts = "SELECT count(*) FILTER (WHERE status = 'active'), count(*) FILTER (WHERE status <> 'ended'), \
             count(*), count(DISTINCT agent_type) FILTER (WHERE status <> 'ended') FROM s";
        let row = row![
            sessions.active,
            sessions.live,
            sessions.total,
            sessions.active_agents
        ];
        self.expect(what, counts, &[], vec![row]);
        let branches = sessions.branches.iter().map(|branch| row![branch.clone()]);
        self.expect(what, BRANCHES, &[], branches.collect());
    }

    fn judge_breakdown(&self, what: &str, column: &str, of: &[Value], told: &Counts) {
        let sql = format!(
            "SELECT {column}, count(*) FROM e WHERE {column} IS NOT NULL AND {STORED} \
             GROUP BY 1 ORDER BY 2 DESC, 1"
        );
        let told = told
            .iter()
            .map(|(word, events)| row![word.clone(), *events]);
        self.expect(what, &sql, of, told.collect());
    }

    pub(super) fn judge_tools(&self, what: &str, filter: &StatsFilter, told: &[ToolCalls]) {
        let sql = format!(
            "SELECT tool_name, agent_type, {TOOLS} FROM e WHERE tool_name IS NOT NULL AND {STORED} \
             GROUP BY 1, 2 ORDER BY 1, 2"
        );
        let told = told.iter().map(|of| {
            let (tool, agent) = (of.tool_name.clone(), of.agent_type.clone());
            row![tool, agent, of.calls, of.errors, of.timed, of.duration_ms]
        });
        self.expect(what, &sql, &values(filter), told.collect());
    }

    /// Rows whose usage came by a better way are left out altogether.
    pub(super) fn judge_cost(&self, what: &str, filter: &Filter, told: &CostStats) {
        let of = values(&filter.stats);
        let tokens =
            "CAST(round(total(tokens_in)) AS INTEGER), CAST(round(total(tokens_out)) AS INTEGER)";
        let hours = format!(
            "SELECT strftime('%Y-%m-%dT%H:00:00Z', happened), total(cost), {tokens}, count(*) \
             FROM e WHERE counts AND {HAPPENED} GROUP BY 1 ORDER BY 1"
        );
        let rows = told.timeline.iter().map(|of| {
            let (hour, cost) = (of.bucket.clone(), of.cost_usd);
            row![hour, cost, of.tokens_in, of.tokens_out, of.event_count]
        });
        self.expect(what, &hours, &of, rows.collect());

        let models = format!(
            "SELECT model, total(cost) AS cost, count(*), {tokens} FROM e \
             WHERE e.cost > 0 AND model IS NOT NULL AND counts AND {STORED} GROUP BY 1 ORDER BY 2 DESC, 1"
        );
        let rows = told.by_model.iter().map(|of| {
            let (model, cost) = (of.model.clone(), of.cost_usd);
            row![model, cost, of.event_count, of.tokens_in, of.tokens_out]
        });
        self.expect(what, &models, &of, rows.collect());

        let projects = format!(
            "SELECT coalesce(in_project, 'unknown'), total(cost), count(DISTINCT session_id), count(*) FROM e \
             WHERE e.cost > 0 AND counts AND {STORED} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?3"
        );
        let limit = filter.projects.map_or(Value::Integer(-1), number);
        let limited = [of.to_vec(), vec![limit]].concat();
        let rows: Vec<Row> = told
            .by_project
            .iter()
            .map(|of| {
                row![
                    of.project.clone(),
                    of.cost_usd,
                    of.session_count,
                    of.event_count
                ]
            })
            .collect();
        self.expect(what, &projects, &limited, rows);
    }
}
