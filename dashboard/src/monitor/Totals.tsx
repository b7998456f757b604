/** What the events come to. The numbers come with the stream; of a part of them, from the server's totals of that part. */

import { eventListOptions, statsViewOptions } from '@agentmonitor/client/query';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNow } from '../clock';
import { formatCost, formatCount, formatTokens } from '../format';
import { eventQuery, type Filters, sinceTime, statsQuery } from './filters';

/** How often the count of a part is asked for while it is shown, in milliseconds. */
const REFRESH_MS = 5_000;

export function Totals({ filters }: { filters: Filters }) {
  const now = useNow();
  const query = statsQuery(filters, now);
  const isAll = query !== undefined && Object.keys(query).length === 0;
  const { data: stats } = useQuery({
    ...statsViewOptions(isAll ? undefined : { query: query ?? {} }),
    enabled: query !== undefined,
    placeholderData: keepPreviousData,
  });
  const { data: events } = useQuery({
    ...eventListOptions({ query: { ...eventQuery(filters, sinceTime(filters, now)), limit: 1 } }),
    enabled: query === undefined && filters.project === undefined,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const known = query === undefined ? undefined : stats;
  const count = known?.total_events ?? (filters.project === undefined ? events?.total : undefined);
  return (
    <dl className="totals" aria-label="Totals">
      <Total name="Events" value={count} format={formatCount} />
      <Total name="Live sessions" value={known?.live_sessions} format={formatCount}>
        {known === undefined ? null : `of ${formatCount(known.total_sessions)}`}
      </Total>
      <Total name="Agents" value={known?.active_agents} format={formatCount} />
      <Total
        name="Tokens in"
        value={known?.total_tokens_in}
        format={formatTokens}
        note="Without those read from or written to a cache."
      />
      <Total name="Tokens out" value={known?.total_tokens_out} format={formatTokens} />
      <Total name="Cost" value={known?.total_cost_usd} format={formatCost} unit="US dollars" />
    </dl>
  );
}

interface TotalProps {
  name: string;
  value: number | undefined;
  format: (value: number) => string;
  unit?: string;
  note?: string;
  children?: React.ReactNode;
}

function Total({ name, value, format, unit = '', note = '', children }: TotalProps) {
  const title =
    value === undefined
      ? 'The server has no such total of this part of the events'
      : `${value.toLocaleString('en', { maximumFractionDigits: 6 })} ${unit}. ${note}`.trim();
  return (
    <div className="total">
      <dt>{name}</dt>
      <dd title={title}>
        {value === undefined ? '–' : format(value)}
        {children === undefined ? null : <small> {children}</small>}
      </dd>
    </div>
  );
}
