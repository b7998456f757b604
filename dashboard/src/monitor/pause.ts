/** Holding the feed still while somebody reads it. */

import type { FeedSnapshot } from '../stream/live-feed';

/** Each is a reason of its own to hold still; the feed goes on when none is left. */
export type Reason = 'hover' | 'focus' | 'scrolled' | 'asked';

export type Held = Pick<FeedSnapshot, 'rows' | 'count'>;

export interface PauseState {
  reasons: ReadonlySet<Reason>;
  /** What is shown meanwhile, and the filter that it was shown through. */
  held?: Held & { key: string };
}

export interface Change {
  reason: Reason;
  on: boolean;
  /** What the feed shows now. */
  now: Held & { key: string };
}

export const MOVING: PauseState = { reasons: new Set() };

/** Two changes may come before the page is drawn again, so each starts from what the other left. */
export function changed(state: PauseState, { reason, on, now }: Change): PauseState {
  if (state.reasons.has(reason) === on) return state;
  const reasons = new Set(state.reasons);
  if (on) reasons.add(reason);
  else reasons.delete(reason);
  if (reasons.size === 0) return MOVING;
  return { reasons, held: state.held ?? now };
}
