/** Sessions as a table in a box of its own: only the rows in sight are drawn. */

import type { Session } from '@agentmonitor/client';
import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { ScrollBox } from '../components/ScrollBox';
import { Ago } from '../components/Time';
import { formatCost, formatCount, formatTokens, words } from '../format';
import type { Column, Direction } from './search';

const ROW_PX = 41;

interface SessionTableProps {
  sessions: readonly Session[];
  column: Column;
  direction: Direction;
  onSort: (column: Column) => void;
}

const HEADS: { column: Column; label: string; isNumber?: boolean }[] = [
  { column: 'last', label: 'Last event' },
  { column: 'started', label: 'Began' },
  { column: 'events', label: 'Events', isNumber: true },
  { column: 'in', label: 'Tokens in', isNumber: true },
  { column: 'out', label: 'Tokens out', isNumber: true },
  { column: 'cost', label: 'Cost', isNumber: true },
  { column: 'lines', label: 'Lines', isNumber: true },
];

export function SessionTable({ sessions, column, direction, onSort }: SessionTableProps) {
  const box = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: sessions.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => sessions[index]?.id ?? index,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <ScrollBox ref={box} className="table-box" aria-label="Sessions">
      <Table stickyHeader className="session-table" aria-rowcount={sessions.length + 1}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Status</Table.Th>
            <Table.Th>Project</Table.Th>
            <Table.Th>Agent</Table.Th>
            {HEADS.map(({ column: own, label, isNumber }) => (
              <Table.Th
                key={own}
                className={isNumber ? 'number' : undefined}
                aria-sort={
                  own !== column ? 'none' : direction === 'down' ? 'descending' : 'ascending'
                }
              >
                <button type="button" className="sort" onClick={() => onSort(own)}>
                  {label}
                  <span aria-hidden="true">
                    {own !== column ? '' : direction === 'down' ? ' ↓' : ' ↑'}
                  </span>
                </button>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Spacer height={before} />
          {items.map(({ index, key }) => {
            const session = sessions[index];
            return session === undefined ? null : (
              <SessionRow key={key} session={session} row={index + 2} />
            );
          })}
          <Spacer height={after} />
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td className="spacer" colSpan={HEADS.length + 3} style={{ height }} />
    </tr>
  );
}

function SessionRow({ session, row }: { session: Session; row: number }) {
  const { id, agent_type, project, branch, status, tokens_in, tokens_out } = session;
  return (
    <Table.Tr aria-rowindex={row}>
      <Table.Td>
        <span className={`state state-${status}`}>
          <span className="state-dot" aria-hidden="true" />
          {status}
        </span>
      </Table.Td>
      <Table.Td className="cut">
        <Link className="row-link" to="/sessions/$id" params={{ id }} title={id}>
          {project ?? 'No project'}
          {branch === null ? null : <span className="branch"> / {branch}</span>}
        </Link>
      </Table.Td>
      <Table.Td className="cut" title={agent_type}>
        {words(agent_type)}
      </Table.Td>
      <Table.Td>
        <Ago text={session.last_event_at} />
      </Table.Td>
      <Table.Td>
        <Ago text={session.started_at} />
      </Table.Td>
      <Table.Td className="number">{formatCount(session.event_count)}</Table.Td>
      <Table.Td className="number" title={formatCount(tokens_in)}>
        {formatTokens(tokens_in)}
      </Table.Td>
      <Table.Td className="number" title={formatCount(tokens_out)}>
        {formatTokens(tokens_out)}
      </Table.Td>
      <Table.Td className="number" title={`${session.total_cost_usd} US dollars`}>
        {formatCost(session.total_cost_usd)}
      </Table.Td>
      <Table.Td className="number" title={`${formatCount(session.files_edited)} files`}>
        <Lines added={session.lines_added} removed={session.lines_removed} />
      </Table.Td>
    </Table.Tr>
  );
}

export function Lines({ added, removed }: { added: number; removed: number }) {
  if (added === 0 && removed === 0) return <span className="null">–</span>;
  return (
    <>
      <span className="added">+{formatCount(added)}</span>{' '}
      <span className="removed">−{formatCount(removed)}</span>
    </>
  );
}
