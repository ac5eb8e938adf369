import type { DestinationStream } from 'pino';
import { createAuditLog } from './audit/chain.ts';
import { Authenticators } from './auth/authenticator.ts';
import { createPasswords } from './auth/passwords.ts';
import { createSessionTokens } from './auth/tokens.ts';
import { createKeyRing } from './crypto/key-ring.ts';
import { createDatabase, type DatabaseOptions } from './db/create.ts';
import { ApiCalls } from './entitlements/api-calls.ts';
import type { Env } from './env.ts';
import { createFanout } from './events/fanout.ts';
import { createEventBus } from './events/outbox.ts';
import { redisOf } from './installation.ts';
import { ConnectionTable } from './http/server/connections.ts';
import { createJobQueue } from './jobs/queue.ts';
import type { Kernel } from './kernel.ts';
import { createRateLimiter } from './limits/rate-limiter.ts';
import { createSemaphore } from './limits/semaphore.ts';
import { createHints } from './live/hints.ts';
import { LiveConnections } from './live/live-connections.ts';
import { createTopics } from './live/topics.ts';
import { createLog } from './log.ts';
import { driverOf } from './mail/drivers/driver-of.ts';
import { createMail } from './mail/mail.ts';
import { createMetrics } from './metrics.ts';
import type { Module } from './module.ts';
import { declare } from './modules.ts';
import { createErrorReports } from './sentry.ts';
import { createTenantDirectory } from './tenancy/directory.ts';
import { createPortalAddresses } from './tenancy/portal-addresses.ts';
import { createTracing, tracedDatabase } from './tracing.ts';
import { createWarnings } from './warnings.ts';

export interface RunningKernel extends Kernel {
  /** Finishes jobs for up to `jobDeadlineMs`, then lets go of every connection. */
  close(jobDeadlineMs?: number): Promise<void>;
}

export interface KernelOverrides {
  /** Where log lines go. Default: standard output. */
  logTo?: DestinationStream;
  database?: DatabaseOptions;
}

/** Brings up everything features stand on, in the order in which the parts need each other. */
export async function createKernel(
  env: Env,
  modules: Iterable<Module>,
  { logTo, database }: KernelOverrides = {},
): Promise<RunningKernel> {
  const declarations = declare(modules);
  const reports = await createErrorReports(env.sentryDsn, env.production ? 'production' : 'development');
  const log = createLog({
    level: env.logLevel,
    destination: logTo,
    onError: (error, facts) => reports?.capture(error, facts),
  });
  const warnings = createWarnings(log);
  const tracing = await createTracing(env.otelEndpoint);
  const metrics = createMetrics();
  const keys = createKeyRing(env.encryptionKey, env.encryptionKeysAccepted);
  const db = tracedDatabase(await createDatabase(env, log, metrics, database), tracing);
  const redis = await redisOf(env, db, warnings.add);
  const fanout = createFanout(redis, log);
  const limiter = createRateLimiter(redis, log);
  const tenants = await createTenantDirectory(db);
  const apiCalls = new ApiCalls(db, tenants);
  const events = createEventBus(fanout);
  const audit = createAuditLog(keys, events);
  const tokens = await createSessionTokens(db, keys, declarations.permissions, fanout, audit, log);
  const authenticators = new Authenticators();
  authenticators.add(tokens.authenticator);
  const places = createSemaphore(redis, log);
  const live = new LiveConnections({ places, tenants, authenticators, scale: env.rateLimitScale }, metrics);
  const topics = await createTopics(declarations.topics, db, fanout, log);
  const hints = await createHints(declarations.hints, fanout);
  const jobs = createJobQueue({ db, fanout, log }, { databaseUrl: env.databaseUrl, redis });
  const lifecycle = { stopping: false, port: env.port };
  const portals = createPortalAddresses(env, () => lifecycle.port);
  const mail = createMail(
    {
      db,
      log,
      keys,
      limiter,
      tenants,
      portals,
      jobs,
      mails: declarations.mails,
      rateLimitScale: env.rateLimitScale,
      from: env.mail.from,
    },
    await driverOf(env),
  );
  if (mail.driver === 'none') warnings.add('Mails are not sent: set SMTP_URL or SENDGRID_API_KEY, and MAIL_FROM.');
  return {
    env,
    log,
    metrics,
    tracing,
    declarations,
    db,
    keys,
    tenants,
    portals,
    tokens,
    authenticators,
    passwords: createPasswords(keys),
    audit,
    events,
    jobs,
    mail,
    fanout,
    limiter,
    apiCalls,
    live,
    topics,
    hints,
    connections: new ConnectionTable(env, metrics),
    lifecycle,
    warnings,
    async close(jobDeadlineMs = 1000) {
      await jobs.close(jobDeadlineMs);
      mail.close();
      await apiCalls.close();
      await tenants.close();
      live.close();
      await Promise.all([fanout.close(), limiter.close()]);
      await db.close();
      await Promise.allSettled([tracing.close(), reports?.close()]);
      await new Promise((written) => log.flush(written));
    },
  };
}
