import { expect, test } from 'vitest';
import { startApp } from '../../../tests/support/app.ts';
import { startCollector } from '../../../tests/support/collector.ts';
import { eventually } from '../../../tests/support/eventually.ts';
import { createProbe } from '../../../tests/support/probe.ts';

test('an error that nobody expected is reported once, scrubbed, and can be found by its request', async () => {
  const collector = await startCollector();
  const sentryDsn = collector.origin.replace('http://', 'http://publickey@') + '/42';
  const app = await startApp({ modules: [createProbe().module], env: { sentryDsn } });
  await app.api('GET /probe/items/:id', { params: { id: 'a caller’s mistake' } });
  const { meta } = await app.api('GET /probe/fault', {
    token: 'very-secret-token',
    headers: { Cookie: 'a=secret-cookie' },
  });
  const report = await eventually(() => collector.received[0], 'the report');
  await app.close();
  collector.close();

  expect(collector.received).toHaveLength(1);
  expect(report.path).toContain('/api/42/envelope/');
  const event = JSON.parse(report.body.split('\n')[2] ?? '{}') as Record<string, unknown>;
  expect(event).toMatchObject({
    release: expect.stringMatching(/^atrium@/) as string,
    tags: { request_id: meta.request_id, route: '/api/v1/probe/fault' },
    exception: { values: [{ type: 'Error', value: 'postgres://[redacted]@db said no' }] },
  });
  for (const secret of ['hunter2', 'very-secret-token', 'secret-cookie']) expect(report.body).not.toContain(secret);
});
