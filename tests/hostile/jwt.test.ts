import { createHmac, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { addMember, registerTenant, type TestTenant } from '../support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;
let kid: string;
let publicKey: Buffer;
let ownKey: KeyObject;

beforeAll(async () => {
  app = await startApp();
  [acme, globex] = await Promise.all([registerTenant(app), registerTenant(app)]);
  kid = String(decodeProtectedHeader(acme.owner.access_token).kid);
  const [row] = await app.database.admin<{ public_key: Buffer }>('select public_key from signing_keys where id = $1', [
    kid,
  ]);
  publicKey = row?.public_key ?? Buffer.alloc(0);
  ownKey = generateKeyPairSync('ed25519').privateKey;
});
afterAll(() => app.close());

/** Another process on the same database, without Redis between them. */
async function anotherProcess() {
  const other = await startApp({ database: app.database });
  return { app: other, [Symbol.asyncDispose]: () => other.close() };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = () => decodeJwt(acme.owner.access_token);
const parts = () => acme.owner.access_token.split('.') as [string, string, string];
const ask = (token: string) => app.api('GET /auth/me', { tenant: acme.slug, token });

/** What is said to a token: `401 unauthenticated`, with a challenge; `200`. */
async function responseTo(token: string): Promise<string> {
  const { status, error, headers } = await ask(token);
  const challenged = headers.get('www-authenticate')?.startsWith('Bearer') ?? false;
  return status === 401 && !challenged ? '401 without challenge' : `${status} ${error?.code ?? ''}`.trim();
}
const refused = '401 unauthenticated';

/** Those that are not refused as they must be, with what was said to them. */
async function accepted(tokens: readonly string[], wanted = refused): Promise<string[]> {
  const responses = await Promise.all(tokens.map(async (token) => [await responseTo(token), token] as const));
  return responses.filter(([response]) => response !== wanted).map((pair) => pair.join(': '));
}

/** Signed with a key that is not the tenant's, under the name of one that is. */
function forge(header: object = {}, change: object = {}): Promise<string> {
  return new SignJWT({ ...claims(), ...change })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid, ...header })
    .sign(ownKey);
}

