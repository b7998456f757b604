/** The page at `/docs` in a browser, served by the real binary. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beyondFailedCalls, openBrowser, openPage } from './browser';
import { TestServer } from './server';

const CONTRACT = join(import.meta.dirname, '../../openapi.yaml');

const PAGE_COLOURS = [
  ['light', 'rgb(255, 255, 255)'],
  ['dark', 'rgb(12, 13, 16)'],
] as const;

interface Operation {
  operationId: string;
  summary: string;
}

let browser: Browser;
const server = new TestServer();
const guarded = new TestServer({ token: 'correct-horse' });

beforeAll(async () => {
  browser = await openBrowser();
  await server.start();
  await guarded.start();
});
afterAll(async () => {
  await browser?.close();
  await server.remove();
  await guarded.remove();
});

/** Opens a path and remembers the requests that went to another origin. */
async function open(target: TestServer, path: string, options?: BrowserContextOptions) {
  const watched = await openPage(browser, 'about:blank', options);
  const foreign: string[] = [];
  watched.page.on('request', (request) => {
    const url = new URL(request.url());
    const isLocal = ['data:', 'blob:'].includes(url.protocol);
    if (!isLocal && url.origin !== target.url) foreign.push(request.url());
  });
  await watched.page.goto(target.url + path);
  return { ...watched, foreign };
}

async function operations(): Promise<Operation[]> {
  const answer = await fetch(`${server.url}/api/openapi.json`);
  const contract = (await answer.json()) as { paths: Record<string, Record<string, Operation>> };
  return Object.values(contract.paths).flatMap((path) => Object.values(path));
}

const operation = (page: Page, id: string) => page.locator(`.opblock[id$="-${id}"]`);
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
/** What is behind Swagger UI's text: its own colour, or through it that of the page. */
const background = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const colours = ['.swagger-ui', 'html'].map(
      (place) => getComputedStyle(document.querySelector(place) as Element).backgroundColor,
    );
    return colours.find((colour) => colour !== 'rgba(0, 0, 0, 0)') ?? 'none';
  });

// Swagger UI takes its time where the machine is busy.
describe('the reference', { timeout: 240_000 }, () => {
  it('shows every operation, whole, from this server alone', async () => {
    const { page, problems, foreign } = await open(server, '/docs');
    const all = await operations();
    expect(all.length).toBeGreaterThan(4);
    for (const { operationId, summary } of all) {
      const block = operation(page, operationId);
      await block.getByText(operationId, { exact: true }).waitFor();
      await block.getByText(summary, { exact: true }).waitFor();
      await block.locator('.opblock-summary-control').click();
      await block.getByRole('heading', { name: 'Responses' }).waitFor();
    }
    expect(await page.title()).toBe('API reference · AgentMonitor');
    expect(await page.locator('body').innerText()).not.toContain('x-am-');
    expect(problems).toEqual([]);
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  it('is the same with a slash behind it', async () => {
    const { page, problems } = await open(server, '/docs/');
    await operation(page, 'health_view').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('tries a call out on this server', async () => {
    const { page, problems, foreign } = await open(server, '/docs#/health/health_view');
    const block = operation(page, 'health_view');
    await block.getByRole('button', { name: 'Try it out' }).click();
    await block.getByRole('button', { name: 'Execute' }).click();
    await block.locator('.live-responses-table').getByText('"sse_clients"').waitFor();
    await operation(page, 'stream_open').locator('.opblock-summary-control').click();
    await operation(page, 'stream_open').getByRole('heading', { name: 'Responses' }).waitFor();
    const trial = operation(page, 'stream_open').getByRole('button', { name: 'Try it out' });
    expect(await trial.count()).toBe(0);
    expect(problems).toEqual([]);
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  it('gives the contract as a file, byte for byte', async () => {
    const { page, problems } = await open(server, '/docs');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download openapi.yaml' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('openapi.yaml');
    expect(readFileSync(await file.path())).toEqual(readFileSync(CONTRACT));
    expect(problems).toEqual([]);
    await page.context().close();
  });

  for (const [colorScheme, page] of PAGE_COLOURS) {
    it(`fits a phone and follows the colour scheme: ${colorScheme}`, async () => {
      const viewport = { width: 390, height: 844 };
      const watched = await open(server, '/docs', { viewport, colorScheme });
      for (const { operationId } of await operations()) {
        await operation(watched.page, operationId).locator('.opblock-summary-control').click();
      }
      expect(await overflow(watched.page)).toBe(0);
      expect(await background(watched.page)).toBe(page);
      expect(watched.problems).toEqual([]);
      await watched.page.context().close();
    });
  }

  it('is two clicks from the monitor, one back', async () => {
    const { page } = await open(server, '/');
    await page.getByRole('link', { name: 'API' }).click();
    await page.getByRole('link', { name: 'Read it and try it out' }).click();
    await operation(page, 'health_view').waitFor();
    await page.getByRole('link', { name: 'Monitor', exact: true }).click();
    await page.getByRole('status').getByText('Live', { exact: true }).waitFor();
    await page.context().close();
  });
});

describe('a server with a token', { timeout: 240_000 }, () => {
  it('asks for it, and calls that are tried out carry it', async () => {
    const { page, problems } = await open(guarded, '/docs');
    await page.getByLabel('Token').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The server did not accept this token').waitFor();
    await page.getByLabel('Token').fill('correct-horse');
    await page.getByRole('button', { name: 'Sign in' }).click();
    const block = operation(page, 'event_list');
    await block.locator('.opblock-summary-control').click();
    await block.getByRole('button', { name: 'Try it out' }).click();
    await block.getByRole('button', { name: 'Execute' }).click();
    await block.locator('.live-responses-table').getByText('"total"').waitFor();
    await page.getByRole('link', { name: 'Monitor', exact: true }).click();
    await page.getByRole('status').getByText('Live', { exact: true }).waitFor();
    expect(beyondFailedCalls(problems)).toEqual([]);
    await page.context().close();
  });
});
