import { useMemo } from 'react';
import { useNow } from '../clock';
import type { FeedSnapshot } from '../stream/live-feed';
import { useFeed } from '../stream/use-live-feed';
import { type Filters, notBefore, sinceTime } from './filters';

const all = (snapshot: FeedSnapshot) => snapshot;

/** The feed without the rows that have grown older than the filters' time span. */
export function useShownFeed(filters: Filters): FeedSnapshot {
  const since = sinceTime(filters, useNow());
  const live = useFeed(all);
  const rows = useMemo(() => notBefore(live.rows, since), [live.rows, since]);
  return { ...live, rows };
}
