import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extendTailwindMerge } from 'tailwind-merge';
import { describe, expect, it } from 'vitest';
import { cn } from './cn.ts';

/** With all classes of Tailwind. */
const complete = extendTailwindMerge({
  extend: {
    theme: { text: ['small', 'base', 'large', 'display'], radius: ['inner'], 'font-weight': ['normal', 'strong'] },
    classGroups: { h: ['h-control'], size: ['size-control'], 'min-h': ['min-h-control'] },
  },
});

/** Every class of the components, without its variants, that `tailwind-merge` knows. */
function usedClasses(): string[] {
  const source = join(import.meta.dirname, '..');
  const files = globSync('**/*.tsx', { cwd: source }).map((file) => readFileSync(join(source, file), 'utf8'));
  const words = files.flatMap((text) => text.match(/(?<=[\s'"])[-\w[\]().,%/*+:@&>=!~]+(?=[\s'"])/gu) ?? []);
  const classes = new Set(words.map((word) => word.replace(/^.*[\w\])]:/u, '')));
  return [...classes].filter((name) => complete(name, name) === name);
}

describe('class names that are joined', () => {
  it('replace each other exactly where those of Tailwind do', () => {
    const used = usedClasses();
    expect(used.length).toBeGreaterThan(300);
    const different = used.flatMap((one) =>
      used
        .filter((other) => other !== one && cn(one, other) !== complete(one, other))
        .map((other) => `${one} ${other}`),
    );
    expect(different).toEqual([]);
  });

  it('of which a later one wins, with its variants', () => {
    expect(cn('px-3 hover:bg-hover', { 'p-2': true }, 'hover:bg-surface')).toBe('p-2 hover:bg-surface');
    expect(cn('text-small text-ink', 'text-ink-soft')).toBe('text-small text-ink-soft');
  });
});
