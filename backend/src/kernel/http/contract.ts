import { z } from 'zod';
import { roles, signInStatuses } from '../auth/actor.ts';
import type { ErrorName } from '../errors.ts';
import type { Rate } from '../limits/budgets.ts';
import { visibleLine } from './visible-line.ts';

export { day, defineRate, hour, minute } from '../limits/budgets.ts';
export { definePermission, everyone } from '../auth/permissions.ts';
export { defineErrors } from '../errors.ts';
export { defineSetting } from '../tenancy/settings.ts';
export { visibleLine };

/**
 * A contract defines the input and the output of each route by its key (`'GET /conversations/:id'`, relative to `/api/v1`). It
 * validates, strips, documents (OpenAPI) and types the browser's `api()`. Browser-safe: zod only.
 */

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type RouteKey = `${Method} /${string}`;

/**
 * The transaction of a route: `read` opens a READ ONLY tenant transaction, `write` a writing one, `none` none. `read-once` is
 * `read` for a handler that sends a single statement: the whole transaction is one packet (hot lists).
 */
export type Transaction = 'read' | 'read-once' | 'write' | 'none';

export interface EndpointSpec {
  summary: string;
  description?: string;
  tag?: string;
  /**
   * `required` (default): an actor or 401. `session`: a person who has signed in, no key or token: for what is their own and
   * needs no permission. `optional`: an actor where a credential is sent. `signature`: the signer of the raw body, as the
   * module's `signatures` decide; no other credential is read. `none`: no credential is read.
   */
  auth?: 'required' | 'session' | 'optional' | 'signature' | 'none';
  /** The header that carries the signature: `Stripe-Signature`. */
  signatureHeader?: string;
  /** Open to members who wait to be admitted. All other routes refuse them: 403 `membership_waiting`. */
  waiting?: true;
  /** `required` (default): 404 `tenant_unknown` without a tenant. `none`: a route of the installation, not of a tenant. */
  tenant?: 'required' | 'none';
  /** Default: `read` for GET, `write` for the rest. A route that streams or calls other services says `none`. */
  tx?: Transaction;
  /** Success status. Default 200; 201 for what creates; 204 has no body. */
  status?: 200 | 201 | 202 | 204;
  /** The errors of this route beside those of every route (`response/declared-errors.ts`). */
  errors?: readonly ErrorName[];
  /**
   * For a POST that creates or charges: `Idempotency-Key` is honoured. `handler`: the handler itself makes a repeat harmless (a
   * stream that resumes); only a key with another body is refused before it runs.
   */
  idempotent?: boolean | 'handler';
  /** Cursor list: the handler returns a `Page`, `data` is its array, `meta.next_cursor` its cursor. */
  list?: boolean;
  /**
   * Responds with `text/event-stream` when the client accepts it; the handler returns an `EventStream`. `page`: one without an
   * end, which a page keeps open, within caps of its own.
   */
  stream?: boolean | 'page';
  /** Largest body in bytes. Default 1 MiB. */
  maxBody?: number;
  /**
   * What comes in. `json` (default). `raw`: bytes of any type, as `context.bytes` (signed webhooks). `form`:
   * `application/x-www-form-urlencoded`, checked by `body`. `multipart`: `multipart/form-data`, its fields checked by `body`, its
   * files as `context.files`, within `files`.
   */
  accepts?: 'json' | 'raw' | 'form' | 'multipart';
  files?: FileLimits;
  /** What comes out, where it is not JSON: the handler returns a `FileResponse`, `RedirectResponse` or `HtmlResponse`. */
  response?: 'file' | 'redirect' | 'html';
  /** Milliseconds until the request fails with 503 `timeout` and is rolled back. */
  timeoutMs?: number;
  /** How many requests it allows, beside the budgets of every request. */
  rate?: Rate;
}

export interface FileLimits {
  /** The most files. */
  readonly max: number;
  /** The most bytes of each. */
  readonly maxBytes: number;
}

/** The input of a request, each part as its schema parsed it. */
export interface Parsed<P = unknown, Q = unknown, B = unknown> {
  params: P;
  query: Q;
  body: B;
}

/**
 * Phantom types: `In` is what the browser sends, `Got` what the handler receives, `Out` what it returns before stripping,
 * `Sent` what the browser receives. Schemas are not generics, so that 300 routes are type-checked in about a second.
 */
export interface Endpoint<
  In = unknown,
  Got extends Parsed = Parsed,
  Out = unknown,
  Sent = unknown,
> extends EndpointSpec {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly data?: z.ZodType;
  readonly '~types'?: { in: In; got: Got; out: Out; sent: Sent };
}

export type Contract = Record<RouteKey, Endpoint>;

type Optional<K extends string, T> = undefined extends T ? { [P in K]?: T } : { [P in K]: T };

export function endpoint<
  P extends z.ZodType = z.ZodType<undefined, undefined>,
  Q extends z.ZodType = z.ZodType<undefined, undefined>,
  B extends z.ZodType = z.ZodType<undefined, undefined>,
  D extends z.ZodType = z.ZodType<undefined, undefined>,
>(
  spec: EndpointSpec & { params?: P; query?: Q; body?: B; data?: D },
): Endpoint<
  Optional<'params', z.input<P>> & Optional<'query', z.input<Q>> & Optional<'body', z.input<B>>,
  { params: z.output<P>; query: z.output<Q>; body: z.output<B> },
  z.input<D>,
  z.output<D>
> {
  return spec;
}

/** The query of a list: `?limit` (1–100, default 20), `?cursor`, and the filters of the list. */
export function listQuery<S extends z.ZodRawShape>(filters: S) {
  return z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.string().min(1).max(512).optional(),
    ...filters,
  });
}

/** Text without NUL (PostgreSQL refuses it) and without lone surrogates. */
export function text(min: number, max: number) {
  return z
    .string()
    .min(min)
    .max(max)
    .refine((value) => !value.includes('\u0000') && value.isWellFormed(), 'must not hold control or broken characters');
}

export const id = z.uuid();
export const idParams = z.strictObject({ id });

/**
 * Timestamps that PostgreSQL stores: it has no year 0 and no offset of 16 hours; the first and the last year are accepted in
 * UTC only.
 */
const storable = /^(?!0000|(?:0001|9999).*[+-](?!00:00$)).*(?:Z|[+-](?:0\d|1[0-4]):\d\d)$/;
export const timestamp = z.iso
  .datetime({ offset: true })
  .refine((value) => storable.test(value), 'must lie in the years 1 to 9999, its offset within 14 hours');

/** The name of a person or a company. */
export const displayName = visibleLine(100);

/** An e-mail address as it is stored and compared: trimmed, in lower case. */
export const email = z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address'));

export const role = z.enum(roles);
export const signInStatus = z.enum(signInStatuses);
