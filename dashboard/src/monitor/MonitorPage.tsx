/** The page at `/`: what the agents do, as they do it. */

import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import '../styles/feed.css';
import '../styles/monitor.css';
import { token } from '../api';
import { useNow } from '../clock';
import { EmptyFeed } from '../components/EmptyFeed';
import { EventDrawer, selectedId } from '../components/EventDrawer';
import type { FeedSnapshot } from '../stream/live-feed';
import { useFilteredFeed } from '../stream/use-live-feed';
import { EventFeed } from './EventFeed';
import { FilterBar } from './FilterBar';
import { type Filters, feedFilter, notBefore, sinceTime } from './filters';
import { LiveSessions } from './LiveSessions';
import { QuotaGauges } from './QuotaGauges';
import { Totals } from './Totals';

export function MonitorPage() {
  const { selected, ...filters } = useSearch({ from: '/' });
  const key = JSON.stringify(filters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of the filters
  const filter = useMemo(() => feedFilter(filters, Date.now()), [key]);
  const since = sinceTime(filters, useNow());
  const live = useFilteredFeed(filter);
  const rows = useMemo(() => notBefore(live.rows, since), [live.rows, since]);
  const snapshot = { ...live, rows };

  const navigate = useNavigate({ from: '/' });
  const setFilters = (filters: Filters) => void navigate({ search: filters, replace: true });
  const select = useCallback(
    (id: number | undefined) =>
      void navigate({
        search: (before) => ({ ...before, selected: id === undefined ? '' : String(id) }),
        replace: id === undefined,
      }),
    [navigate],
  );

  return (
    <>
      <h1 className="visually-hidden">Monitor</h1>
      <FilterBar filters={filters} onChange={setFilters} />
      <Totals filters={filters} />
      <div className="monitor">
        <LiveSessions filters={filters} rows={rows} latest={live.latest} />
        <QuotaGauges />
      </div>
      <Events
        snapshot={snapshot}
        filters={filters}
        selected={selectedId(selected)}
        onSelect={select}
      />
      <EventDrawer
        selected={selectedId(selected)}
        events={live.rows}
        onClose={() => select(undefined)}
      />
    </>
  );
}

interface EventsProps {
  snapshot: FeedSnapshot;
  filters: Filters;
  selected: number | undefined;
  onSelect: (id: number) => void;
}

function Events({ snapshot, filters, selected, onSelect }: EventsProps) {
  const { rows, before, connection, trouble } = snapshot;
  if (rows.length > 0) {
    return (
      <EventFeed snapshot={snapshot} filters={filters} selected={selected} onSelect={onSelect} />
    );
  }
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
