// Writes a .br and a .gz beside each text file of a folder, so that the server never compresses. Deterministic:
// highest levels, no time in the gzip header.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXT = /\.(?:html|js|css|svg|json|txt|map)$/;

function compressed(data) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
  };
  return [
    ['.br', brotliCompressSync(data, { params })],
    ['.gz', gzipSync(data, { level: constants.Z_BEST_COMPRESSION })],
  ];
}

const dir = process.argv[2];
if (dir === undefined) throw new Error('usage: node precompress.mjs <folder>');
const files = readdirSync(dir, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && TEXT.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
for (const file of files) {
  const data = readFileSync(file);
  for (const [extension, bytes] of compressed(data)) writeFileSync(file + extension, bytes);
}
console.log(`${files.length} files compressed`);
