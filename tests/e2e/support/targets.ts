import type { Page } from 'playwright/test';

/** What a finger would miss: targets below 44 px (WCAG 2.5.5), and fields whose text is so small that iOS zooms into them. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, [role=combobox]')]
      .filter((element) => element.checkVisibility() && !element.closest('.sr-only') && !element.matches('.sr-only'))
      .filter((element) => {
        const drawn = element.getBoundingClientRect();
        // What reacts may be larger than what is drawn: a switch has a transparent margin.
        const around = getComputedStyle(element, '::before');
        const width = Math.max(drawn.width, Number.parseFloat(around.width) || 0);
        const height = Math.max(drawn.height, Number.parseFloat(around.height) || 0);
        const zooms = element.matches('input, textarea') && Number.parseFloat(getComputedStyle(element).fontSize) < 16;
        // A link within a sentence is as high as its line (WCAG 2.5.5, exception "inline"); a text area grows with its text.
        const inline = element.matches('a') && getComputedStyle(element).display === 'inline';
        if (inline || element.matches('textarea')) return zooms;
        return zooms || (Math.max(width, height) > 1 && Math.min(width, height) < 44);
      })
      .map((element) => element.outerHTML.slice(0, 160)),
  );
}
