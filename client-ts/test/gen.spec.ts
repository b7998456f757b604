import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../scripts/gen.mjs', import.meta.url));
const contract = fileURLToPath(new URL('../../openapi.yaml', import.meta.url));

/** Checks the committed files against the contract with this text. */
function check(text: string) {
  const dir = mkdtempSync(join(tmpdir(), 'agentmonitor-contract-'));
  try {
    const file = join(dir, 'openapi.yaml');
    writeFileSync(file, text);
    const env = { ...process.env, OPENAPI_FILE: file };
    return spawnSync(process.execPath, [script, '--check'], { env, encoding: 'utf8' });
  } finally {
    rmSync(dir, { recursive: true });
  }
}

it('is what openapi.yaml says', { timeout: 60_000 }, () => {
  const { status, stderr } = check(readFileSync(contract, 'utf8'));
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

it('names the files that a changed contract makes stale, and exits with 4', {
  timeout: 60_000,
}, () => {
  const text = readFileSync(contract, 'utf8').replaceAll('agent_type', 'agent_kind');
  const { status, stderr } = check(text);
  expect(status).toBe(4);
  expect(stderr).toContain('Stale client-ts/src/types.gen.ts');
  expect(stderr).not.toContain('Stale client-ts/src/core');
  expect(stderr).toContain('just gen');
});

it('exits with another code where the contract cannot be read', { timeout: 60_000 }, () => {
  const { status, stderr } = check('openapi: [');
  expect(status).toBe(1);
  expect(stderr).toContain('cannot be generated');
});
