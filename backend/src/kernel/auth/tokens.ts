import { hash, randomUUID } from 'node:crypto';
import { SignJWT, decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { AuditLog } from '../audit/chain.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import type { Database, Tx } from '../db/database.ts';
import { fail } from '../errors.ts';
import type { Fanout } from '../events/fanout.ts';
import type { Tenant } from '../tenancy/directory.ts';
import { roles, type Actor } from './actor.ts';
import type { Authenticator } from './authenticator.ts';
import { createSessionStates } from './session-states.ts';
import type { Permissions } from './permissions.ts';
import { createSigningKeys } from './signing-keys.ts';

export interface SessionTokens {
  /** Issues an EdDSA JWT of five minutes, signed with the tenant's current key. */
  issue(
    tenant: Pick<Tenant, 'id'>,
    claims: { userId: string; sessionId: string; role: Actor['role'] },
  ): Promise<{ token: string; expiresIn: number }>;
  /**
   * The actor of a token. Verifies signature, tenant, expiry, and that the session is not revoked (known in every process
   * within five seconds).
   * @throws {AppError} `unauthenticated`, `wrong_tenant`, `session_revoked`
   */
  verify(tenant: Pick<Tenant, 'id'>, token: string): Promise<Actor>;
  /** The actor of a session, for one-time tickets that represent it. @throws {AppError} `session_revoked` */
  actorOf(orgId: string, sessionId: string): Promise<Actor>;
  /** The authenticator of sessions. */
  readonly authenticator: Authenticator;
  /** Tells every process that these sessions have ended, or that their member's role or status changed. */
  revoke(orgId: string, sessionIds: readonly string[]): Promise<void>;
  /** Creates the org's first key, in the transaction that creates the org. */
  createSigningKey(tx: Tx): Promise<void>;
  /** Replaces the signing key. The old one verifies until the tokens it signed have expired. @returns the new key's `kid` */
  rotateSigningKey(orgId: string): Promise<string>;
}

/** Seconds. */
const lifetime = 5 * 60;
/** Seconds that the clocks of two processes may differ. */
const skew = 5;
/** Characters of the longest token that is hashed and looked up; issued ones have about 500. */
const longest = 2_048;
const algorithm = 'EdDSA';
const type = 'JWT';
const sessionKind = 'session';
/** The beginning of every token issued here, whose header has `alg` as its first field. */
const jwtPrefix = Buffer.from('{"alg":"EdDS').toString('base64url');

const claimsShape = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  role: z.enum(roles),
  exp: z.number(),
});
type Claims = z.infer<typeof claimsShape>;

export async function createSessionTokens(
  db: Database,
  keys: KeyRing,
  granted: Permissions,
  fanout: Fanout,
  audit: AuditLog,
  log: Logger,
): Promise<SessionTokens> {
  const signingKeys = await createSigningKeys(db, keys, fanout, audit, lifetime * 1_000);
  const sessions = createSessionStates(db, granted, fanout, log);
  await sessions.start();
  /** Claims of verified tokens, by org and hash of the token: a page sends the same token with each of its requests. */
  const verified = new LRUCache<string, Claims>({ max: 20_000 });

  async function check(orgId: string, token: string): Promise<Claims> {
    const header = decodeProtectedHeader(token);
    const { iss } = decodeJwt(token);
    // Only selects the error code: every claim is checked with the signature below.
    if (iss !== orgId && z.uuid().safeParse(iss).success) throw fail('wrong_tenant');
    // `kid` is used in a look-up, so only an id is accepted.
    const kid = z.uuid().parse(header.kid);
    const key = await signingKeys.verifying(orgId, kid);
    if (!key) throw fail('unauthenticated');
    const { payload } = await jwtVerify(token, key, {
      algorithms: [algorithm],
      typ: type,
      issuer: orgId,
      audience: orgId,
      maxTokenAge: lifetime,
      clockTolerance: skew,
      requiredClaims: ['jti', 'exp'],
    });
    return claimsShape.parse(payload);
  }

  async function claimsOf(orgId: string, token: string): Promise<Claims> {
    if (token.length > longest) throw fail('unauthenticated');
    const cacheKey = `${orgId}/${hash('sha256', token, 'base64')}`;
    const known = verified.get(cacheKey);
    if (known) return known;
    try {
      const claims = await check(orgId, token);
      const ttl = claims.exp * 1_000 - Date.now();
      if (ttl > 0) verified.set(cacheKey, claims, { ttl });
      return claims;
    } catch (error) {
      const broken = error instanceof errors.JOSEError || error instanceof z.ZodError || error instanceof TypeError;
      throw broken ? fail('unauthenticated', { cause: error }) : error;
    }
  }

  async function actorOf(orgId: string, sessionId: string): Promise<Actor> {
    const state = await sessions.find(orgId, sessionId);
    if (!state) throw fail('session_revoked');
    const credential = { kind: sessionKind, id: sessionId };
    return { orgId, keyId: null, sessionId, credential, scopes: null, ...state };
  }

  async function verify(tenant: Pick<Tenant, 'id'>, token: string): Promise<Actor> {
    const claims = await claimsOf(tenant.id, token);
    const actor = await actorOf(tenant.id, claims.sid);
    if (actor.userId !== claims.sub) throw fail('session_revoked');
    return actor;
  }

  return {
    async issue(tenant, { userId, sessionId, role }) {
      const { kid, key } = await signingKeys.signing(tenant.id);
      const token = await new SignJWT({ sid: sessionId, role })
        .setProtectedHeader({ alg: algorithm, typ: type, kid })
        .setIssuer(tenant.id)
        .setAudience(tenant.id)
        .setSubject(userId)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(`${lifetime} s`)
        .sign(key);
      return { token, expiresIn: lifetime };
    },

    verify,
    actorOf,
    authenticator: {
      kind: sessionKind,
      recognises: { bearer: jwtPrefix },
      authenticate: verify,
      lasting: { current: actorOf, watch: (onChange) => sessions.watch(onChange) },
    },
    revoke: (orgId, sessionIds) => sessions.drop(orgId, sessionIds),
    createSigningKey: (tx) => signingKeys.create(tx),
    rotateSigningKey: (orgId) => signingKeys.rotate(orgId),
  };
}
