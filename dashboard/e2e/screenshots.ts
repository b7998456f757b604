/** Pictures of the page with events as real agents send them, light and dark, wide and narrow. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { openBrowser, openPage } from './browser';
import { sampleEvents } from './sample-events';
import { TestServer } from './server';

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const WALL = { width: 3840, height: 2160 };
const SCHEMES = ['light', 'dark'] as const;
const folder = mkdtempSync(join(tmpdir(), 'agentmonitor-screenshots-'));

let browser: Browser;
const server = new TestServer();
const guarded = new TestServer({ token: 'secret' });

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

async function shoot(
  name: string,
  url: string,
  prepare: (name: string) => string[],
): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of SCHEMES) {
      const { page } = await openPage(browser, url, { viewport, colorScheme });
      for (const selector of prepare(name)) await page.locator(selector).first().click();
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
      await page.context().close();
    }
  }
}

it('takes pictures', async () => {
  await shoot('empty', server.url, () => ['.empty h2']);
  for (const event of sampleEvents()) await server.post(event);
  await shoot('feed', server.url, () => ['.totals']);
  await shoot('open', server.url, () => ['.line:has(.gist:not(:empty))']);
  await shoot('sign-in', guarded.url, () => ['.sign-in input']);
  const wall = await openPage(browser, server.url, { viewport: WALL });
  await wall.page.locator('.row').first().waitFor();
  await wall.page.screenshot({ path: join(folder, 'feed-wall-light.png') });
  const { page } = await openPage(browser, server.url, { viewport: SIZES.desktop });
  await page.locator('.row').first().waitFor();
  await server.stop();
  await page.locator('.notice').waitFor();
  await page.screenshot({ path: join(folder, 'offline-desktop-light.png') });
  console.log(`Pictures are in ${folder}`);
});
