import { describe, expect, test } from 'vitest';
import { newId } from './id.ts';
import { preamble } from './scope.ts';
import { createStatementNames } from './statement-names.ts';

describe('what opens a transaction', () => {
  const org = newId();

  test.each([
    ['nothing set', {}, 'begin'],
    ['a tenant', { orgId: org }, `begin; set local app.org_id = '${org}'`],
    ['a tenant, to read', { orgId: org, readOnly: true }, `begin read only; set local app.org_id = '${org}'`],
    ['writes that need not wait for the disk', { durable: false }, 'begin; set local synchronous_commit = off'],
  ])('with %s', (_, entry, text) => {
    expect(preamble(entry)).toBe(text);
  });

  test.each(['', 'acme', `${org}'`, `${org}\n`, `${org} or true`])('never carries %j as a tenant', (orgId) => {
    expect(() => preamble({ orgId })).toThrow(TypeError);
  });
});

describe('the name of a prepared statement', () => {
  test('is given the second time a text is seen, and stays', () => {
    const nameOf = createStatementNames();
    expect(nameOf('select 1')).toBeUndefined();
    const name = nameOf('select 1');
    expect(name).toMatch(/^[\w-]+$/);
    expect(nameOf('select 1')).toBe(name);
    expect(nameOf('select 2')).toBeUndefined();
  });

  test('is given to a few hundred texts and no more, however many there are', () => {
    const nameOf = createStatementNames();
    const named = Array.from({ length: 5_000 }, (_, i) => {
      nameOf(`select ${i}`);
      return nameOf(`select ${i}`);
    }).filter((name) => name !== undefined);
    expect(new Set(named).size).toBe(400);
  });
});
