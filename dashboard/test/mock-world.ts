/** A small world for the mock: some sessions at work, and everything that the server would say of them. */

import type { Event, Series, Session, Stats, StreamFrame } from '@agentmonitor/client';
import { eventOf } from './event';
import { type Answers, type Mock, Refused } from './mock-client';
import { sessionOf } from './session';
import { statsOf } from './stats';

export interface World {
  sessions: Session[];
  /** Oldest first. */
  events: Event[];
}

export function smallWorld(): World {
  const events = Array.from({ length: 120 }, (_, n) =>
    eventOf({
      id: n + 1,
      session_id: `s-${(n % 3) + 1}`,
      agent_type: n % 3 === 0 ? 'codex' : 'claude_code',
      event_type: n % 10 === 0 ? 'user_prompt' : 'tool_use',
      tool_name: n % 10 === 0 ? null : 'Bash',
      created_at: new Date(Date.now() - (120 - n) * 5_000)
        .toISOString()
        .slice(0, 19)
        .replace('T', ' '),
      metadata: JSON.stringify(n % 10 === 0 ? { message: 'Go on' } : { command: `step ${n}` }),
      tokens_in: 100,
      cost_usd: 0.01,
      model: 'claude-opus-4-5',
    }),
  );
  const sessions = ['s-1', 's-2', 's-3'].map((id) => {
    const own = events.filter((event) => event.session_id === id);
    return sessionOf({
      id,
      agent_type: own[0]?.agent_type ?? 'codex',
      event_count: own.length,
      tokens_in: own.length * 100,
      total_cost_usd: own.length * 0.01,
      started_at: own[0]?.created_at ?? '',
      last_event_at: own.at(-1)?.created_at ?? '',
    });
  });
  return { sessions, events };
}

/** A mock that says what there is in the world. */
export function mockOf(world: World): Mock {
  return { answers: answersOf(world), frames: (signal) => quiet(world, signal) };
}

const notFound = new Refused(404, { error: 'Session not found' });
const readOnly = new Refused(503, { error: 'The mock stores nothing' });

function answersOf(world: World): Answers {
  const ofSession = (id: string | undefined) =>
    world.events.filter((event) => event.session_id === id);
  return {
    healthView: () => ({ status: 'ok', uptime: 60, db_size_bytes: 4_096, sse_clients: 1 }),
    eventList: ({ query }) => {
      const found = [...world.events]
        .reverse()
        .filter(({ agent_type }) => (query.agent_type ?? agent_type) === agent_type);
      const offset = Number(query.offset ?? 0);
      return {
        events: found.slice(offset, offset + Number(query.limit ?? 50)),
        total: found.length,
      };
    },
    eventPage: () => ({ events: [...world.events].reverse(), next: null }),
    eventView: ({ path }) =>
      world.events.find(({ id }) => id === Number(path.id)) ??
      new Refused(404, { error: 'Event not found' }),
    eventCreate: () => readOnly,
    eventCreateBatch: () => readOnly,
    sessionList: () => ({ sessions: world.sessions, total: world.sessions.length }),
    sessionView: ({ path }) => {
      const session = world.sessions.find(({ id }) => id === path.id);
      return session === undefined
        ? notFound
        : { session, events: ofSession(path.id).toReversed() };
    },
    sessionPage: () => ({ sessions: world.sessions, total: world.sessions.length, next: null }),
    sessionActivityList: () => ({ sessions: [] }),
    sessionFileList: () => ({ files: [] }),
    sourceList: () => ({ sources: [] }),
    transcriptView: ({ path }) => ({
      session_id: path.id ?? '',
      entries: ofSession(path.id).map((event) => ({
        role: event.tool_name === null ? 'user' : 'tool',
        type: event.event_type,
        timestamp: event.created_at,
        detail: event.metadata,
      })),
    }),
    statsView: () => totalsOf(world),
    statsViewTools: () => ({ tools: [] }),
    statsViewCost: () => ({ timeline: [], by_project: [], by_model: [] }),
    statsViewUsageMonitor: () => [],
    seriesView: ({ query }) => seriesOf(world, query.bucket === 'hour' ? 'hour' : 'day'),
    activityView: () => ({
      hours: [1, 3, 5].map((weekday) => ({
        weekday,
        hour: 9 + weekday,
        events: 40,
        cost_usd: 0.4,
      })),
    }),
    filterOptionView: () => ({
      agent_types: ['claude_code', 'codex'],
      event_types: ['tool_use', 'user_prompt'],
      tool_names: ['Bash'],
      models: ['claude-opus-4-5'],
      projects: ['shop'],
      branches: [{ value: 'main', label: 'shop / main' }],
      sources: ['api'],
    }),
    providerQuotaList: () => [],
    providerQuotaCreate: () => readOnly,
    providerQuotaCreateStatusline: () => readOnly,
    hookCreate: () => readOnly,
    otelLogsCreate: () => readOnly,
    otelMetricsCreate: () => readOnly,
    otelTracesCreate: () => readOnly,
    telemetryView: () => ({ since: '2026-01-01T00:00:00.000Z', signals: [] }),
    priceGapList: () => ({ gaps: [] }),
  };
}

/** What the events cost, together. */
function seriesOf({ events }: World, bucket: 'hour' | 'day'): Series {
  const stepMs = bucket === 'hour' ? 3_600_000 : 86_400_000;
  const sums = new Map<number, number>();
  for (const { created_at, cost_usd } of events) {
    const start = Math.floor(Date.parse(`${created_at.replace(' ', 'T')}Z`) / stepMs) * stepMs;
    sums.set(start, (sums.get(start) ?? 0) + (cost_usd ?? 0));
  }
  const points = [...sums].map(([start, value]) => ({
    start: new Date(start).toISOString(),
    value,
  }));
  const total = events.reduce((sum, { cost_usd }) => sum + (cost_usd ?? 0), 0);
  const others = { groups: 0, total: 0, points: [] };
  return { bucket, total, groups: [{ key: null, total, points }], others };
}

function totalsOf({ sessions, events }: World): Stats {
  return statsOf({
    total_events: events.length,
    total_sessions: sessions.length,
    live_sessions: sessions.length,
    active_sessions: sessions.length,
    active_agents: 2,
    total_tokens_in: events.length * 100,
    total_cost_usd: events.length * 0.01,
  });
}

/** Connects, tells the totals, and is quiet until the page hangs up. */
async function* quiet(world: World, signal: AbortSignal): AsyncGenerator<StreamFrame> {
  yield { type: 'connected', timestamp: new Date().toISOString() };
  yield { type: 'stats', payload: totalsOf(world) };
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
