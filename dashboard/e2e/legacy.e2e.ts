/** The pages over a database that the legacy left: what they show is what the legacy itself said of it. */

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatCost, formatCount, formatTokens } from '../src/format';
import { openBrowser, openPage, type WatchedPage } from './browser';
import { type Facts, hasLegacy, LEGACY_DATABASE, legacyFacts } from './legacy';
import { TestServer } from './server';

/** So high that nothing is left out of a list because it is out of sight. */
const TALL = { width: 1440, height: 3_000 };

const SESSION = '5e559002-2000-4000-9000-000000009002';

/** Each page, and what is there once it is whole. */
const PAGES = {
  '/': '.row',
  '/?selected=1920': '.details',
  '/sessions': '.row-link',
  [`/sessions/${SESSION}`]: '.turn',
  [`/sessions/${SESSION}?tab=transcript`]: '.message',
  [`/sessions/${SESSION}?tab=files`]: '.path',
  [`/sessions/${SESSION}?tab=events`]: '.row',
  '/analytics?range=all': '.bar',
  '/connect': 'td',
  '/clients': '.command-text',
};

const totals = async (page: Page): Promise<Record<string, string>> => {
  const names = await page.locator('.total dt').allTextContents();
  const values = await page.locator('.total dd').allTextContents();
  return Object.fromEntries(names.map((name, n) => [name, (values[n] ?? '').trim()]));
};

const panel = (page: Page, title: string) =>
  page.locator('.panel').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** The cells of each row of a panel's table. */
async function tableOf(page: Page, title: string): Promise<string[][]> {
  await panel(page, title).getByText('Table', { exact: true }).click();
  await panel(page, title).locator('tbody tr').first().waitFor();
  return panel(page, title)
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
    );
}

