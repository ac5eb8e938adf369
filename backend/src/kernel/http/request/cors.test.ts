import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../../tests/support/app.ts';
import { eventually } from '../../../../../tests/support/eventually.ts';
import { rawRequest } from '../../../../../tests/support/raw-request.ts';
import { registerTenant, type TestTenant } from '../../../../../tests/support/tenants.ts';

const shop = 'https://shop.example';
let app: TestApp;
let tenant: TestTenant;
beforeAll(async () => {
  app = await startApp();
  tenant = await registerTenant(app);
  await app.database.admin(`update organizations set settings = settings || $1 where slug = $2`, [
    JSON.stringify({ allowed_origins: [shop] }),
    tenant.slug,
  ]);
  await eventually(
    async () => (await app.kernel.tenants.bySlug(tenant.slug))?.settings['allowed_origins'],
    'the setting',
  );
});
afterAll(() => app.close());

const at = (path: string) => `${app.origin}/t/${tenant.slug}/api/v1${path}`;

describe('pages of another origin', () => {
  test('may call a tenant that allows them, without cookies', async () => {
    const response = await fetch(at('/members'), { headers: { Origin: shop } });
    expect(response.status).toBe(401);
    expect(response.headers.get('access-control-allow-origin')).toBe(shop);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('vary')).toContain('Origin');
    const preflight = await fetch(at('/conversations'), {
      method: 'OPTIONS',
      headers: {
        Origin: shop,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization');
  });

  test.each(['https://evil.example', 'null', `${shop}.evil.example`, 'http://shop.example'])(
    'get no leave for %s, and cannot act',
    async (Origin) => {
      const read = await fetch(at('/members'), { headers: { Origin } });
      expect(read.headers.get('access-control-allow-origin')).toBeNull();
      const preflight = await fetch(at('/conversations'), {
        method: 'OPTIONS',
        headers: { Origin, 'Access-Control-Request-Method': 'POST' },
      });
      expect(preflight.headers.get('access-control-allow-methods')).toBeNull();
      const act = await fetch(at('/auth/refresh'), {
        method: 'POST',
        headers: { Origin, Cookie: tenant.owner.cookie },
      });
      expect(act.status).toBe(403);
    },
  );

  test('of a sibling tenant, to which cookies do travel, cannot refresh this one', async () => {
    const { port } = new URL(app.origin);
    const headers = {
      Host: `${tenant.slug}.localhost:${port}`,
      Origin: `http://other.localhost:${port}`,
      'Sec-Fetch-Site': 'same-site',
      Cookie: tenant.owner.cookie,
    };
    expect((await rawRequest(app.origin, '/api/v1/auth/refresh', { method: 'POST', headers })).status).toBe(403);
  });

  test('are told apart from the own page, also behind a gateway that changes host or scheme', async () => {
    const act = (headers: Record<string, string>) =>
      rawRequest(app.origin, `/t/${tenant.slug}/api/v1/conversations`, { method: 'POST', headers });
    expect((await act({ Origin: app.origin })).status).toBe(401);
    expect((await act({ Origin: 'https://portal.example', 'Sec-Fetch-Site': 'same-origin' })).status).toBe(401);
  });
});
