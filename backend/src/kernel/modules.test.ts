import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { definePermission, everyone } from './auth/permissions.ts';
import { allow, definePolicy } from './auth/policy.ts';
import { defineTotal } from './entitlements/entitlement.ts';
import { defineErrors } from './errors.ts';
import { defineEvent } from './events/event-type.ts';
import { endpoint } from './http/contract.ts';
import { defineRate } from './limits/budgets.ts';
import { defineTopic } from './live/topic.ts';
import { defineModule, type Module } from './module.ts';
import type { Authenticator } from './auth/authenticator.ts';
import type { Kernel } from './kernel.ts';
import type { ModuleParts } from './module.ts';
import { createModules, declare } from './modules.ts';
import { defineSetting } from './tenancy/settings.ts';

const read = definePermission('things.read', everyone);
const contract = { 'GET /things': endpoint({ summary: 'Things', data: z.null() }) };
const thingCreated = defineEvent('thing.created', {
  payload: z.strictObject({ thing_id: z.string() }),
  subject: ({ thing_id }) => thing_id,
});

/** Every kind of name that a module can claim. */
const claims: Record<string, Partial<Module>> = {
  'route "GET /things"': { contract },
  'error "thing_gone"': { errors: defineErrors({ thing_gone: [409, 'Gone.'] }) },
  'permission "things.read"': { permissions: [read] },
  'event "thing.created"': { events: [thingCreated] },
  'rate "things"': { rates: [defineRate('things', {})] },
  'entitlement "things"': { entitlements: [defineTotal('things', () => 'No more things.')] },
  'topic "thing"': { topics: [defineTopic('thing', () => Promise.resolve())] },
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

const wayIn = (kind: string, recognises: Authenticator['recognises']): Authenticator => ({
  kind,
  recognises,
  authenticate: () => Promise.reject(new Error('never asked')),
});

/** Creates modules with these parts. */
function start(...parts: ModuleParts[]) {
  const modules = parts.map((part, at) => moduleOf(`module-${at}`, { create: () => part }));
  const tokens = { authenticator: wayIn('session', { bearer: 'eyJ' }) };
  const kernel = { declarations: declare(modules), tokens, authenticators: { add: () => undefined } };
  return createModules(kernel as unknown as Kernel);
}
const authenticators = (...all: Authenticator[]): ModuleParts => ({ authenticators: all });

describe('the start', () => {
  test.each<[string, ModuleParts, ModuleParts]>([
    [
      'way in "api_key"',
      authenticators(wayIn('api_key', { bearer: 'atr_' })),
      authenticators(wayIn('api_key', { bearer: 'x_' })),
    ],
    [
      'way in by tokens beginning with "atr_"',
      authenticators(wayIn('api_key', { bearer: 'atr_' })),
      authenticators(wayIn('oauth', { bearer: 'atr_' })),
    ],
    [
      'way in by the parameter "ticket"',
      authenticators(wayIn('ticket', { query: 'ticket' })),
      authenticators(wayIn('pass', { query: 'ticket' })),
    ],
    ['socket "/ws"', { sockets: { '/ws': () => Promise.resolve() } }, { sockets: { '/ws': () => Promise.resolve() } }],
  ])('is stopped by two that both have the %s', (what, first, second) => {
    expect(() => start(first)).not.toThrow();
    expect(() => start(first, second)).toThrow(`module-1 and module-0 both have the ${what}`);
  });

  test('is stopped by a way in that takes what sessions are known by, or is called as none can be', () => {
    expect(() => start(authenticators(wayIn('other', { bearer: 'eyJ' })))).toThrow('module-0 and the kernel both have');
    expect(() => start(authenticators(wayIn('session', { bearer: 'x' })))).toThrow('the kernel both have the way in');
    for (const kind of ['signature', 'API key', ''])
      expect(() => start(authenticators(wayIn(kind, { bearer: 'x' })))).toThrow(`"${kind}" names no way in`);
  });

  const signed = { summary: 'Signed', auth: 'signature', accepts: 'raw', signatureHeader: 'X-Signature' } as const;
  const handlers = { 'POST /signed': () => Promise.resolve() };
  test.each<[string, object, object]>([
    ['has no verifier', signed, {}],
    ['has a verifier and says nothing of it', { ...signed, auth: 'none' }, { 'POST /signed': () => null }],
    ['is signed over what is parsed', { ...signed, accepts: 'json' }, { 'POST /signed': () => null }],
    ['names no header', { ...signed, signatureHeader: undefined }, { 'POST /signed': () => null }],
    ['has no tenant', { ...signed, tenant: 'none' }, { 'POST /signed': () => null }],
  ])('is stopped by a route that %s', (_, spec, signatures) => {
    const make = (endpointSpec: object, given: object) => {
      const module = moduleOf('signed', {
        contract: { 'POST /signed': endpointSpec } as Module['contract'],
        create: () => ({ handlers, signatures: given }),
      });
      const kernel = {
        declarations: declare([module]),
        tokens: { authenticator: wayIn('session', { bearer: 'eyJ' }) },
      };
      return createModules(kernel as unknown as Kernel);
    };
    expect(() => make(signed, { 'POST /signed': () => null })).not.toThrow();
    expect(() => make(spec, signatures)).toThrow('POST /signed');
  });
});
