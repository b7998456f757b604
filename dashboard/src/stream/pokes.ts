/**
 * Tells the cache what the stream says is out of date: each kind of answer at most once in two seconds, however many events
 * come. The totals come with the stream itself. The stream is never a second store.
 */

import type { StreamFrame } from '@agentmonitor/client';
import {
  sessionListQueryKey,
  sessionViewQueryKey,
  statsViewQueryKey,
  statsViewUsageMonitorQueryKey,
  transcriptViewQueryKey,
} from '@agentmonitor/client/query';
import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';

const GAP_MS = 2_000;

export class Pokes {
  #queries: QueryClient;
  #due = new Map<string, QueryKey>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #gapMs: number;

  constructor(queries: QueryClient, gapMs = GAP_MS) {
    this.#queries = queries;
    this.#gapMs = gapMs;
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
      case 'event':
        this.#soon(...keysAbout(frame.payload.session_id), ...keysOfTotals());
        break;
      case 'session_update':
        this.#soon(idOf(sessionListQueryKey()), ...keysOfTotals());
        break;
      // A newer server may send more types of frames.
    }
  };

  #soon(...keys: QueryKey[]): void {
    for (const key of keys) this.#due.set(hashKey(key), key);
    this.#timer ??= setTimeout(() => this.#poke(), this.#gapMs);
  }

  #poke(): void {
    const due = [...this.#due.values()];
    this.#due.clear();
    this.#timer = undefined;
    for (const queryKey of due) void this.#queries.invalidateQueries({ queryKey });
  }
}

type Key = readonly [{ _id: string; path?: unknown }];

/** Matches every answer of the operation, whatever it was asked with. */
function idOf([{ _id }]: Key): QueryKey {
  return [{ _id }];
}

function keysAbout(id: string): QueryKey[] {
  const [view] = sessionViewQueryKey({ path: { id } });
  const [transcript] = transcriptViewQueryKey({ path: { id } });
  const ofSession = [view, transcript].map(({ _id, path }) => [{ _id, path }]);
  return [idOf(sessionListQueryKey()), ...ofSession];
}

/** Totals of a part of the events: the stream tells those of all events only. */
function keysOfTotals(): QueryKey[] {
  const [{ _id }] = statsViewQueryKey();
  return [[{ _id, query: {} }]];
}
