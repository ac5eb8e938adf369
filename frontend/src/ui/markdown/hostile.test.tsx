import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BlockStream } from './block-stream.ts';
import { Markdown } from './markdown.tsx';

const hostile: [what: string, text: string][] = [
  ['50,000 nested quotes', '>'.repeat(50_000)],
  ['50,000 nested quotes with spaces', '> '.repeat(50_000)],
  ['50,000 nested lists', '- '.repeat(50_000)],
  ['50,000 nested ordered lists', '1. '.repeat(30_000)],
  ['quotes in lists in quotes', '> - '.repeat(25_000)],
  ['lists nested by indentation', Array.from({ length: 400 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
  ['50,000 open brackets', '['.repeat(50_000)],
  ['open links', '[a](b'.repeat(20_000)],
  ['nested images', '![a'.repeat(20_000)],
  ['open emphasis', '*a '.repeat(30_000)],
  ['open strong', '**a _b '.repeat(10_000)],
  ['nested emphasis', `${'*a **b '.repeat(5_000)}${'** *'.repeat(5_000)}`],
  ['backticks of every length', Array.from({ length: 400 }, (_, i) => '`'.repeat(i)).join(' ')],
  ['open tags', '<a '.repeat(30_000)],
  ['open comments', '<!--'.repeat(20_000)],
  ['open autolinks', '<http://'.repeat(10_000)],
  ['addresses', 'www.'.repeat(20_000)],
  ['mail addresses', 'a@'.repeat(30_000)],
  ['tildes', '~'.repeat(50_000)],
  ['underscores', 'a_'.repeat(30_000)],
  ['pipes', `${'|'.repeat(20_000)}\n${'|-'.repeat(10_000)}|`],
  ['a table of 20,000 rows', `| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(20_000)}`],
  ['definitions', '[a]: <\n'.repeat(10_000)],
  ['hashes', `# ${'#'.repeat(50_000)}`],
  ['blank lines', ' \n'.repeat(50_000)],
  ['spaces', `a${' '.repeat(50_000)}b`],
  ['backslashes', '\\'.repeat(50_000)],
  ['entities', '&amp;'.repeat(20_000)],
  ['dollars', '$a '.repeat(20_000)],
  ['open formulas', '\\(x'.repeat(20_000)],
  ['open blocks of formulas', '$$\nx\n'.repeat(10_000)],
  ['nested formulas', '$\\(\\['.repeat(10_000)],
];

describe('hostile markdown', () => {
  it.each(hostile)('%s is read whole and drawn in part', (_what, text) => {
    const blocks = new BlockStream().read(text, 'streaming');
    expect(blocks.map((block) => block.token.raw).join('').length).toBeGreaterThan(text.trimEnd().length * 0.9);
    expect(renderToStaticMarkup(<Markdown text={text} end="streaming" />).length).toBeLessThan(2_000_000);
  });
});
