/** What the analytics are about, as their query string says it. */

import type { SeriesBucket, SeriesGrouping, SeriesMetric } from '@agentmonitor/client';
import { oneOf, pick } from '../search';

export const RANGES = ['7d', '24h', '30d', '90d', 'all'] as const;
export const METRICS = [
  'cost',
  'tokens_in',
  'tokens_out',
  'events',
  'sessions',
  'errors',
] as const satisfies SeriesMetric[];
export const SPLITS = ['none', 'model', 'project', 'agent', 'tool'] as const;

export type Range = (typeof RANGES)[number];
export type Metric = (typeof METRICS)[number];
export type Split = (typeof SPLITS)[number];

/** How the server names what is told apart. */
export const GROUPINGS: Record<Split, SeriesGrouping> = {
  none: 'none',
  model: 'model',
  project: 'project',
  agent: 'agent_type',
  tool: 'tool_name',
};

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

const HOUR_MS = 3_600_000;

/** How long a bar is, in milliseconds, for those that there can be. */
export const STEP_MS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS } as const;

export type Step = Exclude<SeriesBucket, 'all'>;

/** How many bars there are, and how long they are. All there is begins with days. */
const BARS: Record<Range, { step: 'hour' | 'day'; count: number | undefined }> = {
  '24h': { step: 'hour', count: 24 },
  '7d': { step: 'hour', count: 7 * 24 },
  '30d': { step: 'day', count: 30 },
  '90d': { step: 'day', count: 90 },
  all: { step: 'day', count: undefined },
};

export const stepOf = (range: Range): 'hour' | 'day' => BARS[range].step;

/** How far the clock of this browser is ahead of UTC, in minutes. */
export const offsetAt = (now: number): number => -new Date(now).getTimezoneOffset();

/** When the first and the last bar begin, in milliseconds, by a clock ahead of UTC; undefined for all there is. */
export function spanOf(
  range: Range,
  now: number,
  offsetMinutes: number,
): { from: number; to: number } | undefined {
  const { step, count } = BARS[range];
  if (count === undefined) return undefined;
  const offsetMs = offsetMinutes * 60_000;
  const to = Math.floor((now + offsetMs) / STEP_MS[step]) * STEP_MS[step] - offsetMs;
  return { from: to - (count - 1) * STEP_MS[step], to };
}

export interface Query {
  since?: string;
  agent_type?: string;
}

/** What the server is asked for: from where the first bar begins, so that the same question is asked again within the last. */
export function queryOf(
  { range, agent }: Pick<Subject, 'range' | 'agent'>,
  now: number,
  offsetMinutes: number,
): Query {
  const query: Query = agent === undefined ? {} : { agent_type: agent };
  const span = spanOf(range, now, offsetMinutes);
  if (span === undefined) return query;
  return { ...query, since: new Date(span.from).toISOString().slice(0, 19).replace('T', ' ') };
}
