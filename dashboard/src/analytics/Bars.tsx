/** Names with bars, the longest first: which project, which model, which session. */

import type { ReactNode } from 'react';

interface BarsProps<Row> {
  rows: readonly Row[];
  name: (row: Row) => string;
  /** Where two rows may have one name. */
  id?: (row: Row) => string;
  /** In place of the name alone. */
  show?: (row: Row) => ReactNode;
  value: (row: Row) => number;
  format: (value: number) => string;
  note: (row: Row) => ReactNode;
}

/** More are in the table. */
const MAX_BARS = 10;

export function Bars<Row>({ rows, name, id = name, show = name, ...bar }: BarsProps<Row>) {
  const { value, format, note } = bar;
  const longest = Math.max(...rows.map(value), Number.MIN_VALUE);
  return (
    <>
      <ol className="bars">
        {rows.slice(0, MAX_BARS).map((row) => (
          <li key={id(row)} className="bar">
            <span className="bar-name" title={name(row)}>
              {show(row)}
            </span>
            <span className="bar-track" aria-hidden="true">
              <span className="bar-fill" style={{ width: `${(value(row) / longest) * 100}%` }} />
            </span>
            <span className="bar-value">{format(value(row))}</span>
            <span className="bar-note">{note(row)}</span>
          </li>
        ))}
      </ol>
      {rows.length > MAX_BARS ? (
        <p className="caption">
          The first {MAX_BARS} of {rows.length}; the table has them all.
        </p>
      ) : null}
    </>
  );
}
