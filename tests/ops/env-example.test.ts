import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readEnv, variables } from '../../backend/src/kernel/env.ts';

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
const [read = '', notRead = ''] = example.split('# --- Not read yet');
const settingsIn = (text: string) =>
  [...text.matchAll(/^#?(?<name>[A-Z][A-Z0-9_]*)=(?<value>.*)$/gmu)].map((match) => ({
    name: match.groups?.name ?? '',
    value: match.groups?.value ?? '',
  }));
const settings = settingsIn(read);

it('names every setting that the code reads, once, and no other', () => {
  expect(settings.map(({ name }) => name).toSorted()).toEqual(Object.keys(variables.shape).toSorted());
});

it('says of the others that they are not read, and shows no value that would seem to do something', () => {
  const others = settingsIn(notRead);
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter(({ name }) => name in variables.shape)).toEqual([]);
  expect(others.filter(({ value }) => value !== '')).toEqual([]);
});

it('sets nothing: a copy of it starts as no file at all does', () => {
  expect(example.split('\n').filter((line) => /^[A-Z]/u.test(line))).toEqual([]);
});

it('shows values that are right, and the default where there is one', () => {
  const shown = Object.fromEntries(settings.map(({ name, value }) => [name, value]));
  const minimum = { DATABASE_URL: shown.DATABASE_URL };
  expect(() => readEnv(shown)).not.toThrow();
  for (const { name, value } of settings.filter((setting) => setting.value !== '')) {
    const byDefault = variables.shape[name as keyof typeof variables.shape].safeParse(undefined);
    if (!byDefault.success || byDefault.data === undefined) continue;
    expect({ name, ...readEnv({ ...minimum, [name]: value }) }).toEqual({ name, ...readEnv(minimum) });
  }
});
