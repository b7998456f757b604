/** A small world for the mock: some sessions at work, and everything that the server would say of them. */

import type {
  Event,
  FilterOptions,
  ProviderQuota,
  Session,
  SessionPage,
  Stats,
  StreamFrame,
} from '@agentmonitor/client';
import { eventOf } from './event';
import { type Answers, type Asked, type Mock, Refused } from './mock-client';
import {
  activityOf,
  activityOfSessions,
  costsOf,
  filesOf,
  groupedBy,
  seriesOf,
  sourcesOf,
  toolsOf,
} from './mock-figures';
import { sessionOf } from './session';
import { statsOf } from './stats';

export interface World {
  sessions: Session[];
  /** Oldest first. */
  events: Event[];
}

const WORK = [
  { tool_name: 'Bash', metadata: { command: 'npm test' }, duration_ms: 4_200 },
  { tool_name: 'Read', metadata: { path: 'src/total.ts' }, duration_ms: 12 },
  {
    tool_name: 'Edit',
    metadata: { file_path: 'src/total.ts', lines_added: 4, lines_removed: 1 },
    duration_ms: 30,
  },
  { tool_name: 'Grep', metadata: { pattern: 'applyVoucher' }, duration_ms: 85 },
  {
    tool_name: 'Edit',
    metadata: { file_path: 'src/total.spec.ts', lines_added: 12, lines_removed: 0 },
    duration_ms: 28,
  },
];

const SESSIONS = [
  { session_id: 's-1', agent_type: 'codex', project: 'bank', branch: 'main', model: 'gpt-5' },
  { session_id: 's-2', agent_type: 'claude_code', project: 'shop', branch: 'main', model: 'opus' },
  { session_id: 's-3', agent_type: 'claude_code', project: 'shop', branch: 'pay', model: 'haiku' },
];

const STEP_MS = 20_000;
const COUNT = 120;

/** The same each time, but for when it was: until now. */
export function smallWorld(): World {
  const events = Array.from({ length: COUNT }, (_, n) => nthEvent(n));
  const sessions = SESSIONS.map(({ session_id: id, agent_type, project, branch }) => {
    const own = events.filter(({ session_id }) => session_id === id);
    return sessionOf({
      id,
      agent_type,
      project,
      branch,
      event_count: own.length,
      tokens_in: own.reduce((sum, { tokens_in }) => sum + tokens_in, 0),
      total_cost_usd: own.reduce((sum, { cost_usd }) => sum + (cost_usd ?? 0), 0),
      started_at: own[0]?.created_at ?? '',
      last_event_at: own.at(-1)?.created_at ?? '',
    });
  });
  return { sessions, events };
}

