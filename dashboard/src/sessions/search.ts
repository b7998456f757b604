/** The list of sessions as its query string says it, and as the server is asked for it. */

import type { SessionPageData, SessionSort } from '@agentmonitor/client';
import { oneOf, pick } from '../search';

/** The columns that can be sorted by, and how the server names that. */
export const SORTS = {
  last: 'last_event_at',
  started: 'started_at',
  events: 'event_count',
  in: 'tokens_in',
  out: 'tokens_out',
  cost: 'total_cost_usd',
  lines: 'lines_added',
} as const satisfies Record<string, SessionSort>;

export type Column = keyof typeof SORTS;
export type Direction = 'down' | 'up';

const COLUMNS = Object.keys(SORTS) as [Column, ...Column[]];
const STATUSES = ['active', 'idle', 'ended'] as const;

/** How many sessions come at a time. */
export const PAGE_SIZE = 100;

export interface SessionsSearch {
  q?: string;
  status?: string;
  agent?: string;
  project?: string;
  branch?: string;
  model?: string;
  sort?: string;
  dir?: string;
}

export const FILTERS = ['agent', 'project', 'branch', 'model'] as const;

export function readSessionsSearch(search: Record<string, unknown>): SessionsSearch {
  return pick(search, ['q', 'status', ...FILTERS, 'sort', 'dir']);
}

export type SessionsQuery = NonNullable<SessionPageData['query']>;

export function pageQuery(search: SessionsSearch): SessionsQuery {
  const { q, agent: agent_type, project, branch, model } = search;
  const { column, direction } = orderOf(search);
  const status = STATUSES.find((one) => one === search.status);
  const given = Object.entries({ q, status, agent_type, project, branch, model });
  return {
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    sort: SORTS[column],
    direction: direction === 'down' ? 'desc' : 'asc',
    limit: PAGE_SIZE,
  };
}

export function orderOf({ sort, dir }: SessionsSearch): { column: Column; direction: Direction } {
  return { column: oneOf(COLUMNS, sort), direction: oneOf(['down', 'up'], dir) };
}

/** Whether anything but the order is chosen. */
export function isFiltered({ sort: _, dir: __, ...filters }: SessionsSearch): boolean {
  return Object.keys(filters).length > 0;
}
