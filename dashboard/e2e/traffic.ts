/** Agents at work, as many events a second as wanted: each event by a request of its own, due at a fixed time. */

import { setTimeout as pause } from 'node:timers/promises';
import { eventCreate, type NewEvent } from '@agentmonitor/client';
import type { TestServer } from './server';

const SESSIONS = 40;
const TICK_MS = 10;
/** What is due beyond these waits: a server that cannot keep up is found out, and not buried. */
const MOST_UNDER_WAY = 100;
const AGENTS = ['claude_code', 'codex', 'gemini_cli', 'opencode'];
const TOOLS = ['Bash', 'Read', 'Edit', 'Grep', 'Write', 'Glob', 'WebFetch', 'shell'];
const MODELS = ['claude-opus-4-5', 'claude-sonnet-4-5', 'gpt-5-codex', 'gemini-2.5-pro'];

/** One of the sessions that are at work. */
export const A_SESSION = 'live-7';

export class Traffic {
  /** How many events the server took. */
  stored = 0;
  readonly #server: TestServer;
  #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(server: TestServer) {
    this.#server = server;
  }

  start(perSecond: number): void {
    this.#stop = new AbortController();
    this.#running = this.#run(perSecond, this.#stop.signal);
  }

  /** Resolves when everything that was sent is stored. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(perSecond: number, signal: AbortSignal): Promise<void> {
    const begin = performance.now();
    const underWay = new Set<Promise<void>>();
    for (let sent = 0; !signal.aborted; await pause(TICK_MS)) {
      const due = ((performance.now() - begin) / 1_000) * perSecond;
      for (; sent < due && underWay.size < MOST_UNDER_WAY; sent++) {
        const one = this.#send();
        underWay.add(one);
        void one.finally(() => underWay.delete(one));
      }
    }
    await Promise.all(underWay);
  }

  async #send(): Promise<void> {
    const { error } = await eventCreate({ client: this.#server.client, body: event() });
    if (error !== undefined) throw new Error(`event_create: ${JSON.stringify(error)}`);
    this.stored += 1;
  }
}

let number = 0;

/** The next event, the same in each run; its number can be read on its line. */
function event(): NewEvent {
  number += 1;
  const session = (number * 7) % SESSIONS;
  const of = <T>(all: readonly T[], by: number) => all[by % all.length] as T;
  const shared = {
    session_id: `live-${session}`,
    agent_type: of(AGENTS, session),
    project: `project-${session % 10}`,
    branch: `feature/${session}`,
    model: of(MODELS, session),
    source: 'hook',
  } as const;
  if (number % 4 === 0) {
    const usage = { tokens_in: 900 + (number % 700), tokens_out: 40 + (number % 90) };
    const metadata = { message: `answer ${number}` };
    return { ...shared, event_type: 'llm_response', metadata, ...usage, cost_usd: 0.0125 };
  }
  return {
    ...shared,
    event_type: 'tool_use',
    tool_name: of(TOOLS, number),
    status: number % 25 === 0 ? 'error' : 'success',
    duration_ms: number % 3_000,
    metadata: { command: `step ${number}`, output: 'ok '.repeat(number % 120) },
  };
}
