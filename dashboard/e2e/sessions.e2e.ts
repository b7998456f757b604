/** The list of sessions and the page of one, in a browser, served by the real binary. */

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage, type WatchedPage } from './browser';
import { sampleEvents } from './sample-events';
import { TestServer } from './server';

const CHECKOUT = 'b7e3c1d0-1111-4222-8333-444455556666';

let browser: Browser;
const server = new TestServer();

beforeAll(async () => {
  browser = await openBrowser();
  await server.start();
  for (const event of sampleEvents()) await server.post(event);
  const hostile = '../<b>x</b> %2F?#&ü';
  await server.post({ session_id: hostile, project: '<i>p</i>', metadata: { command: 'odd' } });
});
afterAll(async () => {
  await browser?.close();
  await server.remove();
});

const open = (path: string, options?: BrowserContextOptions): Promise<WatchedPage> =>
  openPage(browser, server.url + path, options);
const titles = (page: Page) => page.locator('.row-link').allTextContents();
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('the list of sessions', () => {
  it('is searched and sorted by the address', async () => {
    const { page, problems } = await open('/sessions');
    await expect.poll(async () => (await titles(page)).length).toBe(3);
    await page.getByRole('textbox', { name: 'Search by project' }).fill('voucher check');
    await page.getByText('No session matches the filters').waitFor();
    await page.getByRole('textbox', { name: 'Search by project' }).fill('CHECK web');
    await expect.poll(() => titles(page)).toEqual(['webshop / feature/checkout']);
    expect(new URL(page.url()).searchParams.get('q')).toBe('CHECK web');
    await page.goto(`${server.url}/sessions?sort=cost`);
    await expect.poll(async () => (await titles(page))[0]).toBe('webshop / feature/checkout');
    await page.getByRole('button', { name: 'Cost' }).click();
    await expect.poll(async () => (await titles(page)).at(-1)).toBe('webshop / feature/checkout');
    expect(await page.getByRole('columnheader', { name: 'Cost' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('is filtered by project, branch and model, which the server knows of all sessions', async () => {
    const { page, problems } = await open('/sessions');
    await page.getByRole('combobox', { name: 'Project' }).click();
    await page.getByRole('option', { name: 'webshop' }).click();
    await expect.poll(() => titles(page)).toEqual(['webshop / feature/checkout']);
    await page.getByText('1 session.', { exact: true }).waitFor();
    await page.goto(`${server.url}/sessions?model=gpt-5`);
    await expect.poll(() => titles(page)).toEqual(['billing-service / main']);
    await page.goto(`${server.url}/sessions?q=gpt-5&branch=feature/checkout`);
    await page.getByText('No session matches the filters').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('leads to a session whose id holds anything', async () => {
    const { page, problems } = await open('/sessions?q=odd');
    await page.goto(`${server.url}/sessions?q=%3Ci%3E`);
    await page.locator('.row-link').click();
    await page.getByRole('heading', { name: '<i>p</i>' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '<i>p</i>' }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

describe('the page of a session', () => {
  it('tells it turn by turn', async () => {
    const { page, problems } = await open(`/sessions/${CHECKOUT}`);
    await page.getByRole('img', { name: 'Tokens and cost as they grew' }).waitFor();
    const turn = page
      .locator('.turn', { hasText: 'The checkout total ignores the voucher' })
      .first();
    await turn.locator('summary').click();
    await turn.getByText('12.5 s').waitFor();
    await turn.getByText('git push --force origin main').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('has a transcript, files and events, each under an address of its own', async () => {
    const { page, problems } = await open(`/sessions/${CHECKOUT}`);
    await page.getByRole('tab', { name: 'Transcript' }).click();
    await page.locator('.message').getByText('Find out why and write a test').first().waitFor();
    await page.getByRole('tab', { name: 'Files' }).click();
    await page.getByRole('row', { name: 'src/checkout/total.ts' }).getByText('+42').waitFor();
    await page.getByRole('tab', { name: 'Events' }).click();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('events');
    await page.locator('.row').first().getByRole('button').click();
    await page.getByRole('dialog').getByText('schema_version').waitFor();
    await page.reload();
    await page.getByRole('dialog').getByText('schema_version').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('moves with what comes', async () => {
    await server.post({ session_id: 'moving', project: 'first' });
    const { page } = await open('/sessions/moving?tab=events');
    const lists: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('event_limit=1000')) lists.push(request.url());
    });
    await page.locator('.row').first().waitFor();
    await page.getByRole('status').getByText('Live', { exact: true }).waitFor();
    await expect.poll(() => page.locator('.row').count()).toBe(1);
    lists.length = 0;
    await server.post({ session_id: 'moving', metadata: { command: 'just now' } });
    await page.locator('.row').getByText('just now').waitFor();
    // The sums are asked for again, the events are not: they came by the stream.
    await page.locator('.total', { hasText: 'Events' }).getByText('2', { exact: true }).waitFor();
    expect(lists).toEqual([]);
    await page.context().close();
  });

  it('says so where there is no such session', async () => {
    const { page } = await open('/sessions/nobody');
    await page.getByRole('heading', { name: 'Session not found' }).waitFor();
    await page.context().close();
  });
});

it.each([360, 1280, 3840])('fits %i pixels without scrolling sideways', async (width) => {
  const viewport = { width, height: 800 };
  const paths = ['/sessions', ...['timeline', 'transcript', 'files', 'events'].map(tabOf)];
  for (const path of paths) {
    const { page } = await open(path, { viewport });
    await page.getByRole('heading', { level: 1 }).nth(1).waitFor();
    expect(await overflow(page), path).toBe(0);
    await page.context().close();
  }
});

const tabOf = (tab: string) => `/sessions/${CHECKOUT}?tab=${tab}`;
