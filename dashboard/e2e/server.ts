/** The real binary on a free port, with a database of its own that is gone at the end. */

import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Client, createClient, eventCreate, type NewEvent } from '@agentmonitor/client';

const LISTENING = /^AgentMonitor listening on (http:\/\/\S+)/;
const TARGET = join(import.meta.dirname, '../../target');
const START_TIMEOUT_MS = 15_000;

export interface ServerOptions {
  token?: string;
  /** A file to begin with a copy of. */
  database?: string;
}

export class TestServer {
  readonly #dir = mkdtempSync(join(tmpdir(), 'agentmonitor-e2e-'));
  readonly #options: ServerOptions;
  #process: ChildProcess | undefined;
  #port = '0';
  client: Client = createClient();
  url = '';

  constructor(options: ServerOptions = {}) {
    this.#options = options;
    if (options.database === undefined) return;
    copyFileSync(options.database, this.database);
    // The original may be read-only.
    chmodSync(this.database, 0o600);
  }

  /** Where its database is. */
  get database(): string {
    return join(this.#dir, 'agentmonitor.db');
  }

  /** Starts it; a second time on the same port and database. */
  async start(): Promise<void> {
    const { token } = this.#options;
    const child = spawn(binary(), ['serve'], {
      cwd: this.#dir,
      env: {
        PATH: process.env.PATH,
        HOME: this.#dir,
        AGENTMONITOR_PORT: this.#port,
        AGENTMONITOR_DB_PATH: this.database,
        ...(token === undefined ? {} : { AGENTMONITOR_AUTH_TOKEN: token }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    this.url = await listeningUrl(child);
    this.#port = new URL(this.url).port;
    const auth = token === undefined ? {} : { auth: token };
    this.client = createClient({ baseUrl: this.url, ...auth });
  }

  /** Stops it as a service manager does, and waits until it is gone. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#dir, { recursive: true, force: true });
  }

  async post(event: Partial<NewEvent>): Promise<void> {
    const { error } = await eventCreate({
      client: this.client,
      body: { session_id: 's-1', agent_type: 'claude_code', event_type: 'tool_use', ...event },
    });
    if (error !== undefined) throw new Error(`event_create: ${JSON.stringify(error)}`);
  }
}

function binary(): string {
  const given = process.env.AGENTMONITOR_BIN;
  const candidates = given === undefined ? ['release', 'debug'].map(built) : [given];
  const found = candidates.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    `No server at ${candidates.join(' or ')}. Run: just build (or set AGENTMONITOR_BIN)`,
  );
}

const built = (profile: string) => join(TARGET, profile, 'agentmonitor');

async function listeningUrl(child: ChildProcess): Promise<string> {
  const log: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`The server ${why}:\n${log.join('\n')}`));
    };
    const timer = setTimeout(() => fail('did not listen in time'), START_TIMEOUT_MS);
    child.once('error', (error) => fail(`did not start (${error.message})`));
    child.once('exit', (code) => fail(`ended with ${code}`));
    for (const output of [child.stdout, child.stderr]) {
      if (output === null) continue;
      createInterface(output).on('line', (line) => {
        log.push(line);
        const url = LISTENING.exec(line)?.[1];
        if (url === undefined) return;
        clearTimeout(timer);
        child.removeAllListeners('exit');
        resolve(url);
      });
    }
  });
}