describe.skipIf(!hasLegacy)('over the database of the legacy', () => {
  let browser: Browser;
  let server: TestServer;
  let facts: Facts['responses'];
  let file: Facts['file'];

  beforeAll(async () => {
    ({ responses: facts, file } = legacyFacts());
    server = new TestServer({ database: LEGACY_DATABASE });
    browser = await openBrowser();
    await server.start();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  const open = (path: string, options: BrowserContextOptions = {}): Promise<WatchedPage> =>
    openPage(browser, server.url + path, { viewport: TALL, ...options });

  describe.each([
    ['light', { width: 1280, height: 800 }],
    ['dark', { width: 390, height: 844 }],
  ] as const)('in the %s theme', (colorScheme, viewport) => {
    it.each(Object.entries(PAGES))('%s opens', async (path, whole) => {
      const { page, problems } = await open(path, { colorScheme, viewport });
      await page.locator(whole).first().waitFor();
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(problems).toEqual([]);
      await page.context().close();
    });
  });

  it('the monitor shows its totals and its newest events', async () => {
    const { page, problems } = await open('/');
    const stats = facts['/api/stats'];
    await expect
      .poll(() => totals(page))
      .toEqual({
        Events: formatCount(stats.total_events),
        'Live sessions': `0 of ${stats.total_sessions}`,
        Agents: '0',
        'Tokens in': formatTokens(stats.total_tokens_in),
        'Tokens out': formatTokens(stats.total_tokens_out),
        Cost: formatCost(stats.total_cost_usd),
      });
    const exact = page.locator('.total', { hasText: 'Tokens in' }).locator('dd');
    expect(await exact.getAttribute('title')).toContain(formatCount(stats.total_tokens_in));
    const lines = page.locator('.row').filter({ hasText: 'infra' });
    expect(await lines.first().textContent()).toContain('session end');
    await page.getByText('The newest 200 events.').waitFor();
    await page.locator('.quota', { hasText: 'claude' }).getByText('43 % used').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('the monitor tells how many events each agent sent', async () => {
    const { page } = await open('/');
    for (const [agent, count] of Object.entries(file.events_by_agent)) {
      await page.goto(`${server.url}/?agent=${agent}`);
      await expect.poll(() => totals(page)).toMatchObject({ Events: formatCount(count) });
    }
    await page.context().close();
  });

  it('the list has every session with its sums', async () => {
    const { page, problems } = await open('/sessions');
    const { sessions } = facts['/api/sessions?limit=0'];
    await expect.poll(() => page.locator('.row-link').count()).toBe(sessions.length);
    const shown = await page.locator('tbody tr:has(.row-link)').evaluateAll((rows) =>
      rows.map((row) => {
        const [, project, agent, , , events, tokensIn, tokensOut, cost] =
          row.querySelectorAll('td');
        return {
          id: project?.querySelector('a')?.title,
          agent: agent?.title,
          events: events?.textContent,
          tokensIn: tokensIn?.title,
          tokensOut: tokensOut?.title,
          cost: cost?.title,
        };
      }),
    );
    const expected = sessions.map((session) => ({
      id: session.id,
      agent: session.agent_type,
      events: formatCount(session.event_count),
      tokensIn: formatCount(session.tokens_in),
      tokensOut: formatCount(session.tokens_out),
      cost: `${session.total_cost_usd} US dollars`,
    }));
    const byId = (a: { id?: string | undefined }, b: { id?: string | undefined }) =>
      (a.id ?? '').localeCompare(b.id ?? '');
    expect(shown.sort(byId)).toEqual(expected.sort(byId));
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('the page of a session shows what it came to, and every event of it', async () => {
    const { page, problems } = await open(`/sessions/${SESSION}?tab=events`);
    const session = facts['/api/sessions?limit=0'].sessions.find(({ id }) => id === SESSION);
    if (session === undefined) throw new Error('the facts do not know the session any more');
    await page.getByRole('heading', { name: `${session.project} / ${session.branch}` }).waitFor();
    await expect
      .poll(() => totals(page))
      .toEqual({
        Events: formatCount(session.event_count),
        'Tokens in': formatTokens(session.tokens_in),
        'Tokens out': formatTokens(session.tokens_out),
        Cost: formatCost(session.total_cost_usd),
        'Files edited': formatCount(session.files_edited),
        Lines: `+${session.lines_added} −${session.lines_removed}`,
      });
    expect(await page.locator('.row').count()).toBe(session.event_count);
    await page.getByRole('tab', { name: 'Files' }).click();
    await expect.poll(() => page.locator('td.path').count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('the analytics say what each project, model and tool came to', async () => {
    const { page, problems } = await open('/analytics?range=all');
    const { by_project, by_model } = facts['/api/stats/cost'];
    expect(await tableOf(page, 'Cost by project')).toEqual(
      by_project.map(({ project, cost_usd, session_count, event_count }) => [
        project,
        formatCost(cost_usd),
        formatCount(session_count),
        formatCount(event_count),
      ]),
    );
    expect((await tableOf(page, 'Cost by model')).map(([model, cost]) => [model, cost])).toEqual(
      by_model.map(({ model, cost_usd }) => [model, formatCost(cost_usd)]),
    );
    const { tools } = facts['/api/stats/tools'];
    expect((await tableOf(page, 'Tools')).map((cells) => cells.slice(0, 3)).sort()).toEqual(
      tools
        .map(({ tool_name, total_calls, error_count }) => [
          tool_name,
          formatCount(total_calls),
          formatCount(error_count),
        ])
        .sort(),
    );
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('the analytics tell over time what the agents came to', async () => {
    const { page, problems } = await open('/analytics?range=all&split=agent&metric=events');
    const sums: Record<string, number> = {};
    for (const [, agent = '', count = ''] of await tableOf(page, 'Events over time')) {
      sums[agent] = (sums[agent] ?? 0) + Number(count.replaceAll(',', ''));
    }
    expect(sums).toEqual(file.events_by_agent);
    const hours = await tableOf(page, 'Events through the week');
    const { total_events } = facts['/api/stats'];
    expect(hours.reduce((sum, cells) => sum + Number(cells[2]?.replaceAll(',', '')), 0)).toBe(
      total_events,
    );
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('connect says from whom it came', async () => {
    const { page, problems } = await open('/connect');
    const signals = page.getByRole('region', { name: 'Events by agent and by way' });
    await expect
      .poll(() => signals.getByRole('rowheader').allTextContents())
      .toEqual(facts['/api/filter-options'].agent_types.map((name) => name.replaceAll('_', ' ')));
    await expect.poll(() => sumOfCells(page)).toBe(facts['/api/stats'].total_events);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('what comes now stands on top, and is added to what there was', async () => {
    const { page, problems } = await open('/');
    const { total_events, total_cost_usd } = facts['/api/stats'];
    await page.getByRole('status').getByText('Live', { exact: true }).waitFor();
    const work = { session_id: 'now', project: 'app', model: 'claude-opus-4-8', cost_usd: 100 };
    await server.post({ ...work, metadata: { command: 'just now' } });
    await page.locator('.row').first().getByText('just now').waitFor();
    await page.locator('.card').getByText('just now').waitFor();
    await expect
      .poll(() => totals(page), { timeout: 15_000 })
      .toMatchObject({
        Events: formatCount(total_events + 1),
        'Live sessions': `1 of ${facts['/api/stats'].total_sessions + 1}`,
        Cost: formatCost(total_cost_usd + 100),
      });
    await page.goto(`${server.url}/sessions?sort=last`);
    expect(await page.locator('.row-link').first().getAttribute('title')).toBe('now');
    await page.goto(`${server.url}/analytics?range=all`);
    await panel(page, 'Cost by project').locator('.bar').first().getByText('$106.10').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

/** How many events the table of agents and ways tells of. */
async function sumOfCells(page: Page): Promise<number> {
  const cells = await page
    .getByRole('region', { name: 'Events by agent and by way' })
    .getByRole('cell')
    .allTextContents();
  return cells
    .map((text) => Number(/^([\d,]+) events?/.exec(text)?.[1]?.replaceAll(',', '') ?? 0))
    .reduce((sum, one) => sum + one, 0);
}
