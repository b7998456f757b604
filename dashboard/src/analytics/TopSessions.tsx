/** Which sessions came to most. A session counts as a whole, if it did anything in the time that is shown. */

import type { Session, SessionSort } from '@agentmonitor/client';
import { sessionPageOptions } from '@agentmonitor/client/query';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AsyncView } from '../components/AsyncView';
import { Ago } from '../components/Time';
import { formatCost, formatCount, words } from '../format';
import { Bars } from './Bars';
import { ChartCard } from './ChartCard';
import { type Column, numberColumn } from './columns';
import { MEASURES } from './measures';
import type { Metric, Query } from './search';

/** The bars show the first, the table the rest. */
const MOST = 50;

/** What sessions know of themselves; of other measures their cost says most. */
const KNOWN = {
  cost: 'total_cost_usd',
  tokens_in: 'tokens_in',
  tokens_out: 'tokens_out',
  events: 'event_count',
} as const satisfies Partial<Record<Metric, SessionSort>>;

type Ranked = keyof typeof KNOWN;

export const rankedBy = (metric: Metric): Ranked =>
  Object.hasOwn(KNOWN, metric) ? (metric as Ranked) : 'cost';

interface TopSessionsProps {
  metric: Metric;
  query: Query;
  refreshMs: number;
}

export function TopSessions({ metric, query, refreshMs }: TopSessionsProps) {
  const by = rankedBy(metric);
  const field = KNOWN[by];
  const { label, format } = MEASURES[by];
  const sessions = useQuery({
    ...sessionPageOptions({ query: { ...query, sort: field, limit: MOST } }),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
  return (
    <AsyncView query={sessions} height={340}>
      {(page) => (
        <ChartCard
          title={`Top sessions by ${label.toLowerCase()}`}
          file={`sessions-by-${by.replaceAll('_', '-')}`}
          rows={page.sessions.filter((session) => session[field] > 0)}
          columns={COLUMNS}
          nothing="No session in this time."
        >
          <Bars
            rows={page.sessions.filter((session) => session[field] > 0)}
            id={({ id }) => id}
            name={nameOf}
            show={(session) => <SessionLink session={session} />}
            value={(session) => session[field]}
            format={format}
            note={(session) => (
              <>
                {words(session.agent_type)}, <Ago text={session.last_event_at} />
              </>
            )}
          />
        </ChartCard>
      )}
    </AsyncView>
  );
}

function nameOf({ project, branch }: Session): string {
  return [project ?? 'No project', branch].filter((part) => part !== null).join(' / ');
}

function SessionLink({ session }: { session: Session }) {
  return (
    <Link className="bar-link" to="/sessions/$id" params={{ id: session.id }}>
      {nameOf(session)}
    </Link>
  );
}

const COLUMNS: readonly Column<Session>[] = [
  { label: 'Session', exact: ({ id }) => id, show: (session) => <SessionLink session={session} /> },
  { label: 'Agent', exact: ({ agent_type }) => agent_type, show: (one) => words(one.agent_type) },
  numberColumn('Cost', ({ total_cost_usd }) => total_cost_usd, formatCost),
  numberColumn('Tokens in', ({ tokens_in }) => tokens_in, formatCount),
  numberColumn('Tokens out', ({ tokens_out }) => tokens_out, formatCount),
  numberColumn('Events', ({ event_count }) => event_count, formatCount),
  {
    label: 'Last event',
    exact: ({ last_event_at }) => last_event_at,
    show: ({ last_event_at }) => <Ago text={last_event_at} />,
  },
];
