import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../../tests/support/app.ts';
import { eventually } from '../../../../../tests/support/eventually.ts';
import { createProbe, type Probe } from '../../../../../tests/support/probe.ts';
import { formatEvent } from './sse-connection.ts';

let app: TestApp;
let probe: Probe;
beforeAll(async () => {
  probe = createProbe();
  app = await startApp({ modules: [probe.module] });
});
afterAll(() => app.close());

const endless = 'x'.repeat(16 * 1024);

describe('a stream', () => {
  test('comes as events, in order, each with its id', async () => {
    probe.events = async function* () {
      yield { id: '1', event: 'delta', data: { text: 'line one\nline two' } };
      yield { id: '2', event: 'message.completed', data: { usage: null } };
    };
    const response = await app.request('GET /probe/stream');
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(await response.text()).toBe(
      'retry: 1000\n\n' +
        'id: 1\nevent: delta\ndata: {"text":"line one\\nline two"}\n\n' +
        'id: 2\nevent: message.completed\ndata: {"usage":null}\n\n',
    );
  });

  test('leaves at once with what is new, and gathers what follows closely, in order', async () => {
    const pauses = [0, 0, 0, 60, 0];
    probe.events = async function* () {
      yield { event: 'message.started', data: 0 };
      for (const [at, pause] of pauses.entries()) {
        if (pause > 0) await sleep(pause);
        yield { event: 'delta', data: at };
      }
      yield { event: 'message.completed', data: 1 };
      await sleep(60);
    };
    const response = await app.request('GET /probe/stream');
    const packets: string[] = [];
    for await (const bytes of response.body ?? []) packets.push(new TextDecoder().decode(bytes));
    const numbers = packets.join('').matchAll(/data: (\d)/g);
    expect([...numbers].map(([, number]) => number).join('')).toBe('0012341');
    // Gathered: what came within 25 ms. Apart: what came 60 ms later. The network may split packets further.
    const gathered = packets.find((packet) => packet.includes('data: 1\n\nevent: delta\ndata: 2'));
    expect(gathered).toBeDefined();
    expect(packets.at(-1)).toContain('message.completed');
  });

  test('that fails in the middle ends with an error the client can read, and no secret', async () => {
    probe.events = async function* () {
      yield { id: '1', event: 'delta', data: { text: 'half' } };
      throw new Error('the provider key sk-live-12345678 was refused');
    };
    const text = await (await app.request('GET /probe/stream')).text();
    expect(text).toContain('"half"');
    expect(text).toMatch(/event: error\ndata: \{"code":"internal","message":"[^"]+"\}\n\n$/);
    expect(text).not.toContain('sk-live');
  });

  test('ends its source when the client leaves, between events and while it waits for one', async () => {
    const ended: string[] = [];
    probe.events = async function* (signal) {
      try {
        yield { event: 'delta', data: 1 };
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        ended.push('waiting');
      } finally {
        ended.push('closed');
      }
    };
    for (let at = 0; at < 5; at += 1) {
      const leave = new AbortController();
      const response = await app.request('GET /probe/stream', { signal: leave.signal });
      await response.body?.getReader().read();
      leave.abort();
    }
    await eventually(() => ended.length === 10, 'every source is closed');
  });

  test('begins its source for a client that has left before, so that it can give back what it holds', async () => {
    let asked = false;
    let closed = false;
    async function* source() {
      try {
        yield { event: 'delta', data: 1 };
      } finally {
        closed = true;
      }
    }
    probe.events = async (signal) => {
      asked = true;
      await once(signal, 'abort');
      return source();
    };
    const leave = new AbortController();
    const asking = app.request('GET /probe/stream', { signal: leave.signal });
    await eventually(() => asked, 'the stream is being prepared');
    leave.abort();
    await expect(asking).rejects.toThrow('aborted');
    await eventually(() => closed, 'its source is closed');
  });

  test('that is never read costs bounded memory, and is cut off', async () => {
    let sent = 0;
    let closed = false;
    probe.events = async function* () {
      try {
        for (;;) {
          sent += 1;
          yield { event: 'delta', data: endless };
        }
      } finally {
        closed = true;
      }
    };
    const { port } = new URL(app.origin);
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.pause();
    socket.write('GET /api/v1/probe/stream HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await eventually(() => sent > 10, 'the stream has begun');
    await sleep(500);
    const whenFull = sent;
    await sleep(500);
    // Beyond the socket buffers of the system, a quarter of a megabyte is buffered.
    expect(sent).toBe(whenFull);
    await eventually(() => closed, 'the stalled stream is dropped', 20_000);
    await new Promise((resolve) => {
      socket.once('close', resolve);
      socket.resume();
    });
  });
});

test('an event without id has none, and its text cannot break out of its line', () => {
  expect(formatEvent({ event: 'x', data: '\r\n\nevent: forged\u2028' })).toBe(
    'event: x\ndata: "\\r\\n\\nevent: forged\u2028"\n\n',
  );
});
