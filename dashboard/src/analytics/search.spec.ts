import { expect, it } from 'vitest';
import { queryOf, spanOf, subjectOf } from './search';

const now = Date.parse('2026-11-22T10:20:30Z');

it('asks from the full hour, the same all through it', () => {
  const query = queryOf({ range: '24h', agent: 'codex' }, now);
  expect(query).toEqual({ since: '2026-11-21 10:00:00', agent_type: 'codex' });
  expect(queryOf({ range: '24h', agent: 'codex' }, now + 30 * 60_000)).toEqual(query);
});

it('asks for everything without a time', () => {
  expect(queryOf({ range: 'all', agent: undefined }, now)).toEqual({});
  expect(spanOf('all', now)).toBeUndefined();
});

it('shows the last seven days where the address says nothing that there is', () => {
  expect(subjectOf({ range: '3y', metric: 'x', split: 'y' })).toEqual({
    range: '7d',
    agent: undefined,
    metric: 'cost',
    split: 'none',
  });
});
