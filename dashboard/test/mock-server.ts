/** The two operations that the page uses, over events held in memory, on a free port. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Error as ApiError, Event, EventList, StreamFrame } from '@agentmonitor/client';

type Refusal = { status: number; body: ApiError };

export class MockServer {
  events: Event[] = [];
  /** Answers to the next calls, in place of the real ones. */
  listRefusals: Refusal[] = [];
  streamRefusals: Refusal[] = [];
  /** Held calls of `event_list` answer when this resolves. */
  listGate: Promise<void> = Promise.resolve();
  lists = 0;
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
    for (const payload of events) this.#send({ type: 'event', payload });
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

  #send(frame: StreamFrame): void {
    for (const stream of this.#streams) stream.write(`data: ${JSON.stringify(frame)}\n\n`);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.baseUrl);
    const wanted = this.token === undefined ? undefined : `Bearer ${this.token}`;
    if (wanted !== undefined && request.headers.authorization !== wanted) {
      refuse(response, { status: 401, body: { error: 'Unauthorized', hint: 'Send the token.' } });
    } else if (url.pathname === '/api/stream') {
      this.#open(response);
    } else if (url.pathname === '/api/events') {
      await this.#list(url, response);
    } else {
      refuse(response, { status: 404, body: { error: 'Not found' } });
    }
  }

  #open(response: ServerResponse): void {
    const refusal = this.streamRefusals.shift();
    if (refusal !== undefined) {
      refuse(response, refusal);
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const hello: StreamFrame = { type: 'connected', timestamp: '2026-01-01T00:00:00.000Z' };
    response.write(`data: ${JSON.stringify(hello)}\n\n`);
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
  }

  async #list(url: URL, response: ServerResponse): Promise<void> {
    this.lists += 1;
    const refusal = this.listRefusals.shift();
    if (refusal !== undefined) return refuse(response, refusal);
    const offset = Number(url.searchParams.get('offset'));
    const limit = Number(url.searchParams.get('limit'));
    await this.listGate;
    const newestFirst = [...this.events].sort((a, b) => b.id - a.id);
    const list: EventList = {
      events: newestFirst.slice(offset, offset + limit),
      total: this.events.length,
    };
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(list));
  }
}

function refuse(response: ServerResponse, { status, body }: Refusal): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
