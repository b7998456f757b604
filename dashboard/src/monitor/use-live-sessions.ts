/** The sessions that are live and that the filters are about. Each status is a question of its own: those that ended are many. */

import type { SessionStatus } from '@agentmonitor/client';
import { sessionPageOptions } from '@agentmonitor/client/query';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNow } from '../clock';
import { LIVE } from '../sessions/queries';
import { type Filters, sessionQuery } from './filters';

/** How many there are at most, of either status. */
const MOST = 60;

export function useLiveSessions(filters: Filters) {
  const now = useNow();
  const options = (status: SessionStatus) => {
    const query = { ...sessionQuery(filters, now), status, limit: MOST };
    const { queryKey, queryFn } = sessionPageOptions({ query });
    return {
      // Beyond the generated key: what the stream makes stale sooner than other pages of sessions.
      queryKey: [...queryKey, LIVE] as unknown as typeof queryKey,
      queryFn,
      placeholderData: keepPreviousData,
    };
  };
  return { active: useQuery(options('active')), idle: useQuery(options('idle')) };
}
