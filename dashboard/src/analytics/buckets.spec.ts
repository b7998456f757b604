import type { CostHour } from '@agentmonitor/client';
import { describe, expect, it } from 'vitest';
import { bucketsOf, stacked } from './buckets';

const hour = (bucket: string, cost_usd = 1): CostHour => ({
  bucket,
  cost_usd,
  tokens_in: 10,
  tokens_out: 1,
  event_count: 2,
});

describe('buckets', () => {
  it('are hours where there are few, without gaps', () => {
    const { starts, buckets } = bucketsOf([
      [hour('2026-01-01T10:00:00Z'), hour('2026-01-01T13:00:00Z', 2)],
    ]);
    expect(starts).toHaveLength(4);
    expect(buckets[0]?.map(({ costUsd }) => costUsd)).toEqual([1, 0, 0, 2]);
  });

  it('are local days where hours would be too many, and lose nothing', () => {
    const hours = Array.from({ length: 24 * 40 }, (_, n) =>
      hour(new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toISOString()),
    );
    const { starts, buckets } = bucketsOf([hours]);
    expect(starts.length).toBeGreaterThanOrEqual(40);
    expect(starts.length).toBeLessThanOrEqual(41);
    expect(starts.every((start) => new Date(start).getHours() === 0)).toBe(true);
    expect(buckets[0]?.reduce((sum, { costUsd }) => sum + costUsd, 0)).toBe(24 * 40);
    expect(buckets[0]?.reduce((sum, { events }) => sum + events, 0)).toBe(2 * 24 * 40);
  });

  it('are the same for all timelines', () => {
    const { starts, buckets } = bucketsOf([
      [hour('2026-01-01T10:00:00Z')],
      [],
      [hour('2026-01-01T12:00:00Z')],
    ]);
    expect(starts).toHaveLength(3);
    expect(buckets.map((list) => list.map(({ costUsd }) => costUsd))).toEqual([
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 1],
    ]);
  });

  it('are few, whatever year a sender says', () => {
    const { starts } = bucketsOf([
      [hour('0001-01-01T00:00:00Z'), hour('2026-01-01T00:00:00Z'), hour('9999-12-31T00:00:00Z')],
    ]);
    expect(starts).toHaveLength(3);
  });

  it('go through all of the time that is asked for', () => {
    const span = { from: Date.parse('2026-01-01T00:00Z'), to: Date.parse('2026-01-01T23:00Z') };
    const { starts, buckets } = bucketsOf([[hour('2026-01-01T10:00:00Z')]], span);
    expect(starts).toHaveLength(24);
    expect(buckets[0]?.findIndex(({ costUsd }) => costUsd > 0)).toBe(10);
  });

  it('leave out what cannot be read', () => {
    expect(bucketsOf([[hour('-0001-01-01T00:00:00Z')], []])).toEqual({
      starts: [],
      buckets: [[], []],
    });
  });
});

it('stacks the first on top of the others', () => {
  const one = [1, 2];
  const two = [10, 20];
  const three = [100, 200];
  expect(stacked([one, two, three])).toEqual([
    [111, 222],
    [110, 220],
    [100, 200],
  ]);
  expect(stacked([])).toEqual([]);
});
