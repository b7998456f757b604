import { expect, it } from 'vitest';
import { queryOf, spanOf, subjectOf } from './search';

const now = Date.parse('2026-11-22T10:20:30Z');
const at = (text: string) => Date.parse(text);

it('asks from where the first bar begins, the same all through the last', () => {
  const query = queryOf({ range: '24h', agent: 'codex' }, now, 0);
  expect(query).toEqual({ since: '2026-11-21 11:00:00', agent_type: 'codex' });
  expect(queryOf({ range: '24h', agent: 'codex' }, now + 30 * 60_000, 0)).toEqual(query);
});

it('shows whole hours and days of the clock that one has', () => {
  expect(spanOf('24h', now, 330)).toEqual({
    from: at('2026-11-21T10:30:00Z'),
    to: at('2026-11-22T09:30:00Z'),
  });
  expect(spanOf('30d', now, -300)).toEqual({
    from: at('2026-10-24T05:00:00Z'),
    to: at('2026-11-22T05:00:00Z'),
  });
});

it('asks for everything without a time', () => {
  expect(queryOf({ range: 'all', agent: undefined }, now, 60)).toEqual({});
  expect(spanOf('all', now, 60)).toBeUndefined();
});

it('shows the last seven days where the address says nothing that there is', () => {
  expect(subjectOf({ range: '3y', metric: 'x', split: 'y' })).toEqual({
    range: '7d',
    agent: undefined,
    metric: 'cost',
    split: 'none',
  });
});
