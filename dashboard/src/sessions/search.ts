/** The list of sessions as its query string says it: what is asked of the server, and how what it says is sorted and searched. */

import type { Session, SessionListData } from '@agentmonitor/client';
import { oneOf, pick } from '../search';

export const COLUMNS = [
  'last',
  'started',
  'project',
  'agent',
  'events',
  'tokens',
  'cost',
  'lines',
] as const;

export type Column = (typeof COLUMNS)[number];
export type Direction = 'down' | 'up';

/** How many sessions are asked for, at first and with each wish for more. */
export const STEPS = ['200', '1000', '5000'] as const;

export interface SessionsSearch {
  q?: string;
  status?: string;
  agent?: string;
  limit?: string;
  sort?: string;
  dir?: string;
}

export function readSessionsSearch(search: Record<string, unknown>): SessionsSearch {
  return pick(search, ['q', 'status', 'agent', 'limit', 'sort', 'dir']);
}

export function listQuery(search: SessionsSearch): NonNullable<SessionListData['query']> {
  const { status, agent } = search;
  return {
    limit: Number(oneOf(STEPS, search.limit)),
    ...(status === undefined ? {} : { status }),
    ...(agent === undefined ? {} : { agent_type: agent }),
  };
}

export function orderOf({ sort, dir }: SessionsSearch): { column: Column; direction: Direction } {
  return { column: oneOf(COLUMNS, sort), direction: oneOf(['down', 'up'], dir) };
}

/** Those in which every word of `q` is found, in the order that the address names. */
export function arrange(sessions: readonly Session[], search: SessionsSearch): Session[] {
  const { column, direction } = orderOf(search);
  const wanted = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = sessions.filter((session) => {
    const text = textOf(session);
    return wanted.every((word) => text.includes(word));
  });
  const sign = direction === 'down' ? -1 : 1;
  return found.sort((a, b) => sign * compare(column, a, b) || a.id.localeCompare(b.id));
}

function textOf({ id, agent_type, project, branch, status }: Session): string {
  return [id, agent_type, project, branch, status].join(' ').toLowerCase();
}

function compare(column: Column, a: Session, b: Session): number {
  switch (column) {
    case 'last':
      return a.last_event_at.localeCompare(b.last_event_at);
    case 'started':
      return a.started_at.localeCompare(b.started_at);
    case 'project':
      return place(a).localeCompare(place(b));
    case 'agent':
      return a.agent_type.localeCompare(b.agent_type);
    case 'events':
      return a.event_count - b.event_count;
    case 'tokens':
      return a.tokens_in + a.tokens_out - b.tokens_in - b.tokens_out;
    case 'cost':
      return a.total_cost_usd - b.total_cost_usd;
    case 'lines':
      return a.lines_added + a.lines_removed - b.lines_added - b.lines_removed;
  }
}

const place = ({ project, branch }: Session) => `${project ?? ''}\u0000${branch ?? ''}`;
