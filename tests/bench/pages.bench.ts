import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright';
import { launchOptions } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { type } from '../support/installation.ts';
import { firstPaintOf } from './pages/first-paint.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const must = { signIn: 150, home: 260, lazy: 80, lcp: 2_500 };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** kB of a built file, as gzip sends it. */
const kilobytes = (url: string) =>
  gzipSync(readFileSync(join(root, 'frontend/dist', new URL(url).pathname))).length / 1000;

async function run() {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-pages-'));
  const port = await freePort();
  const started = type(root, { DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn' });
  await started.ready(120_000);
  const browser = await chromium.launch(launchOptions);
  const baseURL = `http://acme.localhost:${port}`;
  try {
    const scripts = await weighScripts(await browser.newPage({ baseURL }));
    const paints = await timeFirstPaints(await browser.newPage({ baseURL, ...phone }));
    return [...scripts, ...paints];
  } finally {
    await browser.close();
    started.child.kill('SIGTERM');
    await started.ended();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The scripts that a browser fetches for the sign-in page, for the first page behind it, and for each page after. */
async function weighScripts(page: Page) {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (/\/assets\/.*\.js$/u.test(request.url())) scripts.add(request.url());
  });
  const total = () => [...scripts].reduce((sum, url) => sum + kilobytes(url), 0);

  /** What comes later than a second after the last does not keep the page waiting. */
  const settled = async () => {
    for (let before = -1; before !== scripts.size; await page.waitForTimeout(1000)) before = scripts.size;
    return total();
  };

  await page.goto('/sign-in');
  const signIn = await settled();
  await signInAsOwner(page);
  const home = await settled();
  const links = await page
    .locator('nav a[href]')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
  let lazy = 0;
  for (const link of new Set(links)) {
    const before = total();
    await page.goto(link ?? '/');
    lazy = Math.max(lazy, (await settled()) - before);
  }
  return [
    row('sign-in page: JavaScript, gzip', signIn, 'kB', must.signIn),
    row('shell and first page: JavaScript, gzip', home, 'kB', must.home),
    row('largest lazy page: JavaScript, gzip', lazy, 'kB', must.lazy),
  ];
}

/** How soon a page shows its main content to a visitor whose browser has never been here. */
async function timeFirstPaints(page: Page) {
  const rows: ReturnType<typeof row>[] = [];
  const time = async (name: string, path: string) => {
    const { lcp, requests } = await firstPaintOf(page, path);
    rows.push(row(`${name}: LCP, ${requests} requests`, lcp, 'ms', must.lcp));
  };
  await time('sign-in page', '/sign-in');
  await page.goto('/sign-in');
  await signInAsOwner(page);
  await time('new chat', '/chat');
  await time('a chat', await newestChat(page));
  await time('notes', '/notes');
  await time('people', '/settings/people');
  return rows;
}

async function signInAsOwner(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('owner@acme.test');
  await page.getByLabel('Password', { exact: true }).fill('atrium-demo-1');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.getByRole('main').getByRole('heading').first().waitFor();
}

async function newestChat(page: Page): Promise<string> {
  await page.goto('/chat/history');
  const link = page.getByRole('main').locator('a[href*="/chat/0"]').first();
  return (await link.getAttribute('href')) ?? '/chat';
}

function row(what: string, value: number, unit: string, limit: number) {
  return { what, value, unit, must: `≤ ${limit} ${unit}`, ok: value <= limit };
}

export default { name: 'pages', run };
