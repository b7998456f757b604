import { describe, expect, it } from 'vitest';
import { SseParser } from '../src/sse.js';

function parse(chunks: string[]) {
  const messages: string[] = [];
  const retries: number[] = [];
  const parser = new SseParser({
    onMessage: (data) => messages.push(data),
    onRetry: (delayMs) => retries.push(delayMs),
  });
  for (const chunk of chunks) parser.push(chunk);
  return { messages, retries, lastEventId: parser.lastEventId };
}

const TABLE: { name: string; text: string; messages: string[] }[] = [
  { name: 'one line', text: 'data: a\n\n', messages: ['a'] },
  { name: 'no space after the colon', text: 'data:a\n\n', messages: ['a'] },
  { name: 'only the first space is cut', text: 'data:  a\n\n', messages: [' a'] },
  {
    name: 'several data lines',
    text: 'data: a\ndata: b\ndata\ndata: c\n\n',
    messages: ['a\nb\n\nc'],
  },
  { name: 'carriage returns', text: 'data: a\r\rdata: b\r\r', messages: ['a', 'b'] },
  { name: 'both', text: 'data: a\r\n\r\ndata: b\r\n\r\n', messages: ['a', 'b'] },
  { name: 'all three mixed', text: 'data: a\r\ndata: b\rdata: c\n\r\n', messages: ['a\nb\nc'] },
  { name: 'comments', text: ': heartbeat\n\n:\n\ndata: a\n: b\n\n', messages: ['a'] },
  { name: 'unknown fields', text: 'event: x\nfoo: bar\nbaz\ndata: a\n\n', messages: ['a'] },
  { name: 'no data', text: 'event: x\n\nid: 1\n\n', messages: [] },
  { name: 'a message without its end', text: 'data: a\n\ndata: b\n', messages: ['a'] },
  { name: 'colons in the data', text: 'data: {"a":"b:c"}\n\n', messages: ['{"a":"b:c"}'] },
  {
    name: 'line separators of Unicode are text',
    text: 'data: a\u2028b\u0085c\n\n',
    messages: ['a\u2028b\u0085c'],
  },
];

describe('SseParser', () => {
  for (const { name, text, messages } of TABLE) {
    it(`reads ${name}`, () => {
      expect(parse([text]).messages).toEqual(messages);
    });
    it(`reads ${name}, cut after every character`, () => {
      expect(parse([...text]).messages).toEqual(messages);
    });
    it(`reads ${name}, cut in two anywhere`, () => {
      for (let at = 0; at <= text.length; at++) {
        expect(parse([text.slice(0, at), text.slice(at)]).messages).toEqual(messages);
      }
    });
  }

  it('reports a message at its last carriage return and does not wait for a line feed', () => {
    expect(parse(['data: a\r\r']).messages).toEqual(['a']);
    expect(parse(['data: a\r\n\r']).messages).toEqual(['a']);
  });

  it('keeps the id of the last finished message', () => {
    expect(parse(['id: 1\ndata: a\n\ndata: b\n\n']).lastEventId).toBe('1');
    expect(parse(['id: 1\n\nid: 2\n']).lastEventId).toBe('1');
    expect(parse(['id: 1\n\nid\n\n']).lastEventId).toBe('');
    expect(parse(['id: 1\n\nid: 2\0\n\n']).lastEventId).toBe('1');
  });

  it('takes a retry of digits only', () => {
    expect(parse(['retry: 250\nretry: -1\nretry: 1s\nretry:\n\n']).retries).toEqual([250]);
  });

  it('reads a long line that comes in many small chunks in linear time', () => {
    const chunks = Array.from({ length: 50_000 }, () => 'x'.repeat(100));
    const { messages } = parse(['data: ', ...chunks, '\n\n']);
    expect(messages.map((message) => message.length)).toEqual([5_000_000]);
  });
});
