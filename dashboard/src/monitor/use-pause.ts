import { useReducer } from 'react';
import { changed, type Held, MOVING, type Reason } from './pause';

export interface Pause {
  rows: Held['rows'];
  isPaused: boolean;
  isAsked: boolean;
  /** How many events came since. */
  waiting: number;
  hold: (reason: Reason, on: boolean) => void;
}

/** `key` tells one filter from another: what was held of the one is not shown of the other. */
export function usePause({ rows, count }: Held, key: string): Pause {
  const [{ reasons, held }, change] = useReducer(changed, MOVING);
  const still = held?.key === key && held.rows.length > 0 ? held : undefined;
  return {
    rows: still?.rows ?? rows,
    isPaused: still !== undefined,
    isAsked: reasons.has('asked'),
    waiting: still === undefined ? 0 : Math.max(0, count - still.count),
    hold: (reason, on) => change({ reason, on, now: { rows, count, key } }),
  };
}
