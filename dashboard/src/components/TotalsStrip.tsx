import { formatCost, formatCount, formatTokens } from '../format';
import type { Totals } from '../stream/feed';

export function TotalsStrip({ totals }: { totals: Totals }) {
  const { events, sessions, agents, tokensIn, tokensOut, costUsd } = totals;
  return (
    <dl className="totals" aria-label="Totals of what this page has seen">
      <Total name="Events" value={formatCount(events)} exact={formatCount(events)} />
      <Total name="Sessions" value={formatCount(sessions)} exact={formatCount(sessions)} />
      <Total name="Agents" value={formatCount(agents)} exact={formatCount(agents)} />
      <Total
        name="Tokens in"
        value={formatTokens(tokensIn)}
        exact={`${formatCount(tokensIn)}, without those read from or written to a cache`}
      />
      <Total name="Tokens out" value={formatTokens(tokensOut)} exact={formatCount(tokensOut)} />
      <Total name="Cost" value={formatCost(costUsd)} exact={`${costUsd} US dollars`} />
    </dl>
  );
}

function Total({ name, value, exact }: { name: string; value: string; exact: string }) {
  return (
    <div className="total">
      <dt>{name}</dt>
      <dd title={exact}>{value}</dd>
    </div>
  );
}
