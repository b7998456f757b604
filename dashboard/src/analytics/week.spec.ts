import type { ActivityHour } from '@agentmonitor/client';
import { expect, it } from 'vitest';
import { fullestOf, gridOf, hourName, WEEKDAYS } from './week';

const hourOf = (weekday: number, hour: number, events: number): ActivityHour => ({
  weekday,
  hour,
  events,
  cost_usd: 0,
});
const events = (hour: ActivityHour) => hour.events;
const hours = [hourOf(1, 0, 5), hourOf(3, 14, 20), hourOf(7, 23, 10)];

it('is a week that begins on Monday', () => {
  expect(WEEKDAYS[0]).toBe('Monday');
  expect(WEEKDAYS[6]).toBe('Sunday');
  expect(hourName(7)).toBe('07:00');
});

it('has a cell for each hour, as full as it is beside the fullest', () => {
  const grid = gridOf(hours, events);
  expect(grid.map((day) => day.length)).toEqual(Array(7).fill(24));
  expect(grid[0]?.[0]?.share).toBe(0.25);
  expect(grid[2]?.[14]?.share).toBe(1);
  expect(grid[6]?.[23]?.share).toBe(0.5);
  expect(grid[6]?.[22]).toEqual({ hour: undefined, share: 0 });
});

it('knows its fullest hour, and none where nothing counts', () => {
  expect(fullestOf(hours, events)).toBe(hours[1]);
  expect(fullestOf(hours, ({ cost_usd }) => cost_usd)).toBeUndefined();
  expect(gridOf(hours, ({ cost_usd }) => cost_usd)[0]?.[0]?.share).toBe(0);
});
