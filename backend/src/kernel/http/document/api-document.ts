import { randomBytes } from 'node:crypto';
import type { Declarations } from '../../modules.ts';
import { apiBase } from '../bind-routes.ts';
import { docsPage } from './docs-page.ts';
import { openApi } from './openapi.ts';
import { nameOf } from '../pages/page-head.ts';
import type { Middleware } from '../state.ts';

function documentOf(declarations: Declarations) {
  const document = openApi(declarations);
  return { json: JSON.stringify(document), page: docsPage(document) };
}

/**
 * `openapi.json` and the page that shows it. Both are the same for all tenants and large, so they are written once, at the
 * first request.
 */
export function apiDocument(declarations: Declarations): Middleware {
  let made: ReturnType<typeof documentOf> | undefined;
  const document = () => (made ??= documentOf(declarations));
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
      ctx.body = document().page(nameOf(ctx.state.tenant), nonce);
    } else {
      ctx.set('Access-Control-Allow-Origin', '*');
      ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
      ctx.set('Content-Type', 'application/json; charset=utf-8');
      ctx.body = document().json;
    }
    return Promise.resolve();
  };
}
