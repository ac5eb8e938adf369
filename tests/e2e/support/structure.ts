import type { Page } from 'playwright/test';

/**
 * What the page and what is around it are made of: elements, classes and states, without what is written in them. Siblings that are
 * alike count once. Where two pages have the same structure, axe says the same of both.
 */
export function structureOf(page: Page): Promise<{ content: string; around: string }> {
  return page.evaluate(() => {
    /** Attributes whose value is another for each object; that there is one counts. */
    const ofObject =
      /^(?:id|for|href|src|srcset|title|value|name|datetime|lang|style|d|aria-(?:label.*|controls|describedby|owns|current))$/u;
    const skeletonOf = (element: Element, except: Element | null): string => {
      if (element === except) return '';
      const attributes = element
        .getAttributeNames()
        .toSorted()
        .map((name) => {
          const value = element.getAttribute(name) ?? '';
          return `${name}=${ofObject.test(name) ? value !== '' : value}`;
        });
      const text = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
      const children = new Set([...element.children].map((child) => skeletonOf(child, except)));
      return `<${element.localName} ${attributes.join(' ')}>${text ? 'text' : ''}${[...children].join('')}`;
    };
    const content = document.querySelector('#content') ?? document.body;
    return { content: skeletonOf(content, null), around: skeletonOf(document.body, content) };
  });
}
