import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { FeedFilter, FeedSnapshot, LiveFeed } from './live-feed';

export const FeedContext = createContext<LiveFeed | undefined>(undefined);

/** Follows `feed` for as long as the component is there. */
export function useLiveFeed(feed: LiveFeed): FeedSnapshot {
  useEffect(() => {
    feed.start();
    return () => feed.stop();
  }, [feed]);
  return useSyncExternalStore(feed.subscribe, feed.snapshot);
}

/** What the feed of the shell shows, through this filter. */
export function useFilteredFeed(filter: FeedFilter): FeedSnapshot {
  const feed = useContext(FeedContext);
  if (feed === undefined) throw new Error('useFilteredFeed is for pages inside the shell');
  useEffect(() => feed.setFilter(filter), [feed, filter]);
  return useSyncExternalStore(feed.subscribe, feed.snapshot);
}
