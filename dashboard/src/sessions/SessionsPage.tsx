/** The page at `/sessions`: all sessions, to search and to sort, which the server does. */

import type { FilterOptions } from '@agentmonitor/client';
import { filterOptionViewOptions } from '@agentmonitor/client/query';
import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import '../styles/sessions.css';
import { AsyncView } from '../components/AsyncView';
import { formatCount, words } from '../format';
import { SessionTable } from './SessionTable';
import {
  type Column,
  FILTERS,
  isFiltered,
  orderOf,
  pageQuery,
  type SessionsSearch,
} from './search';
import { useSessionPages } from './use-session-pages';

const STATUSES = [
  { value: 'all', label: 'All' },
  { value: 'active', label: 'Active' },
  { value: 'idle', label: 'Idle' },
  { value: 'ended', label: 'Ended' },
];

export function SessionsPage() {
  const search = useSearch({ from: '/sessions' });
  const navigate = useNavigate({ from: '/sessions' });
  const pages = useSessionPages(pageQuery(search));
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
      <AsyncView query={pages} height={480}>
        {({ pages: loaded }) => {
          const sessions = loaded.flatMap((page) => page.sessions);
          const total = loaded.at(-1)?.total ?? 0;
          if (sessions.length === 0) return <NoSessions search={search} />;
          return (
            <>
              <SessionTable
                sessions={sessions}
                column={column}
                direction={direction}
                onSort={sort}
              />
              <div className="table-foot">
                <p className="caption">
                  {sessions.length < total
                    ? `The first ${formatCount(sessions.length)} of ${formatCount(total)} sessions.`
                    : `${formatCount(total)} ${total === 1 ? 'session' : 'sessions'}.`}
                </p>
                {pages.hasNextPage ? (
                  <Button
                    variant="default"
                    size="xs"
                    loading={pages.isFetchingNextPage}
                    onClick={() => void pages.fetchNextPage()}
                  >
                    Show more
                  </Button>
                ) : null}
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
  return (
    <search className="session-controls" aria-label="Filters">
      <TextInput
        size="xs"
        className="session-search"
        aria-label="Search by project, branch, agent, model or id"
        placeholder="Project, branch, agent, model or id"
        value={search.q ?? ''}
        onChange={(event) => onChange({ q: event.currentTarget.value })}
      />
      {FILTERS.map((name) => (
        <Select
          key={name}
          size="xs"
          aria-label={LABELS[name]}
          placeholder={LABELS[name]}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': `Clear ${LABELS[name]}` }}
          limit={100}
          data={withChosen(optionsOf(name, data), search[name])}
          value={search[name] ?? null}
          onChange={(value) => onChange({ [name]: value ?? '' })}
        />
      ))}
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

const LABELS = { agent: 'Agent', project: 'Project', branch: 'Branch', model: 'Model' } as const;

type Option = { value: string; label: string };

function optionsOf(name: (typeof FILTERS)[number], data: FilterOptions | undefined): Option[] {
  if (data === undefined) return [];
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  switch (name) {
    case 'agent':
      return data.agent_types.map((value) => ({ value, label: words(value) }));
    case 'project':
      return plain(data.projects);
    case 'branch':
      // Two projects may have a branch of one name; the filter knows the branch alone.
      return plain([...new Set(data.branches.map(({ value }) => value))]);
    case 'model':
      return plain(data.models);
  }
}

/** A link may name what is not, or not any more, among the options. */
function withChosen(options: Option[], chosen: string | undefined): Option[] {
  if (chosen === undefined || options.some(({ value }) => value === chosen)) return options;
  return [{ value: chosen, label: chosen }, ...options];
}

function NoSessions({ search }: { search: SessionsSearch }) {
  return (
    <p className="quiet-note">
      {isFiltered(search)
        ? 'No session matches the filters.'
        : 'No session yet. A session begins with its first event; the Monitor shows how to send one.'}
    </p>
  );
}
