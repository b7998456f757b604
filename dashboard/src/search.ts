/** The query string as people type it: every value is text, nothing is JSON. Absent and empty are the same. */

export type Search = Record<string, string>;

export function parseSearch(text: string): Search {
  const pairs = [...new URLSearchParams(text)].filter(([, value]) => value !== '');
  return Object.fromEntries(pairs);
}

export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search)
    .filter(([, value]) => typeof value === 'string' && value !== '')
    .map(([key, value]) => [key, String(value)]);
  const text = new URLSearchParams(pairs).toString();
  return text === '' ? '' : `?${text}`;
}

/** Those of `keys` that have a value: what one page reads of the query string. */
export function pick<K extends string>(search: Record<string, unknown>, keys: readonly K[]) {
  const found: Partial<Record<K, string>> = {};
  for (const key of keys) {
    const value = search[key];
    if (typeof value === 'string' && value !== '') found[key] = value;
  }
  return found;
}

/** One of the values that there are, else the first of them. */
export function oneOf<T extends string>(values: readonly [T, ...T[]], text: string | undefined): T {
  return values.find((value) => value === text) ?? values[0];
}
