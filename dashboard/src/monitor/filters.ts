/**
 * What the monitor is about, as its query string says it. Every part must hold, and matches exactly. The same is said to
 * the server where an operation can take it, and done here for the stream.
 */

import type {
  Event,
  ProviderQuota,
  SeriesViewData,
  Session,
  SessionPageData,
  StatsViewData,
} from '@agentmonitor/client';
import { pick } from '../search';
import type { EventFilter } from '../stream/list-page';
import type { FeedFilter } from '../stream/live-feed';

export const FILTERS = ['agent', 'event', 'tool', 'project', 'branch', 'model', 'since'] as const;

export type FilterName = (typeof FILTERS)[number];
export type Filters = Partial<Record<FilterName, string>>;

/** How far back, by its name in the query string, in milliseconds. */
export const SPANS = {
  '15m': 15 * 60_000,
  '1h': 3_600_000,
  '6h': 6 * 3_600_000,
  '24h': 24 * 3_600_000,
  '7d': 7 * 24 * 3_600_000,
} as const;

export type Span = keyof typeof SPANS;

export function isSpan(text: string | undefined): text is Span {
  return text !== undefined && Object.hasOwn(SPANS, text);
}

/** Reads a query string; a time span that there is not is left out. */
export function readFilters(search: Record<string, unknown>): Filters {
  const { since, ...filters } = pick(search, FILTERS);
  return isSpan(since) ? { ...filters, since } : filters;
}

/** The oldest time of storing that is shown, as the server writes times; by the minute, so that answers can be shared. */
export function sinceTime(filters: Filters, now: number): string | undefined {
  if (!isSpan(filters.since)) return undefined;
  const from = Math.floor((now - SPANS[filters.since]) / 60_000) * 60_000;
  return new Date(from).toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * What the feed lists and lets through. Rows grow older than the time span while one looks: `notBefore` takes them away.
 */
export function feedFilter(filters: Filters, now: number): FeedFilter {
  return {
    key: JSON.stringify(filters),
    query: eventQuery(filters, sinceTime(filters, now)),
    wanted: (event) => matches(filters, event),
  };
}

/** Those of `rows` that were stored at this time or later, as the server writes times. */
export function notBefore(rows: readonly Event[], since: string | undefined): readonly Event[] {
  if (since === undefined) return rows;
  return rows.filter((row) => row.created_at >= since);
}

function eventQuery(
  { agent, event, tool, project, branch, model }: Filters,
  since: string | undefined,
): EventFilter {
  return defined({
    agent_type: agent,
    event_type: event,
    tool_name: tool,
    project,
    branch,
    model,
    since,
  });
}

export function matches(filters: Filters, event: Event): boolean {
  const { agent, event: type, tool, project, branch, model } = filters;
  return (
    is(agent, event.agent_type) &&
    is(type, event.event_type) &&
    is(tool, event.tool_name) &&
    is(project, event.project) &&
    is(branch, event.branch) &&
    is(model, event.model)
  );
}

/** What sessions are asked for by: all that a session knows of itself. */
export function sessionQuery(
  { agent, project, branch, model, ...filters }: Filters,
  now: number,
): NonNullable<SessionPageData['query']> {
  return defined({ agent_type: agent, project, branch, model, since: sinceTime(filters, now) });
}

/** Whether a session is what the filters are about. What kind of events it has and which tools it used, `seen` tells. */
export function matchesSession(
  filters: Filters,
  session: Session,
  seen: ReadonlySet<string>,
): boolean {
  return !isAboutEvents(filters) || seen.has(session.id);
}

export function isAboutEvents({ event, tool }: Filters): boolean {
  return event !== undefined || tool !== undefined;
}

/** A quota is an agent's: all other filters say nothing of it. */
export function matchesQuota(
  { agent }: Filters,
  quota: Pick<ProviderQuota, 'agent_type'>,
): boolean {
  return is(agent, quota.agent_type);
}

/** What the totals can be asked for; undefined where the server has no totals of such a part of the events. */
export function statsQuery(
  filters: Filters,
  now: number,
): NonNullable<StatsViewData['query']> | undefined {
  const { agent, since: _, ...others } = filters;
  if (Object.keys(others).length > 0) return undefined;
  return defined({ agent_type: agent, since: sinceTime(filters, now) });
}

/** What the totals of any part of the events are asked by; times are those at which they happened. */
export function seriesQuery(filters: Filters, now: number): NonNullable<SeriesViewData['query']> {
  return eventQuery(filters, sinceTime(filters, now));
}

function is(wanted: string | undefined, value: string | null): boolean {
  return wanted === undefined || wanted === value;
}

/** Without the keys that have no value: an absent parameter and one of `undefined` are not the same key in the cache. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
