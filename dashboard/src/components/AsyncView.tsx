/** What stands where an answer will be: nothing yet, what went wrong and what to do, or the answer. */

import { Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { failureOf, isPassing } from '../failure';

interface AsyncViewProps<T> {
  query: UseQueryResult<T, unknown>;
  /** The height of what will come, in pixels, so that nothing jumps. */
  height: number;
  children: (data: T) => React.ReactNode;
}

export function AsyncView<T>({ query, height, children }: AsyncViewProps<T>) {
  const { data, error, isPending, refetch } = query;
  if (data !== undefined) return children(data);
  if (isPending || error === null) return <Skeleton height={height} aria-label="Loading" />;
  // What fails for the whole page is told once, above it.
  if (isPassing(error)) return <p className="quiet-note">This part could not be loaded.</p>;
  return <Problem error={error} onRetry={() => void refetch()} />;
}

export function Problem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { message, hint } = failureOf(error);
  return (
    <section className="notice" aria-label="Problem">
      <div>
        <h2>{message}</h2>
        <p>{hint ?? 'Mend it, then try again.'}</p>
      </div>
      <Button variant="default" size="xs" onClick={onRetry}>
        Try again
      </Button>
    </section>
  );
}
