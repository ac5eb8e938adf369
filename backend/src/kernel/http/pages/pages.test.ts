import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../../tests/support/app.ts';
import { eventually } from '../../../../../tests/support/eventually.ts';
import { rawRequest } from '../../../../../tests/support/raw-request.ts';
import { registerTenant, type TestTenant } from '../../../../../tests/support/tenants.ts';

const template = `<!doctype html><html><head><script nonce="__CSP_NONCE__">1</script><!--atrium:head--></head><body></body></html>`;
const script = `console.log(${JSON.stringify('x'.repeat(5000))})`;

let app: TestApp;
let tenant: TestTenant;
let pages: string;
beforeAll(async () => {
  pages = await mkdtemp(join(tmpdir(), 'atrium-pages-'));
  await mkdir(join(pages, 'assets'));
  await writeFile(join(pages, 'index.html'), template);
  await writeFile(join(pages, 'assets/app-abc123.js'), script);
  await writeFile(join(pages, 'robots.txt'), 'User-agent: *');
  app = await startApp({ pages });
  tenant = await registerTenant(app);
  await app.database.admin(`update organizations set name = $1, branding = branding || $2 where slug = $3`, [
    `Ada's </script><b>"Bureau" & $& Söhne`,
    JSON.stringify({ primary_color: '#7a3fa0' }),
    tenant.slug,
  ]);
  await eventually(async () => (await app.kernel.tenants.bySlug(tenant.slug))?.name.startsWith('Ada'), 'the new name');
});
afterAll(async () => {
  await app.close();
  await rm(pages, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  rawRequest(app.origin, path, { headers, method });

function bootOf(html: string): Record<string, unknown> {
  const text = /<script type="application\/json" id="atrium-boot"[^>]*>(.*?)<\/script>/.exec(html)?.[1] ?? '{}';
  return JSON.parse(text) as Record<string, unknown>;
}

describe('a page', () => {
  test.each(['/', '/chat', '/chat/0199e0a4', '/no/such/page'])(
    '%s knows its tenant before the first paint',
    async (path) => {
      const { status, body, headers } = await get(`/t/${tenant.slug}${path}`);
      const html = body.toString();
      expect(status).toBe(200);
      expect(headers['content-type']).toContain('text/html');
      expect(bootOf(html)).toMatchObject({
        tenant: {
          slug: tenant.slug,
          name: `Ada's </script><b>"Bureau" & $& Söhne`,
          branding: { primary_color: '#7a3fa0' },
        },
        base: `/t/${tenant.slug}`,
        demo: false,
        registration: 'open',
        problem: null,
      });
      expect(html).toContain('--brand:#7a3fa0');
      expect(html).toContain('<title>Ada&#39;s &lt;/script&gt;&lt;b&gt;&quot;Bureau&quot; &amp; $&amp; Söhne</title>');
      expect(html).not.toContain('<b>');
    },
  );

  test('is the same at the tenant’s own host, without the prefix', async () => {
    const { port } = new URL(app.origin);
    const { body } = await get('/chat', { Host: `${tenant.slug}.localhost:${port}` });
    expect(bootOf(body.toString())).toMatchObject({ tenant: { slug: tenant.slug }, base: '' });
  });

  test('runs only what carries the nonce of this response', async () => {
    const [one, two] = [await get('/'), await get('/')];
    const policy = String(one.headers['content-security-policy']);
    const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(one.body.toString()).toContain(`<script nonce="${nonce}">`);
    expect(two.headers['content-security-policy']).not.toContain(nonce);
    expect(policy).not.toMatch(/unsafe|\*/);
    for (const [, found] of one.body.toString().matchAll(/nonce="([^"]*)"/g)) expect(found).toBe(nonce);
  });

  test('says why there is no portal', async () => {
    expect(bootOf((await get('/')).body.toString())).toMatchObject({ tenant: null, problem: null });
    const unknown = await get('/t/nobody-here/chat');
    expect([unknown.status, bootOf(unknown.body.toString())['problem']]).toEqual([404, 'tenant_unknown']);
    const domain = await get('/', { Host: 'portal.nobody.example' });
    expect([domain.status, bootOf(domain.body.toString())['problem']]).toEqual([404, 'tenant_unknown']);
    await app.database.admin(`update organizations set status = 'suspended' where slug = $1`, [tenant.slug]);
    const suspended = await eventually(async () => {
      const response = await get(`/t/${tenant.slug}/`);
      return response.status === 403 && response;
    }, 'suspended');
    expect(bootOf(suspended.body.toString())).toMatchObject({ tenant: null, problem: 'tenant_suspended' });
    await app.database.admin(`update organizations set status = 'active' where slug = $1`, [tenant.slug]);
    await eventually(async () => (await get(`/t/${tenant.slug}/`)).status === 200, 'active');
  });

  test('has the tenant’s mark, and installs under its name', async () => {
    const icon = await get(`/t/${tenant.slug}/icon.svg`);
    expect(icon.headers['content-type']).toBe('image/svg+xml');
    expect(icon.body.toString()).toContain('#7a3fa0');
    const manifest = JSON.parse((await get(`/t/${tenant.slug}/manifest.webmanifest`)).body.toString()) as object;
    expect(manifest).toMatchObject({ start_url: `/t/${tenant.slug}/`, theme_color: '#7a3fa0' });
    expect(JSON.stringify(manifest)).not.toContain('Atrium');
  });
});

describe('a file of the pages', () => {
  test('with a hash in its name may be kept for ever; the others are asked for again', async () => {
    const asset = await get('/assets/app-abc123.js');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(asset.body.toString()).toBe(script);
    expect((await get(`/t/${tenant.slug}/assets/app-abc123.js`)).status).toBe(200);
    expect((await get('/robots.txt')).headers['cache-control']).toBe('no-cache');
  });

  test('comes compressed as the browser likes it, and not again when it has it', async () => {
    const br = await get('/assets/app-abc123.js', { 'Accept-Encoding': 'gzip, br' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(br.body.length).toBeLessThan(500);
    expect((await get('/assets/app-abc123.js', { 'Accept-Encoding': 'gzip' })).headers['content-encoding']).toBe(
      'gzip',
    );
    const again = await get('/assets/app-abc123.js', { 'If-None-Match': String(br.headers['etag']) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const head = await get('/assets/app-abc123.js', {}, 'HEAD');
    expect([head.status, head.body.length, Number(head.headers['content-length'])]).toEqual([200, 0, script.length]);
  });

  test.each([
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '//etc/passwd',
    '/assets/app-abc123.js%00.html',
  ])('is never one from outside: %s', async (path) => {
    const { status, body } = await get(path);
    expect([200, 400, 404]).toContain(status);
    expect(body.toString()).not.toContain('"workspaces"');
    expect(body.toString()).not.toContain('root:x');
  });

  test('that is gone is a 404, not the page: an old tab must notice', async () => {
    expect((await get('/assets/app-old.js')).status).toBe(404);
  });

  test('cannot be posted to', async () => {
    expect((await get('/chat', {}, 'POST')).status).toBe(405);
  });
});
