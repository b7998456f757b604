/** The sessions that the address asks for, a page after the other. */

import { sessionPage } from '@agentmonitor/client';
import { sessionPageQueryKey } from '@agentmonitor/client/query';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { PAGES } from './queries';
import type { SessionsQuery } from './search';

export function useSessionPages(query: SessionsQuery) {
  return useInfiniteQuery({
    queryKey: [...sessionPageQueryKey({ query }), PAGES],
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam === undefined ? {} : { cursor: pageParam };
      const asked = { query: { ...query, ...cursor }, signal, throwOnError: true } as const;
      return (await sessionPage(asked)).data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
