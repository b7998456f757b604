/**
 * A mock of the whole client, so that pages can be worked on and tested without a server: an answer for every operation, by
 * its name. An operation that is missing does not compile. Where an operation is asked for is learned from the client
 * itself; nothing of the contract is said again here.
 */

import type { Error as ApiError, Client, StreamFrame } from '@agentmonitor/client';
import * as client from '@agentmonitor/client';

type Module = typeof client;
type Returned<F> = F extends (...asked: never[]) => infer R ? Awaited<R> : never;
type DataOf<F> = [Returned<F>] extends [never]
  ? never
  : Returned<F> extends { data?: infer D; response: Response }
    ? NonNullable<D>
    : never;

/** The functions of the client that ask the server for one answer. */
export type OperationName = {
  [K in keyof Module]: [DataOf<Module[K]>] extends [never] ? never : K;
}[keyof Module];

export interface Asked {
  path: Record<string, string>;
  query: Record<string, string>;
  /** All values of a parameter that may be given several times. */
  all: (name: string) => string[];
  body: unknown;
}

/** An answer that is an error of the contract. */
export class Refused {
  readonly status: number;
  readonly body: ApiError;

  constructor(status: number, body: ApiError) {
    this.status = status;
    this.body = body;
  }
}

export type Answers = {
  [K in OperationName]: (asked: Asked) => DataOf<Module[K]> | Refused;
};

export interface Mock {
  answers: Answers;
  /** The frames that a stream is given, one after the other; it stays open when they end. */
  frames: (signal: AbortSignal) => AsyncIterable<StreamFrame>;
}

interface Route {
  name: OperationName;
  method: string;
  pattern: RegExp;
}

/** A `fetch` that asks the mock. */
export function mockFetch(mock: Mock): typeof fetch {
  const routes = (Object.keys(mock.answers) as OperationName[]).map(routeOf);
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    if (request.headers.get('Accept') === 'text/event-stream') return stream(mock, request.signal);
    for (const { name, method, pattern } of routes) {
      const found = method === request.method ? pattern.exec(pathname) : null;
      if (found === null) continue;
      const path = Object.entries(found.groups ?? {}).map(([key, value]) => [
        key,
        decodeURIComponent(value),
      ]);
      const text = await request.text();
      return answerOf(
        mock.answers[name]({
          path: Object.fromEntries(path),
          query: Object.fromEntries(searchParams),
          all: (parameter) => searchParams.getAll(parameter),
          body: text === '' ? undefined : JSON.parse(text),
        }),
      );
    }
    return json(404, { error: 'Not found' });
  };
}

/** What the operation would ask for, as it tells a client that asks nobody. */
function routeOf(name: OperationName): Route {
  let route: Route | undefined;
  const told = (method: string) => (options: { url: string }) => {
    const pattern = options.url.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    route = { name, method, pattern: new RegExp(`^${pattern}$`) };
    return new Promise(() => undefined);
  };
  const probe = { get: told('GET'), post: told('POST') } as unknown as Client;
  // biome-ignore lint/performance/noDynamicNamespaceImportAccess: all of them are wanted
  const operation = client[name] as (options: { client: Client; headers: object }) => unknown;
  operation({ client: probe, headers: {} });
  if (route === undefined) throw new Error(`${name} asks by a method that the mock does not know`);
  return route;
}

function answerOf(answer: unknown): Response {
  return answer instanceof Refused ? json(answer.status, answer.body) : json(200, answer);
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });
}

function stream(mock: Mock, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      for await (const frame of mock.frames(signal)) {
        if (signal.aborted) return;
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(frame)}\n\n`));
      }
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
}
