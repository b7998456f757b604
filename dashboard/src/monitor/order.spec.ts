import { expect, it } from 'vitest';
import { sessionOf } from '../../test/session';
import { byLiveness } from './order';

const early = sessionOf({ id: 'early', started_at: '2026-01-01 00:00:00' });
const late = sessionOf({ id: 'late', started_at: '2026-01-02 00:00:00' });
const idle = sessionOf({ id: 'idle', status: 'idle', started_at: '2026-01-03 00:00:00' });

const order = (...sessions: Parameters<typeof byLiveness>[0]) =>
  byLiveness(sessions).map(({ id }) => id);

it('puts active sessions before idle ones, and the last begun first', () => {
  expect(order(early, idle, late)).toEqual(['late', 'early', 'idle']);
});

it('does not change because a session has a new event', () => {
  const busy = { ...early, last_event_at: '2026-02-01 00:00:00', event_count: 99 };
  expect(order(late, busy, idle)).toEqual(order(busy, idle, late));
});
