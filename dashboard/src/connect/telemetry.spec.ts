import type { TelemetrySkipReason } from '@agentmonitor/client';
import { expect, it } from 'vitest';
import { reasonsOf } from './Telemetry';

it('says how many were left out and why', () => {
  const skipped = [
    { reason: 'noise', count: 1_200 },
    { reason: 'no_session', count: 1 },
  ] as const;
  expect(reasonsOf({ skipped: [...skipped] })).toBe(
    '1,200 part of a stream whose end says it all, 1 without a session',
  );
  expect(reasonsOf({ skipped: [] })).toBe('–');
});

it('tells a reason that it does not know in the server’s words', () => {
  const reason = 'too_early' as TelemetrySkipReason;
  expect(reasonsOf({ skipped: [{ reason, count: 2 }] })).toBe('2 too early');
});
