/** What the events that the filters let through come to: from the stream where that is all of them, else asked of the server. */

import type { SeriesMetric } from '@agentmonitor/client';
import { seriesViewOptions, statsViewOptions } from '@agentmonitor/client/query';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useNow } from '../clock';
import { type Filters, isAboutEvents, seriesQuery, statsQuery } from './filters';
import { useLiveSessions } from './use-live-sessions';

/** How often the totals of a part are asked for while they are shown, in milliseconds. */
const REFRESH_MS = 5_000;

/** Absent until it is known, and where the server has no such total. */
export interface TotalsShown {
  events?: number;
  liveSessions?: number;
  sessions?: number;
  agents?: number;
  tokensIn?: number;
  tokensOut?: number;
  costUsd?: number;
}

const METRICS: readonly SeriesMetric[] = ['events', 'sessions', 'tokens_in', 'tokens_out', 'cost'];

export function useTotals(filters: Filters): TotalsShown {
  const now = useNow();
  const query = statsQuery(filters, now);
  const isAll = query !== undefined && Object.keys(query).length === 0;
  const { data: stats } = useQuery({
    ...statsViewOptions(isAll ? undefined : { query: query ?? {} }),
    enabled: query !== undefined,
    placeholderData: keepPreviousData,
  });
  const part = useTotalsOfPart(filters, now, query === undefined);
  if (query === undefined) return part;
  return {
    events: stats?.total_events,
    liveSessions: stats?.live_sessions,
    sessions: stats?.total_sessions,
    agents: stats?.active_agents,
    tokensIn: stats?.total_tokens_in,
    tokensOut: stats?.total_tokens_out,
    costUsd: stats?.total_cost_usd,
  };
}

/** Of any part of the events: a question for each total. */
function useTotalsOfPart(filters: Filters, now: number, enabled: boolean): TotalsShown {
  const live = useLiveSessions(filters);
  const [events, sessions, tokensIn, tokensOut, costUsd] = useQueries({
    queries: METRICS.map((metric) => ({
      ...seriesViewOptions({
        query: {
          ...seriesQuery(filters, now),
          metric,
          bucket: 'all',
          group_by: metric === 'events' ? 'agent_type' : 'none',
        },
      }),
      enabled,
      placeholderData: keepPreviousData,
      refetchInterval: REFRESH_MS,
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  const [active, idle] = [live.active.data?.total, live.idle.data?.total];
  const isLiveKnown = active !== undefined && idle !== undefined && !isAboutEvents(filters);
  return {
    events: events?.total,
    ...(isLiveKnown ? { liveSessions: active + idle } : {}),
    sessions: sessions?.total,
    agents: events === undefined ? undefined : events.groups.length + events.others.groups,
    tokensIn: tokensIn?.total,
    tokensOut: tokensOut?.total,
    costUsd: costUsd?.total,
  };
}
