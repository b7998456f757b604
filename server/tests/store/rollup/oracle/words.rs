//! What is asked without a filter: the words to filter by, the ways in, models without a price, minutes of sessions.
use rusqlite::types::Value;

use super::super::answers::{Answers, BUSY, GAPS, MINUTES};
use super::{Oracle, Row, number, row};

/// The project is that of the session that was on the branch last.
const BRANCHES: &str = "SELECT branch, project FROM s WHERE branch IS NOT NULL AND branch <> 'HEAD' AND NOT EXISTS ( \
         SELECT 1 FROM s later WHERE later.branch = s.branch \
         AND (later.last_event_at, later.place) > (s.last_event_at, s.place)) \
     ORDER BY last_event_at DESC, branch DESC";

const WAYS: &str = "SELECT agent_type, coalesce(source, 'api') AS told, count(*), max(created_at) FROM e \
     GROUP BY agent_type, told ORDER BY agent_type, told";

const UNPRICED: &str = "SELECT model, count(*), CAST(round(total(tokens_in)) AS INTEGER), \
         CAST(round(total(tokens_out)) AS INTEGER), sum(cache_read_tokens), sum(cache_write_tokens), min(created_at), \
         max(created_at) \
     FROM e WHERE model IS NOT NULL AND cost_usd IS NULL \
         AND max(tokens_in, tokens_out, cache_read_tokens, cache_write_tokens) > 0 \
     GROUP BY model \
     ORDER BY total(tokens_in) + total(tokens_out) + total(cache_read_tokens) + total(cache_write_tokens) DESC, model \
     LIMIT ?1";

/// Events of the session ?1 in the part ?2 of ?3 parts of ?4 seconds up to ?5.
const PART: &str = "SELECT count(*) FROM e WHERE session_id = ?1 AND unixepoch(created_at) BETWEEN ?5 - ?4 + 1 AND ?5 \
     AND (unixepoch(created_at) - (?5 - ?4 + 1)) * ?3 / ?4 = ?2";

impl Oracle {
    pub(super) fn judge_words(&self, what: &str, answers: &Answers) {
        let options = &answers.options;
        for (table, column, told) in [
            ("e", "agent_type", &options.agent_types),
            ("e", "event_type", &options.event_types),
            ("e", "tool_name", &options.tool_names),
            ("e", "model", &options.models),
            ("e", "source", &options.sources),
            ("s", "project", &options.projects),
        ] {
            let sql = format!(
                "SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY 1"
            );
            let told = told.iter().map(|word| row![word.clone()]);
            self.expect(what, &sql, &[], told.collect());
        }
        let branches = options.branches.iter();
        let branches = branches.map(|of| row![of.branch.clone(), of.project.clone()]);
        self.expect(what, BRANCHES, &[], branches.collect());
        let sources = answers.sources.iter().map(|of| {
            let (agent, source) = (of.agent_type.clone(), of.source.clone());
            row![agent, source, of.events, of.last_event_at.clone()]
        });
        self.expect(what, WAYS, &[], sources.collect());
        self.judge_gaps(what, answers);
        self.judge_minutes(what, answers);
    }

    fn judge_gaps(&self, what: &str, answers: &Answers) {
        for (limit, told) in GAPS.into_iter().zip(&answers.gaps) {
            let told = told.iter().map(|gap| {
                row![
                    gap.model.clone(),
                    gap.events,
                    gap.tokens_in,
                    gap.tokens_out,
                    gap.cache_read_tokens,
                    gap.cache_write_tokens,
                    gap.first_seen_at.clone(),
                    gap.last_seen_at.clone(),
                ]
            });
            self.expect(what, UNPRICED, &[number(limit)], told.collect());
        }
    }

    fn judge_minutes(&self, what: &str, answers: &Answers) {
        let ids: Vec<&str> = answers.minutes.iter().map(|of| of.id.as_str()).collect();
        assert_eq!(ids, BUSY, "{what}");
        for of in &answers.minutes {
            let counts: Vec<Row> = (0..MINUTES.parts)
                .map(|part| {
                    let values: [Value; 5] = [
                        of.id.clone().into(),
                        number(part),
                        number(MINUTES.parts),
                        MINUTES.seconds.into(),
                        MINUTES.until.into(),
                    ];
                    self.rows(PART, values).swap_remove(0)
                })
                .collect();
            let told: Vec<Row> = of.counts.iter().map(|count| row![*count]).collect();
            super::assert_same(&format!("{what}: minutes of {}", of.id), &counts, &told);
        }
    }
}
