import { fail } from '../../errors.ts';
import { isOperator } from '../../http/server/operator.ts';
import { limitAddress } from '../../http/request/rate-limit.ts';
import type { Context, Middleware } from '../../http/state.ts';
import type { Kernel } from '../../kernel.ts';
import { defaultRate } from '../../limits/budgets.ts';
import { mailPage, outboxPage } from './outbox-html.ts';
import { openOutbox } from './outbox-files.ts';

/** No script; pictures and inline styles for the mails, which the frame's own sandbox keeps from everything else. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src https: http: data:; frame-ancestors 'none'";

const shown = /^\/outbox(?:\/(?<id>[^/]+))?$/u;

/**
 * `GET /outbox` and `/outbox/:id`: the mails of the local outbox, for who runs the installation (`isOperator`), while that is the
 * driver. Never in production, where mails hold links that let people in.
 */
export function outboxPages(kernel: Kernel): Middleware {
  const { env, mail } = kernel;
  if (mail.driver !== 'outbox' || env.production) return (_, next) => next();
  const files = openOutbox(env.dataDir);

  async function show(id: string | undefined): Promise<string> {
    if (id === undefined) return outboxPage(await files.list());
    const found = await files.find(id);
    if (!found) throw fail('not_found');
    return mailPage(found);
  }

  async function respond(ctx: Context, id: string | undefined): Promise<void> {
    await limitAddress(kernel, ctx, defaultRate);
    if (!(await isOperator(kernel, ctx))) throw fail('not_found');
    ctx.state.route = id === undefined ? '/outbox' : '/outbox/:id';
    const html = await show(id);
    ctx.set({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    });
    ctx.body = html;
  }

  return (ctx, next) => {
    const match = shown.exec(ctx.path);
    if (!match || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next();
    return respond(ctx, match.groups?.['id']);
  };
}
