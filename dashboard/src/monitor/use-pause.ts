/** Holds the feed still while somebody reads it, and counts what waits. */

import { useState } from 'react';
import type { FeedSnapshot } from '../stream/live-feed';

type Held = Pick<FeedSnapshot, 'rows' | 'count'>;

/** Each is a reason of its own to hold still; the feed goes on when none is left. */
export type Reason = 'hover' | 'focus' | 'scrolled' | 'asked';

export interface Pause {
  rows: FeedSnapshot['rows'];
  isPaused: boolean;
  isAsked: boolean;
  /** How many events came since. */
  waiting: number;
  hold: (reason: Reason, on: boolean) => void;
}

/** `key` tells one filter from another: what was held of the one is not shown of the other. */
export function usePause(now: Held, key: string): Pause {
  const [reasons, setReasons] = useState<ReadonlySet<Reason>>(new Set());
  const [held, setHeld] = useState<Held & { key: string }>();
  const hold = (reason: Reason, on: boolean) => {
    if (reasons.has(reason) === on) return;
    const next = new Set(reasons);
    if (on) next.add(reason);
    else next.delete(reason);
    setReasons(next);
    if (next.size === 0) setHeld(undefined);
    else if (reasons.size === 0) setHeld({ ...now, key });
  };
  const still = held?.key === key && held.rows.length > 0 ? held : undefined;
  return {
    rows: still?.rows ?? now.rows,
    isPaused: still !== undefined,
    isAsked: reasons.has('asked'),
    waiting: still === undefined ? 0 : Math.max(0, now.count - still.count),
    hold,
  };
}
