import type Koa from 'koa';
import { fail, type AppError } from '../errors.ts';
import type { Actor } from '../auth/actor.ts';
import type { LiveOwner } from '../live/live-connection.ts';
import type { Tenant } from '../tenancy/directory.ts';

/** What the middlewares of `app.ts` find out about a request, in this order. */
export interface RequestState {
  requestId: string;
  /** The client's address, behind trusted proxies. */
  ip: string;
  /** Host name in lower case, without port. */
  host: string;
  /** As the client sees it: `https://acme.example.com`. */
  origin: string;
  secure: boolean;
  /** Whether the peer is a trusted proxy. */
  viaProxy: boolean;
  /** `/t/acme` where the path names the tenant, else empty. */
  base: string;
  /** An error found before the middleware that renders errors. */
  fault: AppError | null;
  tenant: Tenant | null;
  /** Why there is no tenant; thrown where one is needed. */
  tenantFault: AppError | null;
  actor: Actor | null;
  /** Requests left in the budget with the least left, of those charged so far. */
  leastRemaining: number;
  /** The route for logs and metrics: `/api/v1/conversations/:id`. */
  route: string;
  /** Named facts for the access log (`model`). */
  notes: Record<string, string>;
  /** Code of the error in the response. */
  errorCode: string | null;
}

export type Context = Koa.ParameterizedContext<RequestState>;
export type Middleware = Koa.Middleware<RequestState>;

export function requireTenant({ state: { tenant, tenantFault } }: Context): Tenant {
  if (!tenant) throw tenantFault ?? fail('tenant_unknown');
  return tenant;
}

/** @throws {AppError} `membership_waiting` for who waits to be admitted */
export function requireAdmitted({ state: { actor } }: Context): void {
  if (actor?.status === 'waiting') throw fail('membership_waiting');
}

/** The owner of a connection that stays open. */
export function ownerOf({ state: { ip, tenant, actor } }: Context): LiveOwner {
  return { address: ip, tenant, actor };
}
