/** One event in one line. All text in it comes from outside and is shown as text. */

import type { Event } from '@agentmonitor/client';
import { memo } from 'react';
import { toneOf } from '../event-tone';
import {
  exactUtc,
  formatCost,
  formatCount,
  formatDuration,
  formatServerTime,
  formatTokens,
  parseServerTime,
  words,
} from '../format';
import { gist } from '../metadata';

interface EventLineProps {
  event: Event;
  isSelected: boolean;
  onSelect: (id: number) => void;
}

/** An event never changes, so a line is drawn once. */
export const EventLine = memo(function EventLine({ event, isSelected, onSelect }: EventLineProps) {
  const summary = gist(event.metadata) || (event.model ?? '');
  return (
    <button
      type="button"
      className="line"
      aria-haspopup="dialog"
      aria-expanded={isSelected}
      onClick={() => onSelect(event.id)}
    >
      <When text={event.created_at} />
      <span className="kind">
        <span className={`dot tone-${toneOf(event.event_type)}`} aria-hidden="true" />
        <span className="kind-name">{words(event.event_type)}</span>
        {event.event_type === event.status ? null : <Status status={event.status} />}
      </span>
      <span className="agent" title={event.agent_type}>
        {words(event.agent_type)}
      </span>
      <span className="tool" title={event.tool_name ?? undefined}>
        {event.tool_name}
      </span>
      <span className="gist" title={summary}>
        {summary}
      </span>
      <Place project={event.project} branch={event.branch} />
      <Numbers event={event} />
    </button>
  );
});

function When({ text }: { text: string }) {
  const date = parseServerTime(text);
  return (
    <time className="when" title={date === undefined ? text : exactUtc(date)}>
      {formatServerTime(text)}
    </time>
  );
}

/** Success is the rule and goes without saying to the eye, not to the ear. */
function Status({ status }: { status: string }) {
  const known = status === 'error' || status === 'timeout' ? status : 'other';
  if (status === 'success') return <span className="visually-hidden">success</span>;
  return <span className={`status status-${known}`}>{status}</span>;
}

function Place({ project, branch }: Pick<Event, 'project' | 'branch'>) {
  const text = [project, branch].filter((part) => part !== null).join(' / ');
  return (
    <span className="place" title={text}>
      {project}
      {project !== null && branch !== null ? ' / ' : ''}
      <span className="branch">{branch}</span>
    </span>
  );
}

function Numbers({ event }: { event: Event }) {
  const { tokens_in, tokens_out, cost_usd, duration_ms } = event;
  const hasTokens = tokens_in > 0 || tokens_out > 0;
  return (
    <>
      <span
        className="tokens"
        title={`${formatCount(tokens_in)} tokens in, ${formatCount(tokens_out)} out`}
      >
        {hasTokens ? `${formatTokens(tokens_in)} → ${formatTokens(tokens_out)}` : ''}
      </span>
      <span className="cost" title={cost_usd === null ? undefined : `${cost_usd} US dollars`}>
        {cost_usd === null ? '' : formatCost(cost_usd)}
      </span>
      <span className="took" title={duration_ms === null ? undefined : `${duration_ms} ms`}>
        {duration_ms === null ? '' : formatDuration(duration_ms)}
      </span>
    </>
  );
}
