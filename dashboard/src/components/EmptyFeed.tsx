import { Link } from '@tanstack/react-router';
import { anyClient } from '../connect/commands';
import { CopyText } from './CopyText';

/** Nothing is stored yet: how to send the first event. */
export function EmptyFeed({ hasToken }: { hasToken: boolean }) {
  const { text } = anyClient({ origin: location.origin, hasToken });
  return (
    <section className="empty" aria-label="No events yet">
      <h2>No events yet</h2>
      <p>This server has stored nothing so far. Send an event, and it appears here at once:</p>
      <div className="command">
        <pre>
          <code>{text}</code>
        </pre>
        <CopyText text={text} label="Copy" />
      </div>
      <p className="empty-next">
        <Link to="/connect">Connect</Link> shows how Claude Code, Codex and others send theirs.
      </p>
    </section>
  );
}
