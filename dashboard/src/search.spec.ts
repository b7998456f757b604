import { expect, it } from 'vitest';
import { oneOf, parseSearch, pick, stringifySearch } from './search';

it('keeps every value as the text that it is', () => {
  const search = { project: '123', branch: 'true', agent: '{"a":1}', tool: 'a b&c=ü' };
  expect(parseSearch(stringifySearch(search))).toEqual(search);
});

it('drops what has no value', () => {
  expect(stringifySearch({ agent: '', tool: undefined })).toBe('');
  expect(parseSearch('?agent=&tool=Bash')).toEqual({ tool: 'Bash' });
});

it('reads nothing but what it was asked for', () => {
  expect(pick({ agent: 'codex', evil: 'x', model: 1 }, ['agent', 'model'])).toEqual({
    agent: 'codex',
  });
});

it('falls back to the first value', () => {
  expect(oneOf(['a', 'b'], 'b')).toBe('b');
  expect(oneOf(['a', 'b'], 'c')).toBe('a');
});
