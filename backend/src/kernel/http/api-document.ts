import { randomBytes } from 'node:crypto';
import type { Module } from '../module.ts';
import { apiBase } from './bind-routes.ts';
import { docsPage } from './docs-page.ts';
import { openApi } from './openapi.ts';
import { nameOf } from './page-head.ts';
import type { Middleware } from './state.ts';

/** `openapi.json` and the page that shows it. No tenant has routes of its own, so it is made once, on first demand. */
export function apiDocument(modules: readonly Module[]): Middleware {
  let made: ReturnType<typeof openApi> | undefined;
  const document = () => (made ??= openApi(modules));
  return (ctx, next) => {
    const isPage = ctx.path === `${apiBase}/docs`;
    if ((!isPage && ctx.path !== `${apiBase}/openapi.json`) || (ctx.method !== 'GET' && ctx.method !== 'HEAD'))
      return next();
    ctx.state.route = ctx.path;
    ctx.set('Cache-Control', 'no-cache');
    if (isPage) {
      const nonce = randomBytes(16).toString('base64');
      ctx.set('Content-Security-Policy', `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'`);
      ctx.set('Content-Type', 'text/html; charset=utf-8');
      ctx.body = docsPage(document(), nameOf(ctx.state.tenant), nonce);
    } else {
      ctx.set('Access-Control-Allow-Origin', '*');
      ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
      ctx.set('Content-Type', 'application/json; charset=utf-8');
      ctx.body = JSON.stringify(document());
    }
    return Promise.resolve();
  };
}
