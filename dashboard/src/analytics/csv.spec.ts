import { expect, it } from 'vitest';
import { csvOf } from './csv';

it('quotes what needs it, and leaves numbers exact', () => {
  const rows = [
    ['a,b', 0.1234567, null],
    ['say "x"\n', 1e21, 'ü'],
  ];
  expect(csvOf(['name', 'cost', 'note'], rows)).toBe(
    'name,cost,note\r\n"a,b",0.1234567,\r\n"say ""x""\n",1e+21,ü\r\n',
  );
});

it.each(['=1+1', '+1', '-1', '@sum', '\tx'])('lets %j be no formula', (text) => {
  expect(csvOf(['a'], [[text]])).toBe(`a\r\n'${text}\r\n`);
});

it('leaves negative numbers alone', () => {
  expect(csvOf(['a'], [[-1]])).toBe('a\r\n-1\r\n');
});
