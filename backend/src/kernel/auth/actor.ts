/** Who is asking. Every way in (session token, OAuth token, API key) ends in one `Actor`, and one policy decides. */

export const roles = ['owner', 'admin', 'agent', 'member', 'client'] as const;
export type Role = (typeof roles)[number];

/** What a membership can be. `removed` rows are kept for what their member wrote, and shown nowhere. */
export const memberStatuses = ['waiting', 'active', 'suspended', 'removed'] as const;
export type MemberStatus = (typeof memberStatuses)[number];
/** Those who may sign in. Who waits to be admitted finds nothing but that. */
export const signInStatuses = ['active', 'waiting'] as const satisfies readonly MemberStatus[];
export type SignInStatus = (typeof signInStatuses)[number];

export interface Actor {
  /** The tenant this actor acts in. */
  orgId: string;
  /** The person, or null where a key or the system acts. */
  userId: string | null;
  /** The API key, or null. */
  keyId: string | null;
  /** The sign-in session, or null. */
  sessionId: string | null;
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
