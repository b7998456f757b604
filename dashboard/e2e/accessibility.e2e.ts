/** axe on every page, in both themes and on a phone, with events and without. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from './browser';
import { sampleEvents } from './sample-events';
import { TestServer } from './server';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SESSION = '/sessions/b7e3c1d0-1111-4222-8333-444455556666';
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

/** Each page, and what is there once it is whole. */
const PAGES = {
  '/': '.row',
  '/?selected=1': '.details',
  '/sessions': '.row-link',
  [SESSION]: '.turn',
  [`${SESSION}?tab=transcript`]: '.message',
  [`${SESSION}?tab=files`]: '.path',
  [`${SESSION}?tab=events`]: '.row',
  '/analytics?split=agent': '.bar',
  '/connect': '.command-text',
  '/clients': '.command-text',
};

let browser: Browser;
const server = new TestServer();
const empty = new TestServer();
const guarded = new TestServer({ token: 'secret' });

beforeAll(async () => {
  browser = await openBrowser();
  await Promise.all([server.start(), empty.start(), guarded.start()]);
  for (const event of sampleEvents()) await server.post(event);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([server.remove(), empty.remove(), guarded.remove()]);
});

async function faults(page: Page): Promise<string[]> {
  // Through the debugger, which the page's policy does not bind.
  await page.evaluate(AXE);
  const results = await page.evaluate((values) => {
    const { run } = (window as unknown as { axe: { run: (options: RunOptions) => unknown } }).axe;
    return run({ runOnly: { type: 'tag', values } }) as Promise<AxeResults>;
  }, TAGS);
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

/** A dialog that still fades in has less contrast than it will have. */
async function dialogIsWhole(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const dialog = document.querySelector('[role="dialog"]');
    const fades = document.getAnimations().some((one) => one instanceof CSSTransition);
    return dialog !== null && !fades && getComputedStyle(dialog).opacity === '1';
  });
}

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  describe.each(Object.entries(SIZES))('on a %s', (_, viewport) => {
    it.each(Object.entries(PAGES))('axe finds nothing on %s', async (path, whole) => {
      const { page } = await openPage(browser, server.url + path, { colorScheme, viewport });
      await page.locator(whole).first().waitFor();
      expect(await faults(page)).toEqual([]);
      await page.context().close();
    });
  });

  it('axe finds nothing where there is nothing yet, and where a token is wanted', async () => {
    for (const [url, whole] of [
      [empty.url, '.empty'],
      [`${empty.url}/sessions`, '.quiet-note'],
      [`${empty.url}/analytics`, '.quiet-note'],
      [guarded.url, '.sign-in'],
    ] as const) {
      const { page } = await openPage(browser, url, { colorScheme });
      await page.locator(whole).first().waitFor();
      expect(await faults(page)).toEqual([]);
      await page.context().close();
    }
  });

  it('axe finds nothing in the palette and the sheet of shortcuts', async () => {
    const { page } = await openPage(browser, server.url, { colorScheme });
    await page.locator('.row').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByText('All sessions, to search').waitFor();
    await dialogIsWhole(page);
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Go to Sessions').waitFor();
    await dialogIsWhole(page);
    expect(await faults(page)).toEqual([]);
    await page.context().close();
  });
});
