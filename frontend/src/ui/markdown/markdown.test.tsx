import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { TextEnd } from './block-stream.ts';
import { Markdown } from './markdown.tsx';

const html = (text: string, end: TextEnd = 'complete') => renderToStaticMarkup(<Markdown text={text} end={end} />);

/** Every tag of a rendered page with its attributes, as a browser would read them (React escapes text and values). */
function tagsOf(markup: string) {
  return [...markup.matchAll(/<([a-z][\w-]*)((?:\s[^>]*)?)>/gu)].map(([, name = '', attributes = '']) => ({
    name,
    attributes: Object.fromEntries(
      [...attributes.matchAll(/([\w-]+)="([^"]*)"/gu)].map(([, key = '', value = '']) => [key.toLowerCase(), value]),
    ),
  }));
}

describe('what a model writes', () => {
  it.each([
    ['# Title', '<h3 dir="auto">Title</h3>'],
    ['### Title\n\n##### Part\n\n# Next', '<h3 dir="auto">Title</h3><h4 dir="auto">Part</h4><h3 dir="auto">Next</h3>'],
    ['> # Title', '<strong>Title</strong>'],
    ['a **bold** and *soft* ~~gone~~ `x < y`', '<strong>bold</strong> and <em>soft</em> <del>gone</del>'],
    ['a **bold** `x < y`', '<code dir="ltr">x &lt; y</code>'],
    ['3. three\n4. four', '<ol dir="auto" start="3"><li>three</li><li>four</li></ol>'],
    ['- [x] done\n- [ ] open', 'Done: </span>done</li>'],
    ['> quoted', '<blockquote dir="auto"><p dir="auto">quoted</p></blockquote>'],
    ['| a | b |\n|---|--:|\n| 1 | 2 |', '<td data-align="right">2</td>'],
    // The columns run as its language does; HTML § 3.2.6.4 would skip cells that have a direction of their own.
    ['| a | b |\n|---|---|\n| 1 | 2 |', '<table dir="auto">'],
    ['one<br>two', 'one<br/>two'],
    ['5 &lt; 6 &amp;&amp; &#8364; &hellip; &unknown;', '5 &lt; 6 &amp;&amp; € … &amp;unknown;'],
    ['AT&T \\*not bold\\*', 'AT&amp;T *not bold*'],
    ['see https://example.com/a?b=1&c=2', 'href="https://example.com/a?b=1&amp;c=2"'],
    ['[docs][1]\n\n[1]: https://example.com/docs', 'href="https://example.com/docs"'],
  ])('%j shows as %j', (text, shown) => {
    expect(html(text)).toContain(shown);
  });

  it('names the language of code and keeps its text untouched', () => {
    const shown = html('```ts title=a.ts\nconst a = "<b>";\n```');
    expect(shown).toContain('TypeScript');
    expect(shown).toContain('const a = &quot;&lt;b&gt;&quot;;');
  });

  it('opens links outside, without telling where they were clicked', () => {
    const link = tagsOf(html('[docs](https://example.com)')).find((tag) => tag.name === 'a');
    expect(link?.attributes).toMatchObject({
      href: 'https://example.com/',
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
      referrerpolicy: 'no-referrer',
    });
  });

  it('offers a picture as a link, never loads it', () => {
    const shown = html('![a cat](https://tracker.example/cat.png)');
    expect(tagsOf(shown).map((tag) => tag.name)).not.toContain('img');
    expect(shown).toContain('href="https://tracker.example/cat.png"');
    expect(shown).toContain('a cat');
  });
});

describe('marks that are still open while an answer streams', () => {
  it.each([
    ['so **bold', '<strong>bold</strong>'],
    ['so **bold*', '<strong>bold</strong>'],
    ['run `npm st', '<code dir="ltr">npm st</code>'],
    ['- see [the do', '<li>see the do</li>'],
    ['see [the docs](https://exam', '<p dir="auto">see the docs</p>'],
    ['a ~~b', '<del>b</del>'],
    ['*soft', '<em>soft</em>'],
    ['so *soft wor', '<em>soft wor</em>'],
    ['* an item', '<li>an item</li>'],
    ['2 * 3', '2 * 3'],
  ])('%j shows %j', (text, shown) => {
    expect(html(text, 'streaming')).toContain(shown);
  });

  it('are left as they are in code, and once the answer is complete', () => {
    expect(html('```md\nso **bold', 'streaming')).toContain('so **bold');
    expect(html('so **bold')).toContain('so **bold');
  });
});

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>*{display:none}</style>',
  '<form action=https://evil.example><input name=password></form>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](javascript&#58;alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x](\u0001javascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](file:///etc/passwd)',
  '[x](blob:https://example.com/1)',
  '[x](//evil.example)',
  '[x](/t/acme/account?delete=1)',
  '[x](https://bank.example@evil.example/)',
  '[x](https://example.com "onmouseover=alert(1)")',
  '[x](https://example.com/"onmouseover="alert(1))',
  '![x](javascript:alert(1))',
  '![x](https://example.com/x.png"onerror="alert(1))',
  '![<img src=x onerror=alert(1)>](https://example.com/x.png)',
  '<javascript:alert(1)>',
  '<https://example.com/" onclick="alert(1)>',
  '[a]: javascript:alert(1)\n\n[a]',
  '`<img src=x onerror=alert(1)>`',
  '```"><img src=x onerror=alert(1)>\ncode\n```',
  '```html\n</code></pre><script>alert(1)</script>\n```',
  '| <img src=x onerror=alert(1)> |\n|---|\n| <script>alert(1)</script> |',
  '- [x] <img src=x onerror=alert(1)>',
  '# <svg onload=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<<script>script>alert(1)</script>',
  '<math><mtext><table><mglyph><style><img src onerror=alert(1)>',
  '[x](https://example.com/\n"onclick=alert(1))',
  '<details open ontoggle=alert(1)>',
];

const allowedTags = new Set(
  'div p h3 h4 h5 h6 strong em del code pre br hr a ul ol li blockquote table thead tbody tr th td figure figcaption span button svg rect path circle'.split(
    ' ',
  ),
);

describe('an attack in an answer', () => {
  it.each(attacks)('%j stays text', (attack) => {
    for (const text of [attack, `before ${attack} after`, `> ${attack}`]) {
      for (const { name, attributes } of tagsOf(html(text, 'streaming'))) {
        expect(allowedTags).toContain(name);
        for (const [key, value] of Object.entries(attributes)) {
          expect(key).not.toMatch(/^on|^src|^style$|^action$|^formaction$/u);
          expect(key !== 'href' || /^(?:https?:\/\/(?![^/]*@)|mailto:)/u.test(value)).toBe(true);
        }
      }
    }
  });
});
