/** Whether the server wants a token that this tab does not have, or has refused the one that it has. */

type Listener = () => void;

let wanted = false;
const listeners = new Set<Listener>();

export const access = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isTokenWanted: (): boolean => wanted,
  /** Told by every answer with 401, and with false when somebody signs in. */
  wantToken(value: boolean): void {
    if (wanted === value) return;
    wanted = value;
    for (const listener of listeners) listener();
  },
};
