import type { Session } from '@agentmonitor/client';
import { sessionActivityListOptions } from '@agentmonitor/client/query';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useNow } from '../clock';
import { AsyncView } from '../components/AsyncView';
import type { FeedSnapshot } from '../stream/live-feed';
import { useFeed } from '../stream/use-live-feed';
import { type Filters, isAboutEvents, matchesSession, notBefore, sinceTime } from './filters';
import { byLiveness } from './order';
import { SessionCard } from './SessionCard';
import { useLiveSessions } from './use-live-sessions';

/** How many cards there are at most, and how many of them at first. */
const MAX_CARDS = 60;
const FIRST_CARDS = 8;

/** How often the last hour of the sessions is asked for, in milliseconds. */
const REFRESH_MS = 10_000;

/** The same each time, so that nothing is drawn anew. */
const NONE: FeedSnapshot['rows'] = [];

export function LiveSessions({ filters }: { filters: Filters }) {
  const [showsAll, setShowsAll] = useState(false);
  const { active, idle } = useLiveSessions(filters);
  const seen = useSeen(filters);
  return (
    <section className="live" aria-labelledby="live-title">
      <h2 id="live-title">Live sessions</h2>
      <AsyncView query={active} height={156}>
        {(active) => (
          <AsyncView query={idle} height={156}>
            {(idle) => {
              const live = onceEach(idle.sessions, active.sessions).filter((session) =>
                matchesSession(filters, session, seen),
              );
              const most = Math.min(live.length, MAX_CARDS);
              const shown = byLiveness(live).slice(0, showsAll ? most : FIRST_CARDS);
              if (live.length === 0) return <p className="quiet-note">{quietNote(filters)}</p>;
              return (
                <>
                  <Cards sessions={shown} />
                  {live.length > FIRST_CARDS ? (
                    <Button variant="subtle" size="xs" onClick={() => setShowsAll(!showsAll)}>
                      {showsAll ? 'Show fewer' : `Show all ${most}`}
                    </Button>
                  ) : null}
                </>
              );
            }}
          </AsyncView>
        )}
      </AsyncView>
    </section>
  );
}

/** One that changed its status between the two questions is in both lists. */
function onceEach(...lists: (readonly Session[])[]): Session[] {
  return [...new Map(lists.flat().map((session) => [session.id, session])).values()];
}

/** The sessions of the events in the feed, where the filters are about events. */
function useSeen(filters: Filters): ReadonlySet<string> {
  const isWanted = isAboutEvents(filters);
  const rows = useFeed(useCallback(({ rows }) => (isWanted ? rows : NONE), [isWanted]));
  const since = sinceTime(filters, useNow());
  return useMemo(
    () => new Set(notBefore(rows, since).map(({ session_id }) => session_id)),
    [rows, since],
  );
}

function Cards({ sessions }: { sessions: readonly Session[] }) {
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
        <SessionCard key={session.id} session={session} counts={counts.get(session.id)} />
      ))}
    </ul>
  );
}

function quietNote(filters: Filters): string {
  return Object.keys(filters).length === 0
    ? 'No session is live. One appears here with its first event, and leaves when it has been quiet for a while.'
    : 'No live session matches the filters.';
}
