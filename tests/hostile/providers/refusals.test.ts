import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { connections } from './connections.ts';
import { testCorpus } from './corpus.ts';
import { redirects, refusals } from './refusals.ts';

/** A server that no question should reach, and how often it was reached. */
let visits = 0;
const elsewhere = createServer((socket) => {
  visits++;
  socket.end();
}).listen(0, '127.0.0.1');
await once(elsewhere, 'listening');
afterAll(() => void elsewhere.close());
const { port } = elsewhere.address() as AddressInfo;

testCorpus([...refusals, ...redirects(`http://127.0.0.1:${port}`), ...connections]);

test('no redirect was followed', () => {
  expect(visits).toBe(0);
});
