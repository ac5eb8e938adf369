import { describe, expect, test } from 'vitest';
import { newId } from './id.ts';
import { assertIds, preamble } from './scope.ts';

describe('what opens a transaction', () => {
  const org = newId();

  test.each([
    ['nothing set', {}, 'begin'],
    ['a tenant', { orgId: org }, `begin; set local app.org_id = '${org}'`],
    ['a tenant, to read', { orgId: org }, `begin read only; set local app.org_id = '${org}'`, { readOnly: true }],
    ['a partner', { partnerId: org }, `begin read only; set local app.partner_id = '${org}'`, { readOnly: true }],
    ['writes that need not wait for the disk', {}, 'begin; set local synchronous_commit = off', { durable: false }],
  ])('with %s', (_, subject, text, more: { readOnly?: boolean; durable?: boolean } = {}) => {
    expect(preamble({ subject, readOnly: false, durable: true, ...more })).toBe(text);
  });

  test.each(['', 'acme', `${org}'`, `${org}\n`, `${org} or true`])(
    'never carries %j as a tenant or partner',
    (orgId) => {
      expect(() => assertIds({ orgId })).toThrow(TypeError);
      expect(() => assertIds({ partnerId: orgId })).toThrow(TypeError);
    },
  );
});
