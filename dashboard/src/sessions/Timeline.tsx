/** A session turn by turn: what was asked, what was done for it, how long that took and what it cost. */

import type { TranscriptEntry } from '@agentmonitor/client';
import { useMemo, useState } from 'react';
import { Chart, type Series } from '../charts/Chart';
import { Time } from '../components/Time';
import { formatCost, formatCount, formatDuration, formatTokens, words } from '../format';
import { detailText, growthOf, isError, type Turn, turnsOf } from './turns';

export function Timeline({ entries }: { entries: readonly TranscriptEntry[] }) {
  const turns = useMemo(() => turnsOf(entries), [entries]);
  const growth = useMemo(() => growthOf(entries), [entries]);
  const series = useMemo<Series[]>(
    () => [
      { label: 'Tokens', values: growth.tokens, format: formatTokens },
      { label: 'Cost', values: growth.costUsd, format: formatCost, right: true },
    ],
    [growth],
  );
  const [tokens, cost] = [growth.tokens.at(-1) ?? 0, growth.costUsd.at(-1) ?? 0];
  return (
    <>
      {tokens > 0 || cost > 0 ? (
        <Chart
          times={growth.times}
          series={series}
          kind="lines"
          label={`Tokens and cost as they grew, up to ${formatTokens(tokens)} tokens and ${formatCost(cost)}`}
        />
      ) : null}
      <ol className="turns">
        {turns.map((turn) => (
          <TurnRow key={turn.start} turn={turn} />
        ))}
      </ol>
    </>
  );
}

function TurnRow({ turn }: { turn: Turn }) {
  const [isOpen, setOpen] = useState(false);
  const first = turn.entries[0];
  return (
    <li className="turn">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="turn-prompt">{turn.prompt || 'Before the first prompt'}</span>
          <span className="turn-figures">
            {first === undefined ? null : <Time text={first.timestamp} />}
            <span>{formatDuration(turn.tookMs)}</span>
            <span>{turn.tools === 1 ? '1 tool' : `${formatCount(turn.tools)} tools`}</span>
            {turn.errors > 0 ? (
              <span className="turn-errors">
                {turn.errors === 1 ? '1 error' : `${formatCount(turn.errors)} errors`}
              </span>
            ) : null}
            <span title={`${formatCount(turn.tokens)} tokens`}>
              {formatTokens(turn.tokens)} tokens
            </span>
            <span>{formatCost(turn.costUsd)}</span>
          </span>
        </summary>
        {isOpen ? <Steps entries={turn.entries} /> : null}
      </details>
    </li>
  );
}

function Steps({ entries }: { entries: readonly TranscriptEntry[] }) {
  const longest = entries.reduce((most, { duration_ms }) => Math.max(most, duration_ms ?? 0), 1);
  return (
    <ol className="steps">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id, and their places do not change
        <li key={index} className="step" data-error={isError(entry)}>
          <Time text={entry.timestamp} />
          <span className="step-what">{entry.tool_name ?? words(entry.type)}</span>
          <span className="step-detail">{detailText(entry.detail)}</span>
          <StepBar ms={entry.duration_ms} longest={longest} />
        </li>
      ))}
    </ol>
  );
}

/** The longest step of the turn fills the bar. */
function StepBar({ ms, longest }: { ms: number | undefined; longest: number }) {
  if (ms === undefined) return <span className="step-took" />;
  return (
    <span className="step-took">
      <span className="step-bar" style={{ width: `${(ms / longest) * 100}%` }} aria-hidden="true" />
      <span>{formatDuration(ms)}</span>
    </span>
  );
}
