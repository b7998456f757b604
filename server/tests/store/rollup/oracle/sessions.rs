//! Sessions: lists, pages, and one with its newest events.
use agentmonitor::domain::{
    SessionOverview, SessionPage, SessionSearch, SessionSort, SortDirection, Text,
};
use rusqlite::types::Value;

use super::super::answers::{Answers, LOOKED_UP, NEWEST};
use super::super::asked::Filter;
use super::{Oracle, Row, events, given, number, row};

const CELLS: &str = "id, agent_id, agent_type, project, branch, status, started_at, ended_at, last_event_at, \
     coalesce(metadata, '{}'), event_count, tokens_in, tokens_out, total_cost_usd, files_edited, lines_added, lines_removed";

const LIST: &str = "(?1 IS NULL OR status = ?1) AND (?2 IS NULL OR status <> ?2) AND (?3 IS NULL OR agent_type = ?3) \
     AND (?4 IS NULL OR last_event_at >= datetime(?4)) \
     ORDER BY CASE status WHEN 'active' THEN 1 WHEN 'idle' THEN 2 ELSE 3 END, last_event_at DESC, place LIMIT ?5";

/// `?7` is a JSON array of words; each stands in one of the texts of a session, in any case of ASCII letters.
const SEARCH: &str = "(?1 IS NULL OR status = ?1) AND (?2 IS NULL OR agent_type = ?2) AND (?3 IS NULL OR project = ?3) \
     AND (?4 IS NULL OR branch = ?4) AND (?5 IS NULL OR id IN (SELECT session_id FROM e WHERE model = ?5)) \
     AND (?6 IS NULL OR last_event_at >= datetime(?6)) \
     AND NOT EXISTS (SELECT 1 FROM json_each(?7) AS word WHERE NOT ( \
         instr(lower(s.id), lower(word.value)) OR instr(lower(s.agent_type), lower(word.value)) \
         OR instr(lower(coalesce(s.project, '')), lower(word.value)) \
         OR instr(lower(coalesce(s.branch, '')), lower(word.value)) \
         OR EXISTS (SELECT 1 FROM e WHERE session_id = s.id AND instr(lower(e.model), lower(word.value)))))";

fn cells(of: &SessionOverview) -> Row {
    let session = &of.session;
    let text = |text: &Text| text.to_string();
    let perhaps = |given: &Option<Text>| given.as_ref().map(text);
    row![
        text(&session.id),
        text(&session.agent_id),
        text(&session.agent_type),
        perhaps(&session.project),
        perhaps(&session.branch),
        format!("{:?}", session.status).to_lowercase(),
        text(&session.started_at),
        perhaps(&session.ended_at),
        text(&session.last_event_at),
        text(&of.metadata),
        of.event_count,
        of.tokens_in,
        of.tokens_out,
        of.total_cost_usd,
        of.files_edited,
        of.lines_added,
        of.lines_removed,
    ]
}

fn column(sort: SessionSort) -> &'static str {
    match sort {
        SessionSort::LastEventAt => "last_event_at",
        SessionSort::StartedAt => "started_at",
        SessionSort::EventCount => "event_count",
        SessionSort::TokensIn => "tokens_in",
        SessionSort::TokensOut => "tokens_out",
        SessionSort::TotalCostUsd => "total_cost_usd",
        SessionSort::FilesEdited => "files_edited",
        SessionSort::LinesAdded => "lines_added",
        SessionSort::LinesRemoved => "lines_removed",
    }
}

/// What the next page begins behind: a key and an id. Of a key that is no number, 0 is taken where one is needed.
fn behind(search: &SessionSearch) -> [Value; 2] {
    let Some(cursor) = &search.cursor else {
        return [Value::Null, Value::Null];
    };
    let (key, id) = cursor.split_once('~').unwrap_or((cursor, ""));
    let of_time = matches!(
        search.sort,
        SessionSort::LastEventAt | SessionSort::StartedAt
    );
    let key = match of_time {
        true => Value::from(key.to_owned()),
        false => Value::from(key.parse::<f64>().unwrap_or(0.0)),
    };
    [key, id.to_owned().into()]
}

