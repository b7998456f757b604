/** Hours of the server put together into the bars of a chart: local hours, days, weeks, months or years. */

import type { CostHour } from '@agentmonitor/client';

export interface Bucket {
  /** When it begins, in milliseconds. */
  start: number;
  costUsd: number;
  tokensIn: number;
  tokensOut: number;
  events: number;
}

/** More bars than this are too thin to be told apart. */
const MAX_BUCKETS = 200;
/** With the clock of a sender that is off by centuries, gaps are left out rather than filled. */
const MAX_FILLED = 2_000;

type Unit = { roughMs: number; floor: (at: Date) => Date; next: (at: Date) => Date };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const dayOf = (at: Date, shift = 0) =>
  new Date(at.getFullYear(), at.getMonth(), at.getDate() + shift);

/** Days and longer are those of the local calendar, whatever the clocks do in them. */
const UNITS: readonly [Unit, ...Unit[]] = [
  {
    roughMs: HOUR_MS,
    floor: (at) => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS),
    next: (at) => new Date(at.getTime() + HOUR_MS),
  },
  { roughMs: DAY_MS, floor: (at) => dayOf(at), next: (at) => dayOf(at, 1) },
  {
    roughMs: 7 * DAY_MS,
    floor: (at) => dayOf(at, -((at.getDay() + 6) % 7)),
    next: (at) => dayOf(at, 7),
  },
  {
    roughMs: 30 * DAY_MS,
    floor: (at) => new Date(at.getFullYear(), at.getMonth(), 1),
    next: (at) => new Date(at.getFullYear(), at.getMonth() + 1, 1),
  },
  {
    roughMs: 365 * DAY_MS,
    floor: (at) => new Date(at.getFullYear(), 0, 1),
    next: (at) => new Date(at.getFullYear() + 1, 0, 1),
  },
];

export interface Timelines {
  /** When each bar begins, in milliseconds, rising. */
  starts: number[];
  /** A list of buckets for each timeline, one for each of `starts`. */
  buckets: Bucket[][];
}

/** From when to when is asked, in milliseconds. */
export interface Span {
  from: number;
  to: number;
}

/** The timelines over the same bars, without gaps, through all of the time that is asked for. */
export function bucketsOf(timelines: readonly (readonly CostHour[])[], span?: Span): Timelines {
  const hours = timelines.map((timeline) => timeline.flatMap(readable));
  const times = hours.flat().map(({ at }) => at.getTime());
  if (times.length === 0) return { starts: [], buckets: timelines.map(() => []) };
  // Not by spreading: a million hours are too many arguments.
  const first = times.reduce((a, b) => Math.min(a, b), span?.from ?? Number.POSITIVE_INFINITY);
  const last = times.reduce((a, b) => Math.max(a, b), span?.to ?? Number.NEGATIVE_INFINITY);
  const unit = UNITS.find(({ roughMs }) => (last - first) / roughMs <= MAX_BUCKETS) ?? lastUnit;
  const sums = hours.map((timeline) => summed(timeline, unit));
  const filled = startsBetween(unit, first, last);
  const used = new Set(sums.flatMap((sum) => [...sum.keys()]));
  const starts = filled ?? [...used].sort((a, b) => a - b);
  return {
    starts,
    buckets: sums.map((sum) => starts.map((start) => sum.get(start) ?? none(start))),
  };
}

const lastUnit: Unit = UNITS[UNITS.length - 1] ?? UNITS[0];

function readable(hour: CostHour): { hour: CostHour; at: Date }[] {
  const at = new Date(hour.bucket);
  return Number.isNaN(at.getTime()) ? [] : [{ hour, at }];
}

function summed(hours: readonly { hour: CostHour; at: Date }[], unit: Unit): Map<number, Bucket> {
  const sums = new Map<number, Bucket>();
  for (const { hour, at } of hours) {
    const start = unit.floor(at).getTime();
    const sum = sums.get(start) ?? none(start);
    sum.costUsd += hour.cost_usd;
    sum.tokensIn += hour.tokens_in;
    sum.tokensOut += hour.tokens_out;
    sum.events += hour.event_count;
    sums.set(start, sum);
  }
  return sums;
}

function startsBetween(unit: Unit, first: number, last: number): number[] | undefined {
  if ((last - first) / unit.roughMs > MAX_FILLED) return undefined;
  const starts: number[] = [];
  for (let at = unit.floor(new Date(first)); at.getTime() <= last; at = unit.next(at)) {
    starts.push(at.getTime());
  }
  return starts;
}

function none(start: number): Bucket {
  return { start, costUsd: 0, tokensIn: 0, tokensOut: 0, events: 0 };
}

/** What each timeline draws so that the bars stand on one another: itself and all those after it. */
export function stacked(values: readonly (readonly number[])[]): number[][] {
  const tops: number[][] = [];
  let above: number[] = (values[0] ?? []).map(() => 0);
  for (const own of [...values].reverse()) {
    above = own.map((value, index) => value + (above[index] ?? 0));
    tops.unshift(above);
  }
  return tops;
}
