import type { Actor } from '../../auth/actor.ts';
import type { Permission } from '../../auth/permissions.ts';
import { fail } from '../../errors.ts';
import type { Tenant } from '../../tenancy/directory.ts';
import { bodyLimit, readBytes } from './body-bytes.ts';
import type { Endpoint } from '../contract.ts';
import type { Context } from '../state.ts';

/** A request whose sender shows nothing but a signature of its body. */
export interface SignedRequest {
  readonly tenant: Tenant;
  /** The header that the endpoint names as `signatureHeader`. */
  readonly signature: string;
  /** What was signed: the body as it came. */
  readonly bytes: Buffer;
  header(name: string): string | undefined;
}

/** Who signed. */
export interface Signer {
  /** What logs, budgets and idempotency keys call it: `stripe`. 64 characters at most. */
  readonly id: string;
  /** What it may. Nothing, where this is left out: a handler that writes what it was told needs no permission. */
  readonly permissions?: readonly Permission[];
}

/**
 * Checks the signature of one endpoint, comparing in constant time. Whether a request that was recorded may come again is its
 * to judge, by a time stamp that was signed as well. Null: it is not good.
 */
export type VerifySignature = (signed: SignedRequest) => Promise<Signer | null> | Signer | null;

/** RFC 9110 § 11.6.1 wants a challenge with every 401; there is no registered scheme for signatures of one's own. */
function unsigned(ctx: Context): Error {
  ctx.set('WWW-Authenticate', `Signature realm="${ctx.state.tenant?.slug ?? ''}"`);
  return fail('unauthenticated', { message: 'The signature is missing or not right.' });
}

/**
 * Lets the sender of a signed request in, and gives its body. No token or cookie is looked at.
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
