/**
 * Tells the cache what the stream says is out of date: each kind of answer at most once in its gap, however many events come,
 * and the less often the larger it is. The totals come with the stream itself, and so do the events of a session. The stream
 * is never a second store.
 */

import type { StreamFrame, Transcript } from '@agentmonitor/client';
import {
  sessionPageQueryKey,
  statsViewQueryKey,
  statsViewUsageMonitorQueryKey,
  transcriptViewQueryKey,
} from '@agentmonitor/client/query';
import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { LIVE, PAGES, sessionHead } from '../sessions/queries';
import { FreshEvents } from './fresh-events';

const GAP_MS = 2_000;
/** Pages of sessions are asked for again one after the other. */
const PAGES_GAP_MS = 5_000;
/** How often fresh events are drawn into the list of a session. */
const FRESH_MS = 250;
/** A transcript is asked for again as a whole: so much later for each of its entries, but not for ever. */
const GAP_MS_PER_ENTRY = 10;
const LONGEST_GAP_MS = 60_000;

export class Pokes {
  #queries: QueryClient;
  #fresh: FreshEvents;
  #freshTimer: ReturnType<typeof setTimeout> | undefined;
  #due = new Set<string>();

  constructor(queries: QueryClient) {
    this.#queries = queries;
    this.#fresh = new FreshEvents(queries);
  }

  readonly take = (frame: StreamFrame): void => {
    switch (frame.type) {
      case 'connected':
      case 'reset':
        // What was said before the stream was there may lack what came between.
        void this.#queries.invalidateQueries();
        break;
      case 'stats':
        this.#queries.setQueryData(statsViewQueryKey(), frame.payload);
        this.#queries.setQueryData(statsViewUsageMonitorQueryKey(), frame.payload.usage_monitor);
        break;
      case 'event': {
        const { session_id: id } = frame.payload;
        this.#fresh.take(frame.payload);
        this.#flushSoon();
        const { queryKey } = sessionHead(id);
        this.#soon(queryKey);
        this.#sessionsSoon();
        this.#soon(transcriptViewQueryKey({ path: { id } }), this.#gapOfTranscript(id));
        break;
      }
      case 'session_update':
        this.#sessionsSoon();
        break;
      // A newer server may send more types of frames.
    }
  };

  #sessionsSoon(): void {
    this.#soon(TOTALS);
    this.#soon(LIVE_SESSIONS);
    this.#soon(SESSION_PAGES, PAGES_GAP_MS);
  }

  #soon(queryKey: QueryKey, gapMs = GAP_MS): void {
    const hash = hashKey(queryKey);
    if (this.#due.has(hash)) return;
    this.#due.add(hash);
    setTimeout(() => {
      this.#due.delete(hash);
      void this.#queries.invalidateQueries({ queryKey });
    }, gapMs);
  }

  #flushSoon(): void {
    this.#freshTimer ??= setTimeout(() => {
      this.#freshTimer = undefined;
      if (this.#fresh.flush()) this.#flushSoon();
    }, FRESH_MS);
  }

  #gapOfTranscript(id: string): number {
    const key = transcriptViewQueryKey({ path: { id } });
    const entries = this.#queries.getQueryData<Transcript>(key)?.entries.length ?? 0;
    return Math.min(Math.max(GAP_MS, entries * GAP_MS_PER_ENTRY), LONGEST_GAP_MS);
  }
}

/** Matches every answer of the operation, whatever it was asked with. */
function idOf([{ _id }]: readonly [{ _id: string }]): { _id: string } {
  return { _id };
}

/** Totals of a part of the events: the stream tells those of all events only. */
const TOTALS: QueryKey = [{ ...idOf(statsViewQueryKey()), query: {} }];
const LIVE_SESSIONS: QueryKey = [idOf(sessionPageQueryKey()), LIVE];
const SESSION_PAGES: QueryKey = [idOf(sessionPageQueryKey()), PAGES];
