import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../db/sql.ts';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { freshSlug, registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  app = await startApp();
  [acme, globex] = await Promise.all([registerTenant(app), registerTenant(app)]);
});
afterAll(() => app.close());

interface Claims {
  host?: string;
  header?: string;
  path?: string;
}

interface Outcome {
  status: number;
  code: string | undefined;
  /** The tenant that the challenge names. */
  realm: string | undefined;
}

/** Asks without a token: where a tenant was found, the response is 401 and names it. */
function visit({ host, header, path = '' }: Claims): Promise<Outcome> {
  const { hostname, port } = new URL(app.origin);
  const headers = {
    ...(host === undefined ? {} : { host }),
    ...(header === undefined ? {} : { 'x-tenant': header }),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: `${path}/api/v1/auth/me`, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => {
        const { error } = JSON.parse(body) as { error: { code: string } | null };
        const realm = /realm="(.*)"/.exec(response.headers['www-authenticate'] ?? '')?.[1];
        resolve({ status: response.statusCode ?? 0, code: error?.code, realm });
      });
    });
    sent.on('error', reject).end();
  });
}

const found = (tenant: TestTenant): Outcome => ({ status: 401, code: 'unauthenticated', realm: tenant.slug });
const refused = (status: number, code: string): Outcome => ({ status, code, realm: undefined });

async function addDomain(tenant: TestTenant, host: string, verified: boolean): Promise<void> {
  await app.database.admin(
    `insert into domains (org_id, host, token, verified_at) values ($1, $2, 'proof', case when $3 then now() end)`,
    [tenant.organization.id, host, verified],
  );
}

describe('a request finds its tenant', () => {
  it('by subdomain, header and path, alone or agreeing', async () => {
    const { slug } = acme;
    const host = `${slug}.localhost:8080`;
    expect(await visit({ host })).toEqual(found(acme));
    expect(await visit({ host: host.toUpperCase() })).toEqual(found(acme));
    expect(await visit({ header: slug })).toEqual(found(acme));
    expect(await visit({ header: ` ${slug.toUpperCase()} ` })).toEqual(found(acme));
    expect(await visit({ path: `/t/${slug}` })).toEqual(found(acme));
    expect(await visit({ host, header: slug, path: `/t/${slug}` })).toEqual(found(acme));
  });

  it('by no host that a statement of the tenant itself calls verified', async () => {
    for (const statement of [
      sql.unsafe`insert into domains (org_id, host, token, verified_at)
        values (${acme.organization.id}, 'portal.globex.example', 'proof', now())`,
      sql.unsafe`update domains set verified_at = now()`,
    ]) {
      const attempt = app.kernel.db.tenant(acme.organization.id, (tx) => tx.query(statement));
      await expect(attempt).rejects.toThrow(/denied/);
    }
  });

  it('by a custom domain once that is verified, in every process', async () => {
    const host = `portal.${acme.slug}.example`;
    await addDomain(acme, host, false);
    expect(await visit({ host })).toEqual(refused(404, 'tenant_unknown'));
    // Changed in the database directly: its trigger tells the process that has just cached the miss.
    await app.database.admin('update domains set verified_at = now() where host = $1', [host]);
    await eventually(async () => (await visit({ host })).realm === acme.slug, 'the domain leads to the tenant');
    expect(await visit({ host: `PORTAL.${acme.slug}.example:443`, header: acme.slug })).toEqual(found(acme));
  });

  it('never when the names disagree', async () => {
    const host = `${acme.slug}.localhost`;
    for (const claims of [
      { host, header: globex.slug },
      { host, path: `/t/${globex.slug}` },
      { header: acme.slug, path: `/t/${globex.slug}` },
      { host, header: 'nobody-here' },
      { host: 'portal.nobody.example', header: acme.slug },
    ]) {
      expect({ claims, ...(await visit(claims)) }).toEqual({ claims, ...refused(400, 'tenant_conflict') });
    }
  });

  it('never by a name that nobody has, or that no tenant can have', async () => {
    for (const claims of [
      {},
      { host: 'localhost:8080' },
      { host: `${freshSlug()}.localhost` },
      { host: `a.${acme.slug}.localhost` },
      { host: 'portal.nobody.example' },
      { header: freshSlug() },
      { header: `${acme.slug}, ${acme.slug}` },
      { header: '../../etc/passwd' },
      { header: "' or 1=1 --" },
      { path: '/t/nobody-here' },
      { path: `/t/${acme.slug.toUpperCase()}` },
      { path: '/t/%61cme' },
    ]) {
      expect({ claims, ...(await visit(claims)) }).toEqual({ claims, ...refused(404, 'tenant_unknown') });
    }
  });

  it('never by a host that is none', async () => {
    for (const host of [
      `user@${acme.slug}.localhost`,
      `${acme.slug}.localhost:port`,
      `${acme.slug}.localhost:99999`,
      `${acme.slug}.localhost/x`,
      `${acme.slug} .localhost`,
      `${acme.slug}..localhost`,
      `[${acme.slug}.localhost]`,
      `${acme.slug}.localhost,${globex.slug}.localhost`,
      'a'.repeat(300),
    ]) {
      const { status, realm } = await visit({ host });
      expect({ host, refused: status === 400 || status === 404, realm }).toEqual({
        host,
        refused: true,
        realm: undefined,
      });
    }
  });
});

describe('a tenant that changes', () => {
  it('is suspended and reactivated at once', async () => {
    const tenant = await registerTenant(app);
    const set = (status: string) =>
      app.database.admin('update organizations set status = $2 where id = $1', [tenant.organization.id, status]);
    expect((await tenant.owner.api('GET /auth/me')).status).toBe(200);
    await set('suspended');
    const suspended = async () => (await visit({ header: tenant.slug })).code === 'tenant_suspended';
    await eventually(suspended, 'the tenant is suspended');
    expect((await tenant.owner.api('GET /auth/me')).error?.code).toBe('tenant_suspended');
    await set('active');
    await eventually(async () => (await tenant.owner.api('GET /auth/me')).status === 200, 'the tenant is back');
  });

  it('is found right after it registered, although nobody was there a moment ago', async () => {
    const slug = freshSlug();
    expect(await visit({ header: slug })).toEqual(refused(404, 'tenant_unknown'));
    const tenant = await registerTenant(app, { slug });
    expect(await visit({ header: slug })).toEqual(found(tenant));
  });

  it('knows its partner, and who is its partner no longer', async () => {
    const [client, partner] = await Promise.all([registerTenant(app), registerTenant(app)]);
    const partnerOf = async () => (await app.kernel.tenants.byId(client.organization.id))?.partnerId;
    expect(await partnerOf()).toBeNull();
    const assign = (id: string | null) =>
      app.database.admin('update organizations set partner_id = $2 where id = $1', [client.organization.id, id]);
    await assign(partner.organization.id);
    await eventually(async () => (await partnerOf()) === partner.organization.id, 'the partner is known');
    await assign(null);
    await eventually(async () => (await partnerOf()) === null, 'the partner is gone');
  });

  it('does not disappear when strangers ask for hundreds of names', async () => {
    await Promise.all(Array.from({ length: 200 }, () => app.kernel.tenants.bySlug(freshSlug())));
    expect(await visit({ header: acme.slug })).toEqual(found(acme));
  });
});
