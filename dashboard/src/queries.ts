/** The cache of what the server said. Pages ask for it; the stream tells when it is out of date. */

import { QueryClient } from '@tanstack/react-query';
import { isPassing } from './failure';

const ATTEMPTS = 3;

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The server is on this machine or near it; `navigator.onLine` knows nothing of it.
        networkMode: 'always',
        staleTime: 5_000,
        refetchOnWindowFocus: false,
        retry: (failures, failure) => failures < ATTEMPTS && isPassing(failure),
      },
    },
  });
}
