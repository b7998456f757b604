import { expect, it } from 'vitest';
import { eventOf } from '../../test/event';
import { filesOf } from './files';

const event = (id: number, metadata: unknown) =>
  eventOf({ id, metadata: JSON.stringify(metadata) });

it('adds up the lines of each file, most changed first', () => {
  const files = filesOf([
    event(1, { file_path: 'b.ts', lines_added: 2, lines_removed: 1 }),
    event(2, { file_path: 'a.ts', lines_added: 10 }),
    event(3, { file_path: 'b.ts', lines_added: 3 }),
    event(4, { file_path: 'c.ts' }),
  ]);
  expect(files).toEqual([
    { path: 'a.ts', events: 1, added: 10, removed: 0 },
    { path: 'b.ts', events: 2, added: 5, removed: 1 },
    { path: 'c.ts', events: 1, added: 0, removed: 0 },
  ]);
});

it('takes nothing for a file or a number that is none', () => {
  expect(filesOf([event(1, 'text'), event(2, null), event(3, { file_path: 7 })])).toEqual([]);
  expect(filesOf([eventOf({ id: 1, metadata: '{broken' })])).toEqual([]);
  const [file] = filesOf([event(1, { file_path: 'a', lines_added: '9', lines_removed: -1 })]);
  expect(file).toEqual({ path: 'a', events: 1, added: 0, removed: 0 });
});
