import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { registerTenant, type TestTenant } from '../support/tenants.ts';

let app: TestApp;
let tenant: TestTenant;
beforeAll(async () => {
  app = await startApp({ env: { demoTokenMs: 2 } });
  tenant = await registerTenant(app);
});
afterAll(() => app.close());

async function newConversation(): Promise<string> {
  const { data } = await tenant.owner.api('POST /conversations', { body: {} });
  return data.id;
}

function question(conversation: string): string {
  const body = JSON.stringify({ content: 'Tell me about tenants, at length.' });
  return [
    `POST /t/${tenant.slug}/api/v1/conversations/${conversation}/messages HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${tenant.owner.access_token}`,
    'Accept: text/event-stream',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}

/** Asks, and hangs up (without a word, or with a reset) as soon as `until` says so. */
async function askAndLeave(until: (bytes: number) => boolean, reset: boolean): Promise<string> {
  const conversation = await newConversation();
  const socket = connect(Number(new URL(app.origin).port), '127.0.0.1');
  socket.on('error', () => undefined);
  let bytes = 0;
  const left = new Promise<void>((resolve) => {
    const leave = () => {
      if (!until(bytes)) return;
      if (reset) socket.resetAndDestroy();
      else socket.destroy();
      resolve();
    };
    socket.on('connect', () => socket.write(question(conversation), leave));
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      leave();
    });
  });
  await left;
  return conversation;
}

const busyConnections = async () => {
  const [row] = await app.database.admin<{ busy: number }>(
    `select count(*)::int as busy from pg_stat_activity
     where usename = 'atrium_app' and datname = current_database() and state <> 'idle'`,
  );
  return row?.busy;
};

test('whoever hangs up, at whatever point, leaves no connection behind and finds the answer whole', async () => {
  const points = [0, 1, 200, 600, 900, 1500];
  const conversations = await Promise.all(
    points.flatMap((point) => [false, true].map((reset) => askAndLeave((bytes) => bytes >= point, reset))),
  );
  const finished = async (conversation: string) => {
    const { data } = await tenant.owner.api('GET /conversations/:id/messages', { params: { id: conversation } });
    return data.every(({ status }) => status === 'complete') && data;
  };
  for (const conversation of conversations) {
    // Hung up before the request was read: nothing happened, or all of it.
    const messages = await eventually(() => finished(conversation), 'the answer is complete');
    expect([0, 2]).toContain(messages.length);
  }
  await eventually(async () => (await busyConnections()) === 0, 'no connection is busy');
});

test('twenty who never read hold up nobody', async () => {
  const conversations = await Promise.all(Array.from({ length: 20 }, newConversation));
  const sockets = conversations.map((conversation) => {
    const socket = connect(Number(new URL(app.origin).port), '127.0.0.1');
    socket.on('error', () => undefined).pause();
    socket.write(question(conversation));
    return socket;
  });
  await sleep(300);
  const { status, data } = await tenant.owner.api('POST /chat', { body: { prompt: 'Hello?' } });
  expect([status, data.answer.length > 0]).toEqual([200, true]);
  for (const conversation of conversations) {
    await eventually(async () => {
      const messages = await tenant.owner.api('GET /conversations/:id/messages', { params: { id: conversation } });
      return messages.data.length === 2 && messages.data.every((message) => message.status === 'complete');
    }, 'answers are written whether or not anybody reads');
  }
  for (const socket of sockets) socket.destroy();
  await eventually(async () => (await busyConnections()) === 0, 'no connection is busy');
});
