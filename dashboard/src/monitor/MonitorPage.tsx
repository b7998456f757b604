/** The page at `/`: what the agents do, as they do it. Only its parts follow the feed: the page itself stays as it is drawn. */

import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import '../styles/feed.css';
import '../styles/monitor.css';
import { selectedId } from '../components/EventDrawer';
import { useFeedFilter } from '../stream/use-live-feed';
import { Events } from './Events';
import { FilterBar } from './FilterBar';
import { type Filters, feedFilter } from './filters';
import { LiveSessions } from './LiveSessions';
import { QuotaGauges } from './QuotaGauges';
import { Totals } from './Totals';

export function MonitorPage() {
  const { selected, ...search } = useSearch({ from: '/' });
  const key = JSON.stringify(search);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of the filters
  const filters = useMemo(() => search, [key]);
  useFeedFilter(useMemo(() => feedFilter(filters, Date.now()), [filters]));

  const navigate = useNavigate({ from: '/' });
  const setFilters = useCallback(
    (filters: Filters) => void navigate({ search: filters, replace: true }),
    [navigate],
  );
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
        <LiveSessions filters={filters} />
        <QuotaGauges filters={filters} />
      </div>
      <Events filters={filters} selected={selectedId(selected)} onSelect={select} />
    </>
  );
}
