//! What is planted: a line for each table, a line for each kind of value.

/// The tables that operations read, each with a statement that adds a row as the legacy writes it; `?1` is a number
/// that no other row has. A cell of that row is then replaced, column by column, kind by kind.
pub(super) const TABLES: [(&str, &str); 4] = [
    (
        "agents",
        "INSERT INTO agents (id, agent_type) VALUES ('agent-' || ?1, 'planted')",
    ),
    (
        "sessions",
        "INSERT INTO sessions (id, agent_id, agent_type, project, branch) \
         VALUES ('session-' || ?1, 'codex-default', 'codex', 'kiln', 'main')",
    ),
    (
        "events",
        "INSERT INTO events (event_id, session_id, agent_type, event_type, tool_name, tokens_in, tokens_out, branch, \
         project, duration_ms, client_timestamp, model, cost_usd) VALUES ('event-' || ?1, 'session-' || (1 + ?1 % 40), \
         'codex', 'tool_use', 'Bash', 10, 20, 'main', 'kiln', 30, '2026-02-24T08:00:00.000Z', 'o3', 0.5)",
    ),
    (
        "provider_quotas",
        "INSERT INTO provider_quotas (provider, agent_type) VALUES ('provider-' || ?1, 'codex')",
    ),
];

/// The cells that serving may change by itself: a session falls idle and ends.
pub(super) const LIVING: [(&str, &str); 2] = [("sessions", "status"), ("sessions", "ended_at")];

/// Expressions of SQLite for what a column may hold, whatever it is declared as.
pub(super) const KINDS: [&str; 61] = [
    "NULL",
    // Numbers, whole and not, in and beyond every range.
    "0",
    "-1",
    "2",
    "1771920000",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "1.5",
    "-0.5",
    "1234.7",
    "1e300",
    "-1e300",
    "9e999",
    "-9e999",
    "5e-324",
    // Text that is, or looks like, a number.
    "' 12 '",
    "'12abc'",
    "'many'",
    "'1e3'",
    "'1e999'",
    "'0x1F'",
    "'NaN'",
    "'Infinity'",
    "'true'",
    "'99999999999999999999'",
    // Text of any kind.
    "''",
    "' '",
    "'a' || char(0) || 'b'",
    "char(10, 13, 9, 127, 8232)",
    "char(128293, 8238, 1488)",
    "CAST(x'ff41' AS TEXT)",
    "CAST(x'eda080' AS TEXT)",
    "printf('%.100000c', 'x')",
    "'../../etc/passwd'",
    "'<script>alert(1)</script>'",
    // JSON, valid and not.
    "'{}'",
    "'{oops'",
    "'[1,2]'",
    "'null'",
    "'\"text\"'",
    "'{\"a\":1e999,\"a\":2,\"file_path\":7,\"command\":null,\"lines_added\":\"x\"}'",
    "printf('%.10000c', '[')",
    // Times of any kind.
    "'2026-02-24 08:00:00'",
    "'2026-02-24T08:00:00.999Z'",
    "'2026-02-24T08:00:00+14:00'",
    "'2026-02-24T08:00:00'",
    "'2026-02-24'",
    "'2026-13-45 25:61:61'",
    "'-004713-11-24 12:00:00'",
    "'+012026-02-24T08:00:00Z'",
    "'9999-12-31T23:59:60Z'",
    "'24 Feb 2026 08:00:00 GMT'",
    "'yesterday'",
    "'now'",
    "2461095.5",
    // Bytes.
    "x''",
    "x'00'",
    "x'ff41'",
    "x'7b7d'",
    "zeroblob(1000)",
];
