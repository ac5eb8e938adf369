import { fail } from '../../errors.ts';
import type { Kernel } from '../../kernel.ts';
import type { ModuleInstance } from '../../modules.ts';
import { version } from '../../version.ts';
import { dependencyCheck } from './dependencies.ts';
import { sendData } from '../response/envelope.ts';
import { isOperator, mayReadMetrics } from './operator.ts';
import { healthRate } from '../../limits/budgets.ts';
import { limitAddress } from '../request/rate-limit.ts';
import type { Context, Middleware } from '../state.ts';

type Respond = (ctx: Context) => Promise<void> | void;

/** The endpoints for whoever runs the installation. None of them needs a tenant. */
export function operations(kernel: Kernel, modules: readonly ModuleInstance[]): Middleware {
  const dependencies = dependencyCheck(kernel, modules);
  const limited =
    (respond: Respond): Respond =>
    async (ctx) => {
      await limitAddress(kernel, ctx, healthRate);
      await respond(ctx);
    };
  const endpoints = new Map<string, Respond>([
    // No limit: these two cost nothing, and load balancers may request them often.
    ['/ping', (ctx) => sendData(ctx, 200, 'pong')],
    ['/healthz', (ctx) => sendData(ctx, 200, { status: 'ok' })],
    [
      '/readyz',
      limited(async (ctx) => {
        const found = await dependencies();
        const down = found.filter((dependency) => !dependency.up).map((dependency) => dependency.name);
        const ready = down.length === 0 && !kernel.lifecycle.stopping;
        if (!ready) ctx.set('Retry-After', '2');
        sendData(ctx, ready ? 200 : 503, { ready, stopping: kernel.lifecycle.stopping, down });
      }),
    ],
    [
      '/status',
      limited(async (ctx) => {
        if (!(await isOperator(kernel, ctx))) return sendData(ctx, 200, { status: 'ok' });
        const found = await dependencies();
        const status = found.every(({ up }) => up) ? 'ok' : 'degraded';
        const isReached = found.some(({ name, up }) => name === 'database' && up);
        const uptime = Math.round(process.uptime());
        sendData(ctx, 200, {
          status,
          version,
          node: process.version,
          uptime_seconds: uptime,
          dependencies: found,
          mail: { driver: kernel.mail.driver, last_attempt: isReached ? await kernel.mail.lastAttempt() : null },
          warnings: kernel.warnings.all,
        });
      }),
    ],
    [
      '/metrics',
      limited(async (ctx) => {
        if (!mayReadMetrics(kernel, ctx)) throw fail('not_found');
        ctx.set('Content-Type', kernel.metrics.registry.contentType);
        ctx.body = await kernel.metrics.registry.metrics();
      }),
    ],
  ]);
  return (ctx, next) => {
    const respond = endpoints.get(ctx.path);
    if (!respond || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next();
    ctx.state.route = ctx.path;
    ctx.set('Cache-Control', 'no-store');
    return respond(ctx);
  };
}
