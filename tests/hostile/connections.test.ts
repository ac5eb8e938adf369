import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

interface Line {
  socket: Socket;
  said: string;
  closed: boolean;
}

/** A connection, open; `said` is all that came back over it. */
async function open({ origin }: TestApp): Promise<Line> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  const line: Line = { socket, said: '', closed: false };
  sockets.push(socket);
  socket.on('data', (bytes) => (line.said += String(bytes)));
  socket.on('error', () => undefined).on('close', () => (line.closed = true));
  await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
  return line;
}

/** The response to a request over it; empty where it was closed instead. */
async function ask(line: Line): Promise<string> {
  line.said = '';
  line.socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await eventually(() => line.closed || line.said.includes('"meta"'), 'a response, or the end');
  return line.said;
}

describe('an address with too many connections', () => {
  let app: TestApp;
  beforeAll(async () => {
    // An address may have 5, all together 50.
    app = await startApp({ env: { role: 'web', rateLimitScale: 0.005 } });
  });
  afterAll(() => app.close());

  it('hears so on the next one, which is closed; those that it has go on, and one that it closes makes room', async () => {
    const lines = await Promise.all(Array.from({ length: 5 }, () => open(app)));
    for (const line of lines) expect(await ask(line)).toMatch(/^HTTP\/1\.1 200/);
    const surplus = await open(app);
    const refused = await ask(surplus);
    expect(refused).toMatch(/^HTTP\/1\.1 429/);
    expect(refused).toMatch(/\r\nRetry-After: [1-9]/);
    expect(refused).toMatch(/"code":"rate_limited".*"budget":"connections"/);
    await eventually(() => surplus.closed, 'the surplus one is closed');
    for (const line of lines) expect(await ask(line)).toMatch(/^HTTP\/1\.1 200/);
    lines[0]?.socket.destroy();
    await eventually(async () => (await ask(await open(app))).startsWith('HTTP/1.1 200'), 'there is room');
  });

  it('is not even listened to with twice as many', async () => {
    const lines = await Promise.all(Array.from({ length: 15 }, () => open(app)));
    await eventually(() => lines.filter(({ closed }) => closed).length === 5, 'five are closed without a word');
    expect(lines.filter(({ said }) => said !== '')).toEqual([]);
  });
});

describe('a trusted proxy', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ env: { role: 'web', rateLimitScale: 0.005, trustedProxies: ['127.0.0.0/8'] } });
  });
  afterAll(() => app.close());

  it('has as many as the process takes in all, and is closed what comes beyond', async () => {
    const lines = await Promise.all(Array.from({ length: 50 }, () => open(app)));
    for (const line of lines) expect(await ask(line)).toMatch(/^HTTP\/1\.1 200/);
    const beyond = await open(app);
    await eventually(() => beyond.closed, 'it is closed');
    for (const line of lines.splice(0, 10)) line.socket.destroy();
    await eventually(async () => (await ask(await open(app))).startsWith('HTTP/1.1 200'), 'there is room');
  });
});
