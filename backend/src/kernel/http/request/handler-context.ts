import type { Actor } from '../../auth/actor.ts';
import type { Tx } from '../../db/database.ts';
import { fail } from '../../errors.ts';
import type { Kernel } from '../../kernel.ts';
import type { Tenant } from '../../tenancy/directory.ts';
import { readCookie, writeCookie } from './cookies.ts';
import type { Input } from './input.ts';
import type { UploadedFile } from './multipart-body.ts';
import type { HandlerContext, CookieOptions, RequestFacts, ResponseHead } from '../route.ts';
import type { Context } from '../state.ts';

/** Shared by all requests: creating a DOMException costs more than the rest of a request's bookkeeping. */
const clientLeft = new DOMException('The client has left.', 'AbortError');

/** The request as handlers see it, on Koa's. */
export class KoaRequest implements RequestFacts {
  readonly #ctx: Context;
  readonly #timeout: AbortSignal | null;
  #abort: AbortController | null = null;
  #signal: AbortSignal | null = null;

  /** @param timeoutMs after which `signal` aborts with a `TimeoutError` */
  constructor(ctx: Context, timeoutMs?: number) {
    this.#ctx = ctx;
    this.#timeout = timeoutMs === undefined ? null : AbortSignal.timeout(timeoutMs);
  }

  get id(): string {
    return this.#ctx.state.requestId;
  }
  get method(): string {
    return this.#ctx.method;
  }
  get path(): string {
    return this.#ctx.path;
  }
  get ip(): string {
    return this.#ctx.state.ip;
  }
  get userAgent(): string {
    return this.#ctx.get('User-Agent').slice(0, 512);
  }
  get origin(): string {
    return this.#ctx.state.origin;
  }
  get wantsStream(): boolean {
    return this.#ctx.get('Accept').includes('text/event-stream');
  }
  get idempotencyKey(): string | null {
    return this.#ctx.get('Idempotency-Key') || null;
  }
  get signal(): AbortSignal {
    if (!this.#abort) {
      const abort = new AbortController();
      const { res } = this.#ctx;
      const leave = () => {
        if (!res.writableFinished) abort.abort(clientLeft);
      };
      if (res.closed) leave();
      else res.once('close', leave);
      this.#abort = abort;
      this.#signal = this.#timeout ? AbortSignal.any([abort.signal, this.#timeout]) : abort.signal;
    }
    return this.#signal ?? this.#abort.signal;
  }
  /** Aborts when the endpoint's time is over, whether or not the client is still there. Null: it has no limit. */
  get timeout(): AbortSignal | null {
    return this.#timeout;
  }
  /** Ends what still waits for the client, as if it had left. */
  release(): void {
    this.#abort?.abort(clientLeft);
  }
  header(name: string): string | undefined {
    return this.#ctx.get(name) || undefined;
  }
  cookie(name: string): string | undefined {
    return readCookie(this.#ctx.req.headers.cookie, name);
  }
}

/** What one run of a handler sets of the response; applied after the commit, dropped when the handler runs again. */
export class PendingResponse implements ResponseHead {
  code: number;
  readonly headers: [string, string][] = [];
  readonly cookies: [string, string | null, CookieOptions][] = [];
  readonly notes: Record<string, string> = {};

  constructor(code: number) {
    this.code = code;
  }
  status(code: number): void {
    this.code = code;
  }
  header(name: string, value: string): void {
    this.headers.push([name, value]);
  }
  cookie(name: string, value: string | null, options: CookieOptions): void {
    this.cookies.push([name, value, options]);
  }
  note(name: string, value: string): void {
    this.notes[name] = value;
  }
  apply(ctx: Context): void {
    for (const [name, value] of this.headers) ctx.set(name, value);
    for (const cookie of this.cookies) ctx.append('Set-Cookie', writeCookie(...cookie, ctx.state.secure));
    Object.assign(ctx.state.notes, this.notes);
  }
}

export class KoaHandlerContext implements HandlerContext {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly maybeActor: Actor | null;
  readonly maybeTenant: Tenant | null;
  readonly request: RequestFacts;
  readonly response: ResponseHead;
  readonly kernel: Kernel;
  readonly files: readonly UploadedFile[];
  readonly #bytes: Buffer | null;
  readonly #tx: Tx | null;

  constructor(
    kernel: Kernel,
    ctx: Context,
    request: RequestFacts,
    input: Input,
    response: ResponseHead,
    tx: Tx | null,
  ) {
    this.kernel = kernel;
    this.params = input.params;
    this.query = input.query;
    this.body = input.body;
    this.maybeActor = ctx.state.actor;
    this.maybeTenant = ctx.state.tenant;
    this.request = request;
    this.response = response;
    this.files = input.files;
    this.#bytes = input.bytes;
    this.#tx = tx;
  }
  get actor(): Actor {
    if (!this.maybeActor) throw fail('unauthenticated');
    return this.maybeActor;
  }
  get tenant(): Tenant {
    if (!this.maybeTenant) throw fail('tenant_unknown');
    return this.maybeTenant;
  }
  get tx(): Tx {
    if (!this.#tx) throw new Error("This route said tx: 'none'; open a short transaction with kernel.db.tenant().");
    return this.#tx;
  }
  get bytes(): Buffer {
    if (!this.#bytes) throw new Error("This route does not say accepts: 'raw'.");
    return this.#bytes;
  }
}
