import type { Page, Request } from 'playwright/test';
import { expect } from './test.ts';

/** Without an end: it stays open while the page is in sight. */
const isEndless = (request: Request) => request.url().endsWith('/realtime/hints');
const quietMs = 500;

/**
 * Playwright's load state `networkidle`, without the stream that every page keeps open.
 *
 * @returns waits until no request was under way for half a second
 */
export function watchNetwork(page: Page): () => Promise<void> {
  const running = new Set<Request>();
  let changedAt = Date.now();
  const change = (apply: (request: Request) => unknown) => (request: Request) => {
    if (isEndless(request)) return;
    apply(request);
    changedAt = Date.now();
  };
  page.on(
    'request',
    change((request) => running.add(request)),
  );
  for (const end of ['requestfinished', 'requestfailed'] as const) {
    page.on(
      end as 'requestfinished',
      change((request) => running.delete(request)),
    );
  }
  return () =>
    expect
      .poll(() => running.size === 0 && Date.now() - changedAt >= quietMs, { message: 'the network is quiet' })
      .toBe(true);
}
