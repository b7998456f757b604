import { describe, expect, it } from 'vitest';
import {
  exactUtc,
  formatAgo,
  formatCost,
  formatDuration,
  formatPercent,
  formatServerTime,
  formatTokens,
  parseServerTime,
  parseTime,
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

describe('times of events', () => {
  it('are read as the server and as ISO 8601 have them', () => {
    const at = '2026-11-21T20:18:00.000Z';
    expect(parseTime('2026-11-21 20:18:00')?.toISOString()).toBe(at);
    expect(parseTime(at)?.toISOString()).toBe(at);
    expect(parseTime('2026-11-21T22:18:00+02:00')?.toISOString()).toBe(at);
    expect(parseTime('yesterday')).toBeUndefined();
  });

  it.each([
    [0, 'now'],
    [59_000, '59 s ago'],
    [61_000, '1 min ago'],
    [7_200_000, '2 h ago'],
    [200_000_000, '2 d ago'],
  ])('%d ms before now is %s', (ms, text) => {
    expect(formatAgo(new Date(1_000_000_000_000 - ms), 1_000_000_000_000)).toBe(text);
  });

  it('are exact in UTC', () => {
    expect(exactUtc(new Date('2026-11-21T22:18:05.123+02:00'))).toBe('2026-11-21 20:18:05 UTC');
  });
});

it.each([
  [0, '0 %'],
  [0.012, '1.2 %'],
  [0.5, '50 %'],
  [1, '100 %'],
])('a share of %d is %s', (share, text) => expect(formatPercent(share)).toBe(text));
