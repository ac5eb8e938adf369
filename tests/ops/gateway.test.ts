import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { eventually } from '../support/eventually.ts';
import { askGateway, openRequest, startGateway, type Gateway } from '../support/gateway.ts';

/** An upstream that says what reached it, streams on demand, and echoes on sockets. */
async function startMirror(): Promise<{ server: Server; port: number; finishStream: () => void }> {
  let finishStream = () => {};
  const server = createServer((req, res) => {
    if (req.url === '/api/v1/stream') {
      res.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
      res.write('event: delta\ndata: {"text":"first"}\n\n');
      finishStream = () => res.end('event: message.completed\ndata: {}\n\n');
      return;
    }
    res.writeHead(200, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify({ headers: req.headers, padding: 'x'.repeat(4000) }));
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.on('message', (data: Buffer) => socket.send(data.toString())));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port, finishStream: () => finishStream() };
}

/** nginx's own `$request_id`. */
const ownId = /^[0-9a-f]{32}$/u;
const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('the gateway', () => {
  let mirror: Awaited<ReturnType<typeof startMirror>>;
  let gateway: Gateway;
  const seenBy = async (headers: Record<string, string | string[]>, path = '/api/v1/me') => {
    const { body } = await askGateway(gateway.port, path, { headers });
    return (JSON.parse(body) as { headers: IncomingHttpHeaders }).headers;
  };

  beforeAll(async () => {
    mirror = await startMirror();
    gateway = await startGateway(mirror.port);
  });
  afterAll(async () => {
    await gateway.stop();
    mirror.server.closeAllConnections();
    mirror.server.close();
  });

  it('hands the host on as the client said it, port included', async () => {
    expect(await seenBy({ Host: 'acme.localhost:8080' })).toMatchObject({ host: 'acme.localhost:8080' });
    expect(await seenBy({ Host: 'chat.customer.example' })).toMatchObject({ host: 'chat.customer.example' });
  });

  it('says itself where a request comes from, and drops what the client says in the words of a proxy', async () => {
    const headers = await seenBy({
      Host: 'acme.localhost',
      'X-Forwarded-For': '1.2.3.4, 5.6.7.8',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'globex.localhost',
      'X-Forwarded-Port': '443',
      'X-Forwarded-Prefix': '/t/globex',
      'X-Real-IP': '1.2.3.4',
      'X-Original-URL': '/api/v1/admin',
      'X-Rewrite-URL': '/api/v1/admin',
      Forwarded: 'for=1.2.3.4;host=globex.localhost;proto=https',
      Proxy: 'http://evil.example',
    });
    expect(headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      host: 'acme.localhost',
    });
    const dropped = ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-prefix', 'x-real-ip'];
    const alsoDropped = ['x-original-url', 'x-rewrite-url', 'proxy'];
    expect(Object.keys(headers).filter((name) => [...dropped, ...alsoDropped].includes(name))).toEqual([]);
  });

  it('believes the load balancer in front of it, and of its list only what that one added', async () => {
    const behind = await startGateway(mirror.port, { outerProxy: '127.0.0.1' });
    const said = {
      'X-Forwarded-For': '6.6.6.6, 203.0.113.7',
      'X-Forwarded-Proto': 'https',
      'X-Request-Id': 'checkout-7f3a',
      traceparent,
    };
    const { body } = await askGateway(behind.port, '/api/v1/me', { headers: said });
    const strange = await askGateway(behind.port, '/api/v1/me', { headers: { 'X-Request-Id': '"}{<script>' } });
    await behind.stop();
    expect(JSON.parse(body)).toMatchObject({
      headers: {
        'x-forwarded-for': '203.0.113.7',
        'x-forwarded-proto': 'https',
        'x-request-id': 'checkout-7f3a',
        traceparent,
      },
    });
    expect(JSON.parse(strange.body)).toMatchObject({ headers: { 'x-request-id': expect.stringMatching(ownId) } });
  });

  it('gives every request an id; no stranger chooses what a request is called in the logs, or joins a trace', async () => {
    expect((await seenBy({}))['x-request-id']).toMatch(ownId);
    for (const said of ['checkout-7f3a', '"}{<script>', ['checkout-7f3a', 'checkout-7f3b'], '1 checkout-7f3a']) {
      expect((await seenBy({ 'X-Request-Id': said }))['x-request-id']).toMatch(ownId);
    }
    expect((await seenBy({ traceparent })).traceparent).toBeUndefined();
  });

  it('lets a stream through event by event', async () => {
    const response = await openRequest(gateway.port, '/api/v1/stream', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(response.headers).toMatchObject({ 'content-type': 'text/event-stream' });
    expect(response.headers['content-encoding']).toBeUndefined();
    const chunks = response[Symbol.asyncIterator]();
    // The upstream has not finished: this arrives now or never.
    expect(String((await chunks.next()).value)).toContain('first');
    mirror.finishStream();
    expect(String((await chunks.next()).value)).toContain('message.completed');
  });

  it('opens sockets at /ws, with and without a tenant in the path, and keeps their tickets out of its log', async () => {
    for (const path of ['/ws', '/t/acme/ws']) {
      const socket = new WebSocket(`ws://127.0.0.1:${gateway.port}${path}?ticket=only-once`);
      await once(socket, 'open');
      socket.send('hello');
      const [event] = (await once(socket, 'message')) as [MessageEvent];
      expect(event.data).toBe('hello');
      socket.close();
      await once(socket, 'close');
    }
    expect(JSON.stringify(await gateway.log())).not.toContain('only-once');
  });

  it('takes no other way out of HTTP', async () => {
    const upgrade = { Connection: 'Upgrade, HTTP2-Settings', 'HTTP2-Settings': 'AAMAAABkAARAAAAAAAIAAAAA' };
    expect((await seenBy({ ...upgrade, Upgrade: 'h2c' })).upgrade).toBeUndefined();
    expect((await seenBy({ ...upgrade, Upgrade: 'websocket' })).upgrade).toBeUndefined();
    expect((await seenBy({ ...upgrade, Upgrade: 'h2c' }, '/ws')).upgrade).toBeUndefined();
  });

  it('refuses a body that nobody would read, in the words of the API', async () => {
    const tooLarge = await askGateway(gateway.port, '/api/v1/x', { method: 'POST', body: 'x'.repeat(3 * 1024 * 1024) });
    expect(tooLarge).toMatchObject({ status: 413, headers: { 'content-type': 'application/json' } });
    expect(JSON.parse(tooLarge.body)).toMatchObject({
      data: null,
      error: { code: 'body_too_large' },
      meta: { request_id: tooLarge.headers['x-request-id'] },
    });
  });

  it('refuses headers that are too large, or broken, in the words of the API', async () => {
    const headers = { 'X-Large': 'x'.repeat(70_000) };
    const response = await askGateway(gateway.port, '/', { headers });
    expect(response.status).toBe(400);
    expect(JSON.parse(response.body)).toMatchObject({ error: { code: 'malformed' } });
  });

  it('compresses what is worth it', async () => {
    const packed = await openRequest(gateway.port, '/api/v1/me', { headers: { 'Accept-Encoding': 'gzip' } });
    packed.resume();
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  });

  it('refuses an address that has too much open at once, in the words of the API, and no other', async () => {
    const behind = { outerProxy: '127.0.0.1/32', most: 20 };
    const small = await startGateway(mirror.port, behind);
    const ask = (address: string, path: string) =>
      openRequest(small.port, path, { headers: { Host: 'acme.localhost', 'X-Forwarded-For': address } });
    const open = await Promise.all(Array.from({ length: 20 }, () => ask('203.0.113.1', '/api/v1/stream')));
    expect(open.map(({ statusCode }) => statusCode)).toEqual(open.map(() => 200));
    const headers = { Host: 'acme.localhost', 'X-Forwarded-For': '203.0.113.1' };
    const refused = await askGateway(small.port, '/api/v1/me', { headers });
    expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
    expect(JSON.parse(refused.body)).toMatchObject({ data: null, error: { code: 'rate_limited' } });
    const other = await ask('203.0.113.2', '/api/v1/me');
    expect(other.resume().statusCode).toBe(200);
    for (const stream of open) stream.destroy();
    await eventually(
      async () => (await askGateway(small.port, '/api/v1/me', { headers })).status === 200,
      'room again',
    );
    await small.stop();
  });

  it('says so when nothing stands behind it, and recovers by itself', async () => {
    const short = await startMirror();
    const own = await startGateway(short.port);
    short.server.closeAllConnections();
    short.server.close();
    await once(short.server, 'close');
    const down = await askGateway(own.port, '/api/v1/me');
    expect(down).toMatchObject({ status: 503, headers: { 'retry-after': '5', 'content-type': 'application/json' } });
    expect(JSON.parse(down.body)).toMatchObject({ data: null, error: { code: 'unavailable' } });
    const again = createServer((_req, res) => res.end('back'));
    again.listen(short.port, '127.0.0.1');
    await once(again, 'listening');
    expect((await askGateway(own.port, '/api/v1/me')).body).toBe('back');
    again.close();
    await own.stop();
  });
});
