/** A small HTTP server on a free port for one test: each request is handed to the next of the given answers. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StreamFrame } from '../src/index.js';

export type Answer = (response: ServerResponse, request: IncomingMessage) => void | Promise<void>;

export interface TestServer {
  baseUrl: string;
  requests: IncomingMessage[];
  stop(): Promise<void>;
}

/** Answers the first request with the first answer, and so on; the last one serves all further requests. */
export async function serve(...answers: [Answer, ...Answer[]]): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(request);
    void answer?.(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const connected: StreamFrame = { type: 'connected', timestamp: '2026-01-01T00:00:00.000Z' };

export const message = (frame: unknown): string => `data: ${JSON.stringify(frame)}\n\n`;

export function head(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
  response.flushHeaders();
}

/** Sends the chunks one by one, so that each arrives by itself, and leaves the stream open. */
export function stream(...chunks: (string | Buffer)[]): Answer {
  return async (response) => {
    head(response);
    for (const chunk of chunks) {
      await new Promise((sent) => response.write(chunk, sent));
      await new Promise((turn) => setImmediate(turn));
    }
  };
}

/** The same, and then a clean close. */
export function streamThenClose(...chunks: string[]): Answer {
  return async (response, request) => {
    await stream(...chunks)(response, request);
    response.end();
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

export function page(status: number): Answer {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'text/html' });
    response.end('<h1>Hello</h1>');
  };
}
