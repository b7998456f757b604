import { expect, it } from 'vitest';
import { eventsOf } from '../../test/event';
import { changed, MOVING, type PauseState, type Reason } from './pause';

const now = (count: number) => ({ rows: eventsOf(1, count), count, key: '' });

function after(...changes: [Reason, boolean, number][]): PauseState {
  return changes.reduce(
    (state, [reason, on, count]) => changed(state, { reason, on, now: now(count) }),
    MOVING,
  );
}

it('holds what was shown at the first reason, until the last is gone', () => {
  expect(after(['hover', true, 1], ['focus', true, 2]).held?.count).toBe(1);
  expect(after(['hover', true, 1], ['focus', true, 2], ['hover', false, 3]).held?.count).toBe(1);
  expect(after(['hover', true, 1], ['hover', false, 3])).toBe(MOVING);
});

it('holds anew what is shown when it is asked to right after it went on', () => {
  expect(after(['hover', true, 1], ['hover', false, 2], ['asked', true, 2]).held?.count).toBe(2);
});

it('does not change for a reason that is there already', () => {
  const state = after(['hover', true, 1]);
  expect(changed(state, { reason: 'hover', on: true, now: now(5) })).toBe(state);
});
