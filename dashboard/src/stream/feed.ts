/**
 * The events that this page has seen: each counted once, however it came, and the newest of them kept as rows. It
 * knows nothing of connections or of drawing.
 */

import type { Event } from '@agentmonitor/client';
import { IdRanges } from './id-ranges';

/** How many rows are kept; older ones still count in the totals. */
export const MAX_ROWS = 1_000;

export interface Totals {
  events: number;
  sessions: number;
  agents: number;
  tokensIn: number;
  tokensOut: number;
  costUsd: number;
  /** Events with tokens whose cost is not known, so that `costUsd` leaves them out. */
  unpriced: number;
}

const NOTHING: Totals = {
  events: 0,
  sessions: 0,
  agents: 0,
  tokensIn: 0,
  tokensOut: 0,
  costUsd: 0,
  unpriced: 0,
};

export class Feed {
  /** Newest first. Replaced, never changed in place. */
  rows: readonly Event[] = [];
  /** Replaced, never changed in place. */
  totals: Totals = NOTHING;
  #seen = new IdRanges();
  #sessions = new Set<string>();
  #agents = new Set<string>();

  /** Takes in those of `events` that are not known yet. */
  add(events: readonly Event[]): void {
    const fresh = events.filter((event) => this.#seen.add(event.id));
    if (fresh.length === 0) return;
    this.rows = [...fresh, ...this.rows].sort((a, b) => b.id - a.id).slice(0, MAX_ROWS);
    this.#count(fresh);
  }

  get newestId(): number | undefined {
    return this.#seen.largest;
  }

  /**
   * Whether `newest`, a list of the newest events that the server has, cannot come from the database that these rows
   * came from: someone restarted the server with another file, and ids mean other events now.
   */
  contradicts(newest: readonly Event[]): boolean {
    if (this.rows.length === 0) return false;
    const known = new Map(this.rows.map((event) => [event.id, event]));
    const shared = newest.filter((event) => known.has(event.id));
    if (shared.some((event) => !isSame(event, known.get(event.id)))) return true;
    const newestListed = Math.max(0, ...newest.map((event) => event.id));
    return shared.length === 0 && newestListed < (this.newestId ?? 0);
  }

  clear(): void {
    this.rows = [];
    this.totals = NOTHING;
    this.#seen = new IdRanges();
    this.#sessions.clear();
    this.#agents.clear();
  }

  #count(fresh: readonly Event[]): void {
    const totals = { ...this.totals };
    for (const event of fresh) {
      this.#sessions.add(event.session_id);
      this.#agents.add(event.agent_type);
      totals.events += 1;
      totals.tokensIn += event.tokens_in;
      totals.tokensOut += event.tokens_out;
      totals.costUsd += event.cost_usd ?? 0;
      totals.unpriced += event.cost_usd === null && hasTokens(event) ? 1 : 0;
    }
    totals.sessions = this.#sessions.size;
    totals.agents = this.#agents.size;
    this.totals = totals;
  }
}

function hasTokens(event: Event): boolean {
  const { tokens_in, tokens_out, cache_read_tokens, cache_write_tokens } = event;
  return tokens_in + tokens_out + cache_read_tokens + cache_write_tokens > 0;
}

function isSame(a: Event, b: Event | undefined): boolean {
  return b !== undefined && a.created_at === b.created_at && a.session_id === b.session_id;
}
