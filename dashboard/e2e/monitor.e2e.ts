/** The monitor, at `/`, in a browser, served by the real binary. */

import { providerQuotaCreate } from '@agentmonitor/client';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beyondFailedCalls, openBrowser, openPage, type WatchedPage } from './browser';
import { type ServerOptions, TestServer } from './server';

let browser: Browser;
let server: TestServer;
const cleanups: (() => Promise<void>)[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  server = await startServer();
});
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const started = new TestServer(options);
  cleanups.push(() => started.remove());
  await started.start();
  return started;
}

async function open(
  target = server,
  viewport = { width: 1280, height: 800 },
): Promise<WatchedPage> {
  const watched = await openPage(browser, target.url, { viewport });
  cleanups.push(() => watched.page.context().close());
  return watched;
}

const rows = (page: Page): Locator => page.locator('.row');
const isStatus = (page: Page, text: string): Promise<void> =>
  page.getByRole('status').getByText(text, { exact: true }).waitFor();

/** The totals by name. */
async function totals(page: Page): Promise<Record<string, string>> {
  const names = await page.locator('.total dt').allTextContents();
  const values = await page.locator('.total dd').allTextContents();
  return Object.fromEntries(names.map((name, n) => [name, (values[n] ?? '').trim()]));
}

const details = (page: Page): Locator => page.getByRole('dialog');

