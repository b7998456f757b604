//! The tables, and what the rules say of each row.

/// `e` has the events: `happened` is the sender's time, else the server's, in whole seconds; `counts` is 0 where the usage
/// of the row came by a better way, too. `s` has the sessions with the plain sums over their events.
///
/// The ways, from the worst: metrics (1) and logs (2) of OTLP, the agent's own log that is imported later (3). Usage that
/// came by one of the first two does not count if the same session has usage of the same agent by a better way that is of the
/// same second or later.
pub(super) const READ: &str = r#"
CREATE TEMP TABLE way AS
  SELECT v.*, s.project AS in_project,
         CASE WHEN abs(v.cost_usd) < 9e999 THEN v.cost_usd END AS cost,
         coalesce(datetime(v.client_timestamp), datetime(v.created_at)) AS happened,
         coalesce(v.cost_usd > 0 OR v.tokens_in > 0 OR v.tokens_out > 0 OR v.cache_read_tokens > 0
                  OR v.cache_write_tokens > 0, 0) AS used,
         CASE v.source WHEN 'import' THEN 3
              WHEN 'otel' THEN iif(v.metadata ->> '$._source' IS 'otel_metric', 1, 2) ELSE 0 END AS way,
         v.tool_name IN ('Edit', 'Write', 'MultiEdit', 'apply_patch', 'write_stdin') AS edits
  FROM main.events v LEFT JOIN main.sessions s ON s.id = v.session_id;
CREATE INDEX temp.way_of ON way (session_id, agent_type, used, way, happened);
CREATE TEMP TABLE e AS
  SELECT w.*, NOT (w.way IN (1, 2) AND w.used AND EXISTS (
           SELECT 1 FROM way better WHERE better.session_id = w.session_id AND better.agent_type = w.agent_type
             AND better.used = 1 AND better.way > w.way AND better.happened >= w.happened)) AS counts
  FROM way w;
CREATE INDEX temp.e_of ON e (session_id);
CREATE TEMP TABLE s AS
  SELECT p.rowid AS place, p.*,
         (SELECT count(*) FROM e WHERE session_id = p.id) AS event_count,
         (SELECT CAST(round(total(tokens_in)) AS INTEGER) FROM e WHERE session_id = p.id) AS tokens_in,
         (SELECT CAST(round(total(tokens_out)) AS INTEGER) FROM e WHERE session_id = p.id) AS tokens_out,
         (SELECT total(cost) FROM e WHERE session_id = p.id) AS total_cost_usd,
         (SELECT count(DISTINCT metadata ->> '$.file_path') FROM e WHERE session_id = p.id AND edits) AS files_edited,
         (SELECT coalesce(sum(CAST(metadata ->> '$.lines_added' AS INTEGER)), 0) FROM e WHERE session_id = p.id)
           AS lines_added,
         (SELECT coalesce(sum(CAST(metadata ->> '$.lines_removed' AS INTEGER)), 0) FROM e WHERE session_id = p.id)
           AS lines_removed
  FROM main.sessions p;
"#;
