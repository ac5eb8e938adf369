import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { addMember, askToJoin, openJoining, password, registerTenant, type TestTenant } from '../support/tenants.ts';

let app: TestApp;
let acme: TestTenant;

beforeAll(async () => {
  // Proxies are trusted so that a test can come from any address.
  app = await startApp({ env: { trustedProxies: ['127.0.0.1'] } });
  acme = await registerTenant(app);
});
afterAll(() => app.close());

interface Try {
  email: string;
  typed?: string;
  ip?: string;
  cookie?: string;
  tenant?: TestTenant;
}

const login = ({ email, typed = password, ip = '198.51.100.1', cookie, tenant = acme }: Try) =>
  app.api('POST /auth/login', {
    tenant: tenant.slug,
    body: { email, password: typed },
    headers: { 'x-forwarded-for': ip, ...(cookie && { cookie }) },
  });

const metric = async (outcome: string) => {
  const text = await app.kernel.metrics.registry.metrics();
  return Number(new RegExp(`atrium_sign_ins_total\\{outcome="${outcome}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
};

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

it.each([
  ['fe80::1%eth0', 'fe80::1'],
  ['::ffff:c633:6409', '198.51.100.9'],
])('a sign-in from %s is one from %s in the list of sessions', async (from, ip) => {
  const member = await addMember(app, acme, 'member');
  const { data, status } = await login({ email: member.email, ip: from });
  expect(status).toBe(200);
  const sessions = await app.api('GET /auth/sessions', { tenant: acme.slug, token: data.access_token });
  expect(sessions.data.find(({ current }) => current)).toMatchObject({ ip });
});

describe('a sign-in that fails', () => {
  it('does not tell an unknown address, a wrong password and an inactive account apart', async () => {
    const [member, inactive] = [await addMember(app, acme, 'member'), await addMember(app, acme, 'member')];
    await app.database.admin('update users set is_active = false where id = $1', [inactive.user_id]);
    const responses = [
      await login({ email: 'nobody@example.com', typed: 'a wrong guess' }),
      await login({ email: member.email, typed: 'a wrong guess' }),
      await login({ email: inactive.email }),
    ];
    const seen = responses.map(({ status, error, headers }) => ({
      status,
      code: error?.code,
      message: error?.message,
      fields: error?.fields,
      names: [...headers.keys()].filter((name) => !name.startsWith('ratelimit')).sort(),
    }));
    expect(seen[0]).toMatchObject({ status: 401, code: 'invalid_credentials' });
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  it('takes as long for an unknown address as for a known one', async () => {
    const member = await addMember(app, acme, 'member');
    const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
    for (let round = 0; round < 7; round += 1) {
      for (const kind of ['known', 'unknown'] as const) {
        const email = kind === 'known' ? member.email : `nobody-${round}@example.com`;
        const start = performance.now();
        await login({ email, typed: 'a wrong guess', ip: '198.51.100.2' });
        times[kind].push(performance.now() - start);
      }
    }
    // Without the dummy hash the ratio is above ten; a busy machine alone does not reach three.
    const ratio = median(times.known) / median(times.unknown);
    expect(ratio).toBeGreaterThan(1 / 3);
    expect(ratio).toBeLessThan(3);
  });

  it('leaves no password in logs, trail or database', async () => {
    const secret = 'a very secret wrong guess';
    const member = await addMember(app, acme, 'member');
    await login({ email: member.email, typed: secret });
    expect(app.logs.join('\n')).toContain('sign-in failed');
    expect(app.logs.join('\n')).not.toContain(secret);
    expect(app.logs.join('\n')).not.toContain(password);
    const [row] = await app.database.admin<{ dump: string }>(
      `select concat((select string_agg(a::text, ' ') from audit_entries a), (select string_agg(s::text, ' ') from sign_in_attempts s)) as dump`,
    );
    expect(row?.dump).not.toContain(secret);
    expect(row?.dump).not.toContain(member.email);
  });

  it.each([
    { email: 'no address', password },
    { email: 'a@example.com' },
    { email: 'a@example.com', password: '' },
    { email: 'a@example.com', password: 'x'.repeat(1_001) },
    { email: 'a@example.com', password: 'a\u0000b' },
    { email: { $ne: null }, password },
    { email: ['a@example.com'], password },
    { email: 'a@example.com', password, role: 'owner' },
    { email: 'a@example.com', password, tenant: 'other' },
  ])('is 422 when it is none: %j', async (body) => {
    expect((await app.api('POST /auth/login', { tenant: acme.slug, body })).status).toBe(422);
  });
});

describe('guessing one account', () => {
  it('is slowed down after a few tries, from however many addresses and at once, the right password included', async () => {
    const member = await addMember(app, acme, 'member');
    const before = await metric('locked');
    const tries = Array.from({ length: 40 }, (_, at) =>
      login({ email: member.email, typed: `guess number ${at}`, ip: `203.0.113.${at}` }),
    );
    const responses = await Promise.all(tries);
    const checked = responses.filter(({ error }) => error?.code === 'invalid_credentials');
    const locked = responses.filter(({ error }) => error?.code === 'account_locked');
    expect(checked.length).toBeLessThanOrEqual(9);
    expect(checked.length + locked.length).toBe(40);
    expect(locked[0]?.status).toBe(429);
    expect(Number(locked[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await metric('locked')).toBe(before + locked.length);
    expect((await login({ email: member.email, ip: '192.0.2.1' })).error?.code).toBe('account_locked');
    const { data } = await acme.owner.api('GET /audit-entries', { query: { limit: 5 } });
    expect(data).toContainEqual(
      expect.objectContaining({ action: 'user.sign_in_locked', subject: { type: 'user', id: member.user_id } }),
    );
  });

  it('looks the same for an account that is not there', async () => {
    const tries = Array.from({ length: 12 }, (_, at) =>
      login({ email: 'ghost@example.com', typed: 'a guess', ip: `203.0.113.${at}` }),
    );
    const codes = (await Promise.all(tries)).map(({ error }) => error?.code);
    expect(new Set(codes)).toEqual(new Set(['invalid_credentials', 'account_locked']));
  });

  it('does not keep the owner out: a browser that signed in before is counted by itself', async () => {
    const member = await addMember(app, acme, 'member');
    const first = await login({ email: member.email, ip: '192.0.2.7' });
    const device =
      first.headers
        .getSetCookie()
        .find((cookie) => cookie.includes('.device='))
        ?.split(';')[0] ?? '';
    expect(device).not.toBe('');
    for (let at = 0; at < 12; at += 1)
      await login({ email: member.email, typed: `guess ${at}`, ip: `203.0.113.${at}` });
    expect((await login({ email: member.email, ip: '192.0.2.8' })).error?.code).toBe('account_locked');
    expect((await login({ email: member.email, ip: '192.0.2.7', cookie: device })).status).toBe(200);
    const forged = device.replace(/=.*/, '=AAAA.BBBB');
    expect((await login({ email: member.email, ip: '192.0.2.7', cookie: forged })).error?.code).toBe('account_locked');
    const other = await addMember(app, acme, 'member');
    for (let at = 0; at < 9; at += 1) await login({ email: other.email, typed: `guess ${at}`, ip: `203.0.113.${at}` });
    expect((await login({ email: other.email, ip: '192.0.2.7', cookie: device })).error?.code).toBe('account_locked');
  });

  it('ends by itself: tries while locked do not count, and the right password clears the count', async () => {
    const member = await addMember(app, acme, 'member');
    for (let at = 0; at < 12; at += 1)
      await login({ email: member.email, typed: `guess ${at}`, ip: `203.0.113.${at}` });
    const open = `update sign_in_attempts set locked_until = now() where org_id = $1 and locked_until > now()`;
    await app.database.admin(open, [acme.organization.id]);
    expect((await login({ email: member.email, ip: '192.0.2.1' })).status).toBe(200);
    for (let at = 0; at < 3; at += 1) {
      expect((await login({ email: member.email, typed: 'a typo', ip: '192.0.2.1' })).error?.code).toBe(
        'invalid_credentials',
      );
    }
    expect((await login({ email: member.email, ip: '192.0.2.1' })).status).toBe(200);
  });

  it('counts no more guesses than it says, of fifty at once, after some right sign-ins', async () => {
    const member = await addMember(app, acme, 'member');
    for (let at = 0; at < 3; at += 1) expect((await login({ email: member.email })).status).toBe(200);
    const guesses = Array.from({ length: 50 }, (_, at) =>
      login({ email: member.email, typed: `guess number ${at}`, ip: `203.0.113.${at}` }),
    );
    const codes = (await Promise.all(guesses)).map(({ error }) => error?.code);
    // Eight free ones, and the one that locks.
    expect(codes.filter((code) => code === 'invalid_credentials')).toHaveLength(9);
    expect(codes.filter((code) => code === 'account_locked')).toHaveLength(41);
  });

  it('does not refuse the right password because others are signing in to the same account', async () => {
    const [ann, ben] = [await addMember(app, acme, 'member'), await addMember(app, acme, 'member')];
    const refused: (string | undefined)[] = [];
    for (let wave = 0; wave < 10; wave += 1) {
      const emails = [ann, ben, ann, ben, ann, ben].map(({ email }) => email);
      const responses = await Promise.all(emails.map((email) => login({ email, ip: '192.0.2.9' })));
      refused.push(...responses.filter(({ status }) => status !== 200).map(({ error }) => error?.code));
    }
    expect(refused).toEqual([]);
  });

  it('does not refuse one of forty who sign in to one account at once, wherever they are', async () => {
    const member = await addMember(app, acme, 'member');
    const responses = await Promise.all(
      Array.from({ length: 40 }, (_, at) => login({ email: member.email, ip: `192.0.2.${at}` })),
    );
    expect(responses.map(({ status, error }) => error?.code ?? status)).toEqual(responses.map(() => 200));
  });

  it('in one organization does not lock the same address in another', async () => {
    const globex = await registerTenant(app);
    const email = 'twice@example.com';
    for (const tenant of [acme, globex]) {
      await openJoining(tenant);
      await askToJoin(app, tenant.slug, { email });
    }
    for (let at = 0; at < 10; at += 1) await login({ email, typed: `guess ${at}`, ip: `203.0.113.${at}` });
    expect((await login({ email, ip: '192.0.2.1' })).error?.code).toBe('account_locked');
    expect((await login({ email, ip: '192.0.2.1', tenant: globex })).status).toBe(200);
  });
});

describe('a storm of sign-ins', () => {
  it('from one address is refused by address, while others sign in', async () => {
    const own = await startApp({ env: { trustedProxies: ['127.0.0.1'], rateLimitScale: 1 } });
    const tenant = await registerTenant(own);
    const signIn = (email: string, ip: string, typed = 'a wrong guess') =>
      own.api('POST /auth/login', {
        tenant: tenant.slug,
        body: { email, password: typed },
        headers: { 'x-forwarded-for': ip },
      });
    for (let wave = 0; wave < 6; wave += 1) {
      await Promise.all(Array.from({ length: 10 }, (_, at) => signIn(`u${wave}-${at}@example.com`, '203.0.113.9')));
    }
    const refused = await signIn('one-more@example.com', '203.0.113.9');
    expect([refused.status, refused.error?.code]).toEqual([429, 'rate_limited']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signIn(tenant.owner.email, '192.0.2.1', password)).status).toBe(200);
    await own.close();
  });

  it('from one address at once is told of no more accounts than it may fail at', async () => {
    const own = await startApp({ env: { rateLimitScale: 1 } });
    const tenant = await registerTenant(own);
    const responses = await Promise.all(
      Array.from({ length: 100 }, (_, at) =>
        own.api('POST /auth/login', {
          tenant: tenant.slug,
          body: { email: at === 99 ? tenant.owner.email : `person${at}@example.com`, password },
        }),
      ),
    );
    const codes = responses.map(({ error }) => error?.code);
    expect(codes.filter((code) => code === 'invalid_credentials').length).toBeLessThanOrEqual(50);
    expect(codes.filter((code) => code !== 'invalid_credentials' && code !== 'rate_limited')).toEqual([]);
    await own.close();
  });

  it('is told to come back rather than queued without end, and the rest of the API goes on', async () => {
    const storm = Array.from({ length: 300 }, (_, at) =>
      login({ email: `storm-${at}@example.com`, typed: 'a wrong guess', ip: `203.0.113.${at % 250}` }),
    );
    const start = performance.now();
    const meanwhile = await Promise.all(Array.from({ length: 10 }, () => acme.owner.api('GET /auth/me')));
    const served = performance.now() - start;
    const responses = await Promise.all(storm);
    const stormed = performance.now() - start;
    expect(meanwhile.every(({ status }) => status === 200)).toBe(true);
    expect(served).toBeLessThan(stormed);
    const statuses = new Set(responses.map(({ status }) => status));
    expect([...statuses].filter((status) => ![401, 503].includes(status))).toEqual([]);
    expect(responses.filter(({ status }) => status === 503).every(({ headers }) => headers.has('retry-after'))).toBe(
      true,
    );
    expect(statuses).toContain(503);
  });
});
