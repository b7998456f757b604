/** What the events of a small world come to: for each operation that adds up, the answer that the server would give. */

import type {
  Activity,
  CostStats,
  Event,
  Series,
  SeriesBucket,
  SessionActivityList,
  SessionFileList,
  SourceList,
  ToolUsage,
} from '@agentmonitor/client';

const HOUR_MS = 3_600_000;
const STEPS: Record<Exclude<SeriesBucket, 'all'>, number> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
};

export const happened = ({ created_at }: Event): number =>
  Date.parse(`${created_at.replace(' ', 'T')}Z`);

/** The groups in the order in which they come first. */
export function groupedBy<K, T>(all: readonly T[], key: (one: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups];
}

const sum = (numbers: readonly (number | null)[]) =>
  numbers.reduce<number>((all, one) => all + (one ?? 0), 0);
const costOf = (events: readonly Event[]) => sum(events.map(({ cost_usd }) => cost_usd));

const MEASURES: Record<string, (events: readonly Event[]) => number> = {
  cost: costOf,
  tokens_in: (events) => sum(events.map(({ tokens_in }) => tokens_in)),
  tokens_out: (events) => sum(events.map(({ tokens_out }) => tokens_out)),
  events: (events) => events.length,
  errors: (events) => events.filter(({ status }) => status === 'error').length,
  sessions: (events) => groupedBy(events, ({ session_id }) => session_id).length,
};

const GROUPS: Record<string, (event: Event) => string | null> = {
  agent_type: ({ agent_type }) => agent_type,
  model: ({ model }) => model,
  project: ({ project }) => project,
  tool_name: ({ tool_name }) => tool_name,
};

export function seriesOf(events: readonly Event[], query: Record<string, string>): Series {
  const measure = MEASURES[query.metric ?? 'cost'] ?? costOf;
  const bucket = (query.bucket ?? 'day') as SeriesBucket;
  const points = (of: readonly Event[]) => {
    if (bucket === 'all') return [];
    const start = (event: Event) => Math.floor(happened(event) / STEPS[bucket]) * STEPS[bucket];
    return groupedBy(of, start).map(([at, own]) => ({
      start: new Date(at).toISOString(),
      value: measure(own),
    }));
  };
  const groups = groupedBy(events, GROUPS[query.group_by ?? 'none'] ?? (() => null));
  return {
    bucket,
    total: measure(events),
    groups: groups.map(([key, own]) => ({ key, total: measure(own), points: points(own) })),
    others: { groups: 0, total: 0, points: [] },
  };
}

export function activityOf(events: readonly Event[]): Activity {
  const hours = groupedBy(events, (event) => Math.floor(happened(event) / HOUR_MS));
  return {
    hours: hours.map(([, own]) => {
      const at = new Date(happened(own[0] as Event));
      const weekday = at.getUTCDay() === 0 ? 7 : at.getUTCDay();
      return { weekday, hour: at.getUTCHours(), events: own.length, cost_usd: costOf(own) };
    }),
  };
}

export function toolsOf(events: readonly Event[]): ToolUsage[] {
  const used = events.filter(({ tool_name }) => tool_name !== null);
  return groupedBy(used, ({ tool_name }) => tool_name ?? '').map(([tool_name, own]) => {
    const failed = own.filter(({ status }) => status === 'error').length;
    const byAgent = groupedBy(own, ({ agent_type }) => agent_type);
    return {
      tool_name,
      total_calls: own.length,
      error_count: failed,
      error_rate: failed / own.length,
      avg_duration_ms: sum(own.map(({ duration_ms }) => duration_ms)) / own.length,
      by_agent: Object.fromEntries(byAgent.map(([agent, uses]) => [agent, uses.length])),
    };
  });
}

/** Without the timeline, which no page asks for. */
export function costsOf(events: readonly Event[]): CostStats {
  return {
    timeline: [],
    by_project: groupedBy(events, ({ project }) => project ?? 'unknown').map(([project, own]) => ({
      project,
      cost_usd: costOf(own),
      session_count: groupedBy(own, ({ session_id }) => session_id).length,
      event_count: own.length,
    })),
    by_model: groupedBy(events, ({ model }) => model ?? 'unknown').map(([model, own]) => ({
      model,
      cost_usd: costOf(own),
      tokens_in: sum(own.map(({ tokens_in }) => tokens_in)),
      tokens_out: sum(own.map(({ tokens_out }) => tokens_out)),
      event_count: own.length,
    })),
  };
}

export function sourcesOf(events: readonly Event[]): SourceList {
  const ways = groupedBy(events, ({ agent_type, source }) => `${agent_type} ${source}`);
  return {
    sources: ways.map(([, own]) => {
      const { agent_type, source, created_at } = own.at(-1) as Event;
      return { agent_type, source, events: own.length, last_event_at: created_at };
    }),
  };
}

export function filesOf(events: readonly Event[]): SessionFileList {
  const edits = events.flatMap(({ metadata }) => {
    const { file_path: path, ...lines } = JSON.parse(metadata) as Edit;
    return path === undefined ? [] : [{ path, ...lines }];
  });
  return {
    files: groupedBy(edits, ({ path }) => path).map(([path, own]) => ({
      path,
      events: own.length,
      lines_added: sum(own.map(({ lines_added }) => lines_added ?? 0)),
      lines_removed: sum(own.map(({ lines_removed }) => lines_removed ?? 0)),
    })),
  };
}

interface Edit {
  file_path?: string;
  lines_added?: number;
  lines_removed?: number;
}

interface Parts {
  ids: readonly string[];
  minutes: number;
  buckets: number;
}

export function activityOfSessions(
  events: readonly Event[],
  { ids, minutes, buckets }: Parts,
): SessionActivityList {
  const partMs = (minutes * 60_000) / buckets;
  const begin = Date.now() - minutes * 60_000;
  return {
    sessions: ids.map((id) => {
      const counts = Array.from({ length: buckets }, () => 0);
      for (const event of events) {
        const part = Math.floor((happened(event) - begin) / partMs);
        if (event.session_id === id && part in counts) counts[part] = (counts[part] ?? 0) + 1;
      }
      return { id, counts };
    }),
  };
}
