import { describe, expect, it } from 'vitest';
import { sessionOf } from '../../test/session';
import { arrange, listQuery, orderOf, readSessionsSearch } from './search';

const sessions = [
  sessionOf({ id: 'a', project: 'shop', agent_type: 'codex', total_cost_usd: 2, event_count: 9 }),
  sessionOf({ id: 'b', project: 'Billing', branch: 'fix/tax', total_cost_usd: 5 }),
  sessionOf({ id: 'c', project: null, branch: null, total_cost_usd: 1, lines_added: 50 }),
];
const ids = (search: Parameters<typeof arrange>[1]) =>
  arrange(sessions, search).map(({ id }) => id);

describe('searching', () => {
  it.each([
    ['billing', ['b']],
    ['TAX bill', ['b']],
    ['codex', ['a']],
    ['nothing of this', []],
    ['  ', ['a', 'b', 'c']],
  ])('for %j finds %j', (q, found) => expect(ids({ q })).toEqual(found));
});

describe('sorting', () => {
  it.each([
    [{ sort: 'cost' }, ['b', 'a', 'c']],
    [{ sort: 'cost', dir: 'up' }, ['c', 'a', 'b']],
    [{ sort: 'events' }, ['a', 'b', 'c']],
    [{ sort: 'lines' }, ['c', 'a', 'b']],
    [{ sort: 'project', dir: 'up' }, ['c', 'b', 'a']],
  ])('by %j', (search, order) => expect(ids(search)).toEqual(order));

  it('is by the last event where the address says nothing that there is', () => {
    expect(orderOf({ sort: 'password', dir: 'sideways' })).toEqual({
      column: 'last',
      direction: 'down',
    });
  });
});

it('asks the server for what it can filter by', () => {
  expect(listQuery({ status: 'active', agent: 'codex', q: 'x' })).toEqual({
    status: 'active',
    agent_type: 'codex',
    limit: 200,
  });
  expect(listQuery({ limit: '1000' }).limit).toBe(1_000);
  expect(listQuery({ limit: '-1' }).limit).toBe(200);
});

it('reads nothing else from the address', () => {
  expect(readSessionsSearch({ q: 'a', evil: 'b' })).toEqual({ q: 'a' });
});
