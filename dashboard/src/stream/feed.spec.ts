import { describe, expect, it } from 'vitest';
import { eventOf, eventsOf } from '../../test/event';
import { Feed, MAX_ROWS } from './feed';

const ids = (feed: Feed) => feed.rows.map((event) => event.id);

describe('Feed', () => {
  it('keeps the newest first, whatever the order in which they come', () => {
    const feed = new Feed();
    feed.add([eventOf({ id: 3 }), eventOf({ id: 1 })]);
    feed.add([eventOf({ id: 2 }), eventOf({ id: 4 })]);
    expect(ids(feed)).toEqual([4, 3, 2, 1]);
  });

  it('adds each event once', () => {
    const feed = new Feed();
    feed.add([...eventsOf(1, 3), ...eventsOf(2, 4)]);
    feed.add(eventsOf(1, 5));
    expect(ids(feed)).toEqual([5, 4, 3, 2, 1]);
    expect(feed.totals.events).toBe(5);
  });

  it('does not count an event again that has left the rows', () => {
    const feed = new Feed();
    feed.add(eventsOf(1, MAX_ROWS + 1));
    feed.add([eventOf({ id: 1 })]);
    expect(feed.totals.events).toBe(MAX_ROWS + 1);
    expect(feed.rows).toHaveLength(MAX_ROWS);
  });

  it('adds up tokens, cost, sessions and agents', () => {
    const feed = new Feed();
    feed.add([
      eventOf({ id: 1, session_id: 'a', agent_type: 'codex', tokens_in: 10, tokens_out: 1 }),
      eventOf({ id: 2, session_id: 'a', agent_type: 'codex', tokens_in: 5, cost_usd: 0.5 }),
      eventOf({ id: 3, session_id: 'b', agent_type: 'claude_code', cost_usd: 0.25 }),
      eventOf({ id: 4, session_id: 'b', agent_type: 'claude_code', cache_read_tokens: 9 }),
    ]);
    expect(feed.totals).toEqual({
      events: 4,
      sessions: 2,
      agents: 2,
      tokensIn: 15,
      tokensOut: 1,
      costUsd: 0.75,
      unpriced: 2,
    });
  });

  it('keeps the same rows and totals where nothing is new', () => {
    const feed = new Feed();
    feed.add(eventsOf(1, 3));
    const { rows, totals } = feed;
    feed.add(eventsOf(1, 3));
    expect(feed.rows).toBe(rows);
    expect(feed.totals).toBe(totals);
  });
});

describe('contradicts', () => {
  const feed = new Feed();
  feed.add(eventsOf(10, 20));
  const table: [string, Parameters<Feed['contradicts']>[0], boolean][] = [
    ['the same events', eventsOf(15, 20), false],
    ['newer events', eventsOf(15, 40), false],
    ['only newer events', eventsOf(30, 40), false],
    ['another event of a known id', [eventOf({ id: 12, session_id: 'other' })], true],
    [
      'a known id stored at another time',
      [eventOf({ id: 12, created_at: '2027-01-01 00:00:00' })],
      true,
    ],
    ['only older events', eventsOf(1, 5), true],
    ['no events', [], true],
  ];
  it.each(table)('%s', (_, listed, expected) => {
    expect(feed.contradicts(listed)).toBe(expected);
  });

  it('is never so for a feed without rows', () => {
    expect(new Feed().contradicts([])).toBe(false);
  });
});
