import type { Actor } from '../../auth/actor.ts';
import type { Permission } from '../../auth/permissions.ts';
import { fail } from '../../errors.ts';
import type { Tenant } from '../../tenancy/directory.ts';
import { bodyLimit, readBytes } from './body-bytes.ts';
import type { Endpoint } from '../contract.ts';
import type { Context } from '../state.ts';

/** A request that is authenticated by a signature of its body. */
export interface SignedRequest {
  readonly tenant: Tenant;
  /** The header that the endpoint names as `signatureHeader`. */
  readonly signature: string;
  /** The signed bytes: the body as it came. */
  readonly bytes: Buffer;
  header(name: string): string | undefined;
}

/** The signer of a request. */
export interface Signer {
  /** Its id in logs, budgets and idempotency keys: `stripe`. 64 characters at most. */
  readonly id: string;
  /** The signer's permissions; none when absent. */
  readonly permissions?: readonly Permission[];
}

/**
 * Checks the signature of one endpoint, comparing in constant time. It must also refuse replays, by a signed time stamp. Null:
 * the signature is not valid.
 */
export type VerifySignature = (signed: SignedRequest) => Promise<Signer | null> | Signer | null;

/** The 401. RFC 9110 § 11.6.1 requires a challenge; no scheme is registered for such signatures. */
function unsigned(ctx: Context): Error {
  ctx.set('WWW-Authenticate', `Signature realm="${ctx.state.tenant?.slug ?? ''}"`);
  return fail('unauthenticated', { message: 'The signature is missing or not right.' });
}

/**
 * Authenticates a signed request and returns its body. No token or cookie is read.
 * @throws {AppError} `unauthenticated`, and what reading a body throws
 */
export async function authenticateSigned(
  ctx: Context,
  tenant: Tenant,
  { signatureHeader = '', maxBody = bodyLimit }: Endpoint,
  verify: VerifySignature,
): Promise<{ actor: Actor; bytes: Buffer }> {
  const signature = ctx.get(signatureHeader);
  if (!signature) throw unsigned(ctx);
  const bytes = await readBytes(ctx, ['*/*'], maxBody);
  const signer = await verify({ tenant, signature, bytes, header: (name) => ctx.get(name) || undefined });
  if (!signer) throw unsigned(ctx);
  const permissions = new Set(signer.permissions?.map(({ name }) => name));
  const actor: Actor = {
    orgId: tenant.id,
    userId: null,
    keyId: null,
    sessionId: null,
    credential: { kind: 'signature', id: signer.id },
    role: 'client',
    status: 'active',
    permissions,
    scopes: permissions,
  };
  return { actor, bytes };
}
