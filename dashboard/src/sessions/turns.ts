/** A transcript as turns: what was asked, and what was done for it until the next question. */

import type { TranscriptEntry } from '@agentmonitor/client';
import { parseTime } from '../format';

export interface Turn {
  /** The place of its first entry in the transcript. */
  start: number;
  entries: TranscriptEntry[];
  /** What was asked; absent where the session began without a question. */
  prompt?: string;
  tools: number;
  errors: number;
  tokens: number;
  costUsd: number;
  /** From its first to its last entry, in milliseconds. */
  tookMs: number;
}

export function turnsOf(entries: readonly TranscriptEntry[]): Turn[] {
  const turns: Turn[] = [];
  let open: TranscriptEntry[] = [];
  let start = 0;
  entries.forEach((entry, index) => {
    if (entry.type === 'user_prompt' && open.length > 0) {
      turns.push(turnOf(open, start));
      open = [];
      start = index;
    }
    open.push(entry);
  });
  if (open.length > 0) turns.push(turnOf(open, start));
  return turns;
}

function turnOf(entries: TranscriptEntry[], start: number): Turn {
  const first = entries[0];
  const turn: Turn = {
    start,
    entries,
    tools: 0,
    errors: 0,
    tokens: 0,
    costUsd: 0,
    tookMs: spanMs(entries),
  };
  if (first?.type === 'user_prompt') turn.prompt = detailText(first.detail);
  for (const entry of entries) {
    if (entry.role === 'tool') turn.tools += 1;
    if (isError(entry)) turn.errors += 1;
    turn.tokens += (entry.tokens_in ?? 0) + (entry.tokens_out ?? 0);
    turn.costUsd += entry.cost_usd ?? 0;
  }
  return turn;
}

export function isError({ type, status }: TranscriptEntry): boolean {
  return type === 'error' || status === 'error' || status === 'timeout';
}

function spanMs(entries: readonly TranscriptEntry[]): number {
  // Not by spreading: a session without prompts is one turn, and may have more entries than a call takes arguments.
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { timestamp } of entries) {
    const time = parseTime(timestamp)?.getTime();
    if (time === undefined) continue;
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  return Math.max(0, last - first);
}

/** What an entry says, as text. */
export function detailText(detail: unknown): string {
  if (detail === undefined || detail === null) return '';
  return typeof detail === 'string' ? detail : JSON.stringify(detail, null, 2);
}

export interface Growth {
  /** In seconds since 1970, rising. */
  times: number[];
  tokens: number[];
  costUsd: number[];
}

/** What the session had come to at each entry that cost something. */
export function growthOf(entries: readonly TranscriptEntry[]): Growth {
  const growth: Growth = { times: [], tokens: [], costUsd: [] };
  let tokens = 0;
  let costUsd = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const entry of entries) {
    tokens += (entry.tokens_in ?? 0) + (entry.tokens_out ?? 0);
    costUsd += entry.cost_usd ?? 0;
    const at = parseTime(entry.timestamp);
    if (at === undefined) continue;
    // Entries stand in the order of storing; a sender's clock may say otherwise, and a chart goes one way.
    const time = Math.max(last, at.getTime() / 1_000);
    if (time === last) {
      // One point a moment: a chart knows no second one.
      growth.times.pop();
      growth.tokens.pop();
      growth.costUsd.pop();
    }
    last = time;
    growth.times.push(time);
    growth.tokens.push(tokens);
    growth.costUsd.push(costUsd);
  }
  return growth;
}
