/** The feed for components: each follows the part that it shows, so that what came draws nothing else anew. */

import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react';
import type { FeedFilter, FeedSnapshot, LiveFeed } from './live-feed';

export const FeedContext = createContext<LiveFeed | undefined>(undefined);

/** Keeps `feed` running for as long as the component is there. */
export function useRunning(feed: LiveFeed): void {
  useEffect(() => {
    feed.start();
    return () => feed.stop();
  }, [feed]);
}

/** What `part` picks, which must be the same object for as long as nothing in it changed. */
export function usePartOf<T>(feed: LiveFeed, part: (snapshot: FeedSnapshot) => T): T {
  return useSyncExternalStore(
    feed.subscribe,
    useCallback(() => part(feed.snapshot()), [feed, part]),
  );
}

/** The same of the feed of the shell. */
export function useFeed<T>(part: (snapshot: FeedSnapshot) => T): T {
  return usePartOf(useShellFeed(), part);
}

/** Shows what this filter lets through, from now on. */
export function useFeedFilter(filter: FeedFilter): void {
  const feed = useShellFeed();
  useEffect(() => feed.setFilter(filter), [feed, filter]);
}

function useShellFeed(): LiveFeed {
  const feed = useContext(FeedContext);
  if (feed === undefined) throw new Error('the feed is for pages inside the shell');
  return feed;
}
