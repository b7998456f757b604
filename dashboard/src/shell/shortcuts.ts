/**
 * Shortcuts of one key, or of `g` and a key. They can be switched off, because a voice or a slip says single letters, too
 * (WCAG 2.1.4); those with Ctrl or Cmd stay.
 */

const OFF_KEY = 'agentmonitor.shortcuts';
/** How long `g` waits for its second key, in milliseconds. */
const SEQUENCE_MS = 1_500;

export interface Shortcut {
  /** `?`, `t`, or `g m`. */
  keys: string;
  label: string;
  run: () => void;
}

export function areShortcutsOn(): boolean {
  return localStorage.getItem(OFF_KEY) !== 'off';
}

export function switchShortcuts(on: boolean): void {
  if (on) localStorage.removeItem(OFF_KEY);
  else localStorage.setItem(OFF_KEY, 'off');
}

/** Reads keys one after the other and says which shortcut they make. */
export class KeyReader {
  #first = '';
  #at = 0;

  read(key: string, now: number, shortcuts: readonly Shortcut[]): Shortcut | undefined {
    const sequence = now - this.#at <= SEQUENCE_MS ? `${this.#first} ${key}` : key;
    const found =
      shortcuts.find(({ keys }) => keys === sequence) ?? shortcuts.find(({ keys }) => keys === key);
    const begins = shortcuts.some(({ keys }) => keys.startsWith(`${key} `));
    this.#first = found === undefined && begins ? key : '';
    this.#at = this.#first === '' ? Number.NEGATIVE_INFINITY : now;
    return found;
  }
}

/** Whether what is pressed is meant for a field or a control, or for the browser. */
export function isForOthers(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  const isField = target.matches('input, textarea, select, [contenteditable=""]');
  return isField || target.closest('[aria-modal="true"], [role="listbox"]') !== null;
}
