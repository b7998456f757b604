import { expect, it } from 'vitest';
import { rankedBy } from './TopSessions';

it.each([
  ['cost', 'cost'],
  ['tokens_out', 'tokens_out'],
  ['events', 'events'],
  ['errors', 'cost'],
  ['sessions', 'cost'],
] as const)('measured in %s, sessions are ranked by %s', (metric, expected) => {
  expect(rankedBy(metric)).toBe(expected);
});
