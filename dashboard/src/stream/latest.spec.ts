import { expect, it } from 'vitest';
import { eventOf } from '../../test/event';
import { doingOf, Latest } from './latest';

it('keeps the newest event of each session, whatever their order', () => {
  const latest = new Latest();
  latest.add([eventOf({ id: 3, session_id: 'a' }), eventOf({ id: 1, session_id: 'a' })]);
  latest.add([eventOf({ id: 2, session_id: 'a' }), eventOf({ id: 4, session_id: 'b' })]);
  expect([...latest.bySession.values()].map(({ event }) => event.id)).toEqual([3, 4]);
});

it('keeps the last model that was named', () => {
  const latest = new Latest();
  latest.add([eventOf({ id: 3 })]);
  latest.add([eventOf({ id: 2, model: 'gpt-5' }), eventOf({ id: 4 })]);
  expect(latest.bySession.get('s-1')).toMatchObject({ event: { id: 4 }, model: 'gpt-5' });
});

it('stays the same where nothing is newer', () => {
  const latest = new Latest();
  latest.add([eventOf({ id: 2, model: 'gpt-5' })]);
  const before = latest.bySession;
  latest.add([eventOf({ id: 1 }), eventOf({ id: 2 })]);
  expect(latest.bySession).toBe(before);
});

it('forgets the session that was quiet for longest', () => {
  const latest = new Latest();
  for (let id = 1; id <= 500; id++) latest.add([eventOf({ id, session_id: `s-${id}` })]);
  latest.add([eventOf({ id: 501, session_id: 's-1' })]);
  latest.add([eventOf({ id: 502, session_id: 'new' })]);
  expect(latest.bySession.size).toBe(500);
  expect(latest.bySession.has('s-1')).toBe(true);
  expect(latest.bySession.has('s-2')).toBe(false);
});

it('is told by a list of events, newest first, as by their coming', () => {
  const events = [
    eventOf({ id: 3, tool_name: 'Bash' }),
    eventOf({ id: 2, model: 'opus' }),
    eventOf({ id: 1, model: 'haiku' }),
  ];
  expect(doingOf(events)).toEqual({ event: events[0], model: 'opus' });
  const latest = new Latest();
  latest.add(events);
  expect(latest.bySession.get('s-1')?.event).toBe(events[0]);
  expect(doingOf([])).toBeUndefined();
});
