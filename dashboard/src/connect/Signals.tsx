/** What came from which agent, by the way it came, and when last. */

import { eventListOptions, filterOptionViewOptions } from '@agentmonitor/client/query';
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

/** Each place in the table is a question of its own, so there is an end to agents and ways. */
const MAX_AGENTS = 8;
const MAX_WAYS = 6;
const REFRESH_MS = 15_000;

export function Signals() {
  const options = useQuery({ ...filterOptionViewOptions(), refetchInterval: REFRESH_MS });
  return (
    <AsyncView query={options} height={180}>
      {({ agent_types, sources }) => {
        const others = sources.filter((source) => !Object.hasOwn(WAYS, source));
        const ways = [...Object.keys(WAYS), ...others].slice(0, MAX_WAYS);
        if (agent_types.length === 0) {
          return (
            <p className="quiet-note">
              Nothing has come yet. Connect an agent below; what it sends shows up here.
            </p>
          );
        }
        return (
          <>
            <Matrix agents={agent_types.slice(0, MAX_AGENTS)} ways={ways} />
            {agent_types.length > MAX_AGENTS ? (
              <p className="caption">
                The first {MAX_AGENTS} of {formatCount(agent_types.length)} agents.
              </p>
            ) : null}
          </>
        );
      }}
    </AsyncView>
  );
}

function Matrix({ agents, ways }: { agents: readonly string[]; ways: readonly string[] }) {
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
                  <Seen agent={agent} way={way} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}

function Seen({ agent, way }: { agent: string; way: string }) {
  const { data } = useQuery({
    ...eventListOptions({ query: { agent_type: agent, source: way, limit: 1 } }),
    refetchInterval: REFRESH_MS,
  });
  const last = data?.events[0];
  if (data === undefined) return <span className="null">…</span>;
  if (last === undefined) return <span className="null">not seen</span>;
  return (
    <>
      {data.total === 1 ? '1 event' : `${formatCount(data.total)} events`},{' '}
      <Ago text={last.created_at} />
    </>
  );
}
