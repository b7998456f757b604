/**
 * What keeps the page from being told what it asked for: a failure of the server, such as a database that is gone. It is told
 * once for the whole page, since every part of it fails for the same reason.
 */

import { notifyManager, type QueryCache, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { type Failure, failureOf, isPassing } from '../failure';

/** The first failure among the answers that the page shows or waits for. A server that is not there is told elsewhere. */
export function troubleOf(cache: QueryCache): Failure | undefined {
  for (const query of cache.getAll()) {
    const { status, error } = query.state;
    if (status !== 'error' || !query.isActive() || !isPassing(error)) continue;
    const failure = failureOf(error);
    if (failure.status > 0) return failure;
  }
  return undefined;
}

export function useTrouble(): Failure | undefined {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    useCallback((changed) => cache.subscribe(notifyManager.batchCalls(changed)), [cache]),
    () => troubleOf(cache),
  );
}
