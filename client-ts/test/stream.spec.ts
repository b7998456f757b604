import { afterEach, describe, expect, it } from 'vitest';
import {
  createClient,
  openStream,
  StreamError,
  type StreamFrame,
  type StreamOptions,
  type StreamState,
} from '../src/index.js';
import { eventFrame } from './event.js';
import {
  type Answer,
  connected,
  head,
  json,
  message,
  page,
  serve,
  stream,
  streamThenClose,
  type TestServer,
} from './server.js';

const running: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

/** A server with these answers and a stream from it that waits next to nothing between two attempts. */
async function follow(answers: [Answer, ...Answer[]], options: StreamOptions = {}) {
  const server: TestServer = await serve(...answers);
  running.push(() => server.stop());
  const states: StreamState[] = [];
  const frames = openStream({
    baseUrl: server.baseUrl,
    minDelayMs: 2,
    random: () => 1,
    onState: (state) => states.push(state),
    ...options,
  });
  running.push(() => frames.close());
  const statuses = () => states.map((state) => state.status);
  const delays = () => states.flatMap((state) => ('retryInMs' in state ? [state.retryInMs] : []));
  return { server, frames, states, statuses, delays };
}

async function take(frames: AsyncIterator<StreamFrame>, count: number): Promise<StreamFrame[]> {
  const taken: StreamFrame[] = [];
  while (taken.length < count) {
    const { done, value } = await frames.next();
    if (done) throw new Error(`the stream ended after ${taken.length} of ${count} frames`);
    taken.push(value);
  }
  return taken;
}

describe('reading', () => {
  it('yields the frames in order and is live from the connected frame on', async () => {
    const { frames, statuses } = await follow([stream(message(connected), message(eventFrame(1)))]);
    expect(await take(frames, 2)).toEqual([connected, eventFrame(1)]);
    expect(statuses()).toEqual(['connecting', 'live']);
  });

  it('reads frames that are cut into single bytes, inside a character too', async () => {
    const frame = eventFrame(1);
    frame.payload.metadata = '{"message":"größer 🦀"}';
    const bytes = Buffer.from(`: heartbeat\r\n\r\n${message(connected)}${message(frame)}`);
    const { frames } = await follow([stream(...Array.from(bytes, (byte) => Buffer.of(byte)))]);
    expect(await take(frames, 2)).toEqual([connected, frame]);
  });

  it('sends the filters, the token and what the server needs to know', async () => {
    const { frames, server } = await follow([stream(message(connected))], {
      query: { agent_type: 'claude_code', event_type: 'tool_use' },
      auth: 'secret',
      headers: { 'X-Mine': '1' },
    });
    await take(frames, 1);
    const request = server.requests[0];
    expect(request?.url).toBe('/api/stream?agent_type=claude_code&event_type=tool_use');
    expect(request?.headers).toMatchObject({
      accept: 'text/event-stream',
      authorization: 'Bearer secret',
      'x-mine': '1',
    });
  });

  it('uses the settings of the client that it is given', async () => {
    const server = await serve(stream(message(connected)));
    running.push(() => server.stop());
    const client = createClient({ baseUrl: server.baseUrl, auth: () => 'from the client' });
    const frames = openStream({ client });
    await take(frames, 1);
    frames.close();
    expect(server.requests[0]?.headers.authorization).toBe('Bearer from the client');
  });

  it('asks for the token anew at each attempt', async () => {
    let token = 0;
    const { frames, server } = await follow([streamThenClose(message(connected))], {
      auth: () => `t${++token}`,
    });
    await take(frames, 2);
    expect(server.requests.map((request) => request.headers.authorization)).toEqual([
      'Bearer t1',
      'Bearer t2',
    ]);
  });
});

