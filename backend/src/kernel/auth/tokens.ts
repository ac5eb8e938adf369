import type { Actor } from './actor.ts';
import type { Tenant } from '../tenancy/directory.ts';

export interface SessionTokens {
  /** A five-minute EdDSA JWT of the tenant's current signing key. */
  issue(
    tenant: Tenant,
    claims: { userId: string; sessionId: string; role: Actor['role'] },
  ): Promise<{ token: string; expiresIn: number }>;
  /** Verifies signature, tenant, expiry and that the session is not revoked (known within five seconds everywhere). Throws 401. */
  verify(tenant: Tenant, token: string): Promise<Actor>;
  /** Tells every process that these sessions have ended. */
  revoke(orgId: string, sessionIds: readonly string[]): Promise<void>;
}