impl Oracle {
    pub(super) fn judge_sessions(&self, what: &str, filter: &Filter, answers: &Answers) {
        let late = "SELECT count(*) FROM s WHERE status = 'active' AND last_event_at < datetime('now', '-310 seconds') \
             OR status = 'idle' AND last_event_at < datetime('now', '-610 seconds')";
        self.expect(&format!("{what}: swept"), late, &[], vec![row![0]]);
        let of = &filter.sessions;
        let values = [
            given(of.status.as_ref()),
            given(of.exclude_status.as_ref()),
            given(of.agent_type.as_ref()),
            given(of.since.as_ref()),
            of.limit.map_or(Value::Integer(-1), number),
        ];
        let list = format!("SELECT {CELLS} FROM s WHERE {LIST}");
        self.expect(
            what,
            &list,
            &values,
            answers.sessions.iter().map(cells).collect(),
        );
        for (search, page) in filter.searches.iter().zip(&answers.searches) {
            self.judge_page(&format!("{what}, {search:?}"), search, page);
        }
        for (id, told) in LOOKED_UP.into_iter().zip(&answers.looked_up) {
            let one = format!("SELECT {CELLS} FROM s WHERE id = ?1");
            let found = told.iter().map(|(session, _)| cells(session));
            self.expect(what, &one, &[Value::from(id.to_owned())], found.collect());
            let newest = "SELECT id, session_id, CAST(round(tokens_in) AS INTEGER) FROM e \
                 WHERE session_id = ?1 AND EXISTS (SELECT 1 FROM s WHERE id = ?1) \
                 ORDER BY created_at DESC, id DESC LIMIT ?2";
            let of_session = told.iter().flat_map(|(_, newest)| events::ids(newest));
            let values = [Value::from(id.to_owned()), number(NEWEST)];
            self.expect(what, newest, &values, of_session.collect());
        }
    }

    fn judge_page(&self, what: &str, search: &SessionSearch, page: &SessionPage) {
        let words = serde_json::to_string(&search.words).expect("JSON");
        let status = search
            .status
            .map(|status| format!("{status:?}").to_lowercase());
        let of = vec![
            given(status.as_ref()),
            given(search.agent_type.as_ref()),
            given(search.project.as_ref()),
            given(search.branch.as_ref()),
            given(search.model.as_ref()),
            given(search.since.as_ref()),
            words.into(),
        ];
        let total = format!("SELECT count(*) FROM s WHERE {SEARCH}");
        self.expect(what, &total, &of, vec![vec![number(page.total)]]);
        let key = column(search.sort);
        let (beyond, order) = match search.direction {
            SortDirection::Asc => (">", "ASC"),
            SortDirection::Desc => ("<", "DESC"),
        };
        let behind_it = format!("(?8 IS NULL OR {key} {beyond} ?8 OR {key} = ?8 AND id > ?9)");
        let rest = format!("FROM s WHERE {SEARCH} AND {behind_it}");
        let list = format!("SELECT {CELLS} {rest} ORDER BY {key} {order}, id LIMIT ?10");
        let mut of = [of, behind(search).to_vec()].concat();
        let left = self.rows(
            &format!("SELECT count(*) {rest}"),
            rusqlite::params_from_iter(&of),
        );
        of.push(number(search.limit));
        self.expect(what, &list, &of, page.sessions.iter().map(cells).collect());
        let more = left != [vec![number(page.sessions.len())]];
        assert_eq!(page.next.is_some(), more, "{what}: {page:#?}");
        if let Some(next) = &page.next {
            let last = page
                .sessions
                .last()
                .map_or("", |last| last.session.id.as_str());
            assert!(next.ends_with(&format!("~{last}")), "{what}: {next}");
        }
    }
}
