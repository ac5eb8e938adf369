import { fail } from '../errors.ts';
import type { RequestFacts } from '../http/route.ts';
import type { Tenant } from '../tenancy/directory.ts';
import type { Actor } from './actor.ts';
import type { Dropped } from './credential-states.ts';

/** The credentials that an authenticator accepts: where they are in a request, and how they begin. */
export type Recognised =
  /** The prefix of the token in `Authorization: Bearer`. The longest match decides; '' matches what no other does. */
  | { readonly bearer: string }
  /**
   * A query parameter of a socket's address, where pages cannot send a header. Queries of other requests hold no credentials.
   */
  | { readonly query: string };

/** An authentication method. */
export interface Authenticator {
  /** The `kind` of its actors' credentials: `session`, `api_key`. Word characters, 30 at most. */
  readonly kind: string;
  readonly recognises: Recognised;
  /**
   * The actor of this credential in the tenant. `scopes` are null for sessions only.
   * @throws {AppError} `unauthenticated`, `wrong_tenant`, `session_revoked` or another 401
   */
  authenticate(tenant: Tenant, credential: string, request: RequestFacts): Promise<Actor>;
  /**
   * How its actors are checked again while a connection is open. Left out where they carry the credential of another
   * authenticator.
   */
  readonly lasting?: LastingCredential;
}

export interface LastingCredential {
  /** The current actor of a credential, by its id. @throws {AppError} the 401 that a new request would get */
  current(orgId: string, id: string): Promise<Actor>;
  /** Calls `onChange` with the ids of credentials that have ended or changed, in whatever process. */
  watch(onChange: Dropped): void;
}

/** Receives credentials that have ended or changed. */
type CredentialsChanged = (kind: string, orgId: string, ids: readonly string[]) => void;

/** All authenticators: that of sessions, and those of modules. */
export class Authenticators {
  readonly #all: Authenticator[] = [];
  readonly #watchers: CredentialsChanged[] = [];

  /** `kernel/modules.ts` checks that no two have the same kind or accept the same credentials. */
  add(authenticator: Authenticator): void {
    const { kind, lasting } = authenticator;
    this.#all.push(authenticator);
    lasting?.watch((orgId, ids) => {
      for (const onChange of this.#watchers) onChange(kind, orgId, ids);
    });
  }

  ofBearer(token: string): Authenticator | null {
    let best: Authenticator | null = null;
    let longest = -1;
    for (const authenticator of this.#all) {
      const { recognises } = authenticator;
      if (!('bearer' in recognises) || recognises.bearer.length <= longest) continue;
      if (!token.startsWith(recognises.bearer)) continue;
      best = authenticator;
      longest = recognises.bearer.length;
    }
    return best;
  }

  /** The query parameters of a socket's address that may hold a credential. */
  inQuery(): readonly { readonly parameter: string; readonly authenticator: Authenticator }[] {
    return this.#all.flatMap((authenticator) => {
      const { recognises } = authenticator;
      return 'query' in recognises ? [{ parameter: recognises.query, authenticator }] : [];
    });
  }

  /**
   * Authenticates a credential. @throws {AppError} what the authenticator throws; {Error} where its actor could not be checked
   * again later
   */
  async authenticate(way: Authenticator, tenant: Tenant, credential: string, request: RequestFacts): Promise<Actor> {
    const actor = await way.authenticate(tenant, credential, request);
    const { credential: shown, scopes, sessionId, orgId } = actor;
    if (orgId !== tenant.id) throw fail('wrong_tenant');
    if (!shown || !this.#lasting(shown.kind))
      throw new Error(`${way.kind} let in an actor that nothing can check again`);
    if (scopes === null && sessionId === null)
      throw new Error(`${way.kind} named no scopes: all is for sessions alone`);
    return actor;
  }

  /**
   * The current state of an actor who was authenticated some time ago. Signers of requests are returned unchanged.
   * @throws {AppError} the 401 that a new request would get; `permissions_changed` where the actor has lost a permission
   */
  async current(actor: Actor): Promise<Actor> {
    const { orgId, credential } = actor;
    const lasting = credential && this.#lasting(credential.kind);
    if (!lasting) return actor;
    const now = await lasting.current(orgId, credential.id);
    const lost = !actor.permissions.isSubsetOf(now.permissions) || !reaches(now.scopes, actor.scopes);
    if (lost) throw fail('permissions_changed');
    return now;
  }

  watch(onChange: CredentialsChanged): void {
    this.#watchers.push(onChange);
  }

  #lasting(kind: string): LastingCredential | undefined {
    return this.#all.find((one) => one.kind === kind)?.lasting;
  }
}

/** Whether `now` includes all of `before`. Null: everything. */
function reaches(now: ReadonlySet<string> | null, before: ReadonlySet<string> | null): boolean {
  return now === null || (before !== null && before.isSubsetOf(now));
}