describe('coming back', () => {
  it('reconnects after a clean close', async () => {
    const { frames, statuses, states } = await follow([
      streamThenClose(message(connected), message(eventFrame(1))),
      stream(message(connected), message(eventFrame(2))),
    ]);
    expect(await take(frames, 4)).toEqual([connected, eventFrame(1), connected, eventFrame(2)]);
    expect(statuses()).toEqual(['connecting', 'live', 'reconnecting', 'live']);
    expect(states[2]).toMatchObject({ reason: 'The server closed the stream', retryInMs: 2 });
  });

  it('reconnects after a connection that breaks in the middle of a frame', async () => {
    const { frames } = await follow([
      async (response) => {
        head(response);
        await new Promise((sent) => response.write(`${message(connected)}data: {"type":"ev`, sent));
        response.destroy();
      },
      stream(message(connected), message(eventFrame(1))),
    ]);
    expect(await take(frames, 3)).toEqual([connected, connected, eventFrame(1)]);
  });

  it('keeps trying while nothing listens there, and is live when the server is back', async () => {
    const first = await serve(json(200, {}));
    await first.stop();
    const states: StreamState[] = [];
    const options: StreamOptions = { minDelayMs: 1, maxDelayMs: 5, onState: (s) => states.push(s) };
    const frames = openStream({ ...options, baseUrl: first.baseUrl });
    running.push(() => frames.close());
    const waiting = frames.next();
    await until(() => states.length >= 5);
    expect(states.slice(1).every((state) => state.status === 'offline')).toBe(true);
    expect(states[1]).toMatchObject({ reason: expect.stringContaining('ECONNREFUSED') });
    frames.close();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it('doubles the delay while it fails and starts anew once connected', async () => {
    const broken = json(500, { error: 'Internal Server Error' });
    const { frames, delays, statuses } = await follow([
      broken,
      broken,
      broken,
      streamThenClose(message(connected)),
      broken,
      stream(message(connected)),
    ]);
    await take(frames, 2);
    expect(delays()).toEqual([2, 4, 8, 2, 4]);
    expect(statuses()).toEqual([
      ...['connecting', 'offline', 'offline', 'offline'],
      ...['live', 'reconnecting', 'offline', 'live'],
    ]);
  });

  it('does not start anew where the stream closes without a connected frame', async () => {
    const { frames, delays } = await follow([
      streamThenClose(': heartbeat\n\n'),
      streamThenClose(': heartbeat\n\n'),
      stream(message(connected)),
    ]);
    await take(frames, 1);
    expect(delays()).toEqual([2, 4]);
  });

  it('honours the retry field', async () => {
    const { frames, delays } = await follow([
      streamThenClose(`retry: 7\n${message(connected)}`),
      stream(message(connected)),
    ]);
    await take(frames, 2);
    expect(delays()).toEqual([7]);
  });

  it('honours Retry-After on a 503 and says why', async () => {
    const full = { error: 'SSE client limit reached', max_clients: 50 };
    const { frames, states } = await follow(
      [json(503, full, { 'Retry-After': '1' }), stream(message(connected))],
      { maxDelayMs: 5 },
    );
    const start = performance.now();
    await take(frames, 1);
    expect(performance.now() - start).toBeGreaterThan(900);
    expect(states[1]).toEqual({
      status: 'offline',
      reason: full.error,
      retryInMs: 1_000,
      error: expect.objectContaining({ status: 503, body: full }),
    });
  });

  it('sends Last-Event-ID once it has seen an id', async () => {
    const { frames, server } = await follow([
      streamThenClose(message(connected), `id: 41\n${message(eventFrame(41))}`),
      streamThenClose(message(connected)),
      stream(message(connected)),
    ]);
    await take(frames, 4);
    const sent = server.requests.map((request) => request.headers['last-event-id']);
    expect(sent).toEqual([undefined, '41', '41']);
  });

  it('asks again for what came behind a message that is no frame', async () => {
    const { frames, server } = await follow([
      streamThenClose(
        `${message(connected)}id: 1\n${message(eventFrame(1))}id: 2\ndata: no\n\nid: 3\n${message(eventFrame(3))}`,
      ),
      stream(message(connected), `id: 2\n${message(eventFrame(2))}`),
    ]);
    expect(await take(frames, 4)).toEqual([connected, eventFrame(1), connected, eventFrame(2)]);
    const sent = server.requests.map((request) => request.headers['last-event-id']);
    expect(sent).toEqual([undefined, '1']);
  });

  it('yields the frame that tells it to list anew, and goes on behind it', async () => {
    const reset: StreamFrame = { type: 'reset', timestamp: '2026-01-01T00:00:00.000Z' };
    const { frames, server } = await follow(
      [
        streamThenClose(message(connected), `id: 9000\n${message(reset)}`),
        stream(message(connected)),
      ],
      { lastEventId: '7' },
    );
    expect(await take(frames, 3)).toEqual([connected, reset, connected]);
    const sent = server.requests.map((request) => request.headers['last-event-id']);
    expect(sent).toEqual(['7', '9000']);
  });

  it('resumes after the id that it is given', async () => {
    const { frames, server } = await follow([stream(message(connected))], { lastEventId: '7' });
    await take(frames, 1);
    expect(server.requests[0]?.headers['last-event-id']).toBe('7');
  });

  it('reconnects when nothing comes any more', async () => {
    const { frames, states } = await follow(
      [stream(message(connected)), stream(message(connected), message(eventFrame(1)))],
      { idleTimeoutMs: 60 },
    );
    expect(await take(frames, 3)).toEqual([connected, connected, eventFrame(1)]);
    expect(states[2]).toMatchObject({ reason: 'Nothing came for 0.06 seconds' });
  });

  it('reconnects when the server takes the request and never answers', async () => {
    const silent: Answer = () => undefined;
    const { frames } = await follow([silent, stream(message(connected))], { idleTimeoutMs: 60 });
    expect(await take(frames, 1)).toEqual([connected]);
  });

  it('stays while heartbeats come', async () => {
    const beating: Answer = (response) => {
      head(response);
      response.write(message(connected));
      let left = 12;
      const timer = setInterval(() => {
        response.write(left-- > 0 ? ': heartbeat\n\n' : message(eventFrame(1)));
        if (left < 0) clearInterval(timer);
      }, 20);
    };
    const { frames, server } = await follow([beating], { idleTimeoutMs: 150 });
    expect(await take(frames, 2)).toEqual([connected, eventFrame(1)]);
    expect(server.requests).toHaveLength(1);
  });

  it('does not take a slow reader for a dead connection', async () => {
    const { frames, server } = await follow([stream(message(connected), message(eventFrame(1)))], {
      idleTimeoutMs: 50,
    });
    await take(frames, 1);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await take(frames, 1)).toEqual([eventFrame(1)]);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['a page', page(200)],
    ['no frame', streamThenClose('data: not json\n\n')],
    ['a frame without a type', streamThenClose('data: {}\n\n')],
  ] satisfies [string, Answer][])('tries again where the answer is %s', async (_, answer) => {
    const { frames, statuses } = await follow([answer, stream(message(connected))]);
    expect(await take(frames, 1)).toEqual([connected]);
    expect(statuses()).toEqual(['connecting', 'offline', 'live']);
  });
});

describe('the end', () => {
  it.each([400, 401, 403, 404, 421])('throws and stays closed after a %i', async (status) => {
    const body = { error: 'No', hint: 'Do this.' };
    const { frames, states, server } = await follow([json(status, body)]);
    const error: unknown = await frames.next().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StreamError);
    expect(error).toMatchObject({ message: 'No', status, body });
    expect(states.at(-1)).toEqual({ status: 'closed', reason: 'No', error });
    expect(await frames.next()).toEqual({ done: true, value: undefined });
    // The fetch standard asks once more after a 421, on a connection of its own.
    expect(server.requests).toHaveLength(status === 421 ? 2 : 1);
  });

  it('names the status where the body is not the contract’s', async () => {
    const { frames } = await follow([page(403)]);
    await expect(frames.next()).rejects.toMatchObject({
      message: 'The server answered 403',
      body: undefined,
    });
  });

  it.each([408, 429, 500, 502])('tries again after a %i', async (status) => {
    const { frames } = await follow([json(status, { error: 'No' }), stream(message(connected))]);
    expect(await take(frames, 1)).toEqual([connected]);
  });

  it('finishes without an error when the signal aborts while it waits for a frame', async () => {
    const controller = new AbortController();
    const { frames, states } = await follow([stream(message(connected))], {
      signal: controller.signal,
    });
    await take(frames, 1);
    const waiting = frames.next();
    controller.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(states.at(-1)).toEqual({ status: 'closed', reason: 'The caller ended the stream' });
  });

  it('finishes when the signal aborts between two attempts', async () => {
    const controller = new AbortController();
    const { frames, statuses } = await follow([json(500, {})], {
      signal: controller.signal,
      minDelayMs: 60_000,
      maxDelayMs: 60_000,
    });
    const waiting = frames.next();
    await until(() => statuses().includes('offline'));
    controller.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it('asks for nothing when the signal is aborted already', async () => {
    const { frames, server } = await follow([stream(message(connected))], {
      signal: AbortSignal.abort(),
    });
    expect(await frames.next()).toEqual({ done: true, value: undefined });
    expect(server.requests).toHaveLength(0);
  });

  it('hangs up when the loop is left', async () => {
    let hungUp = false;
    const { frames, states } = await follow([
      async (response, request) => {
        response.on('close', () => {
          hungUp = true;
        });
        await stream(message(connected), message(eventFrame(1)))(response, request);
      },
    ]);
    for await (const frame of frames) {
      if (frame.type === 'event') break;
    }
    await until(() => hungUp);
    expect(states.at(-1)?.status).toBe('closed');
  });

  it('ends a pending return when nothing comes', async () => {
    const { frames } = await follow([stream(message(connected))]);
    await take(frames, 1);
    const waiting = frames.next();
    await frames.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it('throws at once where the address can never be asked', async () => {
    const frames = openStream({ baseUrl: 'not a url' });
    await expect(frames.next()).rejects.toBeInstanceOf(TypeError);
  });

  it('says what a failing token source said, and tries again', async () => {
    let calls = 0;
    const auth = () => {
      if (++calls === 1) throw new Error('keychain locked');
      return 'secret';
    };
    const { frames, states } = await follow([stream(message(connected))], { auth });
    await take(frames, 1);
    expect(states[1]).toMatchObject({ status: 'offline', reason: 'keychain locked' });
  });
});

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 5_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('the condition did not come true in 5 s');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
