import { createPermissions, type Permissions } from './auth/permissions.ts';
import type { Actor } from './auth/actor.ts';
import type { Authenticator } from './auth/authenticator.ts';
import { apiCalls } from './entitlements/api-calls.ts';
import type { Entitlement } from './entitlements/entitlement.ts';
import { kernelErrors, type ErrorKind } from './errors.ts';
import type { RouteKey } from './http/contract.ts';
import type { VerifySignature } from './http/request/signature.ts';
import type { Route } from './http/route.ts';
import type { Kernel } from './kernel.ts';
import { kernelRates } from './limits/budgets.ts';
import type { Hint } from './live/hint.ts';
import type { MailDeclaration } from './mail/mail-type.ts';
import type { Topic } from './live/topic.ts';
import type { Module, ModuleParts } from './module.ts';
import type { FindHits } from './search.ts';
import type { Tenant } from './tenancy/directory.ts';
import { allowedOrigins } from './tenancy/settings.ts';

/** The declarations of all modules. */
export interface Declarations {
  /** In the order of their start: after the modules that they need. */
  readonly modules: readonly Module[];
  readonly permissions: Permissions;
  readonly errors: readonly ErrorKind[];
  readonly entitlements: readonly Entitlement[];
  /** By name. */
  readonly mails: ReadonlyMap<string, MailDeclaration>;
  readonly topics: readonly Topic[];
  readonly hints: readonly Hint[];
  /** The actor's abilities by kind of subject, where they do not depend on one subject. */
  abilitiesOf(actor: Actor): Record<string, Record<string, boolean>>;
  /** The searches of `GET /search`, by kind. */
  readonly search: readonly (readonly [kind: string, find: FindHits])[];
  /** What pages must know of a tenant before their first paint. */
  bootOf(tenant: Tenant): Record<string, unknown>;
}

/**
 * @throws {Error} naming what two modules (or one and the kernel) both claim: a module's name, a route, a permission, the code of
 * an error, an event, a mail, a rate, an entitlement, a setting, a topic, a hint, a kind of ability, a kind of search hit
 */
export function declare(listed: Iterable<Module>): Declarations {
  const modules = inOrder([...listed]);
  const claims = new Claims();
  for (const code of Object.keys(kernelErrors)) claims.add('error', code, 'the kernel');
  claims.add('setting', allowedOrigins.name, 'the kernel');
  for (const { name } of kernelRates) claims.add('rate', name, 'the kernel');
  claims.add('entitlement', apiCalls.name, 'the kernel');
  for (const module of modules) {
    claims.add('module', module.name, module.name);
    for (const key of Object.keys(module.contract)) claims.add('route', key, module.name);
    for (const code of Object.keys(module.errors)) claims.add('error', code, module.name);
    for (const { name } of module.permissions) claims.add('permission', name, module.name);
    for (const { type } of module.events) claims.add('event', type, module.name);
    for (const { name } of module.mails) claims.add('mail', name, module.name);
    for (const { name } of module.rates) claims.add('rate', name, module.name);
    for (const { name } of module.entitlements) claims.add('entitlement', name, module.name);
    for (const { name } of module.topics) claims.add('topic', name, module.name);
    for (const { topic } of module.hints) claims.add('hint', topic, module.name);
    for (const { name } of module.settings) claims.add('setting', name, module.name);
    for (const kind of Object.keys(module.abilities)) claims.add('ability', kind, module.name);
    for (const kind of Object.keys(module.search)) claims.add('kind of search hit', kind, module.name);
  }
  const policies = modules.flatMap(({ abilities }) => Object.entries(abilities));
  return {
    modules,
    permissions: createPermissions(modules.flatMap(({ permissions }) => permissions)),
    errors: [...Object.values(kernelErrors), ...modules.flatMap(({ errors }) => Object.values(errors))],
    entitlements: [apiCalls, ...modules.flatMap(({ entitlements }) => entitlements)],
    search: modules.flatMap(({ search }) => Object.entries(search)),
    mails: new Map(modules.flatMap(({ mails }) => mails).map((mail) => [mail.name, mail])),
    topics: modules.flatMap(({ topics }) => topics),
    hints: modules.flatMap(({ hints }) => hints),
    bootOf: (tenant) => Object.assign({}, ...modules.map(({ boot }) => boot?.(tenant))) as Record<string, unknown>,
    abilitiesOf: (actor) => Object.fromEntries(policies.map(([kind, policy]) => [kind, policy.abilities(actor)])),
  };
}

