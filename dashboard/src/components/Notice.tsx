/** What went wrong, and what to do about it. */

import type { Refusal } from '../stream/list-page';
import type { Connection } from '../stream/live-feed';

interface UnreachableProps {
  connection: Connection;
  onRetry: () => void;
}

export function Unreachable({ connection, onRetry }: UnreachableProps) {
  return (
    <Notice title="The stream is not there" onRetry={onRetry}>
      <p>
        {connection.reason === undefined ? '' : `${connection.reason}. `}
        Check that <code>agentmonitor serve</code> is running at {location.origin}. This page keeps
        trying, and loads what it missed.
      </p>
    </Notice>
  );
}

interface RefusedProps {
  refusal: Refusal;
  onRetry: () => void;
}

export function Refused({ refusal, onRetry }: RefusedProps) {
  return (
    <Notice title={refusal.message} onRetry={onRetry}>
      <p>{refusal.hint ?? 'The server will say more in its log. Mend it there, then try again.'}</p>
    </Notice>
  );
}

interface NoticeProps {
  title: string;
  onRetry: () => void;
  children: React.ReactNode;
}

function Notice({ title, onRetry, children }: NoticeProps) {
  return (
    <section className="notice" aria-label="Problem">
      <div>
        <h2>{title}</h2>
        {children}
      </div>
      <button type="button" className="button" onClick={onRetry}>
        Try now
      </button>
    </section>
  );
}
