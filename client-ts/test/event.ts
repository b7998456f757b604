import type { Event, EventFrame } from '../src/index.js';

export const event: Event = {
  id: 1,
  event_id: null,
  schema_version: 1,
  session_id: 's-1',
  agent_type: 'codex',
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
};

export const eventFrame = (id: number): EventFrame => ({
  type: 'event',
  payload: { ...event, id },
});