describe('a token', () => {
  it('of this tenant lets its owner in', async () => {
    expect((await ask(acme.owner.access_token)).status).toBe(200);
    expect(claims()).toMatchObject({ iss: acme.organization.id, aud: acme.organization.id, role: 'owner' });
  });

  it.each(['none', 'None', 'NONE', ''])('with the algorithm %j is refused', async (alg) => {
    const [, payload, signature] = parts();
    const header = encode({ alg, typ: 'JWT', kid });
    const tokens = [`${header}.${payload}.`, `${header}.${payload}.${signature}`, new UnsecuredJWT(claims()).encode()];
    expect(await accepted(tokens)).toEqual([]);
  });

  it('signed by HS256 with the public key is refused', async () => {
    const pem = `-----BEGIN PUBLIC KEY-----\n${publicKey.toString('base64')}\n-----END PUBLIC KEY-----\n`;
    const body = `${encode({ alg: 'HS256', typ: 'JWT', kid })}.${encode(claims())}`;
    const secrets = [publicKey, publicKey.subarray(-32), Buffer.from(pem), Buffer.alloc(32)];
    const tokens = secrets.map((secret) => `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`);
    expect(await accepted(tokens)).toEqual([]);
  });

  it.each([
    '../../../../dev/null',
    '/etc/passwd',
    "' or '1'='1",
    "x' union select 'key' --",
    'https://evil.example/keys.json',
    '',
    '01a1fc4f-03c7-7300-81ea-d79d1101aa60',
    '00000000-0000-0000-0000-000000000000',
    'x'.repeat(1_000),
  ])('whose kid is %j is refused', async (name) => {
    expect(await responseTo(await forge({ kid: name }))).toBe(refused);
  });

  it('without kid, with one that is no text, or with keys of its own is refused', async () => {
    const jwk = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
    const odd = [1, null, ['a'], { a: 1 }, true].map((name) => encode({ alg: 'EdDSA', typ: 'JWT', kid: name }));
    const tokens = [
      await forge({ kid: undefined }),
      await forge({ jwk }),
      await forge({ jku: 'https://evil.example/keys.json', x5u: 'https://evil.example/cert.pem' }),
      ...odd.map((header) => `${header}.${parts()[1]}.${parts()[2]}`),
    ];
    expect(await accepted(tokens)).toEqual([]);
  });

  it('of a foreign key, a foreign kid, another type or with critical headers is refused', async () => {
    const foreign = String(decodeProtectedHeader(globex.owner.access_token).kid);
    const tokens = [
      await forge(),
      await forge({ kid: foreign }),
      await forge({ typ: 'at+jwt' }),
      `${encode({ alg: 'EdDSA', typ: 'JWT', kid, crit: ['exp'] })}.${parts()[1]}.${parts()[2]}`,
    ];
    expect(await accepted(tokens)).toEqual([]);
  });

  it('of another tenant is refused, on every way to name the tenant, and says so', async () => {
    const theirs = { iss: globex.organization.id, aud: globex.organization.id };
    const tokens = [globex.owner.access_token, await forge({}, theirs)];
    expect(await accepted(tokens, '401 wrong_tenant')).toEqual([]);
    const byPath = await fetch(`${app.origin}/t/${acme.slug}/api/v1/auth/me`, {
      headers: { authorization: `Bearer ${globex.owner.access_token}` },
    });
    expect(byPath.status).toBe(401);
    expect(await responseTo(await forge({}, { iss: 'somebody' }))).toBe(refused);
  });

  it('that was changed in any part is refused', async () => {
    const [header, payload, signature] = parts();
    const changes = [{ role: 'owner', sub: randomUUID() }, { sid: randomUUID() }, { exp: 4_102_444_800 }];
    const flipped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    const tokens = [
      ...changes.map((change) => `${header}.${encode({ ...claims(), ...change })}.${signature}`),
      `${header}.${payload}.${flipped}`,
      `${header}.${payload}.${'A'.repeat(86)}`,
    ];
    expect(await accepted(tokens)).toEqual([]);
  });

  it('that is cut, doubled or no token at all is refused', async () => {
    const whole = acme.owner.access_token;
    const [header, payload, signature] = parts();
    const tokens = [
      whole.slice(0, -1),
      whole.slice(1),
      whole.slice(0, whole.length / 2),
      `${header}.${payload}`,
      `${header}..${signature}`,
      `${whole}.${signature}`,
      `${whole}${whole}`,
      `${whole},${whole}`,
      `${whole}=`,
      '.',
      '..',
      '...',
      'null',
      'undefined',
      '[object',
      encode({}),
      `${encode([])}.${encode([])}.x`,
      `${encode(null)}.${encode(null)}.x`,
      'x'.repeat(10_000),
      `${header}.${encode({ ...claims(), pad: 'x'.repeat(5_000) })}.${signature}`,
    ];
    expect(await accepted(tokens)).toEqual([]);
  });

  it('in a header that is none is refused', async () => {
    const token = acme.owner.access_token;
    for (const authorization of [
      token,
      `Basic ${token}`,
      `Bearer  ${token}`,
      `Bearer ${token} ${token}`,
      'Bearer',
      `Bearer ${token}, Bearer ${token}`,
    ]) {
      const { status } = await app.api('GET /auth/me', { tenant: acme.slug, headers: { authorization } });
      expect({ authorization, status }).toEqual({ authorization, status: 401 });
    }
  });
});

