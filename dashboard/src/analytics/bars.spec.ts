import type { Series } from '@agentmonitor/client';
import { describe, expect, it } from 'vitest';
import { barsOf, daysIn, type Line, linesOf, stacked } from './bars';

const HOUR = 3_600_000;
const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour)).toISOString();
const line = (...points: [number, number][]): Line => ({
  name: 'a',
  points: points.map(([hour, value]) => ({ start: at(hour), value })),
});

describe('bars', () => {
  it('fill the hours in which nothing happened', () => {
    const { starts, values } = barsOf([line([9, 1], [11, 3]), line([10, 2])], HOUR);
    expect(starts.map((start) => new Date(start).getUTCHours())).toEqual([9, 10, 11]);
    expect(values).toEqual([
      [1, 0, 3],
      [0, 2, 0],
    ]);
  });

  it('go through all of the time that is asked for', () => {
    const span = { from: Date.parse(at(8)), to: Date.parse(at(12)) };
    expect(barsOf([line([10, 5])], HOUR, span).values).toEqual([[0, 0, 5, 0, 0]]);
  });

  it('leave gaps out where they would be too many, or are no whole steps', () => {
    expect(barsOf([line([0, 1], [24 * 365 * 50, 2])], HOUR).values).toEqual([[1, 2]]);
    expect(barsOf([line([0, 1], [1.5, 2])], HOUR).values).toEqual([[1, 2]]);
  });

  it('are none where there is nothing', () => {
    expect(barsOf([], HOUR)).toEqual({ starts: [], values: [] });
    expect(barsOf([line()], HOUR, { from: 0, to: HOUR })).toEqual({ starts: [], values: [[]] });
  });

  it('stand on one another', () => {
    expect(
      stacked([
        [1, 0],
        [2, 5],
      ]),
    ).toEqual([
      [3, 5],
      [2, 5],
    ]);
    expect(stacked([])).toEqual([]);
  });
});

describe('lines', () => {
  const points = [{ start: at(0), value: 1 }];
  const series: Series = {
    bucket: 'day',
    total: 6,
    groups: [
      { key: 'opus', total: 1, points },
      { key: null, total: 1, points: [{ start: at(48), value: 1 }] },
    ],
    others: { groups: 3, total: 4, points: [] },
  };

  it('are named for what they have in common, and the rest is one', () => {
    expect(linesOf(series, 'model').map(({ name }) => name)).toEqual([
      'opus',
      'No model',
      '3 others',
    ]);
  });

  it('know how many days they go through', () => {
    expect(daysIn(series)).toBe(3);
    expect(daysIn({ ...series, groups: [] })).toBe(0);
  });
});
