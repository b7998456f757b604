import type { SessionDetail } from '@agentmonitor/client';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventOf, eventsOf } from '../../test/event';
import { sessionOf } from '../../test/session';
import { MAX_EVENTS, sessionEvents } from '../sessions/queries';
import { FreshEvents, withEvents } from './fresh-events';

const { queryKey } = sessionEvents('s-1');
const detailOf = (events: SessionDetail['events']): SessionDetail => ({
  session: sessionOf({ id: 's-1' }),
  events,
});

let queries: QueryClient;
let fresh: FreshEvents;
let asked: ReturnType<typeof vi.fn<() => Promise<SessionDetail>>>;

beforeEach(() => {
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  fresh = new FreshEvents(queries);
  asked = vi.fn(async () => detailOf(eventsOf(1, 3).reverse()));
});
afterEach(() => queries.clear());

function look(): () => void {
  return new QueryObserver(queries, { queryKey, queryFn: asked, staleTime: 60_000 }).subscribe(
    () => undefined,
  );
}
const ids = () => queries.getQueryData<SessionDetail>(queryKey)?.events.map(({ id }) => id);
const take = (id: number) => fresh.take(eventOf({ id, session_id: 's-1' }));

describe('what comes by the stream', () => {
  it('is added to the list that is looked at, without asking for it again', async () => {
    look();
    await expect.poll(ids).toEqual([3, 2, 1]);
    take(5);
    take(4);
    take(3);
    expect(fresh.flush()).toBe(false);
    expect(ids()).toEqual([5, 4, 3, 2, 1]);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('waits for a list that is under way', async () => {
    look();
    take(4);
    expect(fresh.flush()).toBe(true);
    await expect.poll(ids).toEqual([3, 2, 1]);
    expect(fresh.flush()).toBe(false);
    expect(ids()).toEqual([4, 3, 2, 1]);
  });

  it('makes a list stale that nobody looks at', async () => {
    const leave = look();
    await expect.poll(ids).toEqual([3, 2, 1]);
    leave();
    take(4);
    fresh.flush();
    expect(ids()).toEqual([3, 2, 1]);
    look();
    await expect.poll(() => asked.mock.calls.length).toBe(2);
  });

  it('asks anew where the list could not be loaded', async () => {
    asked.mockRejectedValueOnce(new Error('gone'));
    look();
    await expect.poll(() => queries.getQueryState(queryKey)?.status).toBe('error');
    take(4);
    expect(fresh.flush()).toBe(false);
    await expect.poll(ids).toEqual([3, 2, 1]);
  });

  it('of a session that no page knows is forgotten', () => {
    fresh.take(eventOf({ id: 9, session_id: 'other' }));
    expect(fresh.flush()).toBe(false);
    expect(queries.getQueryCache().getAll()).toEqual([]);
  });
});

describe('withEvents', () => {
  it('is the same where nothing is new', () => {
    const detail = detailOf(eventsOf(1, 3).reverse());
    expect(withEvents(detail, eventsOf(2, 3))).toBe(detail);
  });

  it('keeps no more than were asked for, the newest', () => {
    const detail = detailOf(eventsOf(1, MAX_EVENTS).reverse());
    const { events } = withEvents(detail, eventsOf(MAX_EVENTS, MAX_EVENTS + 5));
    expect(events).toHaveLength(MAX_EVENTS);
    expect(events[0]?.id).toBe(MAX_EVENTS + 5);
  });
});
