interface HeaderProps {
  /** What stands between the name and the way out. */
  children: React.ReactNode;
  onSignOut?: () => void;
}

export function Header({ children, onSignOut }: HeaderProps) {
  return (
    <header className="header">
      <h1 className="brand">
        <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
          <rect className="brand-tile" width="32" height="32" rx="8" />
          <path className="brand-line" d="M6 17h5l3-8 4 14 3-6h5" />
        </svg>
        AgentMonitor
      </h1>
      {children}
      {onSignOut === undefined ? null : (
        <button type="button" className="button quiet" onClick={onSignOut}>
          Sign out
        </button>
      )}
    </header>
  );
}
