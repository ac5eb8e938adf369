import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { TextEnd } from './block-stream.ts';
import { decodeEntities } from './entities.ts';
import { Markdown } from './markdown.tsx';

/** What a reader sees, without spaces: of a code block its code. A formula is empty where there is no browser. */
function shown(text: string, end: TextEnd): string {
  const html = renderToStaticMarkup(<Markdown text={text} end={end} />);
  return decodeEntities(html.replaceAll(/<figcaption>.*?<\/figcaption>|<[^>]*>/gsu, '')).replaceAll(/\s/gu, '');
}

const answers: [what: string, text: string][] = [
  [
    'emphasis',
    'A **bold** and *soft* word, ***both***, __bold__, _soft_ and ~~gone~~; 2 * 3 * 4, snake_case_name, **bold `code` bold**.\n\n**Term:** text',
  ],
  ['emphasis over two lines', 'So **bold that\ngoes on** and `code that\ngoes on`, then *soft\nwords*.'],
  ['code spans', 'Run `npm start`, or ``a ` b``, then `x`. See `**raw**` and `a[0]`.'],
  [
    'links',
    'See [the **docs**](https://example.com/a_(b) "A title"), ![a photo](https://example.com/x.png), <https://example.com/x> and [2].\n\n[1]: https://example.com/here\n\nSee [here][1].',
  ],
  ['headings', '# Title\n\nText\n\n## Part **two** of it\nText\n\nSetext\n======\n\nMore\n---\n\nEnd'],
  [
    'lists',
    '- one\n- **two**\n  - nested `code`\n* * *\n\n1. first\n2. [second](https://example.com)\n\n- [x] done\n- [ ] open\n',
  ],
  ['a list without a blank line', 'What you need:\n- flour\n- *sugar*\n\nThen:\n1. mix\n2. bake'],
  [
    'a table',
    'Compare:\n\n| Step | **Time** | `Memory` |\n|:--|--:|:-:|\n| Sort | O(n log n) | [all](https://example.com) |\n| Print | **O(m)** | `none` |\n\nThat is all.',
  ],
  ['a table in a quote', '> | a | b |\n> |---|---|\n> | 1 | 2 |\n\nEnd'],
  ['lines with bars that are no table', 'Either\n| this\nor that | or both'],
  [
    'code',
    'First:\n\n```ts title=a.ts\nconst a = `x ${1} **y**`;\n`\n\n// | a | b |\n```\n\n~~~\nplain\n~~~\nThen **text**.',
  ],
  ['code in a list', '1. Run:\n   ```sh\n   echo "$HOME" `pwd`\n   ```\n2. Then **wait**.'],
  ['quotes', '> A **quote**\n> goes on\n>\n> > deeper `code`\n\nEnd'],
  ['entities and escapes', 'AT&T &amp; co: 5 &lt; 6 &hellip; \\*not soft\\* a\\_b, one<br>two<br/>three, a < b.'],
  [
    'formulas',
    'Let $x^2 + y_1$ be \\(a \\cdot b\\), then:\n\n$$\n\\int_0^1 f(x)\\,dx = 1\n$$\n\nand\n\\[\nE = mc^2\n\\]\n\nwith $n$ terms and $$a = b$$ inside. - **Note:** $\\alpha$.',
  ],
  [
    'amounts of money',
    'It costs $5 or $10 a month, $1,200.50 a year, US$20 or 30$ for **two**; from $5 to $9 - $PATH and $HOME.',
  ],
  ['Arabic', 'هذه **جملة** مع `رمز` و[رابط](https://example.com).\n\n- **أولًا:** نعم'],
  ['marks that nobody closes', 'A * star, an _ underscore, 5 ** 2, `tick, [bracket and **bold'],
];

describe('an answer that streams in, letter by letter', () => {
  it.each(answers)('shows nothing of %s but what it shows in the end', (_what, text) => {
    const whole = shown(text, 'cut');
    for (let end = 1; end <= text.length; end += 1) {
      const part = shown(text.slice(0, end), 'streaming');
      expect(
        whole.startsWith(part),
        `${JSON.stringify(text.slice(Math.max(0, end - 40), end))} shows ${part.slice(-60)}`,
      ).toBe(true);
    }
  });

  it.each(answers)('waits with little of %s', (_what, text) => {
    // A formula, a link's address or the head of a table; nothing is held for longer.
    const longest = Math.max(...text.split('\n\n').map((block) => block.length));
    for (let end = 1; end <= text.length; end += 1) {
      const [part, cut] = [shown(text.slice(0, end), 'streaming'), shown(text.slice(0, end), 'cut')];
      expect(cut.length - part.length).toBeLessThanOrEqual(longest);
    }
  });

  it('misses nothing where it was stopped', () => {
    expect(shown('It costs $5', 'cut')).toBe('Itcosts$5');
    expect(shown('| a | b |', 'cut')).toBe('|a|b|');
    expect(shown('so **bold', 'cut')).toBe('sobold');
  });
});
