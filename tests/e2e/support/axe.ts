import axe, { type RunOptions } from 'axe-core';
import { expect, type Page } from 'playwright/test';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** WCAG 2.2 AA, and axe's best practices. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Scope {
  /** CSS selector: only in there. */
  within?: string;
  /** `contrast`: nothing but what the colours of the other scheme can break. */
  only?: 'contrast';
}

/**
 * What axe finds on the page, a line for each broken rule. It stays loaded in the page: reading its source takes longer than most
 * of its runs. The pages have no frames, so that one run in the page sees all of it.
 */
export async function axeFindings(page: Page, { within, only }: Scope = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options: RunOptions = {
    runOnly: only ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: rules },
    resultTypes: ['violations'],
    // Style sheets and media are loaded a second time for rules that are not among these.
    preload: false,
  };
  return page.evaluate(
    async ([selector, runOptions]) => {
      // What fades in has not its colours yet. What turns without an end is not waited for.
      const fading = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(fading.map(({ finished }) => finished));
      const { violations } = await window.axe.run(selector ?? document, runOptions);
      return violations.map(
        ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' ')}`,
      );
    },
    [within, options] as const,
  );
}

/** Shows the page as on a device in that scheme. Its colours change at once: in the middle of a transition they are neither's. */
export async function inScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    if (document.adoptedStyleSheets.length === 0) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('*, ::before, ::after { transition: none !important }');
      document.adoptedStyleSheets.push(sheet);
    }
    // The page hears of the scheme with a frame, and has drawn it with the next.
    for (let frames = 0; frames < 2; frames += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
}

/** axe finds nothing; `within`: in there. */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  expect(await axeFindings(page, { within }), `axe on ${page.url()}`).toEqual([]);
}

/** axe finds nothing, in light and in dark; `within`: in there. */
export async function expectAccessibleInBothSchemes(page: Page, within?: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await inScheme(page, colorScheme);
    const only = colorScheme === 'dark' ? 'contrast' : undefined;
    expect(await axeFindings(page, { within, only }), `axe on ${page.url()} in ${colorScheme}`).toEqual([]);
  }
}
