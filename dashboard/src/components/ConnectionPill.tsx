import { Tooltip } from '@mantine/core';
import { formatTime } from '../format';
import type { Connection } from '../stream/live-feed';

const WORDS: Record<Connection['status'], string> = {
  connecting: 'Connecting',
  live: 'Live',
  reconnecting: 'Reconnecting',
  offline: 'Offline',
  closed: 'Not connected',
};

/** The state of the stream and since when. Only the state itself is announced to screen readers. */
export function ConnectionPill({ connection }: { connection: Connection }) {
  const { status, since, reason } = connection;
  const about = [`Since ${formatTime(new Date(since))}`, reason].filter(Boolean).join('. ');
  return (
    <Tooltip label={about}>
      <div className={`pill pill-${status}`}>
        <span className="pill-dot" aria-hidden="true" />
        <span className="pill-status" role="status" aria-live="polite">
          {WORDS[status]}
        </span>
      </div>
    </Tooltip>
  );
}
