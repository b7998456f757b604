import { createClient } from '@agentmonitor/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventOf, eventsOf } from '../../test/event';
import { MockServer } from '../../test/mock-server';
import { MAX_ROWS } from './feed';
import { type FeedFilter, LiveFeed } from './live-feed';

let server: MockServer;
let feed: LiveFeed;
let frames: string[];

beforeEach(async () => {
  frames = [];
  server = new MockServer();
  await server.start();
  feed = new LiveFeed({
    client: createClient({ baseUrl: server.baseUrl, auth: () => token }),
    schedule: (work) => setImmediate(work),
    onFrame: (frame) => frames.push(frame.type),
    minDelayMs: 5,
    maxDelayMs: 20,
  });
});

let token = '';
afterEach(async () => {
  token = '';
  feed.stop();
  await server.stop();
});

const ids = () => feed.snapshot().rows.map((event) => event.id);
const status = () => feed.snapshot().connection.status;
const isLoaded = () => status() === 'live' && feed.snapshot().before !== undefined;

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 5_000;
  while (!condition()) {
    if (performance.now() > deadline) {
      throw new Error(
        `it did not come true in 5 s: ${condition}\n${JSON.stringify(feed.snapshot())}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Starts, and waits until the page is live and has its first list. */
async function started(): Promise<void> {
  feed.start();
  await until(isLoaded);
}

describe('opening', () => {
  it('shows what was stored before, newest first, and says how much of it', async () => {
    server.store(...eventsOf(1, 250));
    await started();
    await until(() => ids().length === 200);
    expect(ids()).toEqual(Array.from({ length: 200 }, (_, n) => 250 - n));
    expect(feed.snapshot().before).toEqual({ loaded: 200, isAll: false });
    expect(feed.snapshot().count).toBe(200);
    expect(server.lists).toBe(1);
  });

  it('shows an event as it is stored', async () => {
    await started();
    server.publish(eventOf({ id: 1 }));
    await until(() => ids().length === 1);
  });

  it('counts an event once that comes both by stream and by list', async () => {
    let open: () => void = () => undefined;
    server.listGate = new Promise((resolve) => {
      open = resolve;
    });
    server.store(...eventsOf(1, 2));
    feed.start();
    await until(() => server.lists === 1);
    server.publish(...eventsOf(3, 5));
    await until(() => ids().length === 3);
    open();
    await until(() => ids().length === 5);
    expect(ids()).toEqual([5, 4, 3, 2, 1]);
    expect(feed.snapshot().count).toBe(5);
  });

  it('tells its listeners once for a burst', async () => {
    await started();
    let told = 0;
    feed.subscribe(() => {
      told += 1;
    });
    server.publish(...eventsOf(1, 500));
    await until(() => ids().length === 500);
    expect(told).toBeLessThan(100);
  });

  it('keeps a bounded number of rows and counts all', async () => {
    await started();
    server.publish(...eventsOf(1, MAX_ROWS + 500));
    await until(() => feed.snapshot().count === MAX_ROWS + 500);
    expect(ids()).toHaveLength(MAX_ROWS);
    expect(ids()[0]).toBe(MAX_ROWS + 500);
  });
});

describe('coming back', () => {
  it('fills the gap after a reconnection', async () => {
    server.store(...eventsOf(1, 3));
    await started();
    server.dropStreams();
    server.store(...eventsOf(4, 6));
    await until(() => ids().length === 6);
    expect(ids()).toEqual([6, 5, 4, 3, 2, 1]);
    expect(feed.snapshot()).toMatchObject({ gap: false, before: { loaded: 3, isAll: true } });
  });

  it('counts what was missed once, told again and listed', async () => {
    server.publish(...eventsOf(1, 3));
    await started();
    server.publish(...eventsOf(4, 5));
    await until(() => ids().length === 5);
    server.dropStreams();
    server.store(...eventsOf(6, 90));
    await until(() => ids().length === 90);
    server.publish(...eventsOf(91, 95));
    await until(() => ids().length === 95 && isLoaded());
    expect(server.resumed).toEqual(['5']);
    expect(ids()).toEqual(Array.from({ length: 95 }, (_, n) => 95 - n));
    expect(feed.snapshot().count).toBe(95);
  });

  it('lists anew where too much was missed to be told again', async () => {
    server.mostToldAgain = 10;
    server.store(...eventsOf(1, 3));
    await started();
    server.dropStreams();
    server.store(...eventsOf(4, 300));
    await until(() => ids().length === 300);
    expect(server.resumed).toEqual(['3']);
    expect(ids()).toEqual(Array.from({ length: 300 }, (_, n) => 300 - n));
    expect(feed.snapshot()).toMatchObject({ gap: false, count: 300 });
  });

  it('lists on until the gap is closed', async () => {
    server.store(...eventsOf(1, 300));
    await started();
    await until(() => ids().length === 200);
    server.dropStreams();
    server.store(...eventsOf(301, 800));
    await until(() => ids().length === 700);
    expect(ids()).toEqual(Array.from({ length: 700 }, (_, n) => 800 - n));
    expect(feed.snapshot().gap).toBe(false);
  });

  it('says so where the gap is too large to fill', async () => {
    server.store(...eventsOf(1, 10));
    await started();
    server.dropStreams();
    server.store(...eventsOf(11, 11 + MAX_ROWS));
    await until(() => feed.snapshot().gap);
    expect(ids()[0]).toBe(11 + MAX_ROWS);
  });

  it('fills the old gap too where the connection was lost again before it was filled', async () => {
    server.store(...eventsOf(1, 3));
    await started();
    server.listRefusals = Array.from({ length: 40 }, () => busy);
    server.dropStreams();
    server.store(...eventsOf(4, 400));
    await until(() => server.streamCount === 1 && server.listRefusals.length < 40);
    server.publish(eventOf({ id: 401 }));
    await until(() => ids().includes(401));
    server.dropStreams();
    await until(() => server.streamCount === 1);
    server.listRefusals = [];
    await until(() => ids().length === 401);
  });

  it('is offline while the server is away, since it was lost, and live again when it is back', async () => {
    await started();
    await server.stop();
    await until(() => status() === 'reconnecting');
    const { since } = feed.snapshot().connection;
    await until(() => status() === 'offline');
    expect(feed.snapshot().connection).toMatchObject({ since, reason: expect.any(String) });
    const { port, events } = server;
    server = new MockServer();
    Object.assign(server, { port, events: [...events, eventOf({ id: 1 })] });
    await server.start();
    await until(() => status() === 'live' && ids().length === 1);
    expect(feed.snapshot().connection.reason).toBeUndefined();
  });

  it('starts anew where the server has another database now', async () => {
    server.store(...eventsOf(1, 5));
    await started();
    server.events = [eventOf({ id: 1, session_id: 'other', tokens_in: 7 })];
    server.dropStreams();
    await until(() => ids().length === 1);
    expect(feed.snapshot().rows).toMatchObject([{ id: 1, session_id: 'other', tokens_in: 7 }]);
    expect([...feed.snapshot().latest.keys()]).toEqual(['other']);
    expect(feed.snapshot().count).toBe(1);
    expect(feed.snapshot().before).toEqual({ loaded: 1, isAll: true });
  });
});

const codex: FeedFilter = {
  key: 'codex',
  query: { agent_type: 'codex' },
  wanted: (event) => event.agent_type === 'codex',
};

describe('a filter', () => {
  const mixed = (first: number, last: number) =>
    eventsOf(first, last).map((event) =>
      event.id % 100 === 0 ? { ...event, agent_type: 'codex', session_id: 's-codex' } : event,
    );

  it('lists what it lets through, however long ago that was', async () => {
    server.store(...mixed(1, 700));
    feed.setFilter(codex);
    await started();
    await until(() => ids().length === 7);
    expect(ids()).toEqual([700, 600, 500, 400, 300, 200, 100]);
    expect(feed.snapshot().before).toEqual({ loaded: 7, isAll: true });
  });

  it('is changed while the stream goes on, and keeps out what comes', async () => {
    server.store(...mixed(1, 300));
    await started();
    feed.setFilter(codex);
    await until(() => feed.snapshot().before?.loaded === 3);
    server.publish(...mixed(301, 400));
    await until(() => ids()[0] === 400);
    expect(ids()).toEqual([400, 300, 200, 100]);
    expect(feed.snapshot().count).toBe(4);
    expect(server.streams).toBe(1);
  });

  it('leaves what each session did last to be seen', async () => {
    feed.setFilter(codex);
    await started();
    server.publish(...mixed(1, 5));
    await until(() => feed.snapshot().latest.get('s-1')?.event.id === 5);
    expect(ids()).toEqual([]);
  });

  it('fills the gap after a reconnection with what it lets through', async () => {
    server.store(...mixed(1, 300));
    feed.setFilter(codex);
    await started();
    server.dropStreams();
    server.store(...mixed(301, 900));
    await until(() => ids().length === 9);
    expect(feed.snapshot().gap).toBe(false);
  });

  it('that is the same again asks for nothing', async () => {
    feed.setFilter(codex);
    await started();
    const { lists } = server;
    feed.setFilter({ ...codex });
    server.publish(...mixed(1, 100));
    await until(() => ids().length === 1);
    expect(server.lists).toBe(lists);
  });
});

it('hands on every frame', async () => {
  await started();
  server.publish(eventOf({ id: 1 }));
  await until(() => frames.length === 2);
  expect(frames).toEqual(['connected', 'event']);
});

const busy = { status: 503, body: { error: 'Service Unavailable' } };

describe('trouble', () => {
  it('tries the list again while the stream is live', async () => {
    server.listRefusals = [busy, busy];
    server.store(...eventsOf(1, 3));
    await started();
    await until(() => ids().length === 3);
    expect(server.lists).toBe(3);
  });

  it('shows the list although the server takes no more stream clients', async () => {
    const full = { status: 503, body: { error: 'SSE client limit reached', max_clients: 1 } };
    server.streamRefusals = Array.from({ length: 1_000 }, () => full);
    server.store(...eventsOf(1, 3));
    feed.start();
    await until(() => ids().length === 3);
    expect(feed.snapshot().connection).toMatchObject({
      status: 'offline',
      reason: 'SSE client limit reached',
      answer: { status: 503, message: 'SSE client limit reached', maxClients: 1 },
    });
  });

  it('stops at a 401 and goes on with the right token', async () => {
    server.token = 'secret';
    server.store(...eventsOf(1, 3));
    feed.start();
    await until(() => feed.snapshot().refusal !== undefined);
    expect(feed.snapshot().refusal).toEqual({
      status: 401,
      message: 'Unauthorized',
      hint: 'Send the token.',
    });
    expect(status()).toBe('closed');
    token = 'secret';
    feed.restart();
    await until(() => ids().length === 3);
    expect(feed.snapshot().refusal).toBeUndefined();
  });

  it('stops where the list alone is refused', async () => {
    server.listRefusals = [{ status: 400, body: { error: 'Bad limit' } }];
    feed.start();
    await until(() => feed.snapshot().refusal !== undefined);
    expect(feed.snapshot().refusal).toEqual({ status: 400, message: 'Bad limit' });
    await until(() => server.streamCount === 0);
  });

  it('hangs up when stopped, and can be started again', async () => {
    await started();
    feed.stop();
    await until(() => server.streamCount === 0);
    server.publish(eventOf({ id: 1 }));
    feed.start();
    await until(() => ids().length === 1);
  });
});
