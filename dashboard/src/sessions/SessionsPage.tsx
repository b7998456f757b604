/** The page at `/sessions`: all sessions, to search and to sort. */

import { filterOptionViewOptions, sessionListOptions } from '@agentmonitor/client/query';
import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import '../styles/sessions.css';
import { AsyncView } from '../components/AsyncView';
import { formatCount, words } from '../format';
import { oneOf } from '../search';
import { SessionTable } from './SessionTable';
import { arrange, type Column, listQuery, orderOf, type SessionsSearch, STEPS } from './search';

const STATUSES = [
  { value: 'all', label: 'All' },
  { value: 'active', label: 'Active' },
  { value: 'idle', label: 'Idle' },
  { value: 'ended', label: 'Ended' },
];

export function SessionsPage() {
  const search = useSearch({ from: '/sessions' });
  const navigate = useNavigate({ from: '/sessions' });
  const query = listQuery(search);
  const sessions = useQuery({
    ...sessionListOptions({ query }),
    placeholderData: keepPreviousData,
  });
  const change = (part: SessionsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const { column, direction } = orderOf(search);
  const sort = (chosen: Column) =>
    change({ sort: chosen, dir: chosen === column && direction === 'down' ? 'up' : 'down' });
  return (
    <>
      <div className="page-head">
        <h1>Sessions</h1>
      </div>
      <Controls search={search} onChange={change} />
      <AsyncView query={sessions} height={480}>
        {(data) => {
          const shown = arrange(data.sessions, search);
          const isCut = data.sessions.length >= (query.limit ?? 0);
          if (data.sessions.length === 0) return <NoSessions search={search} />;
          return (
            <>
              {shown.length === 0 ? (
                <p className="quiet-note">None of the sessions listed holds all of these words.</p>
              ) : (
                <SessionTable
                  sessions={shown}
                  column={column}
                  direction={direction}
                  onSort={sort}
                />
              )}
              <div className="table-foot">
                <p className="caption">
                  {formatCount(shown.length)} of the {formatCount(data.sessions.length)} sessions
                  listed{isCut ? ', live ones first, then those last busy' : ''}.
                </p>
                <More search={search} isCut={isCut} onChange={change} />
              </div>
            </>
          );
        }}
      </AsyncView>
    </>
  );
}

interface ControlsProps {
  search: SessionsSearch;
  onChange: (part: SessionsSearch) => void;
}

function Controls({ search, onChange }: ControlsProps) {
  const { data } = useQuery({ ...filterOptionViewOptions(), staleTime: 30_000 });
  const agents = (data?.agent_types ?? []).map((value) => ({ value, label: words(value) }));
  return (
    <search className="session-controls" aria-label="Filters">
      <TextInput
        size="xs"
        className="session-search"
        aria-label="Search by project, branch, agent or id"
        placeholder="Project, branch, agent or id"
        value={search.q ?? ''}
        onChange={(event) => onChange({ q: event.currentTarget.value })}
      />
      <Select
        size="xs"
        aria-label="Agent"
        placeholder="Agent"
        clearable
        clearButtonProps={{ 'aria-label': 'Clear Agent' }}
        data={agents}
        value={search.agent ?? null}
        onChange={(agent) => onChange({ agent: agent ?? '' })}
      />
      <SegmentedControl
        size="xs"
        aria-label="Status"
        data={STATUSES}
        value={STATUSES.find(({ value }) => value === search.status)?.value ?? 'all'}
        onChange={(status) => onChange({ status: status === 'all' ? '' : status })}
      />
    </search>
  );
}

function More({ search, isCut, onChange }: ControlsProps & { isCut: boolean }) {
  const next = STEPS[STEPS.indexOf(oneOf(STEPS, search.limit)) + 1];
  if (!isCut || next === undefined) return null;
  return (
    <Button variant="default" size="xs" onClick={() => onChange({ limit: next })}>
      List up to {formatCount(Number(next))}
    </Button>
  );
}

function NoSessions({ search }: { search: SessionsSearch }) {
  const isFiltered = search.status !== undefined || search.agent !== undefined;
  return (
    <p className="quiet-note">
      {isFiltered
        ? 'No session matches the filters.'
        : 'No session yet. A session begins with its first event; the Monitor shows how to send one.'}
    </p>
  );
}
