import { describe, expect, it } from 'vitest';
import { BlockStream } from './block-stream.ts';

/** The TeX of the formulas in a text, and whether each stands by itself. */
function formulasOf(text: string): [tex: string, display: boolean][] {
  const found: [string, boolean][] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const token = value as { type?: string; text?: string; display?: boolean };
    if (token.type === 'math') found.push([token.text ?? '', token.display === true]);
    else for (const [key, inside] of Object.entries(token)) if (key === 'tokens' || key === 'items') visit(inside);
  };
  visit(new BlockStream().read(text, 'complete').map(({ token }) => token));
  return found;
}

describe('formulas in a text', () => {
  it.each([
    ['Let $x^2$ be.', [['x^2', false]]],
    [
      '$n$ and $f(x)$, $2x + 3$; $\\alpha$',
      [
        ['n', false],
        ['f(x)', false],
        ['2x + 3', false],
        ['\\alpha', false],
      ],
    ],
    [
      '\\(a \\cdot b\\) and \\(x_1\\)',
      [
        ['a \\cdot b', false],
        ['x_1', false],
      ],
    ],
    ['so $$a = b$$ holds', [['a = b', true]]],
    ['$$\n\\int_0^1 x\\,dx\n$$', [['\\int_0^1 x\\,dx', true]]],
    ['Then:\n\\[\nE = mc^2\n\\]\nand on', [['E = mc^2', true]]],
    ['- one\n\n  $$\n  y_1\n  $$\n', [['y_1', true]]],
    ['$\\text{speed of light} = c$', [['\\text{speed of light} = c', false]]],
    ['$a\\$b^2$', [['a\\$b^2', false]]],
  ] as const)('%j has them', (text, formulas) => {
    expect(formulasOf(text)).toEqual(formulas);
  });

  it.each([
    'It costs $5 or $10 a month.',
    'From $5 to $9, $1,200.50 and US$20; $5-$10, $5/$10, ($5)/($9).',
    '$5 for the first and 10$ for the second',
    'Set $HOME and $PATH, or $HOME:$PATH, in the shell.',
    'the variables $name$ and $other_$',
    'a \\$x^2\\$ with signs that are escaped',
    '`$x^2$` and\n\n```\n$$\nx^2\n$$\n```',
    'see \\[the list\\] and \\[1\\]',
    `$${'x^2 '.repeat(1000)}$`,
    '$$\n\n$$',
    '$ x^2 $',
  ])('%j has none', (text) => {
    expect(formulasOf(text)).toEqual([]);
  });
});
