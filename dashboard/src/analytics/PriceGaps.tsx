/** Models whose usage has no cost, so that the costs on this page leave it out. */

import type { PriceGap } from '@agentmonitor/client';
import { priceGapListOptions } from '@agentmonitor/client/query';
import { useQuery } from '@tanstack/react-query';
import { Ago } from '../components/Time';
import { formatCount, formatTokens } from '../format';
import { ChartCard } from './ChartCard';
import { type Column, numberColumn, textColumn } from './columns';

export function PriceGaps() {
  const { data } = useQuery({ ...priceGapListOptions(), staleTime: 60_000 });
  const gaps = data?.gaps ?? [];
  if (gaps.length === 0) return null;
  return (
    <>
      <ChartCard
        title="Without a price"
        file="without-a-price"
        rows={gaps}
        columns={COLUMNS}
        nothing=""
      />
      <p className="caption">
        The costs leave these out. Give a model a price in <code>prices.json</code> beside the
        database, restart, then run <code>agentmonitor costs recalc</code>.
      </p>
    </>
  );
}

const COLUMNS: readonly Column<PriceGap>[] = [
  textColumn('Model', ({ model }) => model),
  numberColumn('Events', ({ events }) => events, formatCount),
  numberColumn('Tokens', tokensOf, formatTokens),
  {
    label: 'Last seen',
    exact: ({ last_seen_at }) => last_seen_at,
    show: ({ last_seen_at }) => <Ago text={last_seen_at} />,
  },
  textColumn('Price', ({ priced }) => (priced ? 'known now' : 'missing')),
];

function tokensOf(gap: PriceGap): number {
  const { tokens_in, tokens_out, cache_read_tokens, cache_write_tokens } = gap;
  return tokens_in + tokens_out + cache_read_tokens + cache_write_tokens;
}
