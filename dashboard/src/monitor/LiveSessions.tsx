import type { Event, Session } from '@agentmonitor/client';
import { sessionActivityListOptions, sessionListOptions } from '@agentmonitor/client/query';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { AsyncView } from '../components/AsyncView';
import type { Doing } from '../stream/latest';
import { type Filters, matchesSession } from './filters';
import { byLiveness } from './order';
import { SessionCard } from './SessionCard';

/** How many cards there are at most, and how many of them at first. */
const MAX_CARDS = 60;
const FIRST_CARDS = 8;

/** How often the last hour of the sessions is asked for, in milliseconds. */
const REFRESH_MS = 10_000;

interface LiveSessionsProps {
  filters: Filters;
  rows: readonly Event[];
  latest: ReadonlyMap<string, Doing>;
}

export function LiveSessions({ filters, rows, latest }: LiveSessionsProps) {
  const [showsAll, setShowsAll] = useState(false);
  const query = { exclude_status: 'ended', limit: MAX_CARDS };
  const sessions = useQuery(sessionListOptions({ query }));
  const seen = useMemo(() => new Set(rows.map((row) => row.session_id)), [rows]);
  return (
    <section className="live" aria-labelledby="live-title">
      <h2 id="live-title">Live sessions</h2>
      <AsyncView query={sessions} height={156}>
        {(data) => {
          const live = data.sessions.filter((session) => matchesSession(filters, session, seen));
          const shown = byLiveness(live).slice(0, showsAll ? MAX_CARDS : FIRST_CARDS);
          if (live.length === 0) return <p className="quiet-note">{quietNote(filters)}</p>;
          return (
            <>
              <Cards sessions={shown} latest={latest} />
              {live.length > FIRST_CARDS ? (
                <Button variant="subtle" size="xs" onClick={() => setShowsAll(!showsAll)}>
                  {showsAll ? 'Show fewer' : `Show all ${live.length}`}
                </Button>
              ) : null}
            </>
          );
        }}
      </AsyncView>
    </section>
  );
}

interface CardsProps {
  sessions: readonly Session[];
  latest: ReadonlyMap<string, Doing>;
}

function Cards({ sessions, latest }: CardsProps) {
  // In one order, whatever that of the cards: the same question each time.
  const ids = sessions.map(({ id }) => id).sort();
  const { data } = useQuery({
    ...sessionActivityListOptions({ query: { ids, minutes: 60, buckets: 30 } }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const counts = new Map(data?.sessions.map((session) => [session.id, session.counts]));
  return (
    <ul className="cards">
      {sessions.map((session) => (
        <SessionCard
          key={session.id}
          session={session}
          latest={latest.get(session.id)}
          counts={counts.get(session.id)}
        />
      ))}
    </ul>
  );
}

function quietNote(filters: Filters): string {
  return Object.keys(filters).length === 0
    ? 'No session is live. One appears here with its first event, and leaves when it has been quiet for a while.'
    : 'No live session matches the filters.';
}
