import type { Event } from '@agentmonitor/client';
import { sessionListOptions } from '@agentmonitor/client/query';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { AsyncView } from '../components/AsyncView';
import type { Doing } from '../stream/latest';
import { type Filters, matchesSession } from './filters';
import { byLiveness } from './order';
import { SessionCard } from './SessionCard';

/** How many cards there are at most, and how many of them at first. */
const MAX_CARDS = 60;
const FIRST_CARDS = 8;

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
              <ul className="cards">
                {shown.map((session) => (
                  <SessionCard key={session.id} session={session} latest={latest.get(session.id)} />
                ))}
              </ul>
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

function quietNote(filters: Filters): string {
  return Object.keys(filters).length === 0
    ? 'No session is live. One appears here with its first event, and leaves when it has been quiet for a while.'
    : 'No live session matches the filters.';
}
