/**
 * Adds the events of the stream to the lists of sessions that pages show, so that no list is loaded anew for each of them. It
 * promises each event once, the newest first; what came while a list was under way is added when that is there.
 */

import type { Event, SessionDetail } from '@agentmonitor/client';
import type { QueryClient } from '@tanstack/react-query';
import { MAX_EVENTS, sessionEvents } from '../sessions/queries';

export class FreshEvents {
  #queries: QueryClient;
  #waiting = new Map<string, Event[]>();

  constructor(queries: QueryClient) {
    this.#queries = queries;
  }

  take(event: Event): void {
    const waiting = this.#waiting.get(event.session_id);
    if (waiting === undefined) this.#waiting.set(event.session_id, [event]);
    else waiting.push(event);
  }

  /** Adds what waits; true where something still waits for a list that is under way. */
  flush(): boolean {
    for (const [id, events] of this.#waiting) {
      if (!this.#isAdded(id, events)) continue;
      this.#waiting.delete(id);
    }
    return this.#waiting.size > 0;
  }

  #isAdded(id: string, events: readonly Event[]): boolean {
    const { queryKey } = sessionEvents(id);
    const query = this.#queries.getQueryCache().find({ queryKey, exact: true });
    if (query === undefined) return true;
    if (!query.isActive()) {
      // Nobody looks: who comes back asks anew.
      query.invalidate();
      return true;
    }
    if (query.state.fetchStatus !== 'idle') {
      // Enough to fill the list; older ones are in the answer, or have left it.
      this.#waiting.set(id, events.slice(-MAX_EVENTS));
      return false;
    }
    if (query.state.status === 'error') {
      // The list may lack more than these: it is asked for anew, and has them.
      void this.#queries.invalidateQueries({ queryKey, exact: true });
      return true;
    }
    this.#queries.setQueryData<SessionDetail>(queryKey, (known) =>
      known === undefined ? undefined : withEvents(known, events),
    );
    return true;
  }
}

/** The same object where nothing is new, so that nothing is drawn. */
export function withEvents(detail: SessionDetail, events: readonly Event[]): SessionDetail {
  const known = new Set(detail.events.map(({ id }) => id));
  const fresh: Event[] = [];
  for (const event of events) {
    if (known.has(event.id)) continue;
    known.add(event.id);
    fresh.push(event);
  }
  if (fresh.length === 0) return detail;
  const all = [...fresh, ...detail.events].sort(newestFirst);
  return { ...detail, events: all.slice(0, MAX_EVENTS) };
}

/** As the server lists them: by the time of storing, then by id. */
function newestFirst(a: Event, b: Event): number {
  if (a.created_at !== b.created_at) return a.created_at < b.created_at ? 1 : -1;
  return b.id - a.id;
}
