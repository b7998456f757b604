/** The page at `/analytics`: what was spent, when, by whom and on what. */

import {
  activityViewOptions,
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
import { HeatMap } from './HeatMap';
import { MEASURE_OPTIONS } from './measures';
import { PriceGaps } from './PriceGaps';
import { Models, Projects } from './Rankings';
import { SeriesChart } from './SeriesChart';
import { type AnalyticsSearch, offsetAt, queryOf, type Subject, spanOf, subjectOf } from './search';
import { Tools } from './Tools';
import { TopSessions } from './TopSessions';
import { useSeries } from './use-series';

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

const SPLIT_OPTIONS = [
  { value: 'none', label: 'Together' },
  { value: 'model', label: 'By model' },
  { value: 'project', label: 'By project' },
  { value: 'agent', label: 'By agent' },
  { value: 'tool', label: 'By tool' },
];

export function AnalyticsPage() {
  const subject = subjectOf(useSearch({ from: '/analytics' }));
  const navigate = useNavigate({ from: '/analytics' });
  const change = (part: AnalyticsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const now = useNow();
  const offsetMinutes = offsetAt(now);
  const query = queryOf(subject, now, offsetMinutes);
  const live = { placeholderData: keepPreviousData, refetchInterval: REFRESH_MS };
  const series = useSeries({ subject, query, offsetMinutes, refreshMs: REFRESH_MS });
  const activity = useQuery({
    ...activityViewOptions({ query: { ...query, utc_offset_minutes: offsetMinutes } }),
    ...live,
  });
  const costs = useQuery({ ...statsViewCostOptions({ query: { ...query, limit: ALL } }), ...live });
  const tools = useQuery({ ...statsViewToolsOptions({ query }), ...live });
  const { data: options } = useQuery({ ...filterOptionViewOptions(), staleTime: 30_000 });
  const agents = options?.agent_types ?? [];
  return (
    <>
      <div className="page-head">
        <h1>Analytics</h1>
        <Controls subject={subject} agents={agents} onChange={change} />
      </div>
      <div className="panels">
        <div className="panel-wide">
          <AsyncView query={series} height={340}>
            {(answer) => (
              <SeriesChart
                subject={subject}
                series={answer}
                span={spanOf(subject.range, now, offsetMinutes)}
              />
            )}
          </AsyncView>
        </div>
        <AsyncView query={activity} height={280}>
          {({ hours }) => <HeatMap hours={hours} byCost={subject.metric === 'cost'} />}
        </AsyncView>
        <AsyncView query={costs} height={340}>
          {({ by_project, by_model }) => (
            <>
              <Projects rows={by_project} />
              <Models rows={by_model} />
            </>
          )}
        </AsyncView>
        <TopSessions metric={subject.metric} query={query} refreshMs={REFRESH_MS} />
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
      <Select
        size="xs"
        aria-label="Measure"
        allowDeselect={false}
        data={MEASURE_OPTIONS}
        value={subject.metric}
        onChange={(metric) => onChange({ metric: metric ?? '' })}
      />
      <Select
        size="xs"
        aria-label="Stacked by"
        allowDeselect={false}
        data={SPLIT_OPTIONS}
        value={subject.split}
        onChange={(split) => onChange({ split: split ?? '' })}
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
