import { expect, it } from 'vitest';
import { KeyReader, type Shortcut } from './shortcuts';

const shortcuts: Shortcut[] = ['g m', 'g s', 't', '?'].map((keys) => ({
  keys,
  label: keys,
  run: () => undefined,
}));

function keysOf(...pressed: [string, number][]): (string | undefined)[] {
  const reader = new KeyReader();
  return pressed.map(([key, at]) => reader.read(key, at, shortcuts)?.keys);
}

it('knows single keys', () => {
  expect(keysOf(['t', 0], ['x', 1], ['?', 2])).toEqual(['t', undefined, '?']);
});

it('knows two keys in a row', () => {
  expect(keysOf(['g', 0], ['m', 500], ['m', 600])).toEqual([undefined, 'g m', undefined]);
});

it('forgets the first key after a while', () => {
  expect(keysOf(['g', 0], ['s', 2_000])).toEqual([undefined, undefined]);
});

it('begins anew where the second key makes nothing', () => {
  expect(keysOf(['g', 0], ['x', 1], ['m', 2])).toEqual([undefined, undefined, undefined]);
  expect(keysOf(['g', 0], ['g', 1], ['m', 2])).toEqual([undefined, undefined, 'g m']);
  expect(keysOf(['g', 0], ['t', 1])).toEqual([undefined, 't']);
});
