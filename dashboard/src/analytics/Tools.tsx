/** How often tools were used, how often they failed, and how long they took. */

import type { ToolUsage } from '@agentmonitor/client';
import { formatCount, formatDuration, formatPercent, words } from '../format';
import { Bars } from './Bars';
import { ChartCard } from './ChartCard';
import { type Column, numberColumn, textColumn } from './columns';

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
  textColumn('Tool', ({ tool_name }) => tool_name),
  numberColumn('Calls', ({ total_calls }) => total_calls, formatCount),
  numberColumn('Errors', ({ error_count }) => error_count, formatCount),
  numberColumn('Error rate', ({ error_rate }) => error_rate, formatPercent),
  numberColumn('Mean duration', ({ avg_duration_ms }) => avg_duration_ms, formatDuration),
  textColumn('Agents', ({ by_agent }) => agentsOf(by_agent)),
];

function agentsOf(counts: ToolUsage['by_agent']): string {
  return Object.entries(counts)
    .map(([agent, count]) => `${words(agent)} ${formatCount(count)}`)
    .join(', ');
}
