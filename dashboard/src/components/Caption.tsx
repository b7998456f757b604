import { formatCount, formatTime } from '../format';
import type { FeedSnapshot } from '../stream/live-feed';

/** What the totals stand for: they are this page's, not the database's. */
export function Caption({ snapshot }: { snapshot: FeedSnapshot }) {
  const { gap, totals } = snapshot;
  const parts = [seen(snapshot)];
  if (totals.unpriced > 0)
    parts.push(`The cost leaves out ${events(totals.unpriced)} of unknown price.`);
  if (gap) parts.push('Too many events were stored while this page was away to count them all.');
  return <p className="caption">{parts.join(' ')}</p>;
}

function seen({ before, openedAt }: FeedSnapshot): string {
  const opened = `this page opened at ${formatTime(new Date(openedAt))}`;
  if (before === undefined) return `Seen since ${opened}; earlier events are not loaded yet.`;
  if (before.total === 0) return `Seen since ${opened}, on an empty database.`;
  return `Seen since ${opened}, with ${part(before.loaded, before.total)} stored before.`;
}

function part(loaded: number, total: number): string {
  if (loaded < total) return `the last ${formatCount(loaded)} of ${events(total)}`;
  return total === 1 ? 'the one event' : `all ${events(total)}`;
}

function events(count: number): string {
  return count === 1 ? '1 event' : `${formatCount(count)} events`;
}
