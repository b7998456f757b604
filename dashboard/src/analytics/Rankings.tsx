/** What projects and models cost. */

import type { CostStats, ModelCost, ProjectCost } from '@agentmonitor/client';
import { formatCost, formatCount, formatTokens } from '../format';
import { Bars } from './Bars';
import { ChartCard, type Column } from './ChartCard';

const NOTHING = 'Nothing with a cost in this time.';

export function Projects({ rows }: { rows: CostStats['by_project'] }) {
  return (
    <ChartCard
      title="Cost by project"
      file="cost-by-project"
      rows={rows}
      columns={PROJECT}
      nothing={NOTHING}
    >
      <Bars
        rows={rows}
        name={({ project }) => project}
        value={({ cost_usd }) => cost_usd}
        format={formatCost}
        note={({ session_count }) =>
          session_count === 1 ? '1 session' : `${formatCount(session_count)} sessions`
        }
      />
    </ChartCard>
  );
}

export function Models({ rows }: { rows: CostStats['by_model'] }) {
  return (
    <ChartCard
      title="Cost by model"
      file="cost-by-model"
      rows={rows}
      columns={MODEL}
      nothing={NOTHING}
    >
      <Bars
        rows={rows}
        name={({ model }) => model}
        value={({ cost_usd }) => cost_usd}
        format={formatCost}
        note={({ tokens_in, tokens_out }) => `${formatTokens(tokens_in + tokens_out)} tokens`}
      />
    </ChartCard>
  );
}

const PROJECT: readonly Column<ProjectCost>[] = [
  { label: 'Project', exact: ({ project }) => project, show: ({ project }) => project },
  {
    label: 'Cost',
    exact: ({ cost_usd }) => cost_usd,
    show: ({ cost_usd }) => formatCost(cost_usd),
    isNumber: true,
  },
  {
    label: 'Sessions',
    exact: ({ session_count }) => session_count,
    show: ({ session_count }) => formatCount(session_count),
    isNumber: true,
  },
  {
    label: 'Events',
    exact: ({ event_count }) => event_count,
    show: ({ event_count }) => formatCount(event_count),
    isNumber: true,
  },
];

const MODEL: readonly Column<ModelCost>[] = [
  { label: 'Model', exact: ({ model }) => model, show: ({ model }) => model },
  {
    label: 'Cost',
    exact: ({ cost_usd }) => cost_usd,
    show: ({ cost_usd }) => formatCost(cost_usd),
    isNumber: true,
  },
  {
    label: 'Tokens in',
    exact: ({ tokens_in }) => tokens_in,
    show: ({ tokens_in }) => formatCount(tokens_in),
    isNumber: true,
  },
  {
    label: 'Tokens out',
    exact: ({ tokens_out }) => tokens_out,
    show: ({ tokens_out }) => formatCount(tokens_out),
    isNumber: true,
  },
  {
    label: 'Events',
    exact: ({ event_count }) => event_count,
    show: ({ event_count }) => formatCount(event_count),
    isNumber: true,
  },
];
