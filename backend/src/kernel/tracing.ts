import type { Attributes, Context, Span } from '@opentelemetry/api';
import type { Database } from './db/database.ts';
import { describeError } from './log.ts';
import { version } from './version.ts';

export interface OpenSpan {
  /** Sets attributes: models, counts, routes; never content. */
  set(facts: Attributes): void;
  fail(error: unknown): void;
  end(): void;
}

/** Spans of requests, database transactions and calls of providers; none unless a collector is configured. */
export interface Tracing {
  /** Runs `work` in a span that ends with it. Spans opened in `work` are its children. */
  span<T>(name: string, facts: Attributes, work: (span: OpenSpan) => Promise<T>): Promise<T>;
  /** Opens a span that the caller ends, e.g. of a stream. It is a child of the current span. */
  start(name: string, facts: Attributes): OpenSpan;
  /** Runs `work` as part of a trace that began elsewhere (W3C Trace Context § 3.2). */
  continued<T>(traceparent: string | undefined, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const noSpan: OpenSpan = { set: () => undefined, fail: () => undefined, end: () => undefined };

export const noTracing: Tracing = {
  span: (_name, _facts, work) => work(noSpan),
  start: () => noSpan,
  continued: (_traceparent, work) => work(),
  close: () => Promise.resolve(),
};

const traceparentShape = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/**
 * Exports to an OpenTelemetry collector over OTLP/HTTP (`<endpoint>/v1/traces`). The SDK is loaded only where an endpoint is
 * set.
 */
export async function createTracing(endpoint: string | undefined): Promise<Tracing> {
  if (!endpoint) return noTracing;
  const [{ context, SpanStatusCode, trace, TraceFlags }, sdk, exporter, hooks, resources] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/resources'),
  ]);
  // Applies to the whole process; false only means that another kernel of this process has set it.
  context.setGlobalContextManager(new hooks.AsyncLocalStorageContextManager().enable());
  const otlp = new exporter.OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new sdk.TracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': 'atrium', 'service.version': version }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: otlp, scheduledDelayMillis: 1000 })],
  });
  const tracer = provider.getTracer('atrium', version);

  const opened = (span: Span): OpenSpan => ({
    set: (facts) => span.setAttributes(facts),
    fail(error) {
      const { type, message } = describeError(error);
      span.setStatus({ code: SpanStatusCode.ERROR, message: String(message) });
      span.setAttribute('error.type', String(type));
    },
    end: () => span.end(),
  });

  return {
    async span(name, facts, work) {
      const span = tracer.startSpan(name, { attributes: facts });
      const open = opened(span);
      try {
        return await context.with(trace.setSpan(context.active(), span), () => work(open));
      } catch (error) {
        open.fail(error);
        throw error;
      } finally {
        open.end();
      }
    },
    start: (name, facts) => opened(tracer.startSpan(name, { attributes: facts })),
    continued(traceparent, work) {
      const [, traceId, spanId, flags] = traceparentShape.exec(traceparent ?? '') ?? [];
      if (!traceId || !spanId) return work();
      const traceFlags = Number.parseInt(flags ?? '01', 16) & TraceFlags.SAMPLED;
      const parent: Context = trace.setSpanContext(context.active(), { traceId, spanId, traceFlags, isRemote: true });
      return context.with(parent, work);
    },
    close: () => provider.shutdown(),
  };
}

/** The database with a span around each transaction. */
export function tracedDatabase(db: Database, tracing: Tracing): Database {
  if (tracing === noTracing) return db;
  const facts = { 'db.system.name': 'postgresql' };
  return {
    ...db,
    tenant: (orgId, work, options) =>
      tracing.span('db tenant', { ...facts, 'atrium.org': orgId }, () => db.tenant(orgId, work, options)),
    signIn: (orgId, work) =>
      tracing.span('db sign-in', { ...facts, 'atrium.org': orgId }, () => db.signIn(orgId, work)),
    partner: (partnerId, work) =>
      tracing.span('db partner', { ...facts, 'atrium.org': partnerId }, () => db.partner(partnerId, work)),
    anonymous: (work, options) => tracing.span('db anonymous', facts, () => db.anonymous(work, options)),
    as: (role, work, options) => tracing.span(`db ${role}`, facts, () => db.as(role, work, options)),
  };
}
