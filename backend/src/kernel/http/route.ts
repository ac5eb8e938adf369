import type { Actor } from '../auth/actor.ts';
import type { Tx } from '../db/database.ts';
import type { Kernel } from '../kernel.ts';
import type { Tenant } from '../tenancy/directory.ts';
import type { Contract, Endpoint, Parsed, RouteKey } from './contract.ts';
import type { FileResponse } from './response/file-response.ts';
import type { HtmlResponse } from './response/html-response.ts';
import type { RedirectResponse } from './response/redirect-response.ts';
import type { EventStream } from './response/sse.ts';
import type { UploadedFile } from './request/multipart-body.ts';
import type { VerifySignature } from './request/signature.ts';

/** The request as handlers see it, independent of Koa. */
export interface RequestFacts {
  id: string;
  method: string;
  path: string;
  ip: string;
  userAgent: string;
  /** `https://acme.example.com` as the client sees it. */
  origin: string;
  header(name: string): string | undefined;
  cookie(name: string): string | undefined;
  /** Whether the client accepts `text/event-stream`. */
  wantsStream: boolean;
  /** The client's `Idempotency-Key`, by which a handler with `idempotent: 'handler'` recognises a repeat. */
  idempotencyKey: string | null;
  /** Aborts when the client leaves, when its right to read ends, or when the endpoint's time is over. */
  signal: AbortSignal;
}

/** What a handler may set of the response beside its content. */
export interface ResponseHead {
  status(code: number): void;
  header(name: string, value: string): void;
  cookie(name: string, value: string | null, options: CookieOptions): void;
  /** A fact for the access log: the id of the model that was used. Never content. */
  note(name: 'model', value: string): void;
}

export interface CookieOptions {
  /** Seconds; 0 removes. */
  maxAge: number;
  path?: string;
  sameSite?: 'lax' | 'strict';
}

/** What a handler receives. */
export interface HandlerContext<Got extends Parsed = Parsed> {
  params: Got['params'];
  query: Got['query'];
  body: Got['body'];
  /** Throws `unauthenticated` when read for a request without one; `auth: 'required'` guarantees it. */
  actor: Actor;
  /** Null where `auth` is `optional` or `none` and no credential was sent. */
  maybeActor: Actor | null;
  /** The tenant the request was resolved to; throws `tenant_unknown` for a request without one. */
  tenant: Tenant;
  maybeTenant: Tenant | null;
  /** The open tenant transaction; throws for a route with `tx: 'none'`. */
  tx: Tx;
  request: RequestFacts;
  response: ResponseHead;
  kernel: Kernel;
  /** The body as it came; throws for a route without `accepts: 'raw'`. */
  bytes: Buffer;
  /** The files of a request with `accepts: 'multipart'`; deleted after the response. */
  files: readonly UploadedFile[];
}

/** One page of a cursor list. `next_cursor` null: the end. */
export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

type OutOf<E> = E extends Endpoint<infer _In, infer _Got, infer Out, infer _Sent> ? Out : never;

/**
 * What a handler returns: a page for a list, a stream where the contract says `stream`, the class that its `response` names,
 * nothing for a 204, else `data`.
 */
type Result<Out> =
  | EventStream
  | FileResponse
  | RedirectResponse
  | HtmlResponse
  | (Out extends undefined ? void : Out extends readonly (infer Item)[] ? Out | Page<Item> : Out);

type GotOf<E> = E extends Endpoint<infer _In, infer Got, infer _Out, infer _Sent> ? Got : never;

export type Handler<E> = (context: HandlerContext<GotOf<E>>) => Promise<Result<OutOf<E>>>;
export type Handlers<C extends Contract> = { [K in keyof C]: Handler<C[K]> };

export interface Route {
  key: RouteKey;
  endpoint: Endpoint;
  handler: (context: HandlerContext) => Promise<unknown>;
  /** Used for `auth: 'signature'` only. */
  verify: VerifySignature;
}
