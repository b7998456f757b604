/**
 * The events that this page has seen and that its filter lets through: each once, however it came, and the newest of
 * them kept as rows. It knows nothing of connections or of drawing.
 */

import type { Event } from '@agentmonitor/client';
import { IdRanges } from './id-ranges';

/** How many rows are kept. */
export const MAX_ROWS = 1_000;

export type Wanted = (event: Event) => boolean;

export class Feed {
  /** Newest first. Replaced, never changed in place. */
  rows: readonly Event[] = [];
  /** How many events got through the filter, those that have left the rows among them. */
  count = 0;
  #wanted: Wanted;
  /** Events that the filter keeps out count as seen, too: without holes the ranges stay few. */
  #seen = new IdRanges();

  constructor(wanted: Wanted = () => true) {
    this.#wanted = wanted;
  }

  /** Takes in those of `events` that are not known yet. */
  add(events: readonly Event[]): void {
    const fresh = events.filter((event) => this.#seen.add(event.id)).filter(this.#wanted);
    if (fresh.length === 0) return;
    this.rows = [...fresh, ...this.rows].sort((a, b) => b.id - a.id).slice(0, MAX_ROWS);
    this.count += fresh.length;
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
    return shared.length === 0 && newestListed < (this.rows[0]?.id ?? 0);
  }

  /** Forgets everything, and lets through what `wanted` does from now on. */
  clear(wanted: Wanted = this.#wanted): void {
    this.#wanted = wanted;
    this.rows = [];
    this.count = 0;
    this.#seen = new IdRanges();
  }
}

function isSame(a: Event, b: Event | undefined): boolean {
  return b !== undefined && a.created_at === b.created_at && a.session_id === b.session_id;
}
