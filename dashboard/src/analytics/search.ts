/** What the analytics are about, as their query string says it. */

import { oneOf, pick } from '../search';

export const RANGES = ['7d', '24h', '30d', '90d', 'all'] as const;
export const METRICS = ['cost', 'tokens'] as const;
export const SPLITS = ['none', 'agent'] as const;

export type Range = (typeof RANGES)[number];
export type Metric = (typeof METRICS)[number];
export type Split = (typeof SPLITS)[number];

export interface AnalyticsSearch {
  range?: string;
  agent?: string;
  metric?: string;
  split?: string;
}

export function readAnalyticsSearch(search: Record<string, unknown>): AnalyticsSearch {
  return pick(search, ['range', 'agent', 'metric', 'split']);
}

export interface Subject {
  range: Range;
  agent: string | undefined;
  metric: Metric;
  split: Split;
}

export function subjectOf({ range, agent, metric, split }: AnalyticsSearch): Subject {
  return {
    range: oneOf(RANGES, range),
    agent,
    metric: oneOf(METRICS, metric),
    split: oneOf(SPLITS, split),
  };
}

const HOURS: Record<Range, number | undefined> = {
  '24h': 24,
  '7d': 7 * 24,
  '30d': 30 * 24,
  '90d': 90 * 24,
  all: undefined,
};

const HOUR_MS = 3_600_000;

export interface Query {
  since?: string;
  agent_type?: string;
}

/** What the server is asked for: from the full hour, so that the same question is asked again within it. */
export function queryOf({ range, agent }: Pick<Subject, 'range' | 'agent'>, now: number): Query {
  const query: Query = agent === undefined ? {} : { agent_type: agent };
  const span = spanOf(range, now);
  if (span === undefined) return query;
  return { ...query, since: new Date(span.from).toISOString().slice(0, 19).replace('T', ' ') };
}

/** From when to when, in milliseconds, by the full hour; undefined for all there is. */
export function spanOf(range: Range, now: number): { from: number; to: number } | undefined {
  const hours = HOURS[range];
  if (hours === undefined) return undefined;
  const to = Math.floor(now / HOUR_MS) * HOUR_MS;
  return { from: to - hours * HOUR_MS, to };
}
