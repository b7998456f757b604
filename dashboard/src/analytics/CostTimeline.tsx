/** Cost or tokens over time, as bars; on wish stacked by agent. */

import type { CostHour } from '@agentmonitor/client';
import { statsViewCostOptions } from '@agentmonitor/client/query';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Chart, type Series } from '../charts/Chart';
import { useNow } from '../clock';
import { formatCost, formatCount, formatTime, formatTokens, words } from '../format';
import { type Bucket, bucketsOf, stacked } from './buckets';
import { ChartCard, type Column } from './ChartCard';
import { type Metric, type Query, type Subject, spanOf } from './search';

/** A timeline is asked for each agent, so there is a limit; the colours end there, too. */
export const MAX_AGENTS = 6;

interface CostTimelineProps {
  subject: Subject;
  query: Query;
  /** Of all that the page is about. */
  timeline: readonly CostHour[];
  /** Agent types, if they are to be told apart. */
  agents: readonly string[];
}

interface Line {
  name: string;
  buckets: readonly Bucket[];
}

export function CostTimeline({ subject, query, timeline, agents }: CostTimelineProps) {
  const split = useQueries({
    queries: agents.map((agent_type) => ({
      ...statsViewCostOptions({ query: { ...query, agent_type } }),
      placeholderData: keepPreviousData,
    })),
    combine: (results) => results.map(({ data }) => data?.timeline),
  });
  const isSplit = agents.length > 0;
  const { metric, range } = subject;
  const { from, to } = spanOf(range, useNow()) ?? {};
  const { starts, lines } = useMemo(() => {
    const span = from === undefined || to === undefined ? undefined : { from, to };
    const { starts, buckets } = bucketsOf([timeline, ...split.map((one) => one ?? [])], span);
    const [all = [], ...rest] = buckets;
    const lines: Line[] = isSplit
      ? rest.map((buckets, index) => ({ name: words(agents[index] ?? ''), buckets }))
      : [{ name: 'All', buckets: all }];
    return { starts, lines };
  }, [timeline, split, isSplit, agents, from, to]);
  const times = useMemo(() => starts.map((start) => start / 1_000), [starts]);
  const series = useMemo(() => seriesOf(lines, metric), [lines, metric]);
  const rows = useMemo(() => rowsOf(lines), [lines]);
  const title = metric === 'cost' ? 'Cost over time' : 'Tokens over time';
  return (
    <ChartCard
      title={title}
      file={`${metric}-over-time`}
      rows={rows}
      columns={isSplit ? [NAME, ...COLUMNS] : COLUMNS}
      nothing="Nothing in this time."
    >
      <Chart times={times} series={series} kind="bars" label={title} height={260} />
    </ChartCard>
  );
}

function seriesOf(lines: readonly Line[], metric: Metric): Series[] {
  const values = lines.map(({ buckets }) => buckets.map((bucket) => measureOf(bucket, metric)));
  const tops = stacked(values);
  const format = metric === 'cost' ? formatCost : formatTokens;
  return lines.map(({ name }, index) => ({
    label: name,
    values: values[index] ?? [],
    drawn: tops[index] ?? [],
    format,
  }));
}

function measureOf(bucket: Bucket, metric: Metric): number {
  return metric === 'cost' ? bucket.costUsd : bucket.tokensIn + bucket.tokensOut;
}

type Row = Bucket & { name: string };

/** What there was, newest first. */
function rowsOf(lines: readonly Line[]): Row[] {
  return lines
    .flatMap(({ name, buckets }) => buckets.map((bucket) => ({ ...bucket, name })))
    .filter(({ events }) => events > 0)
    .sort((a, b) => b.start - a.start || a.name.localeCompare(b.name));
}

const NAME: Column<Row> = { label: 'Agent', exact: ({ name }) => name, show: ({ name }) => name };

const COLUMNS: readonly Column<Row>[] = [
  {
    label: 'From',
    exact: ({ start }) => new Date(start).toISOString(),
    show: ({ start }) => formatTime(new Date(start)),
  },
  {
    label: 'Cost',
    exact: ({ costUsd }) => costUsd,
    show: ({ costUsd }) => formatCost(costUsd),
    isNumber: true,
  },
  {
    label: 'Tokens in',
    exact: ({ tokensIn }) => tokensIn,
    show: ({ tokensIn }) => formatCount(tokensIn),
    isNumber: true,
  },
  {
    label: 'Tokens out',
    exact: ({ tokensOut }) => tokensOut,
    show: ({ tokensOut }) => formatCount(tokensOut),
    isNumber: true,
  },
  {
    label: 'Events',
    exact: ({ events }) => events,
    show: ({ events }) => formatCount(events),
    isNumber: true,
  },
];
