import type { Role } from './auth/actor.ts';
import type { Authenticator } from './auth/authenticator.ts';
import type { Permission } from './auth/permissions.ts';
import type { Policy } from './auth/policy.ts';
import type { ErrorKind } from './errors.ts';
import type { Tx } from './db/database.ts';
import type { Entitlement } from './entitlements/entitlement.ts';
import type { EventDeclaration } from './events/event-type.ts';
import type { Subscriber } from './events/subscriber.ts';
import type { Contract } from './http/contract.ts';
import type { VerifySignature } from './http/request/signature.ts';
import type { Handlers } from './http/route.ts';
import type { SocketHandler } from './http/socket.ts';
import type { JobHandler, Schedule } from './jobs/job-type.ts';
import type { Kernel } from './kernel.ts';
import type { Rate } from './limits/budgets.ts';
import type { FindHits } from './search.ts';
import type { Topic } from './live/topic.ts';
import type { Tenant } from './tenancy/directory.ts';
import type { Setting } from './tenancy/settings.ts';

/** A feature, as `modules.ts` lists it: what it declares, and how it is made for a kernel. Made by `defineModule`. */
export interface Module<Api = unknown> {
  readonly name: string;
  /** Its routes. */
  readonly contract: Contract;
  /** Codes that its routes answer beside the kernel's. */
  readonly errors: Readonly<Record<string, ErrorKind>>;
  /** Budgets that its routes name. */
  readonly rates: readonly Rate[];
  /** What plans limit of it, or have and lack. Its migration says how much of each every plan grants. */
  readonly entitlements: readonly Entitlement[];
  readonly permissions: readonly Permission[];
  /** Told to pages by `GET /auth/me`, under these names: what does not depend on one subject. */
  readonly abilities: Readonly<Record<string, Policy<never, string>>>;
  readonly events: readonly EventDeclaration[];
  /** What may be followed over sockets, and by whom. */
  readonly topics: readonly Topic[];
  /** Decisions of an organization that it reads. */
  readonly settings: readonly Setting[];
  /** What `GET /search` finds of it, by kind, e.g. `note`. */
  readonly search: Readonly<Record<string, FindHits>>;
  /** What pages must know of a tenant before their first paint, strangers' too. */
  readonly boot: ((tenant: Tenant) => Readonly<Record<string, unknown>>) | undefined;
  /** Modules whose interface it uses; they start before it and stop after it. */
  readonly needs: Readonly<Record<string, Module>>;
  /** Once for each kernel: whatever it keeps in memory is made here. */
  readonly create: (kernel: Kernel, needs: Readonly<Record<string, unknown>>) => ModuleParts<Contract, Api>;
}

/** What a module does, on one kernel. */
export interface ModuleParts<C extends Contract = Contract, Api = unknown> {
  /** One for each route of the contract. */
  readonly handlers?: Handlers<C>;
  /** One for each route that says `auth: 'signature'`. */
  readonly signatures?: { readonly [Key in keyof C]?: VerifySignature };
  /** Ways in beside sessions: API keys, tokens of other programs, tickets of sockets. */
  readonly authenticators?: readonly Authenticator[];
  /** By their path below the tenant's address: `/ws`. */
  readonly sockets?: Readonly<Record<`/${string}`, SocketHandler>>;
  /** What it offers to modules that need it. */
  readonly api?: Api;
  readonly subscribers?: readonly Subscriber[];
  readonly jobs?: readonly JobHandler[];
  readonly schedules?: readonly Schedule[];
  /** Said by `/readyz` and `/status` under these names; throws what is wrong. */
  readonly health?: Readonly<Record<string, () => Promise<unknown>>>;
  /** A believable past for one demo organization, written once, in a transaction of its own. */
  readonly demo?: (tx: Tx, organization: DemoOrganization) => Promise<void>;
  /** After all modules are made, before `ready`: e.g. recover what a killed process left. */
  readonly start?: () => Promise<void>;
  /** Ordered shutdown: finish running work within `deadlineMs`. */
  readonly stop?: (deadlineMs: number) => Promise<void>;
}

/** An organization of the demo, with a person of every role in it. */
export interface DemoOrganization {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** User ids. */
  readonly people: Readonly<Record<Role, string>>;
  /** Everybody who has been here, those of `people` too, in the order of joining. */
  readonly members: readonly DemoMember[];
}

export interface DemoMember {
  readonly userId: string;
  readonly email: string;
  readonly role: Role;
  readonly joinedAt: Date;
  readonly lastSeenAt: Date;
}

type ApiOf<M> = M extends Module<infer Api> ? Api : never;

/** As `Module`, with what it does not use left out. */
type ModuleSpec<C extends Contract, N extends Readonly<Record<string, Module>>, Api> = Partial<
  Omit<Module, 'name' | 'contract' | 'needs' | 'create'>
> & {
  readonly name: string;
  readonly contract?: C;
  readonly needs?: N;
  readonly create: (kernel: Kernel, needs: { readonly [Name in keyof N]: ApiOf<N[Name]> }) => ModuleParts<C, Api>;
};

const unused = {
  contract: {},
  errors: {},
  rates: [],
  entitlements: [],
  permissions: [],
  abilities: {},
  events: [],
  topics: [],
  settings: [],
  search: {},
  boot: undefined,
  needs: {},
};

export function defineModule<
  const C extends Contract = Contract,
  const N extends Readonly<Record<string, Module>> = Record<string, never>,
  Api = undefined,
>(spec: ModuleSpec<C, N, Api>): Module<Api> {
  return { ...unused, ...spec, create: spec.create as unknown as Module<Api>['create'] };
}
