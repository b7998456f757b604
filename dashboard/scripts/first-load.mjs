// Fails if the scripts that a page loads before it shows anything are more than the budget, gzipped: those that its HTML
// names, those that they import at once, and the same of the page's own chunk.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 300;
const dist = process.argv[2];
if (dist === undefined) throw new Error('usage: node first-load.mjs <folder>');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

/** The files of a chunk and of all that it imports at once. */
function filesOf(key, seen = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`${key} is not in the manifest`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) filesOf(imported, seen);
  return seen;
}

const entry = filesOf('index.html');
const kilobytes = (files) =>
  [...files]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length / 1024, 0);

let failed = false;
for (const page of manifest['index.html'].dynamicImports ?? []) {
  const size = kilobytes(new Set([...entry, ...filesOf(page)]));
  const isOver = size > BUDGET_KB;
  failed ||= isOver;
  console.log(`${isOver ? 'over ' : ''}${size.toFixed(0)} KB of ${BUDGET_KB} ${page}`);
}
rmSync(join(dist, '.vite'), { recursive: true });
if (failed) {
  console.error('A page loads too much script at first: import what it can wait for on demand.');
  process.exit(1);
}
