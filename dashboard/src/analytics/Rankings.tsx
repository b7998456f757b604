/** What projects and models cost. */

import type { CostStats, ModelCost, ProjectCost } from '@agentmonitor/client';
import { formatCost, formatCount, formatTokens } from '../format';
import { Bars } from './Bars';
import { ChartCard } from './ChartCard';
import { type Column, numberColumn, textColumn } from './columns';

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
  textColumn('Project', ({ project }) => project),
  numberColumn('Cost', ({ cost_usd }) => cost_usd, formatCost),
  numberColumn('Sessions', ({ session_count }) => session_count, formatCount),
  numberColumn('Events', ({ event_count }) => event_count, formatCount),
];

const MODEL: readonly Column<ModelCost>[] = [
  textColumn('Model', ({ model }) => model),
  numberColumn('Cost', ({ cost_usd }) => cost_usd, formatCost),
  numberColumn('Tokens in', ({ tokens_in }) => tokens_in, formatCount),
  numberColumn('Tokens out', ({ tokens_out }) => tokens_out, formatCount),
  numberColumn('Events', ({ event_count }) => event_count, formatCount),
];