function nthEvent(n: number): Event {
  const work = n % 10 === 0 ? undefined : WORK[n % WORK.length];
  const at = new Date(Date.now() - (COUNT - n) * STEP_MS);
  return eventOf({
    id: n + 1,
    ...SESSIONS[n % SESSIONS.length],
    event_type: work === undefined ? 'user_prompt' : 'tool_use',
    tool_name: work?.tool_name ?? null,
    status: n % 17 === 0 ? 'error' : 'success',
    duration_ms: work?.duration_ms ?? null,
    created_at: at.toISOString().slice(0, 19).replace('T', ' '),
    metadata: JSON.stringify(work?.metadata ?? { message: 'Go on' }),
    tokens_in: 100,
    cost_usd: 0.01,
    source: n % 3 === 0 ? 'otel' : 'hook',
  });
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
      const found = eventsOf(world, query).toReversed();
      const offset = Number(query.offset ?? 0);
      return {
        events: found.slice(offset, offset + Number(query.limit ?? 50)),
        total: found.length,
      };
    },
    eventPage: ({ query }) => {
      const cursor = Number(query.cursor ?? Number.POSITIVE_INFINITY);
      const older = eventsOf(world, query)
        .filter(({ id }) => id < cursor)
        .toReversed();
      const events = older.slice(0, Number(query.limit ?? 50));
      return { events, next: older.length > events.length ? (events.at(-1)?.id ?? null) : null };
    },
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
    sessionPage: ({ query }) => sessionPageOf(world, query),
    sessionActivityList: ({ all, query }) =>
      activityOfSessions(world.events, {
        ids: all('ids'),
        minutes: Number(query.minutes ?? 60),
        buckets: Number(query.buckets ?? 30),
      }),
    sessionFileList: ({ path }) => filesOf(ofSession(path.id)),
    sourceList: () => sourcesOf(world.events),
    transcriptView: ({ path }) => ({
      session_id: path.id ?? '',
      entries: ofSession(path.id).map((event) => ({
        role: event.tool_name === null ? 'user' : 'tool',
        type: event.event_type,
        timestamp: event.created_at,
        ...(event.tool_name === null ? {} : { tool_name: event.tool_name }),
        detail: Object.values(JSON.parse(event.metadata) as object).join(' '),
        status: event.status,
        tokens_in: event.tokens_in,
        cost_usd: event.cost_usd ?? 0,
        duration_ms: event.duration_ms ?? 0,
      })),
    }),
    statsView: () => totalsOf(world),
    statsViewTools: ({ query }) => ({ tools: toolsOf(eventsOf(world, query)) }),
    statsViewCost: ({ query }) => costsOf(eventsOf(world, query)),
    statsViewUsageMonitor: () => [QUOTA],
    seriesView: ({ query }) => seriesOf(eventsOf(world, query), query),
    activityView: ({ query }) => activityOf(eventsOf(world, query)),
    filterOptionView: () => optionsOf(world),
    providerQuotaList: () => [QUOTA],
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

/** Those that the filters let through, oldest first. */
function eventsOf({ events }: World, query: Asked['query']): Event[] {
  const FILTERS = [
    'agent_type',
    'event_type',
    'tool_name',
    'session_id',
    'project',
    'branch',
  ] as const;
  const wanted = [...FILTERS, 'model' as const].filter((name) => query[name] !== undefined);
  return events.filter((event) => wanted.every((name) => event[name] === query[name]));
}

function sessionPageOf({ sessions }: World, query: Asked['query']): SessionPage {
  const wanted = (['agent_type', 'project', 'branch', 'status'] as const).filter(
    (name) => query[name] !== undefined,
  );
  const found = sessions.filter(
    (session) =>
      wanted.every((name) => session[name] === query[name]) &&
      JSON.stringify(session).includes(query.q ?? ''),
  );
  return { sessions: found, total: found.length, next: null };
}

function optionsOf({ events }: World): FilterOptions {
  const of = (value: (event: Event) => string | null) =>
    groupedBy(events, value).flatMap(([one]) => (one === null ? [] : [one]));
  const branches = groupedBy(events, ({ project, branch }) => `${project} / ${branch}`);
  return {
    agent_types: of(({ agent_type }) => agent_type),
    event_types: of(({ event_type }) => event_type),
    tool_names: of(({ tool_name }) => tool_name),
    models: of(({ model }) => model),
    projects: of(({ project }) => project),
    branches: branches.map(([label, [event]]) => ({ value: event?.branch ?? '', label })),
    sources: of(({ source }) => source),
  };
}

const QUOTA: ProviderQuota = {
  provider: 'codex',
  agent_type: 'codex',
  status: 'available',
  source: 'app_server',
  updated_at: new Date().toISOString(),
  account_label: null,
  plan_type: 'pro',
  limit_id: null,
  limit_name: null,
  error_message: null,
  primary: { used_percent: 34, remaining_percent: 66, resets_at: null, window_minutes: 300 },
  secondary: { used_percent: 78, remaining_percent: 22, resets_at: null, window_minutes: 10_080 },
  credits: null,
};

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
