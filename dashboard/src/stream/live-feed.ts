/**
 * Keeps a feed in step with the server: opens the stream, then lists what was stored before it, and lists again after
 * each reconnection to fill the gap. The stream is always the whole one, since a filtered one tells no totals; the filter
 * works here. It promises a snapshot that changes at most five times a second. What the page shows of it is left to the
 * pages.
 */

import {
  type Client,
  type Event,
  type EventStream,
  openStream,
  StreamError,
  type StreamFrame,
  type StreamState,
} from '@agentmonitor/client';
import { Feed, MAX_ROWS, type Wanted } from './feed';
import { type Doing, Latest } from './latest';
import { type EventFilter, listPage, PAGE_SIZE, type Refusal, refusalOf } from './list-page';
import { frames, type Schedule } from './schedule';

/** How many calls fill a gap at most; together they list as many events as the feed keeps rows. */
const MAX_PAGES = MAX_ROWS / PAGE_SIZE;

export interface Connection {
  status: StreamState['status'];
  /** When it became so, in milliseconds; for lost connections, when it was lost. */
  since: number;
  reason?: string;
  /** What the server answered in place of a stream, where it did answer. */
  answer?: Refusal;
}

export interface FeedSnapshot {
  connection: Connection;
  /** The newest events that the filter lets through, newest first. */
  rows: readonly Event[];
  /** How many came since the filter was set, or were loaded then. */
  count: number;
  /** What each session did last, whatever the filter. */
  latest: ReadonlyMap<string, Doing>;
  /** How many events had been stored before and were loaded, and whether that is all of them; absent until loaded. */
  before?: { loaded: number; isAll: boolean };
  /** Events that were stored while the page was away were too many to load them all. */
  gap: boolean;
  /** The server refused; nothing more comes until `restart`. */
  refusal?: Refusal;
  /** What the server fails with where it should list events; it is asked again. */
  trouble?: Refusal;
}

/** What the feed is about: the same said to the server, for the list, and to the page, for the stream. */
export interface FeedFilter {
  /** Tells one filter from another. */
  key: string;
  query: EventFilter;
  wanted: Wanted;
}

const EVERYTHING: FeedFilter = { key: '', query: {}, wanted: () => true };

export interface LiveFeedOptions {
  client: Client;
  /** Told each frame as it comes. */
  onFrame?: (frame: StreamFrame) => void;
  schedule?: Schedule;
  now?: () => number;
  /** Delays of the stream and of the list, in milliseconds. */
  minDelayMs?: number;
  maxDelayMs?: number;
}

export class LiveFeed {
  #options: Required<LiveFeedOptions>;
  #filter = EVERYTHING;
  #feed = new Feed();
  #latest = new Latest();
  #snapshot: FeedSnapshot;
  #next: FeedSnapshot;
  #listeners = new Set<() => void>();
  #pending: Event[] = [];
  /** What came since the stream connected, until the list that belongs to that connection is there. */
  #sinceConnected: Event[] | undefined;
  #flushPlanned = false;
  #stream: EventStream | undefined;
  #load: AbortController | undefined;
  /** Whether every event up to the newest row was seen; if not, all up to `#knownUpTo` were. */
  #complete = true;
  #knownUpTo: number | undefined;

