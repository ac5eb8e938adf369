import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allModules, startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { askGateway, openRequest, startGateway, type Gateway } from '../support/gateway.ts';
import { openSocket, refusalOf } from '../support/sockets.ts';
import { registerTenant, signIn, type TestTenant } from '../support/tenants.ts';
import { createWaysIn } from '../support/ways-in.ts';

describe('Atrium behind its gateway', () => {
  let app: TestApp;
  let gateway: Gateway;
  let tenant: TestTenant;
  let pages: string;

  beforeAll(async () => {
    pages = await mkdtemp(join(tmpdir(), 'atrium-pages-'));
    await mkdir(join(pages, 'assets'));
    await writeFile(join(pages, 'index.html'), '<!doctype html><head><!--atrium:head--></head>');
    await writeFile(join(pages, 'assets/app-abc123.js'), `export const text = '${'x'.repeat(5000)}';`);
    const modules = [...allModules, createWaysIn().module];
    app = await startApp({ modules, pages, env: { trustedProxies: ['127.0.0.1'], demoTokenMs: 20 } });
    tenant = await registerTenant(app);
    gateway = await startGateway(Number(new URL(app.origin).port));
  });
  afterAll(async () => {
    await gateway.stop();
    await app.close();
    await rm(pages, { recursive: true });
  });

  const host = () => `${tenant.slug}.localhost:8080`;
  const signedIn = () => ({ Host: host(), Authorization: `Bearer ${tenant.owner.access_token}` });

  it('finds the tenant by its host, and by the path where there is none', async () => {
    const byHost = await askGateway(gateway.port, '/api/v1/auth/me', { headers: signedIn() });
    expect(byHost.status).toBe(200);
    const { Authorization } = signedIn();
    const byPath = await askGateway(gateway.port, `/t/${tenant.slug}/api/v1/auth/me`, {
      headers: { Host: 'localhost:8080', Authorization },
    });
    expect(byPath.status).toBe(200);
    const elsewhere = await askGateway(gateway.port, '/api/v1/auth/me', {
      headers: { Host: 'nobody.localhost:8080', Authorization },
    });
    expect(elsewhere.status).toBe(404);
    expect(JSON.parse(elsewhere.body)).toMatchObject({ error: { code: 'tenant_unknown' } });
  });

  it('cannot be talked into another tenant by forwarded headers', async () => {
    const other = await registerTenant(app);
    const response = await askGateway(gateway.port, '/api/v1/auth/me', {
      headers: {
        ...signedIn(),
        'X-Forwarded-Host': `${other.slug}.localhost`,
        Forwarded: `host=${other.slug}.localhost`,
      },
    });
    expect(response.status).toBe(200);
    expect(response.body).toContain(tenant.slug);
    expect(response.body).not.toContain(other.slug);
  });

  it('opens a socket for a page of the portal, refuses others in the words of the API, and ends it with its session', async () => {
    const { data } = await tenant.owner.api('POST /fixture/tickets');
    const path = `/ws?ticket=${(data as { ticket: string }).ticket}`;
    const outside = `http://127.0.0.1:${gateway.port}`;
    const page = { headers: { Host: host() }, origin: `http://${host()}` };
    expect(await refusalOf(outside, { ...page, path, origin: 'http://evil.localhost:8080' })).toMatchObject({
      status: 403,
      code: 'forbidden',
    });
    const socket = await openSocket(outside, { ...page, path });
    expect(await socket.next()).toBe(`hello ${tenant.owner.user_id}`);
    socket.client.send('and back');
    expect(await socket.next()).toBe('and back');
    await tenant.owner.api('POST /auth/logout-all');
    expect((await socket.closed).reason).toBe('session_revoked');
    tenant.owner = await signIn(app, tenant.slug, tenant.owner.email);
  });

  it('streams an answer while it is being written', async () => {
    const { data } = await tenant.owner.api('POST /conversations', { body: {} });
    const response = await openRequest(gateway.port, `/api/v1/conversations/${data.id}/messages`, {
      method: 'POST',
      headers: { ...signedIn(), 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify({ content: 'What is Atrium?' }),
    });
    const chunks: string[] = [];
    for await (const chunk of response) chunks.push(String(chunk));
    expect(response.headers['content-type']).toContain('text/event-stream');
    expect(chunks.length).toBeGreaterThan(5);
    expect(chunks[0]).not.toContain('message.completed');
    expect(chunks.at(-1)).toContain('message.completed');
  });

  it('gives one request id everywhere: header, envelope, and both logs', async () => {
    const headers = { ...signedIn(), 'X-Request-Id': 'from-the-outside' };
    const response = await askGateway(gateway.port, '/api/v1/auth/me', { headers });
    const id = String(response.headers['x-request-id']);
    expect(id).toMatch(/^[0-9a-f]{32}$/u);
    expect(JSON.parse(response.body)).toMatchObject({ meta: { request_id: id } });
    const logs = await eventually(async () => {
      const both = [app.logs.join(''), JSON.stringify(await gateway.log())];
      return both.every((log) => log.includes(id)) && both;
    }, 'both logs name the request');
    expect(logs.join('')).not.toContain('from-the-outside');
  });

  it("sends each of the application's headers once, and says nothing about itself", async () => {
    for (const path of ['/', '/api/v1/auth/me', '/assets/app-abc123.js', '/healthz']) {
      const { rawHeaders, headers } = await askGateway(gateway.port, path, { headers: signedIn() });
      const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
      const single = names.filter((name) => name !== 'set-cookie');
      expect(single).toEqual([...new Set(single)]);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', server: 'nginx' });
    }
  });

  it('keeps what the application says about caching, and its own compression', async () => {
    const asset = await openRequest(gateway.port, '/assets/app-abc123.js', {
      headers: { Host: host(), 'Accept-Encoding': 'br, gzip' },
    });
    asset.resume();
    expect(asset.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
    });
    const page = await askGateway(gateway.port, '/', { headers: { Host: host() } });
    expect(page.headers['cache-control']).toBe('no-store');
  });

  it('refuses a large body at the gateway or at the application, in the same words', async () => {
    for (const megabytes of [1.5, 5]) {
      const response = await askGateway(gateway.port, '/api/v1/conversations', {
        method: 'POST',
        headers: { ...signedIn(), 'Content-Type': 'application/json' },
        body: JSON.stringify({ title: 'x'.repeat(megabytes * 1024 * 1024) }),
      });
      expect(response.status).toBe(413);
      expect(JSON.parse(response.body)).toMatchObject({ data: null, error: { code: 'body_too_large' } });
    }
  });
});
