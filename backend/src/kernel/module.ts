import type { Role } from './auth/actor.ts';
import type { Authenticator } from './auth/authenticator.ts';
import type { Permission } from './auth/permissions.ts';
import type { Policy } from './auth/policy.ts';
import type { Tx } from './db/database.ts';
import type { Entitlement } from './entitlements/entitlement.ts';
import type { ErrorKind } from './errors.ts';
import type { EventDeclaration } from './events/event-type.ts';
import type { Subscriber } from './events/subscriber.ts';
import type { Contract } from './http/contract.ts';
import type { VerifySignature } from './http/request/signature.ts';
import type { Handlers } from './http/route.ts';
import type { SocketHandler } from './http/socket.ts';
import type { Backfill } from './jobs/backfills.ts';
import type { JobHandler, Schedule } from './jobs/job-type.ts';
import type { Kernel } from './kernel.ts';
import type { Rate } from './limits/budgets.ts';
import type { Hint } from './live/hint.ts';
import type { MailDeclaration } from './mail/mail-type.ts';
import type { Topic } from './live/topic.ts';
import type { FindHits } from './search.ts';
import type { Tenant } from './tenancy/directory.ts';
import type { Setting } from './tenancy/settings.ts';

/** A feature, as `modules.ts` lists it: its declarations, and how it is created on a kernel. Made by `defineModule`. */
export interface Module<Api = unknown> {
  readonly name: string;
  /** Its routes. */
  readonly contract: Contract;
  /** Errors of its routes beside the kernel's. */
  readonly errors: Readonly<Record<string, ErrorKind>>;
  /** Rates that its routes name. */
  readonly rates: readonly Rate[];
  /** What plans limit of it, or have and lack. Its migration says how much of each every plan grants. */
  readonly entitlements: readonly Entitlement[];
  readonly permissions: readonly Permission[];
  /** Policies whose abilities, independent of one subject, `GET /auth/me` tells to pages under these names. */
  readonly abilities: Readonly<Record<string, Policy<never, string>>>;
  readonly events: readonly EventDeclaration[];
  /** The mails that it sends. */
  readonly mails: readonly MailDeclaration[];
  /** What may be followed over sockets. */
  readonly topics: readonly Topic[];
  /** Of what pages hear as soon as it changes. */
  readonly hints: readonly Hint[];
  /** Settings of an organization that it reads. */
  readonly settings: readonly Setting[];
  /** Searches for `GET /search`, by kind of hit, e.g. `note`. */
  readonly search: Readonly<Record<string, FindHits>>;
  /** What pages, also of strangers, must know of a tenant before their first paint. */
  readonly boot: ((tenant: Tenant) => Readonly<Record<string, unknown>>) | undefined;
  /** Modules whose `api` it uses; they start before it and stop after it. */
  readonly needs: Readonly<Record<string, Module>>;
  /** Called once for each kernel. All state in memory is created here. */
  readonly create: (kernel: Kernel, needs: Readonly<Record<string, unknown>>) => ModuleParts<Contract, Api>;
}

/** The parts of a module on one kernel. */
export interface ModuleParts<C extends Contract = Contract, Api = unknown> {
  /** One for each route of the contract. */
  readonly handlers?: Handlers<C>;
  /** One for each route with `auth: 'signature'`. */
  readonly signatures?: { readonly [Key in keyof C]?: VerifySignature };
  /** Authentication methods beside sessions: API keys, tokens of other programs, tickets of sockets. */
  readonly authenticators?: readonly Authenticator[];
  /** By path below the tenant's address: `/ws`. */
  readonly sockets?: Readonly<Record<`/${string}`, SocketHandler>>;
  /** Its interface for modules that need it. */
  readonly api?: Api;
  readonly subscribers?: readonly Subscriber[];
  readonly jobs?: readonly JobHandler[];
  readonly schedules?: readonly Schedule[];
  /** What a migration left to be filled, beside traffic. */
  readonly backfills?: readonly Backfill[];
  /** Checks of `/readyz` and `/status`, under these names; each throws when something is wrong. */
  readonly health?: Readonly<Record<string, () => Promise<unknown>>>;
  /** Adds realistic data to a demo organization, once, in a transaction of its own. */
  readonly demo?: (tx: Tx, organization: DemoOrganization) => Promise<void>;
  /** Runs after all modules are created and before `ready`, e.g. to recover what a killed process left. */
  readonly start?: () => Promise<void>;
  /** Ordered shutdown: finishes running work within `deadlineMs`. */
  readonly stop?: (deadlineMs: number) => Promise<void>;
}

/** A demo organization, with a person of every role. */
export interface DemoOrganization {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** User ids. */
  readonly people: Readonly<Record<Role, string>>;
  /** All members, including `people`, in the order of joining. */
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

/** `Module` with everything optional that it may leave out. */
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
  mails: [],
  topics: [],
  hints: [],
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