  constructor(options: LiveFeedOptions) {
    const defaults = {
      onFrame: () => undefined,
      schedule: frames(),
      now: Date.now,
      minDelayMs: 1_000,
      maxDelayMs: 30_000,
    };
    this.#options = { ...defaults, ...options };
    this.#next = {
      connection: { status: 'connecting', since: this.#options.now() },
      rows: this.#feed.rows,
      count: 0,
      latest: this.#latest.bySession,
      gap: false,
    };
    this.#snapshot = this.#next;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): FeedSnapshot => this.#snapshot;

  start(): void {
    if (this.#stream !== undefined) return;
    const { client, minDelayMs, maxDelayMs } = this.#options;
    const stream = openStream({
      client,
      minDelayMs,
      maxDelayMs,
      onState: (state) => {
        if (this.#stream === stream) this.#connectionIs(state);
      },
    });
    this.#stream = stream;
    void this.#follow(stream);
  }

  stop(): void {
    const stream = this.#stream;
    this.#stream = undefined;
    stream?.close();
    this.#load?.abort();
    this.#load = undefined;
    this.#sinceConnected = undefined;
  }

  /** Tries again at once: after signing in, or because someone does not want to wait. The rows stay. */
  restart(): void {
    this.stop();
    const { refusal: _, ...rest } = this.#next;
    this.#next = rest;
    this.start();
    this.#flushSoon();
  }

  /** Shows what this filter lets through, from now on and of what is stored. The same filter again changes nothing. */
  setFilter(filter: FeedFilter): void {
    if (filter.key === this.#filter.key) return;
    this.#filter = filter;
    this.#startAnew([]);
    if (this.#stream !== undefined) this.#fill(true);
  }

  #startAnew(pending: Event[]): void {
    this.#feed.clear(this.#filter.wanted);
    this.#complete = true;
    this.#knownUpTo = undefined;
    this.#pending = pending;
    const { before: _, ...rest } = this.#next;
    this.#next = { ...rest, gap: false };
  }

  async #follow(stream: EventStream): Promise<void> {
    try {
      for await (const frame of stream) {
        if (this.#stream !== stream) return;
        // Also where the server tells what was missed: imported history, and what came by other runtimes, is in the list alone.
        if (frame.type === 'connected' || frame.type === 'reset') this.#fill(true);
        else if (frame.type === 'event') this.#take(frame.payload);
        this.#options.onFrame(frame);
      }
    } catch (error) {
      if (this.#stream !== stream) return;
      const refused = error instanceof StreamError;
      this.#refuse(
        refused ? refusalOf(error.status, error.body) : { status: 0, message: String(error) },
      );
    }
  }

  #take(event: Event): void {
    this.#pending.push(event);
    this.#sinceConnected?.push(event);
    if ((this.#sinceConnected?.length ?? 0) > 2 * MAX_ROWS)
      this.#sinceConnected?.splice(0, MAX_ROWS);
    this.#flushSoon();
  }

  #connectionIs(state: StreamState): void {
    const previous = this.#next.connection;
    const error = 'error' in state ? state.error : undefined;
    const lost = (status: string) => status === 'reconnecting' || status === 'offline';
    const since =
      lost(state.status) && lost(previous.status) ? previous.since : this.#options.now();
    this.#next = {
      ...this.#next,
      connection: {
        status: state.status,
        since,
        ...('reason' in state ? { reason: state.reason } : {}),
        ...(error === undefined ? {} : { answer: refusalOf(error.status, error.body) }),
      },
    };
    // The list may be there although the stream is not, as when the server has too many stream clients.
    if (state.status === 'offline' && this.#next.before === undefined) this.#fill(false);
    this.#flushSoon();
  }

  /** Nothing more comes, and trying again by itself would not help. */
  #refuse(refusal: Refusal): void {
    this.stop();
    const connection = { status: 'closed', since: this.#options.now() } as const;
    this.#next = { ...this.#next, connection, refusal };
    this.#flushSoon();
  }

  /** Lists what this page has not seen, and tries again until it has it or another list takes its place. */
  #fill(connected: boolean): void {
    if (!connected && this.#load !== undefined) return;
    this.#load?.abort();
    const load = new AbortController();
    this.#load = load;
    this.#flush();
    if (connected) this.#sinceConnected = [];
    if (this.#complete) this.#knownUpTo = this.#feed.newestId;
    this.#complete = false;
    void this.#fillUntilDone(load.signal);
  }

  async #fillUntilDone(signal: AbortSignal): Promise<void> {
    const { minDelayMs, maxDelayMs } = this.#options;
    let delay = minDelayMs;
    while (!signal.aborted && !(await this.#fillOnce(signal))) {
      await new Promise((resolve) => setTimeout(resolve, delay));
      delay = Math.min(delay * 2, maxDelayMs);
    }
    if (signal.aborted) return;
    this.#complete = true;
    this.#sinceConnected = undefined;
    this.#load = undefined;
    this.#flushSoon();
  }

  /** False where it is worth trying again. */
  async #fillOnce(signal: AbortSignal): Promise<boolean> {
    let cursor: number | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const listed = await listPage(this.#options.client, this.#filter.query, cursor, signal);
      if (signal.aborted) return true;
      this.#troubleIs(listed.outcome === 'again' ? listed.refusal : undefined);
      if (listed.outcome === 'again') return false;
      if (listed.outcome === 'refused') {
        this.#refuse(listed.refusal);
        return true;
      }
      const { events, next } = listed.list;
      if (page === 0) this.#takeNewest(events, next === null);
      this.#pending.push(...events);
      this.#flushSoon();
      const known = this.#knownUpTo ?? Number.POSITIVE_INFINITY;
      const reachesKnown = events.some((event) => event.id <= known);
      if (reachesKnown || next === null) return true;
      cursor = next;
    }
    this.#next = { ...this.#next, gap: true };
    return true;
  }

  #troubleIs(trouble: Refusal | undefined): void {
    if (trouble === undefined && this.#next.trouble === undefined) return;
    const { trouble: _, ...rest } = this.#next;
    this.#next = trouble === undefined ? rest : { ...rest, trouble };
    this.#flushSoon();
  }

  #takeNewest(events: readonly Event[], isAll: boolean): void {
    if (this.#feed.contradicts(events)) {
      this.#latest.clear();
      this.#startAnew([...(this.#sinceConnected ?? [])]);
      this.#complete = false;
    }
    if (this.#next.before === undefined) {
      this.#next = { ...this.#next, before: { loaded: events.length, isAll } };
    }
  }

  #flushSoon(): void {
    if (this.#flushPlanned) return;
    this.#flushPlanned = true;
    this.#options.schedule(() => {
      this.#flushPlanned = false;
      this.#flush();
    });
  }

  #flush(): void {
    const pending = this.#pending;
    this.#pending = [];
    this.#feed.add(pending);
    this.#latest.add(pending);
    const { rows, count } = this.#feed;
    this.#next = { ...this.#next, rows, count, latest: this.#latest.bySession };
    this.#snapshot = this.#next;
    for (const listener of this.#listeners) listener();
  }
}
