/** The order of live sessions: active before idle; within, the one that began last first. No event moves a card. */

import type { Session } from '@agentmonitor/client';

const RANK: Record<Session['status'], number> = { active: 0, idle: 1, ended: 2 };

export function byLiveness(sessions: readonly Session[]): Session[] {
  return [...sessions].sort(
    (a, b) =>
      RANK[a.status] - RANK[b.status] ||
      b.started_at.localeCompare(a.started_at) ||
      a.id.localeCompare(b.id),
  );
}
