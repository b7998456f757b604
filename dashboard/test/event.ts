import type { Event } from '@agentmonitor/client';

/** An event as the server would send it, with these fields. */
export function eventOf(fields: Partial<Event> & { id: number }): Event {
  return {
    event_id: null,
    schema_version: 1,
    session_id: 's-1',
    agent_type: 'claude_code',
    event_type: 'tool_use',
    tool_name: 'Bash',
    status: 'success',
    tokens_in: 0,
    tokens_out: 0,
    branch: null,
    project: 'shop',
    duration_ms: null,
    created_at: '2026-01-01 00:00:00',
    client_timestamp: null,
    metadata: '{}',
    payload_truncated: 0,
    model: null,
    cost_usd: null,
    cache_read_tokens: 0,
    cache_write_tokens: 0,
    source: 'api',
    ...fields,
  };
}

/** Events with the ids from `first` to `last`, oldest first. */
export function eventsOf(first: number, last: number): Event[] {
  return Array.from({ length: last - first + 1 }, (_, n) => eventOf({ id: first + n }));
}
