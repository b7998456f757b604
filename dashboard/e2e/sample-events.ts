/** An hour of work as agents report it, for pictures. */

import type { NewEvent } from '@agentmonitor/client';

const CLAUDE = {
  session_id: 'b7e3c1d0-1111-4222-8333-444455556666',
  agent_type: 'claude_code',
  project: 'webshop',
  branch: 'feature/checkout',
  source: 'hook',
} as const;
const CODEX = {
  session_id: '0f9d8c7b-aaaa-4bbb-8ccc-ddddeeeeffff',
  agent_type: 'codex',
  project: 'billing-service',
  branch: 'main',
  source: 'otel',
} as const;

const OPUS = 'claude-opus-4-5';

export function sampleEvents(): NewEvent[] {
  const round: NewEvent[] = [
    { ...CLAUDE, event_type: 'session_start', metadata: { hook_source: 'startup' }, model: OPUS },
    { ...CLAUDE, event_type: 'instruction_load', metadata: { file_path: 'CLAUDE.md' } },
    {
      ...CLAUDE,
      event_type: 'user_prompt',
      metadata: {
        message: 'The checkout total ignores the voucher. Find out why and write a test for it.',
      },
    },
    tool('Grep', { pattern: 'applyVoucher', path: 'src' }, 84),
    tool('Read', { file_path: 'src/checkout/total.ts' }, 12),
    llm(OPUS, 18_240, 912, 0.1421),
    tool('Edit', { file_path: 'src/checkout/total.ts', lines_added: 14, lines_removed: 3 }, 31),
    tool(
      'Bash',
      { command: 'npm test -- --run src/checkout', description: 'Run the tests' },
      12_480,
    ),
    {
      ...tool(
        'Bash',
        { command: 'git push --force origin main', reason: 'destructive_command' },
        3,
      ),
      event_type: 'error',
      status: 'error',
    },
    { ...CODEX, event_type: 'session_start', metadata: { cwd: '/srv/billing-service' } },
    { ...CODEX, event_type: 'user_prompt', metadata: { message: 'Why is the invoice job slow?' } },
    {
      ...CODEX,
      event_type: 'tool_use',
      tool_name: 'shell',
      status: 'timeout',
      duration_ms: 120_000,
      metadata: { command: 'cargo bench --bench invoices' },
    },
    {
      ...CODEX,
      event_type: 'llm_response',
      model: 'gpt-5',
      tokens_in: 4_310,
      tokens_out: 655,
      cost_usd: 0.0119,
      duration_ms: 8_450,
    },
    {
      ...CLAUDE,
      event_type: 'file_change',
      metadata: { file_path: 'src/checkout/total.spec.ts', lines_added: 42 },
    },
    llm(OPUS, 21_530, 1_204, 0.0087),
    {
      ...CLAUDE,
      event_type: 'git_commit',
      metadata: { message: 'checkout: Apply vouchers to the total' },
    },
    { ...CLAUDE, event_type: 'plan_step', metadata: { title: 'Run the whole suite once more' } },
    tool('WebFetch', { url: 'https://example.com/docs/vouchers' }, 1_730),
    { ...CODEX, event_type: 'session_end' },
  ];
  const all = [...round, ...round, ...round];
  const now = Date.now();
  // By the agents' clocks, one event a minute until now.
  return all.map((event, index) => {
    const at = new Date(now - (all.length - index) * 60_000);
    return { ...event, client_timestamp: at.toISOString() };
  });
}

function tool(tool_name: string, metadata: Record<string, unknown>, duration_ms: number): NewEvent {
  return { ...CLAUDE, event_type: 'tool_use', tool_name, metadata, duration_ms };
}

function llm(model: string, tokens_in: number, tokens_out: number, cost_usd: number): NewEvent {
  const usage = { model, tokens_in, tokens_out, cost_usd, cache_read_tokens: 9_000 };
  return { ...CLAUDE, event_type: 'llm_response', duration_ms: 6_210, ...usage };
}
