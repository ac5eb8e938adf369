import type { Actor } from '../auth/actor.ts';
import type { Tx } from '../db/database.ts';
import type { Kernel } from '../kernel.ts';
import type { Tenant } from '../tenancy/directory.ts';
import type { Contract, Endpoint, Parsed, RouteKey } from './contract.ts';
import type { FileAnswer, HtmlAnswer, RedirectAnswer } from './answer/file-answer.ts';
import type { UploadedFile } from './request/multipart-body.ts';
import type { VerifySignature } from './request/signature.ts';
import type { EventStream } from './answer/sse.ts';

/** The request as handlers may see it: nothing of Koa. */
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
  /** True when the client asked for `text/event-stream`. */
  wantsStream: boolean;
  /** The client's `Idempotency-Key`; what a route with `idempotent: 'handler'` makes its repeats harmless with. */
  idempotencyKey: string | null;
  /** Aborts when the client goes away, or may no longer read what it reads. */
  signal: AbortSignal;
}

/** What a handler may say beside its data. */
export interface Reply {
  status(code: number): void;
  header(name: string, value: string): void;
  cookie(name: string, value: string | null, options: CookieOptions): void;
  /** A fact for the access log, e.g. which model answered. Never content. */
  note(name: 'model', value: string): void;
}

export interface CookieOptions {
  /** Seconds; 0 removes. */
  maxAge: number;
  path?: string;
  sameSite?: 'lax' | 'strict';
}

export interface Call<Got extends Parsed = Parsed> {
  params: Got['params'];
  query: Got['query'];
  body: Got['body'];
  /** Throws `unauthenticated` when read on a call without one; `auth: 'required'` guarantees it. */
  actor: Actor;
  /** Null where `auth` is `optional` or `none` and no token came. */
  maybeActor: Actor | null;
  /** The tenant the request was resolved to; throws `tenant_unknown` on a call without one. */
  tenant: Tenant;
  maybeTenant: Tenant | null;
  /** The open tenant transaction; throws when the route said `tx: 'none'`. */
  tx: Tx;
  request: RequestFacts;
  reply: Reply;
  kernel: Kernel;
  /** The body as it came; throws where the route does not say `accepts: 'raw'`. */
  bytes: Buffer;
  /** What came with `accepts: 'multipart'`; gone after the answer. */
  files: readonly UploadedFile[];
}

/** One page of a cursor list. `next_cursor` null: the end. */
export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

type OutOf<E> = E extends Endpoint<infer _In, infer _Got, infer Out, infer _Sent> ? Out : never;

/** A list route returns its page, a streaming one may return a stream, one with `answers` what it says, a 204 nothing. */
type Answer<Out> =
  | EventStream
  | FileAnswer
  | RedirectAnswer
  | HtmlAnswer
  | (Out extends undefined ? void : Out extends readonly (infer Item)[] ? Out | Page<Item> : Out);

type GotOf<E> = E extends Endpoint<infer _In, infer Got, infer _Out, infer _Sent> ? Got : never;

export type Handler<E> = (call: Call<GotOf<E>>) => Promise<Answer<OutOf<E>>>;
export type Handlers<C extends Contract> = { [K in keyof C]: Handler<C[K]> };

export interface Route {
  key: RouteKey;
  endpoint: Endpoint;
  handler: (call: Call) => Promise<unknown>;
  /** Of `auth: 'signature'`; asked on no other route. */
  verify: VerifySignature;
}
