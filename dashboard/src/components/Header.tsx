import type { Connection } from '../stream/live-feed';
import { ConnectionPill } from './ConnectionPill';

interface HeaderProps {
  connection: Connection;
  onSignOut?: () => void;
}

export function Header({ connection, onSignOut }: HeaderProps) {
  return (
    <header className="header">
      <h1 className="brand">
        <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
          <rect className="brand-tile" width="32" height="32" rx="8" />
          <path className="brand-line" d="M6 17h5l3-8 4 14 3-6h5" />
        </svg>
        AgentMonitor
      </h1>
      <ConnectionPill connection={connection} />
      {onSignOut === undefined ? null : (
        <button type="button" className="button quiet" onClick={onSignOut}>
          Sign out
        </button>
      )}
    </header>
  );
}
