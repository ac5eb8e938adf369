import { expect, type Page } from 'playwright/test';

/** Waits until a page is there, with its data. */
export async function settle(page: Page): Promise<void> {
  // By its tag: the address of a dialog opens the page below it too, which has no roles meanwhile.
  await page.locator('h1:visible').first().waitFor();
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
}

/** Goes to another page of the portal as a link does, without loading the application again; waits until it is shown. */
export async function goTo(page: Page, path: string): Promise<void> {
  if (page.url().endsWith(path)) return;
  const before = await page.evaluateHandle(() => new Set(document.querySelectorAll('#content *')));
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  // The page before stays until this one is loaded.
  await page.waitForFunction(
    (shown) => [...document.querySelectorAll('#content *')].some((element) => !shown.has(element)),
    before,
  );
  await before.dispose();
}
