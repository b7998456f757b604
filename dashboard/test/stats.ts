import type { Stats } from '@agentmonitor/client';

/** Totals of nothing, but for these. */
export function statsOf(fields: Partial<Stats>): Stats {
  return {
    total_events: 0,
    active_sessions: 0,
    total_sessions: 0,
    live_sessions: 0,
    active_agents: 0,
    total_tokens_in: 0,
    total_tokens_out: 0,
    total_cost_usd: 0,
    tool_breakdown: {},
    agent_breakdown: {},
    model_breakdown: {},
    branches: [],
    quota_monitor: [],
    usage_monitor: [],
    ...fields,
  };
}
