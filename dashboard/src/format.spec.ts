import { describe, expect, it } from 'vitest';
import {
  formatCost,
  formatDuration,
  formatServerTime,
  formatTokens,
  parseServerTime,
  words,
} from './format';

describe('formatCost', () => {
  const table: [number, string][] = [
    [0, '$0.00'],
    [0.00001, '<$0.0001'],
    [0.0001, '$0.0001'],
    [0.0042, '$0.0042'],
    [0.01, '$0.01'],
    [1.234, '$1.23'],
    [1234.5, '$1,234.50'],
  ];
  it.each(table)('%d is %s', (usd, text) => expect(formatCost(usd)).toBe(text));
});

describe('formatDuration', () => {
  const table: [number, string][] = [
    [0, '0 ms'],
    [999, '999 ms'],
    [999.6, '1.0 s'],
    [1_250, '1.3 s'],
    [59_949, '59.9 s'],
    [59_999, '1 m 00 s'],
    [123_000, '2 m 03 s'],
    [3_599_600, '1 h 00 m'],
    [3_900_000, '1 h 05 m'],
    [360_000_000, '100 h 00 m'],
  ];
  it.each(table)('%d is %s', (ms, text) => expect(formatDuration(ms)).toBe(text));
});

describe('formatTokens', () => {
  const table: [number, string][] = [
    [0, '0'],
    [999, '999'],
    [1_234, '1.2K'],
    [1_500_000, '1.5M'],
  ];
  it.each(table)('%d is %s', (value, text) => expect(formatTokens(value)).toBe(text));
});

describe('server times', () => {
  it('are UTC', () => {
    expect(parseServerTime('2026-11-21 20:18:00')?.toISOString()).toBe('2026-11-21T20:18:00.000Z');
  });

  it('are shown with the date where they are not of today', () => {
    const now = new Date(2026, 10, 21, 12);
    const today = formatServerTime('2026-11-21 12:00:00', now);
    const before = formatServerTime('2026-10-01 12:00:00', now);
    expect(today).toMatch(/:00:00/);
    expect(today).not.toContain('21');
    expect(before).toContain('1');
    expect(before).not.toMatch(/:00:00/);
  });

  it('stay as they are where they cannot be read', () => {
    expect(formatServerTime('yesterday')).toBe('yesterday');
  });
});

it('words are without underscores', () => {
  expect(words('session_start')).toBe('session start');
});
