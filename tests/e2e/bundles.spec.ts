import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright/test';
import { watchNetwork } from './support/network.ts';
import { expect, signIn, test } from './support/test.ts';

/** Sum of the scripts that a page loads, in kB (1000 bytes) after gzip. */
async function scriptsOf(page: Page, visit: () => Promise<unknown>): Promise<number> {
  const scripts: Response[] = [];
  const note = (response: Response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response);
  };
  page.on('response', note);
  const quiet = watchNetwork(page);
  await visit();
  await quiet();
  page.off('response', note);
  const sizes = await Promise.all(scripts.map(async (script) => gzipSync(await script.body(), { level: 9 }).length));
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

test('pages stay light: sign-in, the shell with the chat, and what a click adds', async ({ page }) => {
  const signInPage = await scriptsOf(page, () => page.goto('/t/acme/sign-in'));
  expect(signInPage, 'sign-in').toBeLessThan(150);
  await signIn(page, 'owner', 'acme', '/settings/people');
  // What the page loads when it is idle must not be counted for the next one.
  await page.goto('about:blank');
  const chat = await scriptsOf(page, () => page.goto('/t/acme/chat'));
  expect(chat, 'shell and chat').toBeLessThan(260);
  for (const label of ['Settings', 'Brand', 'People']) {
    const added = await scriptsOf(page, () => page.getByRole('link', { name: label }).click());
    expect(added, label).toBeLessThan(80);
  }
});
