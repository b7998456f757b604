/** What the events that the filters let through come to: from the stream where that is all of them, else asked of the server. */

import type { SeriesMetric } from '@agentmonitor/client';
import { seriesViewOptions, statsViewOptions } from '@agentmonitor/client/query';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useNow } from '../clock';
import { type Filters, seriesQuery, statsQuery } from './filters';

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

const METRICS = ['events', 'sessions', 'tokens_in', 'tokens_out', 'cost'] as const;

export function useTotals(filters: Filters): TotalsShown {
  const now = useNow();
  const query = statsQuery(filters, now);
  const isAll = query !== undefined && Object.keys(query).length === 0;
  const { data: stats } = useQuery({
    ...statsViewOptions(isAll ? undefined : { query: query ?? {} }),
    enabled: query !== undefined,
    placeholderData: keepPreviousData,
  });
  const part = useQueries({
    queries: METRICS.map((metric: SeriesMetric) => ({
      ...seriesViewOptions({
        query: { ...seriesQuery(filters, now), metric, bucket: 'all', group_by: 'none' },
      }),
      enabled: query === undefined,
      placeholderData: keepPreviousData,
      refetchInterval: REFRESH_MS,
    })),
    combine: (results) => results.map(({ data }) => data?.total),
  });
  if (query === undefined) {
    const [events, sessions, tokensIn, tokensOut, costUsd] = part;
    return { events, sessions, tokensIn, tokensOut, costUsd };
  }
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
