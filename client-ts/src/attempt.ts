/** One connection of the stream: asks for it, reads it, and ends when it does. Trying again is left to stream.ts. */

import { retryAfterMs } from './backoff.js';
import type { Client, RequestOptions } from './client/index.gen.js';
import { SseParser } from './sse.js';
import { AttemptFailed, reasonOf, StreamError } from './state.js';
import type { StreamFrame, StreamOpenData, StreamOpenErrors } from './types.gen.js';

export const STREAM_URL: StreamOpenData['url'] = '/api/stream';

/** A request that the server has not served in time, or one too many of, may be served later. */
const WORTH_RETRYING = new Set([408, 425, 429]);

export type StreamRequest = Pick<RequestOptions, 'auth' | 'baseUrl' | 'fetch' | 'headers'> & {
  query?: StreamOpenData['query'];
};

export interface AttemptOptions {
  client: Client;
  request: StreamRequest;
  signal: AbortSignal;
  /** Without a byte for this long, the connection counts as dead, in milliseconds. */
  idleTimeoutMs: number;
  lastEventId: string;
  onRetry(delayMs: number): void;
  onLastEventId(id: string): void;
}

/** Yields the frames of one connection. Returns when the server closes it; throws `AttemptFailed` or `StreamError`. */
export async function* attempt(options: AttemptOptions): AsyncGenerator<StreamFrame, void, void> {
  const watchdog = new Watchdog(options.signal, options.idleTimeoutMs);
  try {
    const body = await watchdog.guard(() => open(options, watchdog.signal));
    yield* read(body, options, watchdog);
  } finally {
    watchdog.stop();
  }
}

async function open(
  options: AttemptOptions,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const headers = new Headers({ Accept: 'text/event-stream' });
  if (options.lastEventId !== '') headers.set('Last-Event-ID', options.lastEventId);
  const { error, response } = await options.client.get<unknown, StreamOpenErrors>({
    ...options.request,
    security: [{ scheme: 'bearer', type: 'http' }],
    url: STREAM_URL,
    headers: mergedHeaders(options.request.headers, headers),
    cache: 'no-store',
    parseAs: 'stream',
    responseStyle: 'fields',
    signal,
    throwOnError: false,
  });
  // The generated type promises a response, but there is none when the network fails.
  const answer: Response | undefined = response;
  if (answer === undefined) throw new AttemptFailed(reasonOf(error));
  if (!answer.ok) throw refusal(answer, error);
  if (!isEventStream(answer) || answer.body === null) {
    await answer.body?.cancel();
    throw new AttemptFailed('The answer is not an event stream');
  }
  return answer.body;
}

function mergedHeaders(given: StreamRequest['headers'], ours: Headers): StreamRequest['headers'] {
  const own = Object.fromEntries(ours);
  if (given === undefined) return own;
  if (given instanceof Headers || Array.isArray(given)) {
    return { ...Object.fromEntries(new Headers(given as HeadersInit)), ...own };
  }
  return { ...given, ...own };
}

function refusal(response: Response, error: unknown): Error {
  const answer = new StreamError(response, error);
  const { status } = response;
  if (status >= 400 && status < 500 && !WORTH_RETRYING.has(status)) return answer;
  const wait = retryAfterMs(response.headers.get('Retry-After'));
  return new AttemptFailed(answer.message, wait, answer);
}

function isEventStream(response: Response): boolean {
  const type = response.headers.get('Content-Type') ?? '';
  return type.split(';')[0]?.trim().toLowerCase() === 'text/event-stream';
}

async function* read(
  body: ReadableStream<Uint8Array>,
  options: AttemptOptions,
  watchdog: Watchdog,
): AsyncGenerator<StreamFrame, void, void> {
  const messages: { data: string; id: string }[] = [];
  const parser = new SseParser(
    { onMessage: (data, id) => messages.push({ data, id }), onRetry: options.onRetry },
    options.lastEventId,
  );
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await watchdog.guard(() => reader.read());
      if (done) return;
      parser.push(decoder.decode(value, { stream: true }));
      for (const { data, id } of messages.splice(0)) {
        const frame = frameOf(data);
        // Only now: what comes behind a message that is no frame is asked for again.
        options.onLastEventId(id);
        yield frame;
      }
      options.onLastEventId(parser.lastEventId);
    }
  } finally {
    // A caller that stops reading must not leave the connection open; one that has failed has no more to say.
    reader.cancel().catch(() => undefined);
  }
}

function frameOf(data: string): StreamFrame {
  try {
    const frame: unknown = JSON.parse(data);
    if (typeof frame === 'object' && frame !== null && 'type' in frame) return frame as StreamFrame;
  } catch {
    // Told below, in the same words as any other message that is no frame.
  }
  throw new AttemptFailed('The server sent a message that is not a frame');
}

/** Aborts what it guards when that takes too long. It does not count the time that the caller takes for a frame. */
class Watchdog {
  #controller = new AbortController();
  #outer: AbortSignal;
  #idleTimeoutMs: number;
  #onAbort = () => this.#controller.abort(this.#outer.reason);

  constructor(outer: AbortSignal, idleTimeoutMs: number) {
    this.#outer = outer;
    this.#idleTimeoutMs = idleTimeoutMs;
    if (outer.aborted) this.#onAbort();
    outer.addEventListener('abort', this.#onAbort);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  async guard<T>(work: () => Promise<T>): Promise<T> {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.#controller.abort();
    }, this.#idleTimeoutMs);
    try {
      return await work();
    } catch (error) {
      if (late) throw new AttemptFailed(`Nothing came for ${this.#idleTimeoutMs / 1000} seconds`);
      if (error instanceof AttemptFailed || error instanceof StreamError) throw error;
      throw new AttemptFailed(reasonOf(error));
    } finally {
      clearTimeout(timer);
    }
  }

  stop(): void {
    this.#outer.removeEventListener('abort', this.#onAbort);
    this.#controller.abort();
  }
}
