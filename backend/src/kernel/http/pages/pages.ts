import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, kernelErrors } from '../../errors.ts';
import { assetsRate } from '../../limits/budgets.ts';
import type { Kernel } from '../../kernel.ts';
import { pageHead, problemOf } from './page-head.ts';
import { pagePolicy } from './page-policy.ts';
import { limitAddress } from '../request/rate-limit.ts';
import type { Context, Middleware } from '../state.ts';
import { readFolder, type StaticFile } from './static-files.ts';
import { iconSvg, webManifest } from './tenant-icon.ts';
import { viteFile, vitePolicy, viteTemplate } from './vite-pages.ts';

interface BuiltPages {
  /** By URL path. */
  files: ReadonlyMap<string, StaticFile>;
  /** `index.html`; null where the pages are not built. */
  template: string | null;
}

const built = fileURLToPath(new URL('../../../../../frontend/dist', import.meta.url));

function sendPage(kernel: Kernel, ctx: Context, template: string): void {
  const nonce = randomBytes(16).toString('base64');
  const head = pageHead(kernel, ctx, nonce);
  const problem = problemOf(kernel, ctx);
  ctx.status = problem ? kernelErrors[problem].status : 200;
  ctx.set('Content-Type', 'text/html; charset=utf-8');
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Content-Security-Policy', kernel.env.viteOrigin ? vitePolicy : pagePolicy(ctx, nonce));
  // Functions, since a replacement string would interpret `$&` in a tenant's name.
  ctx.body = template.replaceAll('__CSP_NONCE__', () => nonce).replace('<!--atrium:head-->', () => head);
}

/** Sends the tenant's icon or web manifest; cached briefly, because branding may change. */
function sendIconOrManifest(ctx: Context): boolean {
  const { tenant, base } = ctx.state;
  if (ctx.path === '/icon.svg' || ctx.path === '/favicon.ico') {
    ctx.set('Content-Type', 'image/svg+xml');
    ctx.body = iconSvg(tenant);
  } else if (ctx.path === '/manifest.webmanifest') {
    ctx.set('Content-Type', 'application/manifest+json');
    ctx.body = JSON.stringify(webManifest(tenant, base));
  } else return false;
  ctx.set('Cache-Control', 'private, max-age=300');
  return true;
}

function refuseOtherMethods(ctx: Context): void {
  if (ctx.method !== 'GET' && ctx.method !== 'HEAD')
    throw fail('method_not_allowed', { headers: { Allow: 'GET, HEAD' } });
}

async function sendAsset(ctx: Context, file: StaticFile | undefined): Promise<void> {
  ctx.state.route = 'asset';
  if (!file) throw fail('not_found');
  await file.send(ctx);
}

/** The built pages; none in development, where Vite serves them. */
export function openPages({ env: { viteOrigin } }: Kernel, folder = built): BuiltPages {
  const files = viteOrigin ? new Map<string, StaticFile>() : readFolder(folder);
  return { files, template: files.has('/index.html') ? readFileSync(join(folder, 'index.html'), 'utf8') : null };
}

/** Serves files that are the same for all tenants, before the tenant is looked up. */
export function assets(kernel: Kernel, { files }: BuiltPages): Middleware {
  const send = async (ctx: Context): Promise<void> => {
    await limitAddress(kernel, ctx, assetsRate);
    refuseOtherMethods(ctx);
    await sendAsset(ctx, files.get(ctx.path));
  };
  return (ctx, next) => (ctx.path.startsWith('/assets/') && !kernel.env.viteOrigin ? send(ctx) : next());
}

/**
 * Serves everything that is not the API: files of the built pages, the tenant's icon, and for every other path the one page,
 * whose router knows the rest.
 */
export function pages(kernel: Kernel, { files, template }: BuiltPages): Middleware {
  const { viteOrigin } = kernel.env;
  return async (ctx) => {
    refuseOtherMethods(ctx);
    ctx.state.route = 'page';
    if (sendIconOrManifest(ctx)) return;
    const file = ctx.path === '/index.html' ? undefined : files.get(ctx.path);
    if (file) await sendAsset(ctx, file);
    else if (viteOrigin) {
      if (!(await viteFile(ctx, viteOrigin))) sendPage(kernel, ctx, await viteTemplate(viteOrigin));
    } else if (ctx.path.startsWith('/assets/')) throw fail('not_found');
    else if (template) sendPage(kernel, ctx, template);
    else throw fail('unavailable', { message: 'The pages are not built. Run: npm run build' });
  };
}
