/** What each session did last, and with which model, for as many sessions as can be live at a time. */

import type { Event } from '@agentmonitor/client';

const MAX_SESSIONS = 500;

export interface Doing {
  /** The newest event. */
  event: Event;
  /** That of the newest event that names one. */
  model: string | null;
}

export class Latest {
  /** Replaced, never changed in place. */
  bySession: ReadonlyMap<string, Doing> = new Map();

  add(events: readonly Event[]): void {
    const newer = events.filter(({ id, session_id }) => {
      const known = this.bySession.get(session_id);
      return known === undefined || known.event.id < id || known.model === null;
    });
    if (newer.length === 0) return;
    const all = new Map(this.bySession);
    for (const event of newer) {
      const known = all.get(event.session_id);
      // Taken out first, so that the one that was quiet for longest stands first and leaves first.
      if (known === undefined || known.event.id < event.id) all.delete(event.session_id);
      all.set(event.session_id, after(known, event));
    }
    for (const session of all.keys()) {
      if (all.size <= MAX_SESSIONS) break;
      all.delete(session);
    }
    this.bySession = all;
  }

  clear(): void {
    this.bySession = new Map();
  }
}

/** The same of events that were asked for, newest first. */
export function doingOf(events: readonly Event[]): Doing | undefined {
  const [event] = events;
  if (event === undefined) return undefined;
  return { event, model: events.find(({ model }) => model !== null)?.model ?? null };
}

function after(known: Doing | undefined, event: Event): Doing {
  if (known === undefined) return { event, model: event.model };
  if (known.event.id < event.id) return { event, model: event.model ?? known.model };
  return { event: known.event, model: known.model ?? event.model };
}
