/** Hours of the week as a grid: a row for each day from Monday on, a cell for each hour of it. */

import type { ActivityHour } from '@agentmonitor/client';

const HOURS = 24;
const A_MONDAY = Date.UTC(2026, 0, 5);

const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });

/** From Monday to Sunday. */
export const WEEKDAYS: readonly string[] = Array.from({ length: 7 }, (_, day) =>
  weekday.format(A_MONDAY + day * 86_400_000),
);

export const dayName = ({ weekday }: Pick<ActivityHour, 'weekday'>): string =>
  WEEKDAYS[weekday - 1] ?? '';

/** 7 → 07:00 */
export const hourName = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

export interface Cell {
  /** Undefined where nothing happened. */
  hour: ActivityHour | undefined;
  /** From 0 to 1, as a share of the fullest hour. */
  share: number;
}

export function gridOf(
  hours: readonly ActivityHour[],
  measure: (hour: ActivityHour) => number,
): Cell[][] {
  const most = hours.reduce((most, hour) => Math.max(most, measure(hour)), 0);
  const known = new Map(hours.map((hour) => [hour.weekday * HOURS + hour.hour, hour]));
  return WEEKDAYS.map((_, day) =>
    Array.from({ length: HOURS }, (_, at) => {
      const hour = known.get((day + 1) * HOURS + at);
      return { hour, share: hour === undefined || most === 0 ? 0 : measure(hour) / most };
    }),
  );
}

/** The hour with the most of it, if any has some. */
export function fullestOf(
  hours: readonly ActivityHour[],
  measure: (hour: ActivityHour) => number,
): ActivityHour | undefined {
  return hours.reduce<ActivityHour | undefined>((fullest, hour) => {
    if (measure(hour) <= 0) return fullest;
    return fullest === undefined || measure(hour) > measure(fullest) ? hour : fullest;
  }, undefined);
}
