import type { Context } from '../state.ts';

/** Origins of a tenant's own pictures: the only other origins that pages may load from. */
function pictureOrigins(ctx: Context): string[] {
  const { branding } = ctx.state.tenant ?? {};
  const urls = [branding?.logo_url, branding?.favicon_url].filter((url) => url?.startsWith('https://'));
  return urls.flatMap((url) => (url && URL.canParse(url) ? new URL(url).origin : []));
}

/** Content-Security-Policy (level 3) of a page: inline elements need this response's nonce. */
export function pagePolicy(ctx: Context, nonce: string): string {
  const socket = ctx.state.origin.replace(/^http/, 'ws');
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    ["img-src 'self' data: blob:", ...pictureOrigins(ctx)].join(' '),
    `connect-src 'self' ${socket}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
