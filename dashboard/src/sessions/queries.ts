/**
 * What the page of a session asks for. Its sums only the server knows, so they are asked for again as it works; that answer is
 * small. Its events come by the stream once they were listed: see `stream/pokes.ts`.
 */

import { sessionViewOptions } from '@agentmonitor/client/query';

/** How many of the newest events are loaded, and kept as more come. */
export const MAX_EVENTS = 1_000;

/** Ends the keys of the sessions that are live, and of pages of sessions that are looked through. */
export const LIVE = 'live';
export const PAGES = 'pages';

export const sessionHead = (id: string) =>
  sessionViewOptions({ path: { id }, query: { event_limit: 1 } });

export const sessionEvents = (id: string) =>
  sessionViewOptions({ path: { id }, query: { event_limit: MAX_EVENTS } });
