import { formatCount, formatTime } from '../format';
import type { FeedSnapshot } from '../stream/live-feed';

/** What the totals stand for: they are this page's, not the database's. */
export function Caption({ snapshot }: { snapshot: FeedSnapshot }) {
  const { gap, openedAt, totals } = snapshot;
  const parts = [`Seen since ${formatTime(new Date(openedAt))}, ${loaded(snapshot)}.`];
  if (totals.unpriced > 0)
    parts.push(`Cost leaves out ${events(totals.unpriced)} of unknown price.`);
  if (gap)
    parts.push('Some events were stored while this page was disconnected; they are left out.');
  return <p className="caption">{parts.join(' ')}</p>;
}

function loaded({ before }: FeedSnapshot): string {
  if (before === undefined) return 'when this page opened; earlier events are not loaded yet';
  if (before.total === 0) return 'when this page opened on an empty database';
  if (before.loaded < before.total) {
    return `and the last ${formatCount(before.loaded)} of ${events(before.total)} stored then`;
  }
  return before.total === 1
    ? 'and the one event stored then'
    : `and all ${events(before.total)} stored then`;
}

function events(count: number): string {
  return count === 1 ? '1 event' : `${formatCount(count)} events`;
}
