/** The page at `/analytics`: what was spent, when, by whom and on what. */

import {
  filterOptionViewOptions,
  statsViewCostOptions,
  statsViewToolsOptions,
} from '@agentmonitor/client/query';
import { SegmentedControl, Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import '../styles/analytics.css';
import { useNow } from '../clock';
import { AsyncView } from '../components/AsyncView';
import { words } from '../format';
import { CostTimeline, MAX_AGENTS } from './CostTimeline';
import { PriceGaps } from './PriceGaps';
import { Models, Projects } from './Rankings';
import { type AnalyticsSearch, queryOf, type Subject, subjectOf } from './search';
import { Tools } from './Tools';

/** How often the page asks anew while it is shown, in milliseconds. */
const REFRESH_MS = 30_000;
/** All projects; the bars show the first, the table the rest. */
const ALL = -1;

const RANGE_LABELS = [
  { value: '24h', label: '24 hours' },
  { value: '7d', label: '7 days' },
  { value: '30d', label: '30 days' },
  { value: '90d', label: '90 days' },
  { value: 'all', label: 'All' },
];

export function AnalyticsPage() {
  const subject = subjectOf(useSearch({ from: '/analytics' }));
  const navigate = useNavigate({ from: '/analytics' });
  const change = (part: AnalyticsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const query = queryOf(subject, useNow());
  const live = { placeholderData: keepPreviousData, refetchInterval: REFRESH_MS };
  const costs = useQuery({ ...statsViewCostOptions({ query: { ...query, limit: ALL } }), ...live });
  const tools = useQuery({ ...statsViewToolsOptions({ query }), ...live });
  const { data: options } = useQuery({ ...filterOptionViewOptions(), staleTime: 30_000 });
  const agents = options?.agent_types ?? [];
  const told = subject.split === 'agent' && subject.agent === undefined ? agents : NONE;
  return (
    <>
      <div className="page-head">
        <h1>Analytics</h1>
        <Controls subject={subject} agents={agents} onChange={change} />
      </div>
      <div className="panels">
        <AsyncView query={costs} height={340}>
          {({ timeline, by_project, by_model }) => (
            <>
              <div className="panel-wide">
                <CostTimeline
                  subject={subject}
                  query={query}
                  timeline={timeline}
                  agents={told.slice(0, MAX_AGENTS)}
                />
                {told.length > MAX_AGENTS ? (
                  <p className="caption">
                    The first {MAX_AGENTS} of {told.length} agents.
                  </p>
                ) : null}
              </div>
              <Projects rows={by_project} />
              <Models rows={by_model} />
            </>
          )}
        </AsyncView>
        <AsyncView query={tools} height={280}>
          {({ tools }) => <Tools rows={tools} />}
        </AsyncView>
        <div>
          <PriceGaps />
        </div>
      </div>
    </>
  );
}

/** The same list each time, so that nothing is computed anew. */
const NONE: readonly string[] = [];

interface ControlsProps {
  subject: Subject;
  agents: readonly string[];
  onChange: (part: AnalyticsSearch) => void;
}

function Controls({ subject, agents, onChange }: ControlsProps) {
  return (
    <search className="analytics-controls" aria-label="What to show">
      <SegmentedControl
        size="xs"
        aria-label="Time"
        data={RANGE_LABELS}
        value={subject.range}
        onChange={(range) => onChange({ range })}
      />
      <SegmentedControl
        size="xs"
        aria-label="Measure"
        data={[
          { value: 'cost', label: 'Cost' },
          { value: 'tokens', label: 'Tokens' },
        ]}
        value={subject.metric}
        onChange={(metric) => onChange({ metric })}
      />
      <SegmentedControl
        size="xs"
        aria-label="Stacked by"
        data={[
          { value: 'none', label: 'Together' },
          { value: 'agent', label: 'By agent' },
        ]}
        value={subject.split}
        onChange={(split) => onChange({ split })}
      />
      <Select
        size="xs"
        aria-label="Agent"
        placeholder="Agent"
        clearable
        clearButtonProps={{ 'aria-label': 'Clear Agent' }}
        data={agents.map((value) => ({ value, label: words(value) }))}
        value={subject.agent ?? null}
        onChange={(agent) => onChange({ agent: agent ?? '' })}
      />
    </search>
  );
}
