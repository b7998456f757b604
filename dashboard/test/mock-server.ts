/** The two operations that the page uses, over events held in memory, on a free port. Streams go on as the server's do. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Error as ApiError, Event, EventPage, StreamFrame } from '@agentmonitor/client';

type Refusal = { status: number; body: ApiError };

export class MockServer {
  events: Event[] = [];
  /** Answers to the next calls, in place of the real ones. */
  listRefusals: Refusal[] = [];
  streamRefusals: Refusal[] = [];
  /** Held calls of `event_page` answer when this resolves. */
  listGate: Promise<void> = Promise.resolve();
  lists = 0;
  /** Streams opened with `Last-Event-ID`, by the id. */
  resumed: string[] = [];
  /** How many events are told again; beyond that comes a `reset`. */
  mostToldAgain = 1_000;
  /** How many streams were opened. */
  streams = 0;
  token: string | undefined;
  port = 0;
  #streams = new Set<ServerResponse>();
  #server = createServer((request, response) => {
    void this.#answer(request, response);
  });

  async start(): Promise<void> {
    this.#server.listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.port = (this.#server.address() as AddressInfo).port;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get streamCount(): number {
    return this.#streams.size;
  }

  /** Stores without telling anyone, as another runtime or an import does. */
  store(...events: Event[]): void {
    this.events.push(...events);
  }

  publish(...events: Event[]): void {
    this.store(...events);
    for (const payload of events) {
      for (const stream of this.#streams) stream.write(eventMessage(payload));
    }
  }

  dropStreams(): void {
    for (const stream of this.#streams) stream.end();
    this.#streams.clear();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.baseUrl);
    const wanted = this.token === undefined ? undefined : `Bearer ${this.token}`;
    if (wanted !== undefined && request.headers.authorization !== wanted) {
      refuse(response, { status: 401, body: { error: 'Unauthorized', hint: 'Send the token.' } });
    } else if (url.pathname === '/api/stream') {
      this.#open(request, response);
    } else if (url.pathname === '/api/event-pages') {
      await this.#list(url, response);
    } else {
      refuse(response, { status: 404, body: { error: 'Not found' } });
    }
  }

  #open(request: IncomingMessage, response: ServerResponse): void {
    const refusal = this.streamRefusals.shift();
    if (refusal !== undefined) {
      refuse(response, refusal);
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(this.#begin(request.headers['last-event-id']));
    this.#streams.add(response);
    this.streams += 1;
    response.on('close', () => this.#streams.delete(response));
  }

  #begin(lastEventId: string | string[] | undefined): string {
    const newest = Math.max(0, ...this.events.map((event) => event.id));
    const timestamp = '2026-01-01T00:00:00.000Z';
    const hello = message({ type: 'connected', timestamp });
    if (typeof lastEventId !== 'string') return `id: ${newest}\n${hello}`;
    this.resumed.push(lastEventId);
    const last = Number(lastEventId);
    const missed = this.events.filter((event) => event.id > last).sort((a, b) => a.id - b.id);
    if (last > newest || missed.length > this.mostToldAgain) {
      return `${hello}id: ${newest}\n${message({ type: 'reset', timestamp })}`;
    }
    return `id: ${last}\n${hello}${missed.map(eventMessage).join('')}`;
  }

  async #list(url: URL, response: ServerResponse): Promise<void> {
    this.lists += 1;
    const refusal = this.listRefusals.shift();
    if (refusal !== undefined) return refuse(response, refusal);
    const cursor = Number(url.searchParams.get('cursor') ?? Number.POSITIVE_INFINITY);
    const limit = Number(url.searchParams.get('limit'));
    await this.listGate;
    const agent = url.searchParams.get('agent_type') ?? '';
    const matching = this.events.filter((event) => agent === '' || event.agent_type === agent);
    const older = matching.filter(({ id }) => id < cursor).sort((a, b) => b.id - a.id);
    const events = older.slice(0, limit);
    const next = older.length > limit ? (events.at(-1)?.id ?? null) : null;
    const list: EventPage = { events, next };
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(list));
  }
}

function message(frame: StreamFrame): string {
  return `data: ${JSON.stringify(frame)}\n\n`;
}

function eventMessage(payload: Event): string {
  return `id: ${payload.id}\n${message({ type: 'event', payload })}`;
}

function refuse(response: ServerResponse, { status, body }: Refusal): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
