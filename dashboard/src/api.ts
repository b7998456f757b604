/** The one client of this page, and the token that it sends. The token lives as long as the tab. */

import { client } from '@agentmonitor/client';
import { access } from './access';
import { failureOf } from './failure';

const TOKEN_KEY = 'agentmonitor.token';

client.setConfig({ baseUrl: '', auth: () => token() });
client.interceptors.error.use((error, response) => failureOf(error, response?.status));
client.interceptors.response.use((response) => {
  if (response.status === 401) access.wantToken(true);
  return response;
});

export { client };

export function token(): string | undefined {
  return sessionStorage.getItem(TOKEN_KEY) ?? undefined;
}

export function keepToken(value: string): void {
  sessionStorage.setItem(TOKEN_KEY, value);
}

export function forgetToken(): void {
  sessionStorage.removeItem(TOKEN_KEY);
}

/** A token that no header can carry is a slip of the clipboard. */
export function isToken(value: string): boolean {
  return /^[\x21-\x7e]+$/.test(value);
}
