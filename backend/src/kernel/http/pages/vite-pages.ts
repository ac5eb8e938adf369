import type { Context } from '../state.ts';

/** While developing, vite serves sources and reloads them; the template still gets its head from us. */
export async function viteTemplate(viteOrigin: string): Promise<string> {
  const answer = await fetch(new URL('/index.html', viteOrigin), { headers: { Accept: 'text/html' } });
  return answer.text();
}

const sources = /^\/(?:@|src\/|node_modules\/|\.vite\/)|\.\w+$/;

/** Hands a source file through. False: this is a page. */
export async function viteFile(ctx: Context, viteOrigin: string): Promise<boolean> {
  if (!sources.test(ctx.path)) return false;
  const answer = await fetch(new URL(ctx.path + ctx.search, viteOrigin), { headers: { Accept: ctx.get('Accept') } });
  ctx.status = answer.status;
  ctx.set('Content-Type', answer.headers.get('content-type') ?? 'application/octet-stream');
  ctx.set('Cache-Control', 'no-cache');
  ctx.body = Buffer.from(await answer.arrayBuffer());
  return true;
}

/** Vite's own scripts are inline and connect to its port. Production refuses VITE_ORIGIN, so this never leaves home. */
export const vitePolicy =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: ws: http://localhost:* http://127.0.0.1:*";
