import type { TranscriptEntry } from '@agentmonitor/client';
import { describe, expect, it } from 'vitest';
import { detailText, growthOf, turnsOf } from './turns';

const entry = (fields: Partial<TranscriptEntry>): TranscriptEntry => ({
  role: 'assistant',
  type: 'response',
  timestamp: '2026-01-01 00:00:00',
  ...fields,
});
const prompt = (detail: string, timestamp = '2026-01-01 00:00:00') =>
  entry({ role: 'user', type: 'user_prompt', detail, timestamp });
const tool = (fields: Partial<TranscriptEntry> = {}) =>
  entry({ role: 'tool', type: 'tool_use', ...fields });

describe('turns', () => {
  it('begin with each question', () => {
    const turns = turnsOf([entry({ type: 'session_start' }), prompt('a'), tool(), prompt('b')]);
    expect(turns.map((turn) => turn.prompt)).toEqual([undefined, 'a', 'b']);
    expect(turns.map((turn) => turn.start)).toEqual([0, 1, 3]);
    expect(turns.map((turn) => turn.entries.length)).toEqual([1, 2, 1]);
  });

  it('say what they came to', () => {
    const [turn] = turnsOf([
      prompt('a', '2026-01-01T00:00:00.000Z'),
      tool({ status: 'timeout' }),
      entry({ type: 'error', status: 'error' }),
      entry({ tokens_in: 10, tokens_out: 5, cost_usd: 0.5, timestamp: '2026-01-01 00:01:00' }),
    ]);
    expect(turn).toMatchObject({
      tools: 1,
      errors: 2,
      tokens: 15,
      costUsd: 0.5,
      tookMs: 60_000,
    });
  });

  it('are none of an empty transcript', () => {
    expect(turnsOf([])).toEqual([]);
  });
});

describe('growth', () => {
  it('adds up, a point a moment, and never goes back in time', () => {
    const growth = growthOf([
      entry({ timestamp: '2026-01-01 00:00:10', tokens_in: 1 }),
      entry({ timestamp: '2026-01-01 00:00:05', tokens_out: 2, cost_usd: 1 }),
      entry({ timestamp: 'some day', cost_usd: 1 }),
      entry({ timestamp: '2026-01-01 00:00:20' }),
    ]);
    const start = Date.parse('2026-01-01T00:00:10Z') / 1_000;
    expect(growth.times).toEqual([start, start + 10]);
    expect(growth.tokens).toEqual([3, 3]);
    expect(growth.costUsd).toEqual([1, 2]);
  });
});

it('shows any detail as text', () => {
  expect(detailText('a')).toBe('a');
  expect(detailText(undefined)).toBe('');
  expect(detailText({ a: 1 })).toBe('{\n  "a": 1\n}');
});
