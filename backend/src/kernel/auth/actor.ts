/** Who is asking. Every way in (session token, OAuth token, API key) ends in one `Actor`, and one policy decides. */

export const roles = ['owner', 'admin', 'agent', 'member', 'client'] as const;
export type Role = (typeof roles)[number];

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
  permissions: ReadonlySet<string>;
  scopes: ReadonlySet<string>;
}
