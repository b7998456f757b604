import { expect, it } from 'vitest';
import { IdRanges } from './id-ranges';

it('knows what it has seen', () => {
  const ids = new IdRanges();
  expect(ids.add(5)).toBe(true);
  expect(ids.add(5)).toBe(false);
  expect(ids.add(4)).toBe(true);
  expect(ids.add(4)).toBe(false);
  expect(ids.largest).toBe(5);
});

it('agrees with a Set on ids in any order', () => {
  const ids = new IdRanges();
  const set = new Set<number>();
  let state = 1;
  for (let n = 0; n < 20_000; n++) {
    state = (state * 48_271) % 2_147_483_647;
    const id = state % 3_000;
    expect(ids.add(id)).toBe(!set.has(id));
    set.add(id);
  }
  expect(ids.largest).toBe(Math.max(...set));
});

it('stays one range where the ids have no holes, whatever their order', () => {
  const ids = new IdRanges();
  for (let id = 1_000; id > 800; id--) ids.add(id);
  for (let id = 1; id <= 799; id++) ids.add(id);
  expect(ids.rangeCount).toBe(2);
  ids.add(800);
  expect(ids.rangeCount).toBe(1);
});

it('has no largest id at first', () => {
  expect(new IdRanges().largest).toBeUndefined();
});
