import { describe, expect, it, vi } from 'vitest';
import { Backoff, pause, retryAfterMs } from '../src/backoff.js';

const options = { minDelayMs: 100, maxDelayMs: 1_000, random: () => 1 };

describe('Backoff', () => {
  it('doubles up to the cap', () => {
    const backoff = new Backoff(options);
    const delays = Array.from({ length: 6 }, () => backoff.next());
    expect(delays).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  });

  it('never grows beyond the cap, however often it fails', () => {
    const backoff = new Backoff(options);
    for (let n = 0; n < 5_000; n++) expect(backoff.next()).toBeLessThanOrEqual(1_000);
  });

  it('takes between half of the delay and the whole of it', () => {
    expect(new Backoff({ ...options, random: () => 0 }).next()).toBe(50);
    expect(new Backoff({ ...options, random: () => 0.5 }).next()).toBe(75);
  });

  it('starts again after a reset', () => {
    const backoff = new Backoff(options);
    backoff.next();
    backoff.next();
    backoff.reset();
    expect(backoff.next()).toBe(100);
  });

  it('starts where the server says, even beyond the cap', () => {
    const backoff = new Backoff(options);
    backoff.startAt(10);
    expect([backoff.next(), backoff.next()]).toEqual([10, 20]);
    backoff.startAt(5_000);
    expect(backoff.next()).toBe(5_000);
  });

  it('waits at least as long as it is asked to', () => {
    expect(new Backoff(options).next(7_000)).toBe(7_000);
    expect(new Backoff(options).next(10)).toBe(100);
  });

  it('stays below what a timer can hold', () => {
    expect(new Backoff(options).next(1e12)).toBe(2 ** 31 - 1);
  });
});

describe('retryAfterMs', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const table: [string | null, number][] = [
    ['2', 2_000],
    [' 3 ', 3_000],
    ['0', 0],
    ['Thu, 01 Jan 2026 00:00:05 GMT', 5_000],
    ['Thu, 01 Jan 2015 00:00:05 GMT', 0],
    ['soon', 0],
    ['', 0],
    [null, 0],
  ];
  for (const [header, expected] of table) {
    it(`reads ${JSON.stringify(header)} as ${expected} ms`, () => {
      expect(retryAfterMs(header, now)).toBe(expected);
    });
  }
});

describe('pause', () => {
  it('ends at once when aborted, and leaves no timer', async () => {
    vi.useFakeTimers();
    try {
      const controller = new AbortController();
      const waiting = pause(60_000, controller.signal);
      controller.abort();
      await waiting;
      await pause(60_000, controller.signal);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
