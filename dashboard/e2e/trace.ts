/**
 * A minute of each page over a million events, while two hundred come each second: what the main thread does, what stays in
 * the heap, and whether the page says what the server says. `TRACE_DATABASE` is the database to begin with a copy of.
 */

import { mkdtempSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Event, eventPage, statsView } from '@agentmonitor/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from './browser';
import { LONG_MS, type Work, workOf } from './main-thread';
import { TestServer } from './server';
import { A_SESSION, Traffic } from './traffic';

const database = process.env.TRACE_DATABASE;
if (database === undefined) throw new Error('Set TRACE_DATABASE to a database, or run: just trace');

const PER_SECOND = 200;
/** Totals come with the stream every few seconds. */
const SOON = { timeout: 20_000 };
const TRACED_MS = Number(process.env.TRACE_SECONDS ?? 60) * 1_000;
/** Until lists are full and what is compiled while it runs is compiled. */
const SETTLING_MS = 15_000;

/** A feed of few of the events needs longer for its thousand lines, and grows until then. */
const FILTERED_SETTLING_MS = 100_000;

/** Each page, what is there once it is whole, and how long it takes until it holds all that it will. */
const PAGES: Record<string, [path: string, whole: string, settlingMs: number]> = {
  monitor: ['/', '.row', SETTLING_MS],
  'monitor, filtered': [
    '/?agent=claude_code&project=project-4&since=1h',
    '.row',
    FILTERED_SETTLING_MS,
  ],
  sessions: ['/sessions', '.row-link', SETTLING_MS],
  'a session': [`/sessions/${A_SESSION}`, '.turn', SETTLING_MS],
  'its events': [`/sessions/${A_SESSION}?tab=events`, '.row', SETTLING_MS],
  analytics: ['/analytics?range=90d&split=model', '.bar', SETTLING_MS],
};

const folder = mkdtempSync(join(tmpdir(), 'agentmonitor-trace-'));
const server = new TestServer({ database });
const traffic = new Traffic(server);
const figures: string[] = [];
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await server.start();
  // Answers once the server knows its totals by heart.
  await statsView({ client: server.client });
  traffic.start(PER_SECOND);
  await pause(SETTLING_MS);
});
// A page that is left open would be measured with the next one.
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await traffic.stop();
  await browser?.close();
  await server.remove();
  const load = loadavg()[0]?.toFixed(1);
  console.log(`${figures.join('\n')}\n\nThe machine's load is ${load}. Traces are in ${folder}`);
});

function told(name: string, { busy, longestMs, longTasks, longTasksByClock, ...work }: Work) {
  const mb = (bytes: number) => (bytes / 1_048_576).toFixed(1);
  return [
    `| ${name}`,
    `${(busy * 100).toFixed(1)} %`,
    `${longestMs.toFixed(0)} ms`,
    longTasks,
    longTasksByClock,
    `${mb(work.heapBefore)} → ${mb(work.heapAfter)} MB |`,
  ].join(' | ');
}

describe.each(Object.entries(PAGES))('%s', (name, [path, whole, settlingMs]) => {
  it('leaves the main thread idle most of the time, and keeps nothing', async () => {
    const viewport = { width: 1440, height: 900 };
    const { page, problems } = await openPage(browser, server.url + path, { viewport });
    await page.locator(whole).first().waitFor({ timeout: 60_000 });
    await pause(settlingMs);
    const before = traffic.stored;
    const file = join(folder, `${name.replaceAll(/\W+/g, '-')}.json`);
    const work = await workOf({ browser, page, file }, () => pause(TRACED_MS));
    const came = (traffic.stored - before) / work.seconds;
    figures.push(told(name, work));
    expect(came, 'events a second').toBeGreaterThan(PER_SECOND * 0.95);
    expect(work.longestMs, 'the longest task').toBeLessThanOrEqual(LONG_MS);
    expect(work.busy, 'the share of the time').toBeLessThan(0.3);
    expect(work.heapAfter / work.heapBefore, 'the heap').toBeLessThan(1.1);
    expect(problems).toEqual([]);
  });
});

it('says after it all what the server says', async () => {
  const { page } = await openPage(browser, server.url);
  await page.locator('.row').first().waitFor();
  await pause(TRACED_MS / 4);
  await traffic.stop();
  const { data: stats } = await statsView({ client: server.client });
  const exact = (value = 0) => value.toLocaleString('en', { maximumFractionDigits: 6 });
  const total = (name: string) => page.locator('.total', { hasText: name }).locator('dd');
  const is = (name: string, value?: number) =>
    expect.poll(() => total(name).getAttribute('title'), SOON).toContain(exact(value));
  await is('Events', stats?.total_events);
  await is('Tokens in', stats?.total_tokens_in);
  await is('Tokens out', stats?.total_tokens_out);
  await is('Cost', stats?.total_cost_usd);
  const listed = await newest(1_000);
  expect(await readFeed(page)).toEqual(listed.map(gistOf));
});

async function newest(count: number): Promise<Event[]> {
  const events: Event[] = [];
  let cursor: number | undefined;
  while (events.length < count) {
    const query = { limit: 200, ...(cursor === undefined ? {} : { cursor }) };
    const { data } = await eventPage({ client: server.client, query });
    if (data === undefined || data.next === null) break;
    events.push(...data.events);
    cursor = data.next;
  }
  return events.slice(0, count);
}

function gistOf({ metadata }: Event): string {
  const { command, message } = JSON.parse(metadata) as Record<string, string>;
  return command ?? message ?? '';
}

/** What stands on each line of the feed, from the first to the last, which one has to scroll to. */
async function readFeed(page: Page): Promise<string[]> {
  const lines = new Map<number, string>();
  const box = page.locator('.rows-box');
  await box.evaluate((element) => element.scrollTo(0, 0));
  for (let read = -1; read < lines.size; ) {
    read = lines.size;
    await page.waitForTimeout(100);
    for (const row of await page.locator('.row').all()) {
      const place = Number(await row.getAttribute('aria-posinset'));
      lines.set(place, (await row.locator('.gist').textContent()) ?? '');
    }
    await box.evaluate((element) => element.scrollBy(0, element.clientHeight));
  }
  return [...lines].sort(([a], [b]) => a - b).map(([, text]) => text);
}
