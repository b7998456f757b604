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
    expect(feed.count).toBe(5);
  });

  it('does not count an event again that has left the rows', () => {
    const feed = new Feed();
    feed.add(eventsOf(1, MAX_ROWS + 1));
    feed.add([eventOf({ id: 1 })]);
    expect(feed.count).toBe(MAX_ROWS + 1);
    expect(feed.rows).toHaveLength(MAX_ROWS);
  });

  it('keeps and counts only what its filter lets through', () => {
    const feed = new Feed((event) => event.agent_type === 'codex');
    feed.add([eventOf({ id: 1, agent_type: 'codex' }), eventOf({ id: 2 })]);
    expect(ids(feed)).toEqual([1]);
    expect(feed.count).toBe(1);
    feed.clear(() => true);
    feed.add([eventOf({ id: 1, agent_type: 'codex' }), eventOf({ id: 2 })]);
    expect(ids(feed)).toEqual([2, 1]);
  });

  it('keeps the same rows where nothing is new', () => {
    const feed = new Feed();
    feed.add(eventsOf(1, 3));
    const { rows } = feed;
    feed.add(eventsOf(1, 3));
    expect(feed.rows).toBe(rows);
    expect(feed.count).toBe(3);
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
