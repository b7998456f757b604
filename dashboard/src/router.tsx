/** The pages and their addresses. Each page is a chunk of its own; filters and selections live in the query string. */

import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { type AnalyticsSearch, readAnalyticsSearch } from './analytics/search';
import { PageFailed } from './components/PageFailed';
import { type Filters, readFilters } from './monitor/filters';
import { parseSearch, pick, stringifySearch } from './search';
import { readSessionsSearch, type SessionsSearch } from './sessions/search';
import { Shell } from './shell/Shell';
import type { LiveFeed } from './stream/live-feed';

interface Context {
  feed: LiveFeed;
}

/** Which event is shown whole. */
type Selection = { selected?: string };

const root = createRootRouteWithContext<Context>()({
  component: function Root() {
    return <Shell feed={root.useRouteContext().feed} />;
  },
});

const monitor = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search: Record<string, unknown>): Filters & Selection => ({
    ...readFilters(search),
    ...pick(search, ['selected']),
  }),
  component: lazyRouteComponent(() => import('./monitor/MonitorPage'), 'MonitorPage'),
});

const sessions = createRoute({
  getParentRoute: () => root,
  path: '/sessions',
  validateSearch: (search: Record<string, unknown>): SessionsSearch => readSessionsSearch(search),
  component: lazyRouteComponent(() => import('./sessions/SessionsPage'), 'SessionsPage'),
});

const session = createRoute({
  getParentRoute: () => root,
  path: '/sessions/$id',
  validateSearch: (search: Record<string, unknown>): Selection & { tab?: string } =>
    pick(search, ['tab', 'selected']),
  component: lazyRouteComponent(() => import('./sessions/SessionPage'), 'SessionPage'),
});

const analytics = createRoute({
  getParentRoute: () => root,
  path: '/analytics',
  validateSearch: (search: Record<string, unknown>): AnalyticsSearch => readAnalyticsSearch(search),
  component: lazyRouteComponent(() => import('./analytics/AnalyticsPage'), 'AnalyticsPage'),
});

const connect = createRoute({
  getParentRoute: () => root,
  path: '/connect',
  component: lazyRouteComponent(() => import('./connect/ConnectPage'), 'ConnectPage'),
});

/** Not `/api`, which is the server's. */
const clients = createRoute({
  getParentRoute: () => root,
  path: '/clients',
  component: lazyRouteComponent(() => import('./connect/ClientsPage'), 'ClientsPage'),
});

/** Anything else: old bookmarks, slips. */
const elsewhere = createRoute({
  getParentRoute: () => root,
  path: '$',
  beforeLoad: () => {
    throw redirect({ to: '/' });
  },
});

export function createPages(context: Context) {
  return createRouter({
    routeTree: root.addChildren([
      monitor,
      sessions,
      session,
      analytics,
      connect,
      clients,
      elsewhere,
    ]),
    context,
    parseSearch,
    stringifySearch,
    defaultErrorComponent: PageFailed,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPages>;
  }
}
