/**
 * Who makes a request. Every authentication method (session token, OAuth token, API key, signature) results in one `Actor`, on
 * which the one policy decides.
 */

export const roles = ['owner', 'admin', 'agent', 'member', 'client'] as const;
export type Role = (typeof roles)[number];

/** States of a membership. `removed` rows are kept as the authors of what they wrote, and are in no list. */
export const memberStatuses = ['waiting', 'active', 'suspended', 'removed'] as const;
export type MemberStatus = (typeof memberStatuses)[number];
/** Those who may sign in. Who is `waiting` has no permissions. */
export const signInStatuses = ['active', 'waiting'] as const satisfies readonly MemberStatus[];
export type SignInStatus = (typeof signInStatuses)[number];

/** The credential that an actor was authenticated by. */
export interface Credential {
  /** The `Authenticator` that it belongs to (`session`, `api_key`), or `signature`. */
  readonly kind: string;
  /** Its id there, at most 64 characters: of the session, the key, the grant. Never the secret. */
  readonly id: string;
}

export interface Actor {
  /** The tenant this actor acts in. */
  orgId: string;
  /** The person, or null where a key or the system acts. */
  userId: string | null;
  /** The API key, or null. */
  keyId: string | null;
  /** The sign-in session, or null. */
  sessionId: string | null;
  /** The credential of this actor: when it ends, so do the actor's open connections. Null: the system acts. */
  credential: Credential | null;
  role: Role;
  /** only routes with `waiting: true` are open to them. */
  status: SignInStatus;
  permissions: ReadonlySet<string>;
  /**
   * The permissions that a key or token was granted. Only permissions in both sets count, so an empty set allows nothing. Null:
   * a session, which has all permissions of its person.
   */
  scopes: ReadonlySet<string> | null;
}

/** The key of an actor's budgets and caps: the person, by whatever credential, else the API key or the signer. */
export function subjectOf({ userId, keyId, credential }: Actor): string {
  return userId ?? keyId ?? (credential ? `${credential.kind}:${credential.id}` : 'system');
}

/**
 * The owner of an actor's `Idempotency-Key`. All sessions of a person share theirs; a key or token has its own, since the
 * stored response, which a repeat gets again, may hold what its scopes do not cover.
 */
export function repeatOwnerOf({ userId, scopes, credential }: Actor): string {
  if (userId !== null && scopes === null) return `user:${userId}`;
  if (!credential) throw new Error('the system sends no requests');
  return `${credential.kind}:${credential.id}`;
}
