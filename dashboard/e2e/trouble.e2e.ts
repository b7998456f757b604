/** A server that is there and cannot answer, since its database file was moved away; and that can again. */

import { renameSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beyondFailedCalls, openBrowser, openPage } from './browser';
import { TestServer } from './server';

/** Each page, and what is there once it is whole. */
const PAGES = {
  '/': '.row',
  '/sessions': '.row-link',
  '/sessions/s-1': '.turn',
  '/sessions/s-1?tab=transcript': '.message',
  '/sessions/s-1?tab=files': '.path',
  '/sessions/s-1?tab=events': '.row',
  '/analytics': '.bar',
  '/connect': 'th[scope="row"]',
  '/clients': '.command-text',
};

let browser: Browser;
let isAway = false;
const server = new TestServer();
const elsewhere = () => `${server.database}.elsewhere`;

beforeAll(async () => {
  browser = await openBrowser();
  await server.start();
  await server.post({
    project: 'shop',
    tool_name: 'Edit',
    model: 'claude-opus-4-5',
    cost_usd: 0.5,
    tokens_in: 10,
    metadata: { file_path: 'a.ts', command: 'first' },
  });
});
beforeEach(putBack);
afterAll(async () => {
  putBack();
  await browser?.close();
  await server.remove();
});

function takeAway(): void {
  renameSync(server.database, elsewhere());
  isAway = true;
}

function putBack(): void {
  if (isAway) renameSync(elsewhere(), server.database);
  isAway = false;
}

const notice = (page: Page) => page.getByRole('region', { name: 'Problem' });
const status = (page: Page, text: string) =>
  page.getByRole('status').getByText(text, { exact: true }).waitFor();

describe('while the database is away', () => {
  it.each(Object.entries(PAGES))('%s says what to do, and comes back', async (path, whole) => {
    takeAway();
    const { page, problems } = await openPage(browser, server.url + path);
    await notice(page).getByText('The database file was moved, deleted or replaced').waitFor();
    await notice(page).getByText('Put the file back or restart the server').waitFor();
    expect(await notice(page).count()).toBe(1);
    // The stream itself is there.
    await status(page, 'Live');
    putBack();
    await notice(page).getByRole('button', { name: 'Try again' }).click();
    await page.locator(whole).first().waitFor();
    await notice(page).waitFor({ state: 'detached' });
    await status(page, 'Live');
    expect(beyondFailedCalls(problems)).toEqual([]);
    await page.context().close();
  });

  it('the events that were there stay, and go on when it is back', async () => {
    const { page, problems } = await openPage(browser, server.url);
    await page.locator('.row').getByText('first').waitFor();
    takeAway();
    await page.getByRole('link', { name: 'Sessions' }).click();
    await notice(page).getByText('what this page shows is old or missing').waitFor();
    await page.getByRole('link', { name: 'Monitor' }).click();
    await page.locator('.row').getByText('first').waitFor();
    putBack();
    await server.post({ metadata: { command: 'second' } });
    await page.locator('.row').getByText('second').waitFor();
    expect(await page.locator('.row').count()).toBe(2);
    expect(beyondFailedCalls(problems)).toEqual([]);
    await page.context().close();
  });
});
