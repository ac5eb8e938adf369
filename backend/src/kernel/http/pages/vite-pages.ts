import type { Context } from '../state.ts';

/** In development Vite serves and reloads the sources; only the head of the template is inserted here. */
export async function viteTemplate(viteOrigin: string): Promise<string> {
  const response = await fetch(new URL('/index.html', viteOrigin), { headers: { Accept: 'text/html' } });
  return response.text();
}

const sources = /^\/(?:@|src\/|node_modules\/|\.vite\/)|\.\w+$/;

/** Hands a source file through. False: this is a page. */
export async function viteFile(ctx: Context, viteOrigin: string): Promise<boolean> {
  if (!sources.test(ctx.path)) return false;
  const response = await fetch(new URL(ctx.path + ctx.search, viteOrigin), { headers: { Accept: ctx.get('Accept') } });
  ctx.status = response.status;
  ctx.set('Content-Type', response.headers.get('content-type') ?? 'application/octet-stream');
  ctx.set('Cache-Control', 'no-cache');
  ctx.body = Buffer.from(await response.arrayBuffer());
  return true;
}

/** Vite's own scripts are inline and connect to its port. Production refuses VITE_ORIGIN. */
export const vitePolicy =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: ws: http://localhost:* http://127.0.0.1:*";
