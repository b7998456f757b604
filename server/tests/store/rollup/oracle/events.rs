//! Lists of events.
use agentmonitor::domain::Event;
use agentmonitor::store::EventFilter;
use rusqlite::types::Value;

use super::super::answers::{Answers, BEFORE};
use super::super::asked::Filter;
use super::{Oracle, Row, given, number, row};

/// Of the values of [`values`]: all that is given must hold.
pub(super) const MATCHES: &str = "(?1 IS NULL OR agent_type = ?1) AND (?2 IS NULL OR event_type = ?2) \
     AND (?3 IS NULL OR tool_name = ?3) AND (?4 IS NULL OR session_id = ?4) AND (?5 IS NULL OR branch = ?5) \
     AND (?6 IS NULL OR model = ?6) AND (?7 IS NULL OR source = ?7) AND (?8 IS NULL OR in_project = ?8)";
const STORED: &str =
    "(?9 IS NULL OR created_at >= datetime(?9)) AND (?10 IS NULL OR created_at <= datetime(?10))";

pub(super) fn values(filter: &EventFilter) -> Vec<Value> {
    [
        &filter.agent_type,
        &filter.event_type,
        &filter.tool_name,
        &filter.session_id,
        &filter.branch,
        &filter.model,
        &filter.source,
        &filter.project,
        &filter.since,
        &filter.until,
    ]
    .map(|value| given(value.as_ref()))
    .to_vec()
}

pub(super) fn ids(events: &[Event]) -> Vec<Row> {
    let row = |event: &Event| row![event.id, event.session_id.clone(), event.tokens_in];
    events.iter().map(row).collect()
}

impl Oracle {
    pub(super) fn judge_events(&self, what: &str, filter: &Filter, answers: &Answers) {
        let (filter, page) = (&filter.events, &answers.events);
        let of = values(filter);
        let total = format!("SELECT count(*) FROM e WHERE {MATCHES} AND {STORED}");
        self.expect(what, &total, &of, vec![vec![number(page.total)]]);
        let cells = "id, session_id, CAST(round(tokens_in) AS INTEGER)";
        let list = format!(
            "SELECT {cells} FROM e WHERE {MATCHES} AND {STORED} \
             ORDER BY created_at DESC, id DESC LIMIT ?11 OFFSET ?12"
        );
        let limit = number(filter.limit.expect("a limit, or the memory is not asked"));
        let paged = [of.clone(), vec![limit.clone(), number(filter.offset)]].concat();
        self.expect(what, &list, &paged, ids(&page.events));

        let slice = format!(
            "SELECT {cells} FROM e WHERE {MATCHES} AND {STORED} AND (?11 IS NULL OR id < ?11) \
             ORDER BY id DESC LIMIT ?12"
        );
        let next = format!(
            "WITH slice AS ({slice}) SELECT (SELECT min(id) FROM slice WHERE EXISTS (SELECT 1 FROM e \
                 WHERE {MATCHES} AND {STORED} AND id < (SELECT min(id) FROM slice)))"
        );
        for (before, told) in BEFORE.into_iter().zip(&answers.slices) {
            let of = [of.clone(), vec![Value::from(before), limit.clone()]].concat();
            self.expect(what, &slice, &of, ids(&told.events));
            self.expect(what, &next, &of, vec![row![told.next]]);
        }
    }
}
