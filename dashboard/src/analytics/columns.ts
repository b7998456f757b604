/** Columns of tables: what they show, and what they are in a file. */

import type { ReactNode } from 'react';
import type { Cell } from './csv';

export interface Column<Row> {
  label: string;
  /** What stands in the file. */
  exact: (row: Row) => Cell;
  /** What stands in the table. */
  show: (row: Row) => ReactNode;
  isNumber?: boolean;
}

/** Whole in the file, short in the table; `null` is unknown. */
export function numberColumn<Row>(
  label: string,
  value: (row: Row) => number | null,
  format: (value: number) => string,
): Column<Row> {
  const show = (row: Row) => {
    const found = value(row);
    return found === null ? '–' : format(found);
  };
  return { label, exact: value, show, isNumber: true };
}

export function textColumn<Row>(label: string, text: (row: Row) => string): Column<Row> {
  return { label, exact: text, show: text };
}
