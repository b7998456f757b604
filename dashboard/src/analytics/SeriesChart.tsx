/** One measure over time as bars, on wish stacked by what the events have in common. */

import type { Series as Answer } from '@agentmonitor/client';
import { useMemo } from 'react';
import { Chart, type Series } from '../charts/Chart';
import { formatTime, words } from '../format';
import { barsOf, linesOf, type Span, stacked } from './bars';
import { ChartCard } from './ChartCard';
import { type Column, numberColumn } from './columns';
import { MEASURES } from './measures';
import { STEP_MS, type Subject } from './search';

interface SeriesChartProps {
  subject: Subject;
  series: Answer;
  /** The time that is asked for; without it, all there is. */
  span: Span | undefined;
}

interface Row {
  name: string;
  start: number;
  value: number;
}

export function SeriesChart({ subject, series, span }: SeriesChartProps) {
  const { metric, split } = subject;
  const { label, format } = MEASURES[metric];
  const title = `${label} over time`;
  const stepMs = series.bucket === 'all' ? STEP_MS.day : STEP_MS[series.bucket];
  const { from, to } = span ?? {};
  const { lines, starts, values } = useMemo(() => {
    const lines = linesOf(series, split);
    const asked = from === undefined || to === undefined ? undefined : { from, to };
    return { lines, ...barsOf(lines, stepMs, asked) };
  }, [series, split, stepMs, from, to]);
  const times = useMemo(() => starts.map((start) => start / 1_000), [starts]);
  const drawn = useMemo<Series[]>(() => {
    const tops = stacked(values);
    return lines.map(({ name }, index) => ({
      label: split === 'agent' ? words(name) : name,
      values: values[index] ?? [],
      drawn: tops[index] ?? [],
      format,
    }));
  }, [lines, values, split, format]);
  const rows = useMemo<Row[]>(
    () =>
      lines
        .flatMap(({ name, points }) =>
          points.map(({ start, value }) => ({ name, start: Date.parse(start), value })),
        )
        .sort((a, b) => b.start - a.start || b.value - a.value),
    [lines],
  );
  const amount: Column<Row> = numberColumn(label, ({ value }) => value, format);
  return (
    <ChartCard
      title={title}
      file={`${metric.replaceAll('_', '-')}-over-time`}
      rows={rows}
      columns={split === 'none' ? [FROM, amount] : [FROM, nameOf(split), amount]}
      nothing="Nothing in this time."
    >
      <Chart times={times} series={drawn} kind="bars" label={title} height={260} />
    </ChartCard>
  );
}

const FROM: Column<Row> = {
  label: 'From',
  exact: ({ start }) => new Date(start).toISOString(),
  show: ({ start }) => formatTime(new Date(start)),
};

function nameOf(split: string): Column<Row> {
  return {
    label: split[0]?.toUpperCase() + split.slice(1),
    exact: ({ name }) => name,
    show: ({ name }) => name,
  };
}
