import { expect, it } from 'vitest';
import { isFiltered, orderOf, pageQuery, readSessionsSearch } from './search';

it('asks the server to search, to filter and to sort', () => {
  const search = {
    q: 'voucher',
    status: 'active',
    agent: 'codex',
    project: 'shop',
    model: 'gpt-5',
  };
  expect(pageQuery({ ...search, sort: 'cost', dir: 'up' })).toEqual({
    q: 'voucher',
    status: 'active',
    agent_type: 'codex',
    project: 'shop',
    model: 'gpt-5',
    sort: 'total_cost_usd',
    direction: 'asc',
    limit: 100,
  });
});

it('asks for what was busy last where the address says nothing that there is', () => {
  const search = { sort: 'password', dir: 'sideways', status: 'lost' };
  expect(orderOf(search)).toEqual({ column: 'last', direction: 'down' });
  expect(pageQuery(search)).toEqual({ sort: 'last_event_at', direction: 'desc', limit: 100 });
});

it('reads nothing else from the address', () => {
  expect(readSessionsSearch({ q: 'a', branch: 'main', evil: 'b' })).toEqual({
    q: 'a',
    branch: 'main',
  });
});

it('knows an order from a filter', () => {
  expect(isFiltered({ sort: 'cost', dir: 'up' })).toBe(false);
  expect(isFiltered({ sort: 'cost', q: 'x' })).toBe(true);
});