describe('a token that was ours', () => {
  /** Signs with the tenant's real key, which only the server can open. */
  async function signed(change: Record<string, unknown>): Promise<string> {
    const [row] = await app.database.admin<{ sealed_private_key: Buffer }>(
      'select sealed_private_key from signing_keys where id = $1',
      [kid],
    );
    const pkcs8 = app.kernel.keys.open('signing-key', acme.organization.id, row?.sealed_private_key ?? Buffer.alloc(0));
    const key = await crypto.subtle.importKey('pkcs8', new Uint8Array(pkcs8), { name: 'Ed25519' }, false, ['sign']);
    return new SignJWT({ ...claims(), ...change }).setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid }).sign(key);
  }
  const now = () => Math.floor(Date.now() / 1000);

  it('is refused when it has expired, is of the future, too old, or lacks a claim', async () => {
    expect((await ask(await signed({ iat: now(), exp: now() + 60 }))).status).toBe(200);
    const changes = [
      { iat: now() - 400, exp: now() - 100 },
      { iat: now() + 120, exp: now() + 400 },
      { nbf: now() + 120 },
      { iat: now() - 86_400, exp: now() + 86_400 },
      ...['exp', 'iat', 'iss', 'aud', 'sub', 'sid', 'jti', 'role'].map((claim) => ({ [claim]: undefined })),
      { role: 'root' },
      { sid: 'x' },
    ];
    expect(await accepted(await Promise.all(changes.map(signed)))).toEqual([]);
    const strangers = [await signed({ sid: randomUUID() }), await signed({ sub: randomUUID() })];
    expect(await accepted(strangers, '401 session_revoked')).toEqual([]);
  });

  it('is worth no more than its member is now, whatever role it says', async () => {
    const client = await addMember(app, acme, 'client');
    const { sub, sid } = decodeJwt(client.access_token);
    const promoted = await signed({ sub, sid, role: 'owner' });
    expect((await app.api('GET /organization', { tenant: acme.slug, token: promoted })).status).toBe(403);
  });

  it('stays good when the key is rotated, until it expires; new ones are signed by the new key', async () => {
    const tenant = await registerTenant(app);
    const oldKid = decodeProtectedHeader(tenant.owner.access_token).kid;
    await app.kernel.tokens.rotateSigningKey(tenant.organization.id);
    const again = await app.api('POST /auth/refresh', {
      tenant: tenant.slug,
      headers: { cookie: tenant.owner.cookie },
    });
    expect(decodeProtectedHeader(again.data.access_token).kid).not.toBe(oldKid);
    expect((await tenant.owner.api('GET /auth/me')).status).toBe(200);
    expect((await tenant.owner.api('GET /auth/me', { token: again.data.access_token })).status).toBe(200);
    const keys = await app.database.admin(
      'select retired_at is null as current from signing_keys where org_id = $1 order by id',
      [tenant.organization.id],
    );
    expect(keys).toEqual([{ current: false }, { current: true }]);
  });

  it('is not good for ever under a key that was retired', async () => {
    const tenant = await registerTenant(app);
    await app.database.admin(`update signing_keys set retired_at = now() - interval '1 hour' where org_id = $1`, [
      tenant.organization.id,
    ]);
    await using other = await anotherProcess();
    expect(
      (await other.app.api('GET /auth/me', { tenant: tenant.slug, token: tenant.owner.access_token })).status,
    ).toBe(401);
  });

  it('is refused by every process within five seconds of the end of its session', async () => {
    const member = await addMember(app, acme, 'member');
    await using other = await anotherProcess();
    const there = () => other.app.api('GET /auth/me', { tenant: acme.slug, token: member.access_token });
    expect((await there()).status).toBe(200);
    await member.api('POST /auth/logout');
    await eventually(async () => (await there()).status === 401, 'the other process knows', 5_000);
  });
});

describe('a private key', () => {
  it('is nowhere in the database in the clear', async () => {
    const rows = await app.database.admin<{ sealed_private_key: Buffer; public_key: Buffer }>(
      'select sealed_private_key, public_key from signing_keys',
    );
    // PKCS #8 of Ed25519 (RFC 8410 § 7) starts so.
    const prefix = Buffer.from('302e020100300506032b6570', 'hex');
    expect(rows.length).toBeGreaterThan(1);
    for (const { sealed_private_key: sealed } of rows) expect(sealed.includes(prefix)).toBe(false);
  });
});
