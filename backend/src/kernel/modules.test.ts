import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { definePermission, everyone } from './auth/permissions.ts';
import { allow, definePolicy } from './auth/policy.ts';
import { defineErrors } from './errors.ts';
import { defineEvent } from './events/event-type.ts';
import { endpoint } from './http/contract.ts';
import { defineRate } from './limits/budgets.ts';
import { defineModule, type Module } from './module.ts';
import { declare } from './modules.ts';
import { defineSetting } from './tenancy/settings.ts';

const read = definePermission('things.read', everyone);
const contract = { 'GET /things': endpoint({ summary: 'Things', data: z.null() }) };
const thingCreated = defineEvent('thing.created', {
  payload: z.strictObject({ thing_id: z.string() }),
  subject: ({ thing_id }) => thing_id,
});

/** Everything that a module can claim. */
const claims: Record<string, Partial<Module>> = {
  'route "GET /things"': { contract },
  'error "thing_gone"': { errors: defineErrors({ thing_gone: [409, 'Gone.'] }) },
  'permission "things.read"': { permissions: [read] },
  'event "thing.created"': { events: [thingCreated] },
  'rate "things"': { rates: [defineRate('things', {})] },
  'setting "things"': { settings: [defineSetting('things', z.boolean(), false)] },
  'kind of search hit "thing"': { search: { thing: async () => [] } },
  'ability "things"': { abilities: { things: definePolicy(allow(read, ['list'])) } },
};

const moduleOf = (name: string, spec: Partial<Module> = {}): Module => ({
  ...defineModule({ name, create: () => ({}) }),
  ...spec,
});

describe('modules', () => {
  test.each(Object.entries(claims))('two that claim the %s stop the start', (what, spec) => {
    expect(() => declare([moduleOf('first', spec)])).not.toThrow();
    expect(() => declare([moduleOf('first', spec), moduleOf('second', spec)])).toThrow(
      `second and first both have the ${what}`,
    );
  });

  test('two of one name stop the start, and so does one that takes a name of the kernel', () => {
    expect(() => declare([moduleOf('one'), moduleOf('one')])).toThrow('both have the module "one"');
    const errors = defineErrors({ not_found: [404, 'No.'] });
    expect(() => declare([moduleOf('mine', { errors })])).toThrow(
      'mine and the kernel both have the error "not_found"',
    );
    expect(() => declare([moduleOf('mine', { rates: [defineRate('default', {})] })])).toThrow('the kernel');
  });

  test('start after those they need, each once, and not in a circle', () => {
    const base = moduleOf('base');
    const middle = moduleOf('middle', { needs: { base } });
    const top = moduleOf('top', { needs: { middle, base } });
    expect(declare([top, base, middle]).modules.map(({ name }) => name)).toEqual(['base', 'middle', 'top']);
    const circle: { -readonly [K in keyof Module]: Module[K] } = moduleOf('circle');
    circle.needs = { other: moduleOf('other', { needs: { circle } }) };
    expect(() => declare([circle])).toThrow('circle → other');
  });

  test('give roles what they declare, and nothing else', () => {
    const { permissions } = declare([
      moduleOf('things', { permissions: [read, definePermission('things.manage', ['owner'])] }),
    ]);
    expect([...permissions.of('client')]).toEqual(['things.read']);
    expect([...permissions.of('owner')]).toEqual(['things.read', 'things.manage']);
    expect([...permissions.of('client', ['things.manage', 'others.read'])]).toEqual(['things.read', 'things.manage']);
  });
});
