import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readAllMessages } from '../../frontend/messages-plugin.ts';
import { languageCodes } from '../../frontend/src/lib/i18n/languages.ts';

const english = await readAllMessages('en');

it.each(languageCodes)(
  'the messages in %s are given the same names as in English, and have every form of a number',
  async (code) => {
    const own = await readAllMessages(code);
    const needed = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
    const faults: string[] = [];
    for (const [id, { names, pluralForms }] of own) {
      const expected = english.get(id)?.names ?? [];
      if (names.join() !== expected.join()) faults.push(`${id}: has ${names.join()}, not ${expected.join()}`);
      for (const forms of pluralForms) {
        const missing = needed.filter((form) => !forms.includes(form));
        if (missing.length > 0) faults.push(`${id}: lacks ${missing.join()}`);
      }
    }
    expect(faults).toEqual([]);
    expect(own.size).toBe(english.size);
  },
);

it('every message that is named by words of the server has words that the server says', () => {
  const server = globSync('backend/src/**/*.ts').map((file) => readFileSync(file, 'utf8'));
  const words = [...english.keys()].filter((id) => id.startsWith('server.')).map((id) => id.replace('server.', ''));
  expect(words).not.toEqual([]);
  expect(words.filter((text) => !server.some((source) => source.includes(`'${text}'`)))).toEqual([]);
});
