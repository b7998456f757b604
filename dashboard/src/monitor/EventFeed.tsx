import { Button } from '@mantine/core';
import { EventRows } from '../components/EventRows';
import { formatCount } from '../format';
import type { FeedSnapshot } from '../stream/live-feed';
import type { Filters } from './filters';
import { usePause } from './use-pause';

interface EventFeedProps {
  snapshot: FeedSnapshot;
  filters: Filters;
  selected: number | undefined;
  onSelect: (id: number) => void;
}

/** The newest events, moving; still while the pointer or the focus is in it, or while it is scrolled. */
export function EventFeed({ snapshot, filters, selected, onSelect }: EventFeedProps) {
  const pause = usePause(snapshot, JSON.stringify(filters));
  const { hold, isPaused, isAsked, waiting } = pause;
  return (
    <section className="feed" aria-labelledby="feed-title">
      <div className="feed-head">
        <h2 id="feed-title">Events</h2>
        <span className="waiting" role="status">
          {isPaused ? `Paused${waiting > 0 ? `, ${formatCount(waiting)} waiting` : ''}` : ''}
        </span>
        <Button
          variant="default"
          size="xs"
          aria-pressed={isAsked}
          onClick={() => hold('asked', !isAsked)}
        >
          {isAsked ? 'Resume' : 'Pause'}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here but to hold still */}
      <div
        className="feed-hold"
        onPointerEnter={(event) => event.pointerType === 'mouse' && hold('hover', true)}
        onPointerLeave={() => hold('hover', false)}
        onFocus={(event) => event.target.matches(':focus-visible') && hold('focus', true)}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) hold('focus', false);
        }}
      >
        <EventRows
          events={pause.rows}
          selected={selected}
          onSelect={onSelect}
          label="Events, newest first"
          onTop={(isAtTop) => hold('scrolled', !isAtTop)}
        />
      </div>
      <p className="caption">{caption(snapshot)}</p>
    </section>
  );
}

/** What the list is, and what it leaves out. */
function caption({ rows, gap }: FeedSnapshot): string {
  const sentence =
    rows.length === 1 ? 'The newest event.' : `The newest ${formatCount(rows.length)} events.`;
  return gap ? `${sentence} Too many came while this page was away to list them all.` : sentence;
}
