/** The analytics in a browser, served by the real binary. */

import { readFileSync } from 'node:fs';
import { seriesView, sessionPage, statsView } from '@agentmonitor/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from './browser';
import { sampleEvents } from './sample-events';
import { TestServer } from './server';

let browser: Browser;
const server = new TestServer();

beforeAll(async () => {
  browser = await openBrowser();
  await server.start();
  for (const event of sampleEvents()) await server.post(event);
  await server.post({ project: '=1+1', model: 'odd', cost_usd: 0.25, tokens_in: 1 });
});
afterAll(async () => {
  await browser?.close();
  await server.remove();
});

async function choose(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

const panel = (page: Page, title: string) =>
  page.locator('.panel').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

it('shows what was spent, on what, and how tools did', async () => {
  const { page, problems } = await openPage(browser, `${server.url}/analytics`);
  await page.getByRole('img', { name: 'Cost over time' }).waitFor();
  const project = panel(page, 'Cost by project').locator('.bar', { hasText: 'webshop' });
  await project.getByText('1 session').waitFor();
  await panel(page, 'Cost by model').getByText('claude-opus-4-5').waitFor();
  await panel(page, 'Tools')
    .locator('.bar', { hasText: 'Bash' })
    .getByText('50 % failed')
    .waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

it('tells over time what each model, project and tool came to, as the API says', async () => {
  const { page, problems } = await openPage(browser, `${server.url}/analytics?split=project`);
  const table = panel(page, 'Cost over time');
  await table.getByText('Table', { exact: true }).click();
  const { data } = await seriesView({
    client: server.client,
    query: { metric: 'cost', bucket: 'all', group_by: 'project' },
  });
  for (const { key, total } of data?.groups ?? []) {
    const cells = await table.getByRole('row', { name: key ?? 'No project' }).allTextContents();
    const sum = cells.map((text) => Number(/\$([\d.]+)$/.exec(text)?.[1]));
    expect(sum.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 1);
  }
  expect(data?.groups.length).toBe(3);
  await page.goto(`${server.url}/analytics?split=tool&metric=errors`);
  await page.locator('.u-legend').getByText('Bash').waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

it('shows in which hours of the week work is done', async () => {
  const { page, problems } = await openPage(browser, `${server.url}/analytics?metric=events`);
  const hours = panel(page, 'Events through the week');
  await hours.getByRole('img', { name: /Events through the week, most on \w+day/ }).waitFor();
  expect(await hours.locator('.heat-cell').count()).toBe(7 * 24);
  expect(await hours.locator('.heat-fill').count()).toBeGreaterThan(0);
  await hours.getByText('Table', { exact: true }).click();
  const counts = await hours.locator('tbody td:nth-child(3)').allTextContents();
  const { data } = await statsView({ client: server.client });
  expect(counts.map(Number).reduce((a, b) => a + b, 0)).toBe(data?.total_events);
  expect(problems).toEqual([]);
  await page.context().close();
});

it('ranks sessions by what is measured, and leads to them', async () => {
  const { page, problems } = await openPage(browser, `${server.url}/analytics`);
  const { data } = await sessionPage({
    client: server.client,
    query: { sort: 'total_cost_usd', limit: 10 },
  });
  const names = data?.sessions.map(({ project, branch }) =>
    [project, branch].filter((part) => part !== null).join(' / '),
  );
  const bars = panel(page, 'Top sessions by cost').locator('.bar-name');
  await expect.poll(() => bars.allTextContents()).toEqual(names);
  await page.goto(`${server.url}/analytics?metric=events&agent=codex`);
  const events = panel(page, 'Top sessions by events');
  await events.getByText('Table', { exact: true }).click();
  await expect.poll(() => events.locator('tbody tr').count()).toBe(1);
  await events.getByRole('link', { name: 'billing-service / main' }).click();
  await page.getByRole('heading', { name: 'billing-service / main' }).waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

it('can be read as a table and saved as a file, in which no text is a formula', async () => {
  const { page, problems } = await openPage(browser, `${server.url}/analytics`);
  const projects = panel(page, 'Cost by project');
  await projects.getByText('Table').click();
  await projects.getByRole('row', { name: 'webshop' }).waitFor();
  const download = page.waitForEvent('download');
  await projects.getByRole('button', { name: 'CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('cost-by-project.csv');
  const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
  expect(lines[0]).toBe('Project,Cost,Sessions,Events');
  expect(lines).toContain("'=1+1,0.25,1,1");
  expect(problems).toEqual([]);
  await page.context().close();
});

it('keeps what one chooses in the address', async () => {
  const { page, problems } = await openPage(browser, `${server.url}/analytics`);
  await choose(page, 'Stacked by', 'By agent');
  await choose(page, 'Measure', 'Tokens in');
  await page.getByText('24 hours').click();
  await page.getByRole('img', { name: 'Tokens in over time' }).waitFor();
  await page.locator('.u-legend').getByText('claude code').waitFor();
  await page.locator('.u-legend').getByText('codex').waitFor();
  const chosen = Object.fromEntries(new URL(page.url()).searchParams);
  expect(chosen).toEqual({ split: 'agent', metric: 'tokens_in', range: '24h' });
  await page.reload();
  await page.locator('.u-legend').getByText('codex').waitFor();
  await page.goto(`${server.url}/analytics?agent=codex`);
  await panel(page, 'Cost by project').locator('.bar', { hasText: 'billing-service' }).waitFor();
  expect(await panel(page, 'Cost by project').locator('.bar').count()).toBe(1);
  expect(problems).toEqual([]);
  await page.context().close();
});

it.each([360, 1280, 3840])('fits %i pixels without scrolling sideways', async (width) => {
  const viewport = { width, height: 800 };
  const { page } = await openPage(browser, `${server.url}/analytics?split=agent`, { viewport });
  await panel(page, 'Tools').locator('.bar').first().waitFor();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await page.context().close();
});
