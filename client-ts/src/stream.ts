/**
 * Follows the server's event stream and comes back by itself: after an error, after a clean close, and when nothing
 * comes any more. It promises frames in the order of the connection, and asks for the events that it missed while it was
 * away by the last id that it saw. Where the server cannot tell them it sends `reset`: list the events anew then.
 */

import { attempt, STREAM_URL, type StreamRequest } from './attempt.js';
import { Backoff, pause } from './backoff.js';
import type { Client } from './client/index.gen.js';
import { client as defaultClient } from './client.gen.js';
import { AttemptFailed, reasonOf, StreamError, type StreamState } from './state.js';
import type { StreamFrame } from './types.gen.js';

export interface StreamOptions extends StreamRequest {
  /** The client whose base URL, token, headers, `fetch` and interceptors are used; the default one if absent. */
  client?: Client;
  /** Ends the stream; the iterator then finishes without an error. */
  signal?: AbortSignal;
  /** Resume after this id: the events stored since then come first, or a `reset` frame where they are too many. */
  lastEventId?: string;
  /** Reconnect when no byte, not even a heartbeat, came for so long, in milliseconds. Default 75,000. */
  idleTimeoutMs?: number;
  /** The first delay before trying again, in milliseconds; the server's `retry:` replaces it. Default 1,000. */
  minDelayMs?: number;
  /** The longest such delay, in milliseconds; a server's `Retry-After` may ask for more. Default 30,000. */
  maxDelayMs?: number;
  /** Told each change of the connection. */
  onState?: (state: StreamState) => void;
  /** From 0 to 1, for the jitter of the delays. Default `Math.random`. */
  random?: () => number;
}

export interface EventStream extends AsyncIterableIterator<StreamFrame, void, void> {
  /** Ends the stream at once, also while the next frame is being waited for. */
  close(): void;
}

/**
 * Follows along. Frames come by `for await`; the connection is made when the first one is asked for. The iterator
 * never gives up on a network failure; it throws a `StreamError` when the server refuses (401, 403, 421 ...), and
 * finishes when `signal` aborts or `close` is called. A newer server may send frames of a type that is not known
 * here: let the `default` of a `switch` on `frame.type` ignore them.
 */
export function openStream(options: StreamOptions = {}): EventStream {
  const closing = new AbortController();
  const close = () => closing.abort();
  const outer = options.signal;
  if (outer?.aborted) close();
  outer?.addEventListener('abort', close, { once: true });
  const generator = follow(options, closing.signal, () =>
    outer?.removeEventListener('abort', close),
  );
  const stream: EventStream = {
    next: () => generator.next(),
    return: () => {
      close();
      return generator.return();
    },
    [Symbol.asyncIterator]: () => stream,
    close,
  };
  return stream;
}

async function* follow(
  options: StreamOptions,
  signal: AbortSignal,
  release: () => void,
): AsyncGenerator<StreamFrame, void, void> {
  const report = options.onState ?? (() => undefined);
  let end: StreamState = { status: 'closed', reason: 'The caller ended the stream' };
  try {
    yield* new Connection(options, signal, report).run();
  } catch (error) {
    end = { status: 'closed', reason: reasonOf(error) };
    if (error instanceof StreamError) end.error = error;
    throw error;
  } finally {
    release();
    report(end);
  }
}

/** What outlives a single attempt. */
class Connection {
  #options: StreamOptions;
  #client: Client;
  #signal: AbortSignal;
  #report: (state: StreamState) => void;
  #backoff: Backoff;
  #lastEventId: string;

  constructor(options: StreamOptions, signal: AbortSignal, report: (state: StreamState) => void) {
    this.#options = options;
    this.#client = options.client ?? defaultClient;
    this.#signal = signal;
    this.#report = report;
    this.#lastEventId = options.lastEventId ?? '';
    this.#backoff = new Backoff({
      minDelayMs: options.minDelayMs ?? 1_000,
      maxDelayMs: options.maxDelayMs ?? 30_000,
      random: options.random ?? Math.random,
    });
  }

  /** Connects and yields until the signal aborts. Each round: one attempt, then the wait before the next one. */
  async *run(): AsyncGenerator<StreamFrame, void, void> {
    this.#refuseUnusableUrl();
    this.#report({ status: 'connecting' });
    while (!this.#signal.aborted) {
      let live = false;
      let end = new AttemptFailed('The server closed the stream');
      try {
        for await (const frame of this.#attempt()) {
          if (frame.type === 'connected' && !live) {
            live = true;
            this.#backoff.reset();
            this.#report({ status: 'live' });
          }
          yield frame;
        }
      } catch (error) {
        if (!(error instanceof AttemptFailed)) throw error;
        end = error;
      }
      if (!this.#signal.aborted) await this.#wait(end, live);
    }
  }

  #attempt(): AsyncGenerator<StreamFrame, void, void> {
    const { auth, baseUrl, fetch, headers, query } = this.#options;
    const given = Object.entries({ auth, baseUrl, fetch, headers, query });
    return attempt({
      client: this.#client,
      // What is absent must not hide the client's own setting.
      request: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
      signal: this.#signal,
      idleTimeoutMs: this.#options.idleTimeoutMs ?? 75_000,
      lastEventId: this.#lastEventId,
      onRetry: (delayMs) => this.#backoff.startAt(delayMs),
      onLastEventId: (id) => {
        this.#lastEventId = id;
      },
    });
  }

  async #wait(end: AttemptFailed, wasLive: boolean): Promise<void> {
    const retryInMs = this.#backoff.next(end.retryAfterMs);
    const reason = end.message;
    const error = end.answer === undefined ? {} : { error: end.answer };
    if (wasLive) this.#report({ status: 'reconnecting', reason, retryInMs });
    else this.#report({ status: 'offline', reason, retryInMs, ...error });
    await pause(retryInMs, this.#signal);
  }

  /** An address that can never be asked would otherwise be tried for ever. Throws a TypeError. */
  #refuseUnusableUrl(): void {
    const baseUrl = this.#options.baseUrl ?? this.#client.getConfig().baseUrl;
    new Request(
      this.#client.buildUrl({ url: STREAM_URL, ...(baseUrl === undefined ? {} : { baseUrl }) }),
    );
  }
}
