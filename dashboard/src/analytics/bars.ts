/** Series of the server as the bars of a chart: those that come to nothing are left out of an answer, and not of a chart. */

import type { Series, SeriesPoint } from '@agentmonitor/client';
import type { Split } from './search';

/** With the clock of a sender that is off by centuries, gaps are left out rather than filled. */
const MAX_FILLED = 2_000;

/** From the beginning of the first bar to that of the last, in milliseconds. */
export interface Span {
  from: number;
  to: number;
}

export interface Line {
  name: string;
  points: readonly SeriesPoint[];
}

/** What each group is called. The groups beyond those told apart are one line, the last. */
export function linesOf({ groups, others }: Series, split: Split): Line[] {
  const lines = groups.map(({ key, points }) => ({ name: key ?? unnamed(split), points }));
  if (others.groups === 0) return lines;
  const name = others.groups === 1 ? '1 other' : `${others.groups} others`;
  return [...lines, { name, points: others.points }];
}

function unnamed(split: Split): string {
  return split === 'none' ? 'All' : `No ${split}`;
}

export interface Bars {
  /** When each bar begins, in milliseconds, rising. */
  starts: number[];
  /** For each line a value for each bar. */
  values: number[][];
}

/** The lines over the same bars, without gaps, through all of the time that is asked for. */
export function barsOf(lines: readonly Line[], stepMs: number, span?: Span): Bars {
  const byStart = lines.map(({ points }) => new Map(points.map(timed)));
  const used = new Set(byStart.flatMap((line) => [...line.keys()]));
  const starts = startsOf(used, stepMs, span);
  return { starts, values: byStart.map((line) => starts.map((start) => line.get(start) ?? 0)) };
}

const timed = ({ start, value }: SeriesPoint): [number, number] => [Date.parse(start), value];

function startsOf(used: ReadonlySet<number>, stepMs: number, span?: Span): number[] {
  const rising = [...used].sort((a, b) => a - b);
  const [first, last] = [rising[0] ?? span?.from, rising.at(-1) ?? span?.to];
  if (first === undefined || last === undefined || used.size === 0) return [];
  const from = Math.min(first, span?.from ?? first);
  const count = (Math.max(last, span?.to ?? last) - from) / stepMs + 1;
  if (count > MAX_FILLED || !Number.isInteger(count)) return rising;
  return Array.from({ length: count }, (_, index) => from + index * stepMs);
}

/** What each line draws so that the bars stand on one another: itself and all those after it. */
export function stacked(values: readonly (readonly number[])[]): number[][] {
  const tops: number[][] = [];
  let above: number[] = (values[0] ?? []).map(() => 0);
  for (const own of [...values].reverse()) {
    above = own.map((value, index) => value + (above[index] ?? 0));
    tops.unshift(above);
  }
  return tops;
}

/** How many days there are from the first to the last point. */
export function daysIn({ groups, others }: Series): number {
  const starts = [...groups.flatMap(({ points }) => points), ...others.points].map(({ start }) =>
    Date.parse(start),
  );
  // Not by spreading: there may be more than a call takes arguments.
  const first = starts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = starts.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return starts.length === 0 ? 0 : (last - first) / 86_400_000 + 1;
}
