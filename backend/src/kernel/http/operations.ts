import { timingSafeEqual } from 'node:crypto';
import { fail } from '../errors.ts';
import type { Kernel } from '../kernel.ts';
import { version } from '../version.ts';
import { sendData } from './envelope.ts';
import type { Context, Middleware } from './state.ts';

interface Dependency {
  name: string;
  up: boolean;
  latency_ms: number;
}

const patienceMs = 2000;

async function check(name: string, ping: () => Promise<unknown>): Promise<Dependency> {
  const startedAt = performance.now();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${name} did not answer in ${patienceMs} ms`)), patienceMs);
  const up = await Promise.race([ping(), late]).then(
    () => true,
    () => false,
  );
  clearTimeout(timer);
  return { name, up, latency_ms: Math.round(performance.now() - startedAt) };
}

function dependencies(kernel: Kernel): Promise<Dependency[]> {
  return Promise.all([check('database', () => kernel.db.ping()), check('jobs', () => kernel.jobs.ping())]);
}

/** In production: a scraper with the token, or one on this machine that did not come through a proxy. */
function mayReadMetrics(kernel: Kernel, ctx: Context): boolean {
  const { production, metricsToken } = kernel.env;
  if (!production) return true;
  const given = Buffer.from(ctx.get('Authorization'));
  const wanted = Buffer.from(`Bearer ${metricsToken ?? ''}`);
  if (metricsToken && given.length === wanted.length && timingSafeEqual(given, wanted)) return true;
  const forwarded = ctx.get('X-Forwarded-For') || ctx.get('Forwarded');
  return !forwarded && (ctx.state.ip === '127.0.0.1' || ctx.state.ip === '::1');
}

/** What whoever runs an installation asks it. None of these needs a tenant. */
export function operations(kernel: Kernel): Middleware {
  const answers: Record<string, (ctx: Context) => Promise<void> | void> = {
    '/ping': (ctx) => sendData(ctx, 200, 'pong'),
    '/healthz': (ctx) => sendData(ctx, 200, { status: 'ok' }),
    '/readyz': async (ctx) => {
      const found = await dependencies(kernel);
      const down = found.filter((dependency) => !dependency.up).map((dependency) => dependency.name);
      const ready = down.length === 0 && !kernel.lifecycle.stopping;
      if (!ready) ctx.set('Retry-After', '2');
      sendData(ctx, ready ? 200 : 503, { ready, stopping: kernel.lifecycle.stopping, down });
    },
    '/status': async (ctx) => {
      const found = await dependencies(kernel);
      const uptime = Math.round(process.uptime());
      sendData(ctx, 200, { version, node: process.version, uptime_seconds: uptime, dependencies: found });
    },
    '/metrics': async (ctx) => {
      if (!mayReadMetrics(kernel, ctx)) throw fail('not_found');
      ctx.set('Content-Type', kernel.metrics.registry.contentType);
      ctx.body = await kernel.metrics.registry.metrics();
    },
  };
  return (ctx, next) => {
    const answer = Object.hasOwn(answers, ctx.path) ? answers[ctx.path] : undefined;
    if (!answer || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next();
    ctx.state.route = ctx.path;
    ctx.set('Cache-Control', 'no-store');
    return answer(ctx);
  };
}
