import { afterAll, beforeAll, expect, test } from 'vitest';
import { allModules, startApp, type TestApp } from '../../../tests/support/app.ts';
import { startCollector, type Collector } from '../../../tests/support/collector.ts';
import { eventually } from '../../../tests/support/eventually.ts';
import { createProbe } from '../../../tests/support/probe.ts';
import { registerTenant } from '../../../tests/support/tenants.ts';

interface OtlpSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  status?: { code?: number };
  attributes: { key: string; value: Record<string, unknown> }[];
}

let collector: Collector;
let app: TestApp;
beforeAll(async () => {
  collector = await startCollector();
  const env = { otelEndpoint: collector.origin, trustedProxies: ['127.0.0.1'] };
  app = await startApp({ modules: [...allModules, createProbe().module], env });
});
afterAll(async () => {
  await app.close();
  collector.close();
});

function spans(): OtlpSpan[] {
  return collector.received.flatMap(({ body }) => {
    const sent = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: OtlpSpan[] }[] }[] };
    return sent.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  });
}

const fact = (span: OtlpSpan, key: string) =>
  Object.values(span.attributes.find((one) => one.key === key)?.value ?? {})[0];
const requestSpan = (requestId: string) =>
  eventually(() => spans().find((span) => fact(span, 'atrium.request_id') === requestId), 'the span of the request');

test('a request and its transaction are spans of one trace, which a trusted gateway began', async () => {
  const tenant = await registerTenant(app);
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const { meta } = await tenant.owner.api('GET /members', {
    headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
  });
  const request = await requestSpan(meta.request_id);
  expect(request).toMatchObject({ name: 'HTTP GET', traceId, parentSpanId: 'b7ad6b7169203331' });
  expect(fact(request, 'http.route')).toBe('/api/v1/members');
  expect(fact(request, 'http.response.status_code')).toBe(200);
  const inside = spans().filter((span) => span.parentSpanId === request.spanId);
  expect(inside.map(({ name }) => name)).toContain('db tenant');
  expect(collector.received[0]?.path).toBe('/v1/traces');
});

test('a call of a provider is a span of the request that made it', async () => {
  const tenant = await registerTenant(app);
  const { meta } = await tenant.owner.api('POST /chat', { body: { prompt: 'my very private question' } });
  const request = await requestSpan(meta.request_id);
  const call = await eventually(() => spans().find((span) => span.name === 'llm call'), 'the span of the call');
  expect(call.traceId).toBe(request.traceId);
  expect(fact(call, 'gen_ai.provider.name')).toBe('demo');
  expect(JSON.stringify(collector.received)).not.toContain('very private');
});

test('a request that fails is marked, and no span holds a secret', async () => {
  const { meta } = await app.api('GET /probe/fault', { token: 'very-secret-token' });
  expect((await requestSpan(meta.request_id)).status?.code).toBe(2);
  const sent = JSON.stringify(collector.received);
  expect(sent).not.toContain('hunter2');
  expect(sent).not.toContain('very-secret-token');
});
