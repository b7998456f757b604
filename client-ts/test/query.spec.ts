import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { createClient } from '../src/index.js';
import { eventCreateMutation, eventListOptions, eventListQueryKey } from '../src/query.js';
import { event } from './event.js';
import { json, serve } from './server.js';

const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });

it('asks for what the options name, and keeps it under the key of the same options', async () => {
  const server = await serve(json(200, { events: [event], total: 1 }));
  const options = {
    client: createClient({ baseUrl: server.baseUrl }),
    query: { agent_type: 'codex', limit: 1 },
  };
  const data = await queries.fetchQuery(eventListOptions(options));
  await server.stop();
  expect(data).toEqual({ events: [event], total: 1 });
  expect(server.requests[0]?.url).toBe('/api/events?agent_type=codex&limit=1');
  expect(queries.getQueryData(eventListQueryKey(options))).toBe(data);
  const other = eventListQueryKey({ ...options, query: { agent_type: 'codex', limit: 2 } });
  expect(queries.getQueryData(other)).toBeUndefined();
});

it('fails with the error of the contract', async () => {
  const body = { error: 'Too busy', hint: 'Try again later.' };
  const server = await serve(json(503, body));
  const client = createClient({ baseUrl: server.baseUrl });
  await expect(queries.fetchQuery(eventListOptions({ client }))).rejects.toEqual(body);
  await server.stop();
});

it('writes by a mutation', async () => {
  const server = await serve(json(201, { received: 1, ids: [7], duplicates: 0 }));
  const client = createClient({ baseUrl: server.baseUrl });
  const mutation = queries.getMutationCache().build(queries, eventCreateMutation({ client }));
  const receipt = await mutation.execute({
    body: { session_id: 's', agent_type: 'codex', event_type: 'tool_use' },
  });
  await server.stop();
  expect(receipt.ids).toEqual([7]);
});
