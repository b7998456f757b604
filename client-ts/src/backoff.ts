/** How long to wait before the next attempt: exponential, with jitter, capped; and what a server may ask for. */

export interface BackoffOptions {
  /** The first delay, in milliseconds; each further one is twice as long. */
  minDelayMs: number;
  /** No delay of ours is longer than this, in milliseconds. */
  maxDelayMs: number;
  /** From 0 to 1; the jitter. */
  random: () => number;
}

/** setTimeout reads a delay of 2^31 ms or more as 0. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class Backoff {
  #options: BackoffOptions;
  #minDelayMs: number;
  #failures = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
    this.#minDelayMs = options.minDelayMs;
  }

  /** The server's `retry:` takes the place of the first delay. */
  startAt(delayMs: number): void {
    this.#minDelayMs = delayMs;
  }

  reset(): void {
    this.#failures = 0;
  }

  /** The next delay: between half of the exponential one and the whole of it, but never below `atLeastMs`. */
  next(atLeastMs = 0): number {
    const { maxDelayMs, random } = this.#options;
    const ceiling = Math.max(maxDelayMs, this.#minDelayMs);
    const full = Math.min(ceiling, this.#minDelayMs * 2 ** Math.min(this.#failures, 30));
    this.#failures += 1;
    const jittered = full / 2 + (full / 2) * random();
    return Math.min(LONGEST_TIMER_MS, Math.round(Math.max(jittered, atLeastMs)));
  }
}

/** A `Retry-After` header, as seconds or as a date, in milliseconds from now; 0 where it says nothing. */
export function retryAfterMs(header: string | null, now = Date.now()): number {
  const text = header?.trim() ?? '';
  if (/^[0-9]+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}

/** Resolves after `delayMs`, or at once when `signal` aborts. */
export function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    signal.addEventListener('abort', done);
  });
}
