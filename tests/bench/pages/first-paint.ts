import type { CDPSession, Page } from 'playwright';
import { median } from '../support/median.ts';

/** The phone and the network that Lighthouse simulates: 150 ms a round trip, 1.6 Mbit/s down, a fourth of this processor. */
const network = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const cpuThrottling = 4;
const loads = 5;

export interface FirstPaint {
  /** When the largest text or picture of the page was painted, since the navigation (Largest Contentful Paint). Milliseconds. */
  lcp: number;
  /** All requests of the page until it is idle, the document's included. */
  requests: number;
}

/** The median of five loads with an empty cache. */
export async function firstPaintOf(page: Page, path: string): Promise<FirstPaint> {
  const devtools = await page.context().newCDPSession(page);
  const measured: FirstPaint[] = [];
  await throttle(devtools, true);
  for (let load = 0; load < loads; load += 1) measured.push(await measureOnce(page, path));
  await throttle(devtools, false);
  await devtools.detach();
  return {
    lcp: median(measured.map(({ lcp }) => lcp)),
    requests: median(measured.map(({ requests }) => requests)),
  };
}

async function throttle(devtools: CDPSession, on: boolean): Promise<void> {
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: on });
  await devtools.send(
    'Network.emulateNetworkConditions',
    on ? network : { ...network, latency: 0, downloadThroughput: -1, uploadThroughput: -1 },
  );
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: on ? cpuThrottling : 1 });
}

async function measureOnce(page: Page, path: string): Promise<FirstPaint> {
  // What the last page still loads must not be counted for this one.
  await page.goto('about:blank');
  let requests = 0;
  const count = () => {
    requests += 1;
  };
  page.on('request', count);
  await page.goto(path, { waitUntil: 'networkidle' });
  page.off('request', count);
  const lcp = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN));
        observer.observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
  return { lcp, requests };
}
