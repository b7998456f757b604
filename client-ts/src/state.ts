/** What becomes of a stream, in words that a page can show. */

import type { Error as ApiError } from './types.gen.js';

export type StreamState =
  /** The first attempt is under way. */
  | { status: 'connecting' }
  /** The `connected` frame has arrived. */
  | { status: 'live' }
  /** The stream was lost or closed; the next attempt comes after `retryInMs`. */
  | { status: 'reconnecting'; reason: string; retryInMs: number }
  /**
   * Trying again has failed, or the first attempt has; the next one comes after `retryInMs`. `error` is there where
   * the server did answer, such as with a 503.
   */
  | { status: 'offline'; reason: string; retryInMs: number; error?: StreamError }
  /** The end: no further attempt. `error` is absent where the caller ended the stream. */
  | { status: 'closed'; reason: string; error?: StreamError };

/** The server answered, but with no stream: a token is wanted, the host is not allowed, there are too many clients ... */
export class StreamError extends globalThis.Error {
  override readonly name = 'StreamError';
  readonly status: number;
  /** The body of the answer, where it was the contract's. */
  readonly body: ApiError | undefined;
  readonly response: Response;

  constructor(response: Response, body: unknown) {
    const known = isApiError(body) ? body : undefined;
    super(known?.error ?? `The server answered ${response.status}`);
    this.status = response.status;
    this.body = known;
    this.response = response;
  }
}

function isApiError(body: unknown): body is ApiError {
  return (
    typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string'
  );
}

/** One attempt failed in a way that another may not. */
export class AttemptFailed extends globalThis.Error {
  override readonly name = 'AttemptFailed';
  readonly retryAfterMs: number;
  readonly answer: StreamError | undefined;

  constructor(reason: string, retryAfterMs = 0, answer?: StreamError) {
    super(reason);
    this.retryAfterMs = retryAfterMs;
    this.answer = answer;
  }
}

/** The words for what `fetch` throws; Node hides the useful part in `cause`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof globalThis.Error)) return String(error);
  const cause = error.cause instanceof globalThis.Error ? error.cause.message : '';
  return cause === '' ? error.message : `${error.message}: ${cause}`;
}
