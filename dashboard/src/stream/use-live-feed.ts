import { useEffect, useSyncExternalStore } from 'react';
import type { FeedSnapshot, LiveFeed } from './live-feed';

/** Follows `feed` for as long as the component is there. */
export function useLiveFeed(feed: LiveFeed): FeedSnapshot {
  useEffect(() => {
    feed.start();
    return () => feed.stop();
  }, [feed]);
  return useSyncExternalStore(feed.subscribe, feed.snapshot);
}
