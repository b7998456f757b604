/** Which files the events of a session name, and the lines that changed in them. */

import type { Event } from '@agentmonitor/client';
import { parseMetadata } from '../metadata';

export interface TouchedFile {
  path: string;
  /** How many events name it. */
  events: number;
  added: number;
  removed: number;
}

/** Most changed first, then by name. */
export function filesOf(events: readonly Event[]): TouchedFile[] {
  const files = new Map<string, TouchedFile>();
  for (const event of events) {
    const fields = fieldsOf(event.metadata);
    const path = fields.file_path;
    if (typeof path !== 'string' || path === '') continue;
    const file = files.get(path) ?? { path, events: 0, added: 0, removed: 0 };
    file.events += 1;
    file.added += countOf(fields.lines_added);
    file.removed += countOf(fields.lines_removed);
    files.set(path, file);
  }
  return [...files.values()].sort(
    (a, b) => b.added + b.removed - a.added - a.removed || a.path.localeCompare(b.path),
  );
}

function fieldsOf(metadata: string): Record<string, unknown> {
  const value = parseMetadata(metadata);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : {};
}

function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.round(value) : 0;
}
