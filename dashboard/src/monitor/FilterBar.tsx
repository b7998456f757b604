/** The filters, which live in the query string, so that a link says what one sees. */

import type { FilterOptions } from '@agentmonitor/client';
import { filterOptionViewOptions } from '@agentmonitor/client/query';
import { Button, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { words } from '../format';
import { FILTERS, type FilterName, type Filters, isSpan, SPANS } from './filters';

interface FilterBarProps {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

type Option = { value: string; label: string };

const FIELDS: { name: Exclude<FilterName, 'since'>; label: string }[] = [
  { name: 'agent', label: 'Agent' },
  { name: 'event', label: 'Event' },
  { name: 'tool', label: 'Tool' },
  { name: 'project', label: 'Project' },
  { name: 'branch', label: 'Branch' },
  { name: 'model', label: 'Model' },
];

const TIMES = [
  ...Object.keys(SPANS).map((span) => ({ value: span, label: span })),
  { value: 'all', label: 'All' },
];

export function FilterBar({ filters, onChange }: FilterBarProps) {
  const { data } = useQuery({ ...filterOptionViewOptions(), staleTime: 30_000 });
  const [isOpen, setOpen] = useState(false);
  const count = FILTERS.filter((name) => filters[name] !== undefined).length;
  const change = (name: FilterName, value: string | null) => {
    const { [name]: _, ...others } = filters;
    onChange(value === null ? others : { ...others, [name]: value });
  };
  return (
    <search className="filters" aria-label="Filters" data-open={isOpen}>
      <Button
        className="filters-toggle"
        variant="default"
        size="xs"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {count === 0 ? 'Filters' : `Filters (${count})`}
      </Button>
      <div className="filters-fields">
        {FIELDS.map(({ name, label }) => (
          <Select
            key={name}
            aria-label={label}
            placeholder={label}
            size="xs"
            searchable
            clearable
            clearButtonProps={{ 'aria-label': `Clear ${label}` }}
            limit={100}
            maxDropdownHeight={320}
            comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
            nothingFoundMessage="Not seen so far"
            data={withChosen(optionsOf(name, data), filters[name])}
            value={filters[name] ?? null}
            onChange={(value) => change(name, value)}
            data-set={filters[name] !== undefined}
          />
        ))}
        <SegmentedControl
          aria-label="Time"
          size="xs"
          data={TIMES}
          value={filters.since ?? 'all'}
          onChange={(value) => change('since', isSpan(value) ? value : null)}
        />
        {count > 0 ? (
          <Button variant="subtle" size="xs" onClick={() => onChange({})}>
            Clear all
          </Button>
        ) : null}
      </div>
    </search>
  );
}

function optionsOf(name: Exclude<FilterName, 'since'>, data: FilterOptions | undefined): Option[] {
  if (data === undefined) return [];
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  switch (name) {
    case 'agent':
      return data.agent_types.map((value) => ({ value, label: words(value) }));
    case 'event':
      return data.event_types.map((value) => ({ value, label: words(value) }));
    case 'tool':
      return plain(data.tool_names);
    case 'project':
      return plain(data.projects);
    case 'branch':
      return firstOfEach(data.branches);
    case 'model':
      return plain(data.models);
  }
}

/** Two projects may have a branch of one name; the filter knows the branch alone, and the select each value once. */
function firstOfEach(options: readonly Option[]): Option[] {
  return [...new Map(options.map(({ value }) => [value, { value, label: value }])).values()];
}

/** A link may name what is not, or not any more, among the options. */
function withChosen(options: Option[], chosen: string | undefined): Option[] {
  if (chosen === undefined || options.some(({ value }) => value === chosen)) return options;
  return [{ value: chosen, label: chosen }, ...options];
}
