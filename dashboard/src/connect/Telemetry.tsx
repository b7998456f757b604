/** What became of what agents export by OpenTelemetry: nothing is dropped without being told here. */

import type { TelemetrySkipReason, TelemetryTally } from '@agentmonitor/client';
import { telemetryViewOptions } from '@agentmonitor/client/query';
import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { AsyncView } from '../components/AsyncView';
import { ScrollBox } from '../components/ScrollBox';
import { Ago, Time } from '../components/Time';
import { formatCount, words } from '../format';

const REFRESH_MS = 10_000;

const REASONS: Record<TelemetrySkipReason, string> = {
  unmapped: 'nothing that is known here',
  superseded: 'said better by another record',
  noise: 'part of a stream whose end says it all',
  no_session: 'without a session',
  not_positive: 'counting nothing',
  too_large: 'too large a number',
  unchanged: 'not grown since the last export',
  stale: 'older than what was counted',
  span: 'spans, which are not stored',
  malformed: 'malformed',
  lost: 'lost, since the store was busy or failed',
};

export function Telemetry() {
  const telemetry = useQuery({ ...telemetryViewOptions(), refetchInterval: REFRESH_MS });
  return (
    <AsyncView query={telemetry} height={120}>
      {({ since, signals }) =>
        signals.length === 0 ? (
          <p className="quiet-note">
            No export has come since the server started, <Time text={since} />. With the settings
            below, agents send one within a minute of their first work.
          </p>
        ) : (
          <>
            <Tallies rows={signals} />
            <p className="caption">
              Counted since the server started, <Time text={since} />.
            </p>
          </>
        )
      }
    </AsyncView>
  );
}

function Tallies({ rows }: { rows: readonly TelemetryTally[] }) {
  return (
    <ScrollBox className="table-box table-box-free" aria-label="Exports by agent and signal">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Agent</Table.Th>
            <Table.Th>Signal</Table.Th>
            <Table.Th className="number">Received</Table.Th>
            <Table.Th className="number">Became events</Table.Th>
            <Table.Th>Not, because</Table.Th>
            <Table.Th>Last</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.signal} ${row.agent_type}`}>
              <Table.Th scope="row">{words(row.agent_type)}</Table.Th>
              <Table.Td>{row.signal}</Table.Td>
              <Table.Td className="number">{formatCount(row.received)}</Table.Td>
              <Table.Td className="number">{formatCount(row.mapped)}</Table.Td>
              <Table.Td className="path">{reasonsOf(row)}</Table.Td>
              <Table.Td>
                <Ago text={row.last_received_at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}

/** A newer server may know more reasons: they are told in its own words. */
export function reasonsOf({ skipped }: Pick<TelemetryTally, 'skipped'>): string {
  const parts = skipped.map(({ reason, count }) => {
    const why = Object.hasOwn(REASONS, reason) ? REASONS[reason] : words(reason);
    return `${formatCount(count)} ${why}`;
  });
  return parts.length === 0 ? '–' : parts.join(', ');
}
