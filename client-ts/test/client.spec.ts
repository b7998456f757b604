import { expect, it } from 'vitest';
import { STREAM_URL } from '../src/attempt.js';
import {
  createClient,
  eventCreate,
  eventList,
  client as generated,
  healthView,
  streamOpen,
} from '../src/index.js';
import { event } from './event.js';
import { json, serve } from './server.js';

it('answers with the data as a value', async () => {
  const server = await serve(json(200, { events: [event], total: 1 }));
  const client = createClient({ baseUrl: server.baseUrl, auth: 'secret' });
  const { data, error, response } = await eventList({ client, query: { limit: 1, since: '2026' } });
  await server.stop();
  expect(data).toEqual({ events: [event], total: 1 });
  expect(error).toBeUndefined();
  expect(response.status).toBe(200);
  expect(server.requests[0]?.url).toBe('/api/events?limit=1&since=2026');
  expect(server.requests[0]?.headers.authorization).toBe('Bearer secret');
});

it('answers with the error as a value and does not throw', async () => {
  const body = { error: 'Invalid event payload', details: [{ field: 'session_id', message: 'x' }] };
  const server = await serve(json(400, body));
  const client = createClient({ baseUrl: server.baseUrl });
  const { data, error, response } = await eventCreate({
    client,
    body: { session_id: '', agent_type: 'codex', event_type: 'tool_use' },
  });
  await server.stop();
  expect(data).toBeUndefined();
  expect(error).toEqual(body);
  expect(response.status).toBe(400);
});

it('answers with a value, and no response, when nobody listens', async () => {
  const server = await serve(json(200, {}));
  await server.stop();
  const result = await healthView({ client: createClient({ baseUrl: server.baseUrl }) });
  expect(result.data).toBeUndefined();
  expect(result.error).toBeInstanceOf(TypeError);
  expect(result.response).toBeUndefined();
});

it('sends no token to an operation that the contract leaves open', async () => {
  const server = await serve(json(200, { status: 'ok' }));
  await healthView({ client: createClient({ baseUrl: server.baseUrl, auth: 'secret' }) });
  await server.stop();
  expect(server.requests[0]?.headers.authorization).toBeUndefined();
});

it('asks for the stream as the generated operation does', async () => {
  let asked: { url?: string; security?: unknown } = {};
  const get = (options: typeof asked) => {
    asked = options;
    return Promise.resolve({ stream: undefined });
  };
  await streamOpen({ client: { ...generated, sse: { ...generated.sse, get: get as never } } });
  expect(asked.url).toBe(STREAM_URL);
  expect(asked.security).toEqual([{ scheme: 'bearer', type: 'http' }]);
});
