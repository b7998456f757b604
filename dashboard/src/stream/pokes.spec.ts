import type { Stats, StreamFrame, Transcript } from '@agentmonitor/client';
import {
  sessionPageQueryKey,
  statsViewQueryKey,
  transcriptViewQueryKey,
} from '@agentmonitor/client/query';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eventOf } from '../../test/event';
import { statsOf } from '../../test/stats';
import { LIVE, PAGES, sessionHead } from '../sessions/queries';
import { Pokes } from './pokes';

const all = statsViewQueryKey();
const ofCodex = statsViewQueryKey({ query: { agent_type: 'codex' } });
const list = [...sessionPageQueryKey({ query: { limit: 5 } }), LIVE];
const pages = [...sessionPageQueryKey({ query: { limit: 5 } }), PAGES];
const ranking = sessionPageQueryKey({ query: { sort: 'total_cost_usd' } });
const one = sessionHead('s-1').queryKey;
const other = sessionHead('s-2').queryKey;
const transcript = transcriptViewQueryKey({ path: { id: 's-1' } });

let queries: QueryClient;
let pokes: Pokes;

beforeEach(() => {
  vi.useFakeTimers();
  queries = new QueryClient();
  pokes = new Pokes(queries);
  for (const key of [all, ofCodex, list, pages, ranking, one, other])
    queries.setQueryData<unknown>(key, statsOf({}));
});
afterEach(() => vi.useRealTimers());

const isStale = (key: readonly unknown[]) => queries.getQueryState(key)?.isInvalidated;
const event: StreamFrame = { type: 'event', payload: eventOf({ id: 1, session_id: 's-1' }) };

it('makes sessions and partial totals stale after an event, a while later', () => {
  pokes.take(event);
  expect([list, one, ofCodex].map(isStale)).toEqual([false, false, false]);
  vi.advanceTimersByTime(2_000);
  expect([list, one, ofCodex].map(isStale)).toEqual([true, true, true]);
  expect([pages, ranking, other, all].map(isStale)).toEqual([false, false, false, false]);
});

it('makes the pages of sessions stale later, and no other answer about sessions', () => {
  pokes.take(event);
  vi.advanceTimersByTime(5_000);
  expect([pages, ranking].map(isStale)).toEqual([true, false]);
});

it('does so once for a burst', () => {
  const told = vi.spyOn(queries, 'invalidateQueries');
  for (let n = 0; n < 500; n++) pokes.take(event);
  vi.advanceTimersByTime(10_000);
  expect(told.mock.calls.length).toBe(5);
});

it.each([
  [0, 2_000],
  [1_000, 10_000],
  [100_000, 60_000],
])('a transcript of %i entries is asked for again after %i ms', (entries, gapMs) => {
  const entry = { role: 'user', type: 'user_prompt', timestamp: '' } as const;
  queries.setQueryData<Transcript>(transcript, {
    session_id: 's-1',
    entries: Array.from({ length: entries }, () => entry),
  });
  pokes.take(event);
  vi.advanceTimersByTime(gapMs - 1);
  expect(isStale(transcript)).toBe(false);
  vi.advanceTimersByTime(1);
  expect(isStale(transcript)).toBe(true);
});

it('takes the totals from the stream', () => {
  pokes.take({ type: 'stats', payload: statsOf({ total_events: 7 }) });
  expect(queries.getQueryData<Stats>(all)?.total_events).toBe(7);
});

it('makes everything stale when the stream is back', () => {
  pokes.take({ type: 'connected', timestamp: '2026-01-01T00:00:00.000Z' });
  expect([all, ofCodex, list, pages, ranking, one, other].every(isStale)).toBe(true);
});
