/** What comes in and how to connect more, in a browser, served by the real binary. */

import { otelLogsCreate } from '@agentmonitor/client';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from './browser';
import { TestServer } from './server';

let browser: Browser;
const server = new TestServer();

beforeAll(async () => {
  browser = await openBrowser();
  await server.start();
});
afterAll(async () => {
  await browser?.close();
  await server.remove();
});

it('says what came from whom and how, and what became of exports', async () => {
  const { page, problems } = await openPage(browser, `${server.url}/connect`);
  await page.getByText('Nothing has come yet').waitFor();
  await page.getByText('No export has come since the server started').waitFor();
  await server.post({ agent_type: 'codex', source: 'hook' });
  const unknown = { body: { stringValue: 'nothing that is known' } };
  const body = { resourceLogs: [{ scopeLogs: [{ logRecords: [unknown] }] }] };
  await otelLogsCreate({ client: server.client, body });
  await page.reload();
  await page.getByRole('row', { name: 'codex' }).getByText('1 event, ').waitFor();
  const exports = page.getByRole('region', { name: 'Exports by agent and signal' });
  await exports.getByRole('row', { name: 'logs' }).waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

it('gives commands that lead to this server, and the way to the reference', async () => {
  const { page, problems } = await openPage(browser, `${server.url}/connect`);
  await page.getByText(`agentmonitor otel claude --write --url ${server.url}`).waitFor();
  await page.getByText(`agentmonitor otel codex --write --url ${server.url}`).waitFor();
  await page.getByText(`agentmonitor hooks install --statusline --url ${server.url}`).waitFor();
  await page.getByText(`agentmonitor otel gemini --write --url ${server.url}`).waitFor();
  await page.getByRole('link', { name: 'API' }).click();
  await page.getByText(`curl -o openapi.yaml ${server.url}/api/openapi.yaml`).first().waitFor();
  const link = page.getByRole('link', { name: 'Read it and try it out' });
  expect(await link.getAttribute('href')).toBe('/docs');
  expect(problems).toEqual([]);
  await page.context().close();
});
