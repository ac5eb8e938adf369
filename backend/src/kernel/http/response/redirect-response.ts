import type { Context } from '../state.ts';

/** A redirect (RFC 9110 § 15.4): 303 after a form, 302 for a link whose target may change. */
export class RedirectResponse {
  readonly location: string;
  readonly status: 302 | 303 | 307;

  constructor(location: string, status: 302 | 303 | 307 = 303) {
    this.location = location;
    this.status = status;
  }
}

export function sendRedirect(ctx: Context, { location, status }: RedirectResponse): void {
  ctx.status = status;
  ctx.set('Location', location);
  ctx.body = '';
}
