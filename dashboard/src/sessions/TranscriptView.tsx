/** A session as a conversation. What it says comes from outside and is shown as text. */

import type { TranscriptEntry } from '@agentmonitor/client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { ScrollBox } from '../components/ScrollBox';
import { Time } from '../components/Time';
import { formatCost, formatDuration, formatTokens, words } from '../format';
import { detailText, isError } from './turns';

const GUESS_PX = 72;

export function TranscriptView({ entries }: { entries: readonly TranscriptEntry[] }) {
  const box = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => box.current,
    estimateSize: () => GUESS_PX,
    overscan: 6,
  });
  return (
    <ScrollBox ref={box} className="transcript" aria-label="Transcript, oldest first">
      <ol className="messages" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="message"
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
            >
              <Message entry={entry} />
            </li>
          );
        })}
      </ol>
    </ScrollBox>
  );
}

function Message({ entry }: { entry: TranscriptEntry }) {
  const { role, type, tool_name, detail, timestamp } = entry;
  const text = detailText(detail);
  return (
    <article className={`message-body role-${role}`} data-error={isError(entry)}>
      <header className="message-head">
        <span className="message-who">{role}</span>
        <span>{tool_name ?? words(type)}</span>
        {entry.status === undefined ? null : (
          <span className={`status status-${entry.status}`}>{entry.status}</span>
        )}
        <span className="message-figures">{figuresOf(entry)}</span>
        <Time text={timestamp} />
      </header>
      {text === '' ? null : <p className="message-text">{text}</p>}
    </article>
  );
}

function figuresOf({ model, tokens_in, tokens_out, cost_usd, duration_ms }: TranscriptEntry) {
  const tokens = (tokens_in ?? 0) + (tokens_out ?? 0);
  return [
    model,
    tokens > 0 ? `${formatTokens(tokens)} tokens` : undefined,
    cost_usd === undefined ? undefined : formatCost(cost_usd),
    duration_ms === undefined ? undefined : formatDuration(duration_ms),
  ]
    .filter(Boolean)
    .join(' · ');
}
