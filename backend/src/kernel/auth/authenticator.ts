import { fail } from '../errors.ts';
import type { RequestFacts } from '../http/route.ts';
import type { Tenant } from '../tenancy/directory.ts';
import type { Actor } from './actor.ts';
import type { Dropped } from './credential-states.ts';

/** Which credentials a way in takes: where they stand in a request, and how they begin. */
export type Recognised =
  /** The token of `Authorization: Bearer` begins so. The longest that fits decides; '' is for what nobody else recognises. */
  | { readonly bearer: string }
  /** A parameter of a socket's address: pages cannot send a header there. Elsewhere queries hold no credentials. */
  | { readonly query: string };

/** A way in. What it lets in is one `Actor`, whatever it was shown. */
export interface Authenticator {
  /** What its actors' credentials are called: `session`, `api_key`. Words and underscores, 30 at most. */
  readonly kind: string;
  readonly recognises: Recognised;
  /**
   * Who shows this credential of the tenant. `scopes` are null for a session alone.
   * @throws {AppError} `unauthenticated`, `wrong_tenant`, `session_revoked` or another 401
   */
  authenticate(tenant: Tenant, credential: string, request: RequestFacts): Promise<Actor>;
  /** How its actors are checked again while something is open by them. Left out where they carry the credential of another way in. */
  readonly lasting?: LastingCredential;
}

export interface LastingCredential {
  /** The actor of a credential, by its id, as they are now. @throws {AppError} the 401 that a new request would get */
  current(orgId: string, id: string): Promise<Actor>;
  /** Calls it with the ids of credentials that have ended or stand for something else now, in whatever process that was done. */
  watch(onChange: Dropped): void;
}

/** Hears of credentials that have ended or changed. */
type CredentialsChanged = (kind: string, orgId: string, ids: readonly string[]) => void;

/** All ways in: that of sessions, and those that modules bring. */
export class Authenticators {
  readonly #all: Authenticator[] = [];
  readonly #watchers: CredentialsChanged[] = [];

  /** `kernel/modules.ts` sees to it that no two take the same. */
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

  /** The parameters of a socket's address in which a credential may stand. */
  inQuery(): readonly { readonly parameter: string; readonly authenticator: Authenticator }[] {
    return this.#all.flatMap((authenticator) => {
      const { recognises } = authenticator;
      return 'query' in recognises ? [{ parameter: recognises.query, authenticator }] : [];
    });
  }

  /** Lets somebody in. @throws {AppError} what the authenticator throws; {Error} where nothing could check its actor again */
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
   * The same actor as they are now, for one who was let in some time ago. Who signed a request is as they were.
   * @throws {AppError} the 401 that a new request would get; `permissions_changed` where they have lost something
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

/** Null: all. */
function reaches(now: ReadonlySet<string> | null, before: ReadonlySet<string> | null): boolean {
  return now === null || (before !== null && before.isSubsetOf(now));
}
