import type { Page } from 'playwright/test';

/** Elements that overflow horizontally, except those that are meant to scroll. */
export async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const meant = '.table-scroll, pre, input, [role=tablist], .truncate, .sr-only';
    return (
      [...document.querySelectorAll('html, body *')]
        .filter((element) => !element.closest(meant) && element.scrollWidth > element.clientWidth + 1)
        // Text for screen readers only is in a box of one pixel.
        .filter((element) => element.clientWidth > 1)
        .filter((element) => element === document.documentElement || getComputedStyle(element).overflowX !== 'visible')
        .map((element) => `${element.tagName} ${element.className}`)
    );
  });
}
