/** How often tools were used, how often they failed, and how long they took. */

import type { ToolUsage } from '@agentmonitor/client';
import { formatCount, formatDuration, formatPercent, words } from '../format';
import { Bars } from './Bars';
import { ChartCard, type Column } from './ChartCard';

export function Tools({ rows }: { rows: readonly ToolUsage[] }) {
  return (
    <ChartCard
      title="Tools"
      file="tools"
      rows={rows}
      columns={COLUMNS}
      nothing="No tool was used in this time."
    >
      <Bars
        rows={rows}
        name={({ tool_name }) => tool_name}
        value={({ total_calls }) => total_calls}
        format={formatCount}
        note={noteOf}
      />
    </ChartCard>
  );
}

function noteOf({ error_rate, avg_duration_ms }: ToolUsage): string {
  const took = avg_duration_ms === null ? '' : `, mean ${formatDuration(avg_duration_ms)}`;
  return `${formatPercent(error_rate)} failed${took}`;
}

const COLUMNS: readonly Column<ToolUsage>[] = [
  { label: 'Tool', exact: ({ tool_name }) => tool_name, show: ({ tool_name }) => tool_name },
  {
    label: 'Calls',
    exact: ({ total_calls }) => total_calls,
    show: ({ total_calls }) => formatCount(total_calls),
    isNumber: true,
  },
  {
    label: 'Errors',
    exact: ({ error_count }) => error_count,
    show: ({ error_count }) => formatCount(error_count),
    isNumber: true,
  },
  {
    label: 'Error rate',
    exact: ({ error_rate }) => error_rate,
    show: ({ error_rate }) => formatPercent(error_rate),
    isNumber: true,
  },
  {
    label: 'Mean duration',
    exact: ({ avg_duration_ms }) => avg_duration_ms,
    show: ({ avg_duration_ms }) =>
      avg_duration_ms === null ? '–' : formatDuration(avg_duration_ms),
    isNumber: true,
  },
  {
    label: 'Agents',
    exact: ({ by_agent }) => agentsOf(by_agent),
    show: ({ by_agent }) => agentsOf(by_agent),
  },
];

function agentsOf(counts: ToolUsage['by_agent']): string {
  return Object.entries(counts)
    .map(([agent, count]) => `${words(agent)} ${formatCount(count)}`)
    .join(', ');
}
