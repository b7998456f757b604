import type { Session } from '@agentmonitor/client';

/** A session as the server would send it, with these fields. */
export function sessionOf(fields: Partial<Session> & { id: string }): Session {
  return {
    agent_id: 'claude_code-default',
    agent_type: 'claude_code',
    project: 'shop',
    branch: 'main',
    status: 'active',
    started_at: '2026-01-01 00:00:00',
    ended_at: null,
    last_event_at: '2026-01-01 00:00:00',
    metadata: '{}',
    event_count: 1,
    tokens_in: 0,
    tokens_out: 0,
    total_cost_usd: 0,
    files_edited: 0,
    lines_added: 0,
    lines_removed: 0,
    ...fields,
  };
}
