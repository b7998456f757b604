/** A chart, which can always be read as a table and saved as a file. */

import { Button, SegmentedControl, Table } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { ScrollBox } from '../components/ScrollBox';
import type { Column } from './columns';
import { csvOf, saveCsv } from './csv';

interface ChartCardProps<Row> {
  title: string;
  /** The name of the file. */
  file: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** What stands there where there are no rows. */
  nothing: string;
  /** Without a chart the table is all there is. */
  children?: ReactNode;
}

const VIEWS = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
];

export function ChartCard<Row>(props: ChartCardProps<Row>) {
  const { title, file, rows, columns, nothing, children } = props;
  const [view, setView] = useState('chart');
  const id = useId();
  const save = () =>
    saveCsv(
      csvOf(
        columns.map(({ label }) => label),
        rows.map((row) => columns.map(({ exact }) => exact(row))),
      ),
      file,
    );
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{title}</h2>
        {children === undefined || rows.length === 0 ? null : (
          <SegmentedControl
            size="xs"
            aria-label={`${title} as`}
            data={VIEWS}
            value={view}
            onChange={setView}
          />
        )}
        <Button variant="default" size="xs" onClick={save} disabled={rows.length === 0}>
          CSV
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className="quiet-note">{nothing}</p>
      ) : children !== undefined && view === 'chart' ? (
        children
      ) : (
        <DataTable title={title} rows={rows} columns={columns} />
      )}
    </section>
  );
}

function DataTable<Row>({
  title,
  rows,
  columns,
}: Pick<ChartCardProps<Row>, 'title' | 'rows' | 'columns'>) {
  return (
    <ScrollBox className="panel-table" aria-label={`${title}, table`}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ label, isNumber }) => (
              <Table.Th key={label} className={isNumber ? 'number' : undefined}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id, and are replaced as a whole
            <Table.Tr key={index}>
              {columns.map(({ label, isNumber, show }) => (
                <Table.Td key={label} className={isNumber ? 'number' : undefined}>
                  {show(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}
