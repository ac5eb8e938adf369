import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const documents = globSync(['*.md', 'docs/**/*.md', 'tests/e2e/*.md'], { cwd: root }).toSorted();
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');

/** The names by which headings are linked to, as GitHub makes them. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gmu)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );

/** Links within the repository that lead nowhere, or to another decision than they say. */
function deadLinks(name: string): string[] {
  const links = [...read(name).matchAll(/\[(?<text>[^\]]*)\]\((?!https?:)(?<to>[^)\s]+)\)/gu)];
  return links.flatMap(([link, text = '', to = '']) => {
    const [file = '', anchor] = to.split('#');
    const target = file === '' ? name : path.join(path.dirname(name), file);
    const decision = /^(?:ADR )?(\d{4})$/u.exec(text)?.[1];
    const isThere = existsSync(path.join(root, target)) && (!anchor || anchorsOf(read(target)).includes(anchor));
    return isThere && path.basename(target).startsWith(decision ?? '') ? [] : [link];
  });
}

describe('the documents', () => {
  it.each(documents)('%s links to what is there', (name) => {
    expect(deadLinks(name)).toEqual([]);
  });

  it('number each decision once', () => {
    const numbers = globSync('docs/adr/[0-9]*.md', { cwd: root }).map((name) => path.basename(name).slice(0, 4));
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
    for (const number of numbers) {
      const [name = ''] = globSync(`docs/adr/${number}-*.md`, { cwd: root });
      expect(read(name)).toMatch(new RegExp(`^# ${number} `, 'u'));
    }
  });

  it('show each promise by tests that are there', () => {
    const rows = read('docs/security.md').matchAll(/^\|.*\|(?<shown>[^|]*)\|$/gmu);
    const named = [...rows].flatMap(([, shown = '']) =>
      [...shown.matchAll(/`(?<file>[^`]+)`/gu)].map(([, file]) => file),
    );
    const places = named.map((file = '') => ({
      file,
      found: globSync([file, `backend/src/${file}`], { cwd: root }).length,
    }));
    expect(places.length).toBeGreaterThan(30);
    expect(places.filter(({ found }) => found === 0)).toEqual([]);
  });

  it('tell what changed in one section of each kind', () => {
    const [, unreleased = ''] = read('CHANGELOG.md').split(/^## /mu);
    const sections = [...unreleased.matchAll(/^### (.*)$/gmu)].map(([, section]) => section);
    expect(new Set(sections).size).toBe(sections.length);
    expect(sections).toEqual(
      ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'].filter((kind) => sections.includes(kind)),
    );
  });
});
