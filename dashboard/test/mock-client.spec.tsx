import { createClient } from '@agentmonitor/client';
import {
  seriesViewOptions,
  sessionActivityListOptions,
  sessionFileListOptions,
  sessionListOptions,
  sessionPageOptions,
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

it('tells what pages ask for beyond lists: sums, files, activity', async () => {
  const series = await queries.fetchQuery(
    seriesViewOptions({ client, query: { metric: 'events', group_by: 'project', bucket: 'all' } }),
  );
  expect(series.groups).toMatchObject([
    { key: 'bank', total: 40 },
    { key: 'shop', total: 80 },
  ]);
  const query = { ids: ['s-3', 's-1'], minutes: 60, buckets: 2 };
  const { sessions } = await queries.fetchQuery(sessionActivityListOptions({ client, query }));
  const all = ({ counts }: { counts: number[] }) => counts.reduce((a, b) => a + b, 0);
  expect(sessions.map((session) => [session.id, all(session)])).toEqual([
    ['s-3', 40],
    ['s-1', 40],
  ]);
  const path = { id: 's-2' };
  const { files } = await queries.fetchQuery(sessionFileListOptions({ client, path }));
  expect(files.map(({ path }) => path).sort()).toEqual(['src/total.spec.ts', 'src/total.ts']);
  const found = { agent_type: 'claude_code', q: 'pay' };
  const page = await queries.fetchQuery(sessionPageOptions({ client, query: found }));
  expect(page.sessions.map(({ id }) => id)).toEqual(['s-3']);
});
