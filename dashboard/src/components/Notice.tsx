/** What went wrong, and what to do about it. */

import type { Failure } from '../failure';
import { formatCount } from '../format';
import type { Refusal } from '../stream/list-page';
import type { Connection } from '../stream/live-feed';

interface UnreachableProps {
  connection: Connection;
  onRetry: () => void;
}

export function Unreachable({ connection, onRetry }: UnreachableProps) {
  const { answer } = connection;
  const title = answer === undefined ? 'The server does not answer' : answer.message;
  return (
    <Notice title={title} onRetry={onRetry}>
      <p>
        {answer === undefined ? <StartIt /> : adviceOn(answer)} This page keeps trying, and loads
        what it missed.
      </p>
    </Notice>
  );
}

function StartIt() {
  return (
    <>
      Check that <code>agentmonitor serve</code> is running at {location.origin}.
    </>
  );
}

function adviceOn({ hint, maxClients, status }: Refusal): string {
  if (hint !== undefined) return hint;
  if (maxClients !== undefined) {
    return `${formatCount(maxClients)} pages follow along already: close some, or raise AGENTMONITOR_MAX_SSE_CLIENTS.`;
  }
  return `The server answered ${status}; its log says why.`;
}

interface RefusedProps {
  refusal: Refusal;
  onRetry: () => void;
}

export function Refused({ refusal, onRetry }: RefusedProps) {
  return (
    <Notice title={refusal.message} onRetry={onRetry}>
      <p>
        {refusal.hint ??
          `The server answered ${refusal.status}; its log says why. Mend it, then try again.`}
      </p>
    </Notice>
  );
}

interface TroubleProps {
  failure: Pick<Failure, 'message' | 'hint' | 'status'>;
  onRetry: () => void;
}

/** The server is there, and cannot answer. */
export function Trouble({ failure, onRetry }: TroubleProps) {
  const { message, hint, status } = failure;
  return (
    <Notice title={message} onRetry={onRetry} retry="Try again">
      <p>
        {hint ?? `The server answered ${status}; its log says why.`} Until then, what this page
        shows is old or missing.
      </p>
    </Notice>
  );
}

interface NoticeProps {
  title: string;
  onRetry: () => void;
  /** What the button says. */
  retry?: string;
  children: React.ReactNode;
}

function Notice({ title, onRetry, retry = 'Try now', children }: NoticeProps) {
  return (
    <section className="notice" aria-label="Problem">
      <div>
        <h2>{title}</h2>
        {children}
      </div>
      <button type="button" className="button" onClick={onRetry}>
        {retry}
      </button>
    </section>
  );
}
