/** The dashboard without a server: `npm run mock -w dashboard`. */

import { client } from '@agentmonitor/client';
import { mockFetch } from './mock-client';
import { mockOf, smallWorld } from './mock-world';

client.setConfig({ fetch: mockFetch(mockOf(smallWorld())) });
await import('../src/main');
