import type { Context } from '../state.ts';

/** A page without the application, e.g. for a link in an e-mail. Its policy allows inline styles and forms to this origin; no script. */
export class HtmlResponse {
  readonly html: string;
  readonly status: number;

  constructor(html: string, status = 200) {
    this.html = html;
    this.status = status;
  }
}

export function sendHtml(ctx: Context, { html, status }: HtmlResponse): void {
  ctx.status = status;
  ctx.set({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  });
  ctx.body = html;
}
