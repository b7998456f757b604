import { createClient } from '@agentmonitor/client';
import {
  sessionListOptions,
  sessionViewOptions,
  statsViewQueryKey,
} from '@agentmonitor/client/query';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it } from 'vitest';
import { failureOf } from '../src/failure';
import { LiveFeed } from '../src/stream/live-feed';
import { Pokes } from '../src/stream/pokes';
import { mockFetch } from './mock-client';
import { mockOf, smallWorld } from './mock-world';

const client = createClient({ baseUrl: 'http://mock', fetch: mockFetch(mockOf(smallWorld())) });
const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
const feed = new LiveFeed({
  client,
  schedule: (work) => setImmediate(work),
  onFrame: new Pokes(queries).take,
});
afterEach(() => feed.stop());

it('answers by the operation that is asked', async () => {
  const { sessions } = await queries.fetchQuery(sessionListOptions({ client }));
  expect(sessions.map(({ id }) => id)).toEqual(['s-1', 's-2', 's-3']);
  const path = { id: 's-2' };
  const { events } = await queries.fetchQuery(sessionViewOptions({ client, path }));
  expect(events).toHaveLength(40);
});

it('refuses as the contract does', async () => {
  const asked = queries.fetchQuery(sessionViewOptions({ client, path: { id: 'nobody' } }));
  await expect(asked.catch((error) => failureOf(error, 404))).resolves.toMatchObject({
    error: 'Session not found',
  });
});

it('is followed like a server: the feed fills, and the totals are known', async () => {
  feed.start();
  await expect.poll(() => feed.snapshot().rows.length).toBe(120);
  expect(feed.snapshot().connection.status).toBe('live');
  expect([...feed.snapshot().latest.keys()].sort()).toEqual(['s-1', 's-2', 's-3']);
  await expect
    .poll(() => queries.getQueryData(statsViewQueryKey()))
    .toMatchObject({ total_events: 120 });
});
