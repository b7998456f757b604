/** Metadata is JSON text of any shape, written by anyone: read with care, shown as text. */

/** Where the gist of an event stands, most telling first. */
const GIST_KEYS = [
  'command',
  'file_path',
  'message',
  'prompt',
  'query',
  'pattern',
  'url',
  'path',
  'description',
  'title',
  'reason',
  'error',
  'text',
  'content',
  'content_preview',
  'tool_input',
  'hook_source',
];

const MAX_GIST = 240;

export function parseMetadata(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** One line that says what the event was about; empty where the metadata does not say. */
export function gist(text: string): string {
  return cut(gistOf(parseMetadata(text)).replace(/\s+/g, ' ').trim());
}

function gistOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const fields = value as Record<string, unknown>;
  for (const key of GIST_KEYS) {
    if (!Object.hasOwn(fields, key)) continue;
    const found = gistOf(fields[key]);
    if (found.trim() !== '') return found;
  }
  return '';
}

function cut(text: string): string {
  const characters = [...text.slice(0, 2 * MAX_GIST + 1)];
  return characters.length > MAX_GIST ? `${characters.slice(0, MAX_GIST - 1).join('')}…` : text;
}

/** The metadata, indented; text that is not JSON as it is. Empty where there is nothing to show. */
export function pretty(text: string): string {
  const value = parseMetadata(text);
  if (value === null || (typeof value === 'object' && Object.keys(value).length === 0)) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
