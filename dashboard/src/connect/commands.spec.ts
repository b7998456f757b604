import { describe, expect, it } from 'vitest';
import {
  anyClient,
  claudeHooks,
  claudeTelemetry,
  codex,
  gemini,
  generatedClients,
} from './commands';

const open = { origin: 'http://127.0.0.1:3141', hasToken: false };
const guarded = { origin: 'https://monitor.example', hasToken: true };
const all = (server: typeof open) => [anyClient(server), ...generatedClients(server)];

describe('commands', () => {
  it.each(all(open))('lead to this server: $title', ({ text }) => {
    expect(text).toContain('http://127.0.0.1:3141/api/');
    expect(text).not.toContain('Bearer');
  });

  it.each(all(guarded))('carry the token where there is one: $title', ({ text }) => {
    expect(text).toContain('https://monitor.example/api/');
    expect(text).toContain('Bearer');
  });
});

describe.each([claudeHooks, claudeTelemetry, codex, gemini])('a command of this server', (make) => {
  it('leads to it, and reads the token where there is one', () => {
    expect(make(open).text).toMatch(/^agentmonitor .* --url http:\/\/127\.0\.0\.1:3141$/);
    expect(make(guarded).text).toMatch(
      /^export AGENTMONITOR_AUTH_TOKEN=<token>\nagentmonitor .* --url https:\/\/monitor\.example$/,
    );
  });
});

it('sends an event that is JSON', () => {
  const body = /-d '([^']+)'/.exec(anyClient(open).text)?.[1] ?? '';
  expect(JSON.parse(body)).toMatchObject({ session_id: 'first-session', event_type: 'tool_use' });
});
