import { describe, expect, it } from 'vitest';
import { eventOf } from '../../test/event';
import { sessionOf } from '../../test/session';
import {
  feedFilter,
  matchesQuota,
  matchesSession,
  notBefore,
  readFilters,
  seriesQuery,
  sessionQuery,
  sinceTime,
  statsQuery,
} from './filters';

const now = Date.parse('2026-11-22T10:00:30Z');

describe('reading', () => {
  it('takes what there is, and no time span of its own making', () => {
    const search = { agent: 'codex', since: '3y', tool: '', other: 'x' };
    expect(readFilters(search)).toEqual({ agent: 'codex' });
    expect(readFilters({ since: '1h' })).toEqual({ since: '1h' });
  });
});

describe('the feed', () => {
  it('says to the server what the server can filter by', () => {
    const { query } = feedFilter({ agent: 'codex', project: 'shop', since: '1h' }, now);
    expect(query).toEqual({ agent_type: 'codex', project: 'shop', since: '2026-11-22 09:00:00' });
  });

  const event = eventOf({
    id: 1,
    agent_type: 'codex',
    event_type: 'tool_use',
    tool_name: 'shell',
    project: 'shop',
    branch: 'main',
    model: 'gpt-5',
    created_at: '2026-11-22 09:30:00',
  });

  it.each([
    [{}, true],
    [{ agent: 'codex', event: 'tool_use', tool: 'shell' }, true],
    [{ project: 'shop', branch: 'main', model: 'gpt-5' }, true],
    [{ agent: 'claude_code' }, false],
    [{ event: 'error' }, false],
    [{ tool: 'Bash' }, false],
    [{ project: 'other' }, false],
    [{ branch: 'dev' }, false],
    [{ model: 'Gpt-5' }, false],
  ])('of %j lets the event through: %s', (filters, expected) => {
    expect(feedFilter(filters, now).wanted(event)).toBe(expected);
  });

  it('is the same for the same filters, whatever the time', () => {
    const key = feedFilter({ since: '1h' }, now).key;
    expect(feedFilter({ since: '1h' }, now + 3_600_000).key).toBe(key);
    expect(feedFilter({ since: '6h' }, now).key).not.toBe(key);
  });

  it('leaves out rows that have grown too old', () => {
    expect(notBefore([event], sinceTime({ since: '1h' }, now))).toEqual([event]);
    expect(notBefore([event], sinceTime({ since: '15m' }, now))).toEqual([]);
    expect(notBefore([event], undefined)).toEqual([event]);
  });
});

describe('sessions', () => {
  const session = sessionOf({ id: 's-1' });

  it('are asked for by all that a session knows of itself', () => {
    const filters = {
      agent: 'codex',
      project: 'shop',
      branch: 'main',
      model: 'gpt-5',
      since: '1h',
    };
    expect(sessionQuery({ ...filters, tool: 'Bash', event: 'error' }, now)).toEqual({
      agent_type: 'codex',
      project: 'shop',
      branch: 'main',
      model: 'gpt-5',
      since: '2026-11-22 09:00:00',
    });
  });

  it.each([
    [{ agent: 'codex', project: 'shop', branch: 'main' }, [], true],
    [{ tool: 'Bash' }, ['s-1'], true],
    [{ tool: 'Bash' }, ['s-2'], false],
    [{ event: 'error' }, [], false],
  ])('of %j with events of %j match: %s', (filters, seen, expected) => {
    expect(matchesSession(filters, session, new Set(seen))).toBe(expected);
  });
});

it.each([
  [{}, true],
  [{ agent: 'codex' }, true],
  [{ agent: 'claude_code' }, false],
  [{ project: 'shop', tool: 'Bash' }, true],
])('of %j keep the quota of an agent: %s', (filters, expected) => {
  expect(matchesQuota(filters, { agent_type: 'codex' })).toBe(expected);
});

describe('totals', () => {
  it('are asked for by agent and time', () => {
    expect(statsQuery({ agent: 'codex', since: '24h' }, now)).toEqual({
      agent_type: 'codex',
      since: '2026-11-21 10:00:00',
    });
    expect(statsQuery({}, now)).toEqual({});
  });

  it('of other parts are asked for as series, which take any filter', () => {
    const filters = { agent: 'codex', tool: 'Bash', project: 'shop', since: '1h' };
    expect(statsQuery(filters, now)).toBeUndefined();
    expect(seriesQuery(filters, now)).toEqual({
      agent_type: 'codex',
      tool_name: 'Bash',
      project: 'shop',
      since: '2026-11-22 09:00:00',
    });
  });
});

it('has no oldest time without a span', () => {
  expect(sinceTime({}, now)).toBeUndefined();
});
