/** Who is asking. Every way in (session token, OAuth token, API key, signature) ends in one `Actor`, and one policy decides. */

export const roles = ['owner', 'admin', 'agent', 'member', 'client'] as const;
export type Role = (typeof roles)[number];

/** What a membership can be. `removed` rows are kept for what their member wrote, and shown nowhere. */
export const memberStatuses = ['waiting', 'active', 'suspended', 'removed'] as const;
export type MemberStatus = (typeof memberStatuses)[number];
/** Those who may sign in. Who waits to be admitted finds nothing but that. */
export const signInStatuses = ['active', 'waiting'] as const satisfies readonly MemberStatus[];
export type SignInStatus = (typeof signInStatuses)[number];

/** What somebody showed to be let in. */
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
  /** What let this actor in: when that ends, so does all that is open by it. Null: nothing did, the system acts. */
  credential: Credential | null;
  role: Role;
  /** `waiting`: an admin has not admitted this person yet; only routes that say `waiting: true` answer. */
  status: SignInStatus;
  permissions: ReadonlySet<string>;
  /**
   * What a key or token was given of them: a permission that is not among these counts for nothing, so an empty set may do
   * nothing at all. Null: a session, which may all that its person may.
   */
  scopes: ReadonlySet<string> | null;
}

/** Whose budgets and places an actor uses: the person's, whatever they came by, else those of the key or of who signed. */
export function subjectOf({ userId, keyId, credential }: Actor): string {
  return userId ?? keyId ?? (credential ? `${credential.kind}:${credential.id}` : 'system');
}

/**
 * Whose an `Idempotency-Key` is. All sessions of a person share theirs; a key or token has its own, since the first answer,
 * which a repeat gets again, may hold what its scopes do not reach.
 */
export function repeatOwnerOf({ userId, scopes, credential }: Actor): string {
  if (userId !== null && scopes === null) return `user:${userId}`;
  if (!credential) throw new Error('the system sends no requests');
  return `${credential.kind}:${credential.id}`;
}
