/** What the events come to. The numbers come with the stream; of a part of them, from the server's totals of that part. */

import { formatCost, formatCount, formatTokens } from '../format';
import type { Filters } from './filters';
import { useTotals } from './use-totals';

export function Totals({ filters }: { filters: Filters }) {
  const { events, liveSessions, sessions, agents, tokensIn, tokensOut, costUsd } =
    useTotals(filters);
  const isLiveKnown = liveSessions !== undefined;
  return (
    <dl className="totals" aria-label="Totals">
      <Total name="Events" value={events} format={formatCount} />
      <Total
        name={isLiveKnown ? 'Live sessions' : 'Sessions'}
        value={liveSessions ?? sessions}
        format={formatCount}
      >
        {isLiveKnown && sessions !== undefined ? `of ${formatCount(sessions)}` : null}
      </Total>
      <Total name="Agents" value={agents} format={formatCount} />
      <Total
        name="Tokens in"
        value={tokensIn}
        format={formatTokens}
        note="Without those read from or written to a cache."
      />
      <Total name="Tokens out" value={tokensOut} format={formatTokens} />
      <Total name="Cost" value={costUsd} format={formatCost} unit="US dollars" />
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
