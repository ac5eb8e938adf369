import type { ErrorEvent } from '@sentry/core';
import { scrub } from './log.ts';
import { version } from './version.ts';

/** Sends unexpected errors to Sentry, beside the log. */
export interface ErrorReports {
  capture(error: unknown, facts: Record<string, unknown>): void;
  /** Sends pending reports, for at most two seconds. */
  close(): Promise<void>;
}

/** Facts of a log line that are sent: names and ids, never content. */
const tags = ['request_id', 'route', 'org', 'job', 'job_id'];

/** The event reduced to type, scrubbed message and stack: no request, breadcrumbs or local variables. */
function harmless(event: ErrorEvent): ErrorEvent {
  const values = event.exception?.values?.map((exception) => ({
    ...exception,
    ...(exception.value === undefined ? {} : { value: scrub(exception.value).slice(0, 500) }),
  }));
  const { type, event_id, timestamp, level, platform, release, environment, tags: kept } = event;
  return { type, event_id, timestamp, level, platform, release, environment, tags: kept, exception: { values } };
}

/** Uses Sentry's core client, since the full SDK hooks into everything. Null without a DSN. */
export async function createErrorReports(dsn: string | undefined, environment: string): Promise<ErrorReports | null> {
  if (!dsn) return null;
  const { createStackParser, createTransport, Scope } = await import('@sentry/core');
  const { nodeStackLineParser, ServerRuntimeClient } = await import('@sentry/core/server');
  const client = new ServerRuntimeClient({
    dsn,
    environment,
    release: `atrium@${version}`,
    platform: 'node',
    integrations: [],
    stackParser: createStackParser(nodeStackLineParser()),
    beforeSend: harmless,
    transport: (options) =>
      createTransport(options, async ({ body }) => {
        const response = await fetch(options.url, {
          method: 'POST',
          body: typeof body === 'string' ? body : new Uint8Array(body),
          headers: options.headers ?? {},
          signal: AbortSignal.timeout(5000),
        });
        return {
          statusCode: response.status,
          headers: {
            'x-sentry-rate-limits': response.headers.get('x-sentry-rate-limits'),
            'retry-after': response.headers.get('retry-after'),
          },
        };
      }),
  });
  client.init();
  return {
    capture(error, facts) {
      const scope = new Scope();
      for (const name of tags) if (typeof facts[name] === 'string') scope.setTag(name, facts[name]);
      client.captureException(error, {}, scope);
    },
    async close() {
      await client.close(2000);
    },
  };
}
