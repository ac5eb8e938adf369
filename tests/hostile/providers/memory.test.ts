import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../support/app.ts';
import { eventually } from '../../support/eventually.ts';
import {
  delta,
  flood,
  head,
  startHostileProvider,
  streamHead,
  type Conduct,
  type HostileProvider,
} from '../../support/hostile-provider.ts';
import { modelServedBy, useModels } from '../../support/models.ts';
import { registerTenant, type TestTenant } from '../../support/tenants.ts';
import { gzipBomb } from './bombs.ts';

const megabyte = 1024 * 1024;
/** What the process may grow by, and what a provider gets rid of: kernels hold up to 10 MB of each of three tries. */
const mostMegabytes = 256;
const mostWritten = 64 * megabyte;

const floods =
  (start: string | Buffer, piece: string | Buffer): Conduct =>
  async (socket) => {
    socket.write(start);
    await flood(socket, piece, 1_500 * megabyte);
  };
const compressed = gzipBomb(16);
const gzip = 'Content-Encoding: gzip';

const conducts = new Map<string, Conduct>([
  ['fails with 1.5 GB', floods(head(500), 'x'.repeat(1_000))],
  ['fails with 1.5 TB in gzip', floods(head(500, [gzip]), compressed)],
  ['streams 1.5 GB', floods(streamHead + delta('Half'), `: ${'x'.repeat(1_000)}\n`)],
  ['streams one line of 1.5 GB', floods(`${streamHead}data: `, 'x'.repeat(1_000))],
  [
    'streams 1.5 TB in gzip',
    floods(Buffer.concat([Buffer.from(head(200, [gzip])), gzipSync(`${delta('Half')}data: `)]), compressed),
  ],
]);
const slug = (name: string) => name.replaceAll(/\W/g, '-');

let provider: HostileProvider;
let app: TestApp;
let tenant: TestTenant;
beforeAll(async () => {
  provider = await startHostileProvider(new Map([...conducts].map(([name, does]) => [slug(name), does])), () => true);
  app = await startApp({ env: { role: 'web' } });
  tenant = await registerTenant(app);
});
afterAll(async () => {
  await app.close();
  await provider.close();
});

test.for([...conducts.keys()])('a provider that %s is hung up on, and its bytes are not kept', async (name) => {
  useModels(app, modelServedBy(provider.baseUrl(slug(name))));
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);

  const { error } = await tenant.owner.api('POST /chat', { body: { prompt: 'How are you?' } });

  clearInterval(watch);
  expect((most - before) / megabyte).toBeLessThan(mostMegabytes);
  expect(error?.code).toMatch(/^(?:provider_unavailable|answer_cut)$/);
  await eventually(() => provider.open(slug(name)) === 0, 'its connections are closed');
  expect(provider.written(slug(name))).toBeLessThan(mostWritten);
});
