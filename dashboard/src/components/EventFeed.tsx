import type { Event } from '@agentmonitor/client';
import { useState } from 'react';
import { formatCount } from '../format';
import { EventRow } from './EventRow';

/** How many rows are drawn at first, and with each wish for more. */
const STEP = 200;

interface EventFeedProps {
  /** Newest first. */
  rows: readonly Event[];
  /** How many events the page has counted. */
  seen: number;
}

export function EventFeed({ rows, seen }: EventFeedProps) {
  const [shown, setShown] = useState(STEP);
  const [paused, setPaused] = useState<EventFeedProps>();
  const drawn = (paused?.rows ?? rows).slice(0, shown);
  const kept = paused?.rows.length ?? rows.length;
  const missed = paused === undefined ? 0 : seen - paused.seen;
  const toggle = () => setPaused(paused === undefined ? { rows, seen } : undefined);

  return (
    <section className="feed" aria-labelledby="feed-title">
      <div className="feed-head">
        <h2 id="feed-title">Events</h2>
        <button type="button" className="button" onClick={toggle}>
          {pauseLabel(paused !== undefined, missed)}
        </button>
      </div>
      <div className="columns" aria-hidden="true">
        <span>Time</span>
        <span>Event</span>
        <span>Agent</span>
        <span>Tool</span>
        <span>What</span>
        <span>Project</span>
        <span className="end">Tokens</span>
        <span className="end">Cost</span>
        <span className="end">Took</span>
      </div>
      <ol className="rows">
        {drawn.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </ol>
      <div className="feed-foot">
        {kept > shown ? (
          <button type="button" className="button" onClick={() => setShown(shown + STEP)}>
            Show older
          </button>
        ) : null}
        <p>
          {formatCount(drawn.length)} of the {formatCount(seen)} events seen
        </p>
      </div>
    </section>
  );
}

function pauseLabel(paused: boolean, missed: number): string {
  if (!paused) return 'Pause';
  return missed > 0 ? `Resume (${formatCount(missed)} new)` : 'Resume';
}
