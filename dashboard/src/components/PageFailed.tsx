import type { ErrorComponentProps } from '@tanstack/react-router';

/** A page that could not be drawn, as after an update of the server whose files have other names now. */
export function PageFailed({ error }: ErrorComponentProps) {
  return (
    <section className="notice" aria-label="Problem">
      <div>
        <h2>This page could not be shown</h2>
        <p>
          Reload it: the server may have been updated meanwhile. If it fails again, tell us what it
          says: {error instanceof Error ? error.message : String(error)}
        </p>
      </div>
      <button type="button" className="button" onClick={() => location.reload()}>
        Reload
      </button>
    </section>
  );
}
