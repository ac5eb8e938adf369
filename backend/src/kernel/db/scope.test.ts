import { describe, expect, test } from 'vitest';
import { newId } from './id.ts';
import { preamble } from './scope.ts';

describe('what opens a transaction', () => {
  const org = newId();

  test.each([
    ['nothing set', {}, 'begin'],
    ['a tenant', { orgId: org }, `begin; set local app.org_id = '${org}'`],
    ['a tenant, to read', { orgId: org, readOnly: true }, `begin read only; set local app.org_id = '${org}'`],
    ['a partner', { partnerId: org, readOnly: true }, `begin read only; set local app.partner_id = '${org}'`],
    ['writes that need not wait for the disk', { durable: false }, 'begin; set local synchronous_commit = off'],
  ])('with %s', (_, entry, text) => {
    expect(preamble(entry)).toBe(text);
  });

  test.each(['', 'acme', `${org}'`, `${org}\n`, `${org} or true`])(
    'never carries %j as a tenant or partner',
    (orgId) => {
      expect(() => preamble({ orgId })).toThrow(TypeError);
      expect(() => preamble({ partnerId: orgId })).toThrow(TypeError);
    },
  );
});