describe('the monitor', () => {
  it('teaches how to send the first event while there is none', async () => {
    const { page, problems } = await open();
    await isStatus(page, 'Live');
    await page.getByRole('heading', { name: 'No events yet' }).waitFor();
    const command = await page.locator('.command code').textContent();
    expect(command).toContain(`curl ${server.url}/api/events`);
    expect(await page.title()).toBe('AgentMonitor');
    expect(problems).toEqual([]);
  });

  it('shows an event that is posted, at once and after a reload', async () => {
    const { page, problems } = await open();
    await isStatus(page, 'Live');
    await server.post({ tool_name: 'Bash', metadata: { command: 'cargo test' } });
    await rows(page).getByText('cargo test').waitFor();
    expect(await rows(page).count()).toBe(1);
    await page.reload();
    await rows(page).getByText('cargo test').waitFor();
    expect(await rows(page).count()).toBe(1);
    expect(problems).toEqual([]);
  });

  it('shows what all events come to, and moves with them', async () => {
    await server.post({ session_id: 's-1', tokens_in: 1_000, tokens_out: 20, cost_usd: 0.5 });
    await server.post({ session_id: 's-2', agent_type: 'codex', tokens_in: 500, cost_usd: 0.25 });
    const { page, problems } = await open();
    await isStatus(page, 'Live');
    await expect.poll(() => totals(page)).toMatchObject({ Events: '2', 'Tokens in': '1.5K' });
    await server.post({ session_id: 's-2', agent_type: 'codex', tokens_out: 5, cost_usd: 1 });
    await expect
      .poll(() => totals(page), { timeout: 15_000 })
      .toEqual({
        Events: '3',
        'Live sessions': '2 of 2',
        Agents: '2',
        'Tokens in': '1.5K',
        'Tokens out': '25',
        Cost: '$1.75',
      });
    expect(problems).toEqual([]);
  });

  it('has a card for each live session that says what it does now', async () => {
    const work = { session_id: 's-1', project: 'webshop', branch: 'main', model: 'opus' };
    const { page, problems } = await open();
    await isStatus(page, 'Live');
    await server.post({ ...work, metadata: { command: 'cargo test' }, cost_usd: 0.5 });
    const card = page.locator('.card');
    await card.getByText('cargo test').waitFor();
    await card.getByText('opus').waitFor();
    await card.getByText('$0.50').waitFor();
    await card.getByRole('img', { name: 'in the last hour' }).waitFor();
    await server.post({ session_id: 's-1', tool_name: 'Edit', metadata: { file_path: 'a.ts' } });
    await card.getByText('a.ts').waitFor();
    await card.getByText('opus').waitFor();
    await card.getByRole('link', { name: 'webshop / main' }).click();
    await page.getByRole('heading', { name: 'webshop / main' }).waitFor();
    expect(page.url()).toBe(`${server.url}/sessions/s-1`);
    expect(problems).toEqual([]);
  });

  it('filters everything by the address, and keeps what one chooses in it', async () => {
    await server.post({ session_id: 'a', project: 'shop', metadata: { command: 'one' } });
    await server.post({
      session_id: 'b',
      agent_type: 'codex',
      project: 'bank',
      tokens_in: 7,
      metadata: { command: 'two' },
    });
    const { page, problems } = await open();
    await page.goto(`${server.url}/?agent=codex`);
    await rows(page).getByText('two').waitFor();
    expect(await rows(page).count()).toBe(1);
    await expect.poll(() => page.locator('.card').count()).toBe(1);
    await expect.poll(() => totals(page)).toMatchObject({ Events: '1', 'Tokens in': '7' });
    await server.post({ session_id: 'a', metadata: { command: 'three' } });
    await server.post({ session_id: 'b', agent_type: 'codex', metadata: { command: 'four' } });
    await rows(page).getByText('four').waitFor();
    expect(await rows(page).count()).toBe(2);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await rows(page).getByText('three').waitFor();
    expect(await rows(page).count()).toBe(4);
    await page.getByRole('combobox', { name: 'Project' }).click();
    await page.getByRole('option', { name: 'shop' }).click();
    await expect.poll(() => page.url()).toBe(`${server.url}/?project=shop`);
    await expect.poll(() => rows(page).count()).toBe(2);
    await expect
      .poll(() => totals(page))
      .toEqual({
        Events: '2',
        'Live sessions': '1 of 1',
        Agents: '1',
        'Tokens in': '0',
        'Tokens out': '0',
        Cost: '$0.00',
      });
    await expect.poll(() => page.locator('.card').count()).toBe(1);
    await page.reload();
    await expect.poll(() => rows(page).count()).toBe(2);
    expect(problems).toEqual([]);
  });

  it('finds the events of a project however many others came since, and its totals', async () => {
    const old = { session_id: 'a', project: 'shop', tokens_in: 7, model: 'opus' };
    await server.post({ ...old, metadata: { command: 'long ago' } });
    const others = Array.from({ length: 250 }, () => ({ session_id: 'b', project: 'bank' }));
    await Promise.all(others.map((event) => server.post(event)));
    const { page, problems } = await open();
    const card = page.locator('.card', { hasText: 'shop' });
    await card.getByText('long ago').waitFor();
    await card.getByText('opus').waitFor();
    await page.goto(`${server.url}/?project=shop&since=1h`);
    await rows(page).getByText('long ago').waitFor();
    expect(await rows(page).count()).toBe(1);
    await expect.poll(() => totals(page)).toMatchObject({ Events: '1', 'Tokens in': '7' });
    await page.goto(`${server.url}/?tool=Nothing`);
    await page.getByText('No event matches the filters').waitFor();
    await page.getByText('No live session matches the filters.').waitFor();
    expect(problems).toEqual([]);
  });

  it('shows the quotas of the agent that is chosen', async () => {
    const window = { used_percent: 40, window_minutes: 300 };
    for (const provider of ['codex', 'claude']) {
      const body = { status: 'available', primary: window };
      await providerQuotaCreate({ client: server.client, path: { provider }, body });
    }
    const { page, problems } = await open();
    const quotas = page.locator('.quota h3');
    await expect.poll(() => quotas.allTextContents()).toEqual(['claude', 'codex']);
    await page.goto(`${server.url}/?agent=codex`);
    await expect.poll(() => quotas.allTextContents()).toEqual(['codex']);
    expect(problems).toEqual([]);
  });

  it('runs under a policy that lets no inline script run', async () => {
    const { page, problems } = await open();
    await isStatus(page, 'Live');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken over"';
      document.body.append(script);
    });
    await expect.poll(() => problems.some((text) => text.startsWith('CSP: script-src'))).toBe(true);
    expect(await page.title()).toBe('AgentMonitor');
  });

  it('is there at its old address and at any that there is not', async () => {
    await server.post({ metadata: { command: 'cargo test' } });
    const { page, problems } = await open();
    for (const path of ['/app/', '/no/such/page?tab=cost']) {
      await page.goto(server.url + path);
      await rows(page).getByText('cargo test').waitFor();
    }
    expect(problems).toEqual([]);
  });

  it('opens and closes an event by keyboard, whole, and under its own address', async () => {
    await server.post({ metadata: { command: 'ls', tool_use_id: 't-1' }, project: 'shop' });
    const { page, problems } = await open();
    const line = rows(page).first().getByRole('button');
    await line.focus();
    await page.keyboard.press('Enter');
    await details(page).getByText('t-1').waitFor();
    expect(await details(page).locator('.field dt').allTextContents()).toContain('schema_version');
    expect(new URL(page.url()).searchParams.get('selected')).toBe('1');
    await page.goto(`${server.url}/?agent=nobody&selected=1`);
    await details(page).getByText('t-1').waitFor();
    await page.keyboard.press('Escape');
    await details(page).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });

  it('holds still while paused or under the pointer, and loses nothing', async () => {
    await server.post({ metadata: { command: 'first' } });
    const { page } = await open();
    await isStatus(page, 'Live');
    await page.locator('.card').waitFor();
    await rows(page).getByText('first').hover();
    await page.getByText('Paused', { exact: true }).waitFor();
    await server.post({ metadata: { command: 'second' } });
    await page.getByText('Paused, 1 waiting').waitFor();
    expect(await rows(page).count()).toBe(1);
    await page.getByRole('button', { name: 'Pause' }).click();
    await server.post({ metadata: { command: 'third' } });
    await page.getByText('Paused, 1 waiting').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await rows(page).getByText('third').waitFor();
    expect(await rows(page).count()).toBe(3);
  });

  it('comes back when the server does, with the event that it missed', async () => {
    await server.post({ metadata: { command: 'before' } });
    const { page, problems } = await open();
    await isStatus(page, 'Live');
    const url = server.url;
    await server.stop('SIGKILL');
    await isStatus(page, 'Offline');
    await page.getByText('The server does not answer').waitFor();
    await server.start();
    expect(server.url).toBe(url);
    await server.post({ metadata: { command: 'while away' } });
    await page.getByRole('button', { name: 'Try now' }).click();
    await isStatus(page, 'Live');
    await rows(page).getByText('while away').waitFor();
    expect(await rows(page).count()).toBe(2);
    await expect.poll(async () => (await totals(page)).Events).toBe('2');
    expect(beyondFailedCalls(problems)).toEqual([]);
  });

  it('comes back by itself after a graceful stop', async () => {
    const { page } = await open();
    await isStatus(page, 'Live');
    await server.stop('SIGTERM');
    await server.start();
    await server.post({ metadata: { command: 'while away' } });
    await rows(page).getByText('while away').waitFor();
    await isStatus(page, 'Live');
  });

  it('shows hostile text as text', async () => {
    const image = '<img src=x onerror=alert(1)>';
    const script = '</script><script>alert(1)</script>';
    const { page, problems } = await open();
    await isStatus(page, 'Live');
    await server.post({
      agent_type: script,
      project: image,
      branch: script,
      tool_name: image,
      metadata: { command: image, [image]: script },
    });
    await rows(page).locator('.gist').getByText(image).waitFor();
    await page.locator('.card').getByText(image).first().waitFor();
    await rows(page).first().getByRole('button').click();
    await page.locator('.metadata').getByText(script).waitFor();
    await page.reload();
    await rows(page).locator('.gist').getByText(image).waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('body script').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('keeps up with a burst and draws what is in sight', async () => {
    const { page, problems } = await open();
    await isStatus(page, 'Live');
    const posts = Array.from({ length: 400 }, (_, n) => server.post({ tool_name: `T${n}` }));
    await Promise.all(posts);
    await page.getByText('The newest 400 events.').waitFor();
    expect(await rows(page).count()).toBeLessThan(60);
    expect(problems).toEqual([]);
  });

  it.each([360, 768, 1280, 3840])('fits %i pixels without scrolling sideways', async (width) => {
    const long = 'a'.repeat(400);
    await server.post({ agent_type: long, tool_name: long, project: long, branch: long });
    await server.post({
      metadata: { command: long },
      tokens_in: 1e9,
      cost_usd: 12345,
      model: long,
    });
    const { page } = await open(server, { width, height: 800 });
    await rows(page).nth(1).waitFor();
    expect(await overflow(page)).toBe(0);
    await rows(page).first().getByRole('button').click();
    await details(page).waitFor();
    expect(await overflow(page)).toBe(0);
    await server.stop();
    await isStatus(page, 'Offline');
    expect(await overflow(page)).toBe(0);
  });
});

/** By how many pixels the page is wider than the window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('a server with a token', () => {
  it('asks for it, refuses a wrong one, takes the right one and keeps it in the tab', async () => {
    const guarded = await startServer({ token: 'correct-horse' });
    await guarded.post({ metadata: { command: 'secret work' } });
    const { page, problems } = await open(guarded, { width: 360, height: 640 });
    const field = page.getByLabel('Token');
    await field.waitFor();
    expect(await overflow(page)).toBe(0);
    await field.fill('wrong');
    await field.press('Enter');
    await page.getByText('The server did not accept this token').waitFor();
    await field.fill('correct-horse');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await isStatus(page, 'Live');
    await rows(page).getByText('secret work').waitFor();
    expect(await overflow(page)).toBe(0);
    await page.reload();
    await rows(page).getByText('secret work').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await field.waitFor();
    expect(await rows(page).count()).toBe(0);
    expect(beyondFailedCalls(problems)).toEqual([]);
  });
});
