/** What came from which agent, by the way it came, and when last. */

import type { EventSource } from '@agentmonitor/client';
import { sourceListOptions } from '@agentmonitor/client/query';
import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { AsyncView } from '../components/AsyncView';
import { ScrollBox } from '../components/ScrollBox';
import { Ago } from '../components/Time';
import { formatCount, words } from '../format';

/** The ways that this server itself gives a name to; what a sender says besides comes after them. */
const WAYS: Record<string, string> = {
  hook: 'Hooks',
  otel: 'OpenTelemetry',
  api: 'HTTP API',
  import: 'Import',
};

const REFRESH_MS = 15_000;

export function Signals() {
  const sources = useQuery({ ...sourceListOptions(), refetchInterval: REFRESH_MS });
  return (
    <AsyncView query={sources} height={180}>
      {({ sources: seen }) =>
        seen.length === 0 ? (
          <p className="quiet-note">
            Nothing has come yet. Connect an agent below; what it sends shows up here.
          </p>
        ) : (
          <Matrix seen={seen} />
        )
      }
    </AsyncView>
  );
}

function Matrix({ seen }: { seen: readonly EventSource[] }) {
  const agents = [...new Set(seen.map(({ agent_type }) => agent_type))].sort();
  const ways = [...new Set([...Object.keys(WAYS), ...seen.map(({ source }) => source)])];
  const of = (agent: string, way: string) =>
    seen.find(({ agent_type, source }) => agent_type === agent && source === way);
  return (
    <ScrollBox className="table-box table-box-free" aria-label="Events by agent and by way">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Agent</Table.Th>
            {ways.map((way) => (
              <Table.Th key={way}>{WAYS[way] ?? way}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {agents.map((agent) => (
            <Table.Tr key={agent}>
              <Table.Th scope="row">{words(agent)}</Table.Th>
              {ways.map((way) => (
                <Table.Td key={way}>
                  <Seen source={of(agent, way)} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}

function Seen({ source }: { source: EventSource | undefined }) {
  if (source === undefined) return <span className="null">not seen</span>;
  const { events, last_event_at } = source;
  return (
    <>
      {events === 1 ? '1 event' : `${formatCount(events)} events`}, <Ago text={last_event_at} />
    </>
  );
}
