/** The feed, or why there is none; and the one event that is looked at. */

import { token } from '../api';
import { EmptyFeed } from '../components/EmptyFeed';
import { EventDrawer } from '../components/EventDrawer';
import type { FeedSnapshot } from '../stream/live-feed';
import { EventFeed } from './EventFeed';
import type { Filters } from './filters';
import { useShownFeed } from './use-shown-feed';

interface EventsProps {
  filters: Filters;
  selected: number | undefined;
  onSelect: (id: number | undefined) => void;
}

export function Events({ filters, selected, onSelect }: EventsProps) {
  const snapshot = useShownFeed(filters);
  return (
    <>
      {snapshot.rows.length > 0 ? (
        <EventFeed snapshot={snapshot} filters={filters} selected={selected} onSelect={onSelect} />
      ) : (
        <NoEvents snapshot={snapshot} filters={filters} />
      )}
      <EventDrawer selected={selected} events={snapshot.rows} onClose={() => onSelect(undefined)} />
    </>
  );
}

function NoEvents({ snapshot, filters }: { snapshot: FeedSnapshot; filters: Filters }) {
  const { before, connection, trouble } = snapshot;
  if (before === undefined) {
    const isOffline = connection.status === 'offline' || connection.status === 'closed';
    return isOffline || trouble !== undefined ? null : (
      <p className="loading">Loading the last events …</p>
    );
  }
  if (Object.keys(filters).length === 0) return <EmptyFeed hasToken={token() !== undefined} />;
  return (
    <section className="empty" aria-label="No events">
      <h2>No event matches the filters</h2>
      <p>Take one away, or wait: a matching event appears here at once.</p>
    </section>
  );
}
