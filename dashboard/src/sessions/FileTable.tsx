import type { SessionFile } from '@agentmonitor/client';
import { Table } from '@mantine/core';
import { ScrollBox } from '../components/ScrollBox';
import { formatCount } from '../format';
import { Lines } from './SessionTable';

export function FileTable({ files }: { files: readonly SessionFile[] }) {
  if (files.length === 0) {
    return (
      <p className="quiet-note">
        No event of this session names a file. Edit tools say it in <code>metadata.file_path</code>.
      </p>
    );
  }
  return (
    <ScrollBox className="table-box table-box-free" aria-label="Files">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>File</Table.Th>
            <Table.Th className="number">Events</Table.Th>
            <Table.Th className="number">Lines</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.map(({ path, events, lines_added, lines_removed }) => (
            <Table.Tr key={path}>
              <Table.Td className="path">{path}</Table.Td>
              <Table.Td className="number">{formatCount(events)}</Table.Td>
              <Table.Td className="number">
                <Lines added={lines_added} removed={lines_removed} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}
