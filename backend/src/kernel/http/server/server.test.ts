import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../../tests/support/app.ts';
import { eventually } from '../../../../../tests/support/eventually.ts';
import { createProbe, type Probe } from '../../../../../tests/support/probe.ts';

let app: TestApp;
let probe: Probe;
let pages: string;
beforeAll(async () => {
  const timeouts = { headers: 600, request: 900, keepAlive: 500, stalled: 400, checkEvery: 50 };
  probe = createProbe();
  pages = await mkdtemp(join(tmpdir(), 'atrium-pages-'));
  // More than the system's buffers hold.
  await writeFile(join(pages, 'large.bin'), Buffer.alloc(32 * 1024 * 1024));
  app = await startApp({ modules: [probe.module], timeouts, pages });
});
afterAll(async () => {
  await app.close();
  await rm(pages, { recursive: true });
});

/** Sends one byte at a time; resolves to what came back when the server closed the connection. */
async function trickle(bytes: string, everyMs: number): Promise<string> {
  const socket = connect(Number(new URL(app.origin).port), '127.0.0.1');
  let open = true;
  socket.on('error', () => undefined).on('close', () => (open = false));
  const response = text(socket).catch(() => '');
  for (const byte of bytes) {
    if (!open) break;
    socket.write(byte);
    await sleep(everyMs);
  }
  return response;
}

describe('a slow client', () => {
  test.each([
    ['its headers', 'GET /ping HTTP/1.1\r\nHost: localhost\r\nX-Slow: ' + 'a'.repeat(500)],
    [
      'its body',
      `POST /api/v1/probe/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n${' '.repeat(500)}`,
    ],
  ])('that never finishes %s is cut off, and the others are served meanwhile', async (_, bytes) => {
    const slow = Array.from({ length: 20 }, () => trickle(bytes, 20));
    await sleep(200);
    expect((await fetch(`${app.origin}/ping`)).status).toBe(200);
    for (const response of await Promise.all(slow))
      expect(response.split('\r\n')[0]).toMatch(/^(HTTP\/1.1 408 Request Timeout)?$/);
  });

  test('that sends nothing at all, or promises more than it sends, is cut off', async () => {
    expect(await trickle('', 0)).toMatch(/^(HTTP\/1.1 408|$)/);
    const short =
      'POST /api/v1/probe/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{';
    expect(await trickle(short, 0)).toMatch(/^(HTTP\/1.1 408|$)/);
  });
});

describe('a response', () => {
  const aborted = () =>
    app.logs.filter((line) => line.includes('"route":"asset"') && line.includes('"aborted"')).length;

  test('that nobody takes is taken back', async () => {
    const sockets = Array.from({ length: 10 }, () => {
      const socket = connect(Number(new URL(app.origin).port), '127.0.0.1').on('error', () => undefined);
      socket.pause().write('GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n');
      return socket;
    });
    await eventually(() => aborted() === 10, 'all are cut off');
    for (const socket of sockets) socket.destroy();
  });

  test('that takes its time to come is waited for', async () => {
    probe.events = async function* () {
      await sleep(1_500);
      yield { event: 'delta', data: 'at last' };
    };
    expect(await (await fetch(`${app.origin}/api/v1/probe/stream`)).text()).toContain('at last');
  });
});