class Claims {
  readonly #owners = new Map<string, string>();

  add(kind: string, name: string, owner: string): void {
    const known = this.#owners.get(`${kind} ${name}`);
    if (known !== undefined) throw new Error(`${owner} and ${known} both have the ${kind} "${name}": names are unique`);
    this.#owners.set(`${kind} ${name}`, owner);
  }
}

/** Sorts modules after those that they need, otherwise as listed. @throws {Error} when modules need each other in a circle */
function inOrder(listed: readonly Module[]): Module[] {
  const done = new Set<Module>();
  const visit = (module: Module, path: readonly Module[]): void => {
    if (done.has(module)) return;
    if (path.includes(module)) throw new Error(`modules need each other: ${path.map(({ name }) => name).join(' → ')}`);
    for (const needed of Object.values(module.needs)) visit(needed, [...path, module]);
    done.add(module);
  };
  for (const module of listed) visit(module, []);
  return [...done];
}

/** A module on one kernel. */
export interface ModuleInstance extends Omit<ModuleParts, 'handlers' | 'signatures'> {
  readonly name: string;
  readonly routes: readonly Route[];
}

/** All modules on one kernel. */
export interface Instances {
  readonly all: readonly ModuleInstance[];
  /** The `api` of a module. @throws {Error} when it is not among these */
  apiOf<Api>(module: Module<Api>): Api;
}

/** @throws {Error} naming what two modules both claim: an authenticator's kind or credentials, a socket's path, a back-fill */
export function createModules(kernel: Kernel): Instances {
  const made = new Map<Module, ModuleInstance>();
  const claims = new Claims();
  claimWay(claims, 'the kernel', kernel.tokens.authenticator);
  for (const module of kernel.declarations.modules) {
    const needs = Object.entries(module.needs).map(([name, needed]) => [name, made.get(needed)?.api]);
    const { handlers = {}, signatures = {}, ...parts } = module.create(kernel, Object.fromEntries(needs));
    for (const path of Object.keys(parts.sockets ?? {})) claims.add('socket', path, module.name);
    for (const { name } of parts.backfills ?? []) claims.add('back-fill', name, module.name);
    for (const authenticator of parts.authenticators ?? []) {
      claimWay(claims, module.name, authenticator);
      kernel.authenticators.add(authenticator);
    }
    made.set(module, { ...parts, name: module.name, routes: routesOf(module, handlers, signatures) });
  }
  return {
    all: [...made.values()],
    apiOf<Api>(module: Module<Api>): Api {
      const instance = made.get(module);
      if (!instance) throw new Error(`the module ${module.name} is not part of this installation`);
      return instance.api as Api;
    },
  };
}

function claimWay(claims: Claims, owner: string, { kind, recognises }: Authenticator): void {
  if (!/^[a-z][a-z_]{1,29}$/.test(kind) || kind === 'signature') throw new Error(`${owner}: "${kind}" names no way in`);
  claims.add('way in', kind, owner);
  if ('bearer' in recognises) claims.add('way in by tokens beginning with', recognises.bearer, owner);
  else claims.add('way in by the parameter', recognises.query, owner);
}

/** @throws {Error} when contract, handlers and signatures do not have the same keys; the types do not cover untyped modules */
function routesOf({ name, contract }: Module, handlers: object, signatures: object): Route[] {
  const keys = Object.keys(contract) as RouteKey[];
  const missing = keys.find((key) => !Object.hasOwn(handlers, key));
  if (missing !== undefined) throw new Error(`${name} has no handler for ${missing}`);
  return keys.map((key) => {
    const endpoint = contract[key] as Route['endpoint'];
    const { auth, accepts, signatureHeader, tenant } = endpoint;
    if ((auth === 'signature') !== Object.hasOwn(signatures, key)) {
      throw new Error(`${name}: ${key} says auth: 'signature' and has a verifier among its signatures, or neither`);
    }
    if (auth === 'signature' && (accepts !== 'raw' || !signatureHeader || tenant === 'none')) {
      throw new Error(`${name}: ${key} is signed, and so needs accepts: 'raw', a signatureHeader and a tenant`);
    }
    return {
      key,
      endpoint,
      handler: (handlers as Record<string, Route['handler']>)[key] as Route['handler'],
      verify: (signatures as Record<string, VerifySignature>)[key] ?? (() => null),
    };
  });
}
