import { describe, expect, it } from 'vitest';
import { gist, pretty } from './metadata';

describe('gist', () => {
  const table: [string, string, string][] = [
    ['the command', '{"tool_use_id":"x","command":"cargo test"}', 'cargo test'],
    ['the most telling field', '{"file_path":"/b","command":"cat /b"}', 'cat /b'],
    ['an inner field', '{"tool_input":{"pattern":"TODO"}}', 'TODO'],
    ['one line', '{"message":"fix\\n  the\\tbug "}', 'fix the bug'],
    ['a field that says something', '{"command":" ","message":"hi"}', 'hi'],
    ['a string', '"hello"', 'hello'],
    ['text that is not JSON', 'hello', 'hello'],
    ['nothing of a list', '["a"]', ''],
    ['nothing of a number', '7', ''],
    ['nothing of null', 'null', ''],
    ['nothing of an empty object', '{}', ''],
    ['nothing inherited', '{"__proto__":{"command":"x"}}', ''],
  ];
  it.each(table)('is %s', (_, metadata, expected) => expect(gist(metadata)).toBe(expected));

  it('is cut where it is long, and not inside a character', () => {
    const text = gist(JSON.stringify({ message: '🦀'.repeat(500) }));
    expect([...text]).toHaveLength(240);
    expect(text.endsWith('🦀…')).toBe(true);
  });
});

describe('pretty', () => {
  it('lays JSON out', () => expect(pretty('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}'));
  it('leaves other text as it is', () => expect(pretty('{oops')).toBe('{oops'));
  it.each(['{}', '[]', 'null', '', '""'])('is empty for %s', (text) =>
    expect(pretty(text)).toBe(''),
  );
});
