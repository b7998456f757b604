import { expect, test } from 'vitest';
import { numberColumn, textColumn } from './columns';

test('a number is whole in the file and short in the table', () => {
  const column = numberColumn(
    'Cost',
    ({ cost }: { cost: number | null }) => cost,
    (cost) => `$${cost.toFixed(2)}`,
  );
  expect([column.exact({ cost: 1.2345 }), column.show({ cost: 1.2345 })]).toEqual([
    1.2345,
    '$1.23',
  ]);
  expect([column.exact({ cost: 0 }), column.show({ cost: 0 })]).toEqual([0, '$0.00']);
  expect([column.exact({ cost: null }), column.show({ cost: null })]).toEqual([null, '–']);
  expect(column.isNumber).toBe(true);
});

test('a text is the same in both', () => {
  const column = textColumn('Tool', ({ tool }: { tool: string }) => tool);
  expect([column.exact({ tool: 'Bash' }), column.show({ tool: 'Bash' })]).toEqual(['Bash', 'Bash']);
  expect(column.isNumber).toBeUndefined();
});
