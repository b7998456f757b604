/**
 * Pictures of every page with events as real agents send them, light and dark, wide and narrow. They go into a temporary
 * folder, and those of the wide pages into docs/screenshots, too.
 */

import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { openBrowser, openPage } from './browser';
import { sampleEvents } from './sample-events';
import { TestServer } from './server';

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const SCHEMES = ['light', 'dark'] as const;
const SESSION = '/sessions/b7e3c1d0-1111-4222-8333-444455556666';

/** Each page, and what is there once it is whole. */
const PAGES = {
  monitor: ['/', '.row'],
  event: ['/?selected=3', '.details'],
  sessions: ['/sessions', '.row-link'],
  timeline: [SESSION, '.turn'],
  transcript: [`${SESSION}?tab=transcript`, '.message'],
  files: [`${SESSION}?tab=files`, '.path'],
  analytics: ['/analytics?range=24h&split=model', '.bar'],
  connect: ['/connect', 'td'],
  clients: ['/clients', '.command-text'],
} as const;

const DOCS = resolve(import.meta.dirname, '../../docs/screenshots');
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

async function shoot(name: string, url: string, whole: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of SCHEMES) {
      const { page } = await openPage(browser, url, { viewport, colorScheme });
      await page.locator(whole).first().waitFor();
      await page.waitForTimeout(800);
      const file = `${name}-${size}-${colorScheme}.png`;
      await page.screenshot({ path: join(folder, file) });
      if (size === 'desktop' && name in PAGES) copyFileSync(join(folder, file), join(DOCS, file));
      await page.context().close();
    }
  }
}

it('takes pictures', async () => {
  mkdirSync(DOCS, { recursive: true });
  await shoot('empty', server.url, '.empty');
  await shoot('sign-in', guarded.url, '.sign-in');
  for (const event of sampleEvents()) await server.post(event);
  for (const [name, [path, whole]] of Object.entries(PAGES)) {
    await shoot(name, server.url + path, whole);
  }
  const viewport = { width: 3840, height: 2160 };
  const wall = await openPage(browser, server.url, { viewport });
  await wall.page.locator('.row').first().waitFor();
  await wall.page.screenshot({ path: join(folder, 'monitor-wall-light.png') });
  const { page } = await openPage(browser, server.url, { viewport: SIZES.desktop });
  await page.locator('.row').first().waitFor();
  await server.stop();
  await page.locator('.notice').waitFor();
  await page.screenshot({ path: join(folder, 'offline-desktop-light.png') });
  console.log(`Pictures are in ${folder}`);
});
