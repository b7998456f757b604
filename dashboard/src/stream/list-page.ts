/** One page of events, newest first, with every way in which the call can fail sorted into: try again, or do not. */

import {
  type Error as ApiError,
  type Client,
  type EventPage,
  type EventPageData,
  eventPage,
} from '@agentmonitor/client';

/** How many events one call lists. */
export const PAGE_SIZE = 200;

export type EventFilter = NonNullable<EventPageData['query']>;

export interface Refusal {
  /** The HTTP status; 0 where there is none. */
  status: number;
  message: string;
  hint?: string;
  /** The stream's client limit, when it is reached. */
  maxClients?: number;
}

export type Listed =
  | { outcome: 'page'; list: EventPage }
  /** Told by whom, where the server did answer. */
  | { outcome: 'again'; refusal?: Refusal }
  | { outcome: 'refused'; refusal: Refusal };

export async function listPage(
  client: Client,
  filter: EventFilter,
  cursor: number | undefined,
  signal: AbortSignal,
): Promise<Listed> {
  try {
    const query = { ...filter, limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) };
    const { data, error, response } = await eventPage({ client, query, signal });
    if (error === undefined) return isPage(data) ? { outcome: 'page', list: data } : again;
    // The generated type promises a response, but there is none when the network fails.
    const status = (response as Response | undefined)?.status ?? 0;
    const final = status >= 400 && status < 500 && status !== 408 && status !== 429;
    const refusal = refusalOf(status, error);
    if (final) return { outcome: 'refused', refusal };
    return status > 0 ? { outcome: 'again', refusal } : again;
  } catch {
    return again; // an answer that broke off or is not JSON
  }
}

export function refusalOf(status: number, error: ApiError | undefined): Refusal {
  const refusal: Refusal = { status, message: error?.error ?? `The server answered ${status}` };
  if (error?.hint !== undefined) refusal.hint = error.hint;
  if (error?.max_clients !== undefined) refusal.maxClients = error.max_clients;
  return refusal;
}

const again: Listed = { outcome: 'again' };

/** A proxy in between may answer 200 with a page of its own. */
function isPage(data: unknown): data is EventPage {
  return (
    typeof data === 'object' && data !== null && 'events' in data && Array.isArray(data.events)
  );
}
