import type Koa from 'koa';
import { fail, type AppError } from '../errors.ts';
import type { Actor } from '../auth/actor.ts';
import type { LiveOwner } from '../live/live-connection.ts';
import type { Tenant } from '../tenancy/directory.ts';

/** What the middlewares of `app.ts` find out about a request, in their order. */
export interface RequestState {
  requestId: string;
  /** The client's address, behind the proxies that are trusted. */
  ip: string;
  /** Host name in lower case, without port. */
  host: string;
  /** As the client sees it: `https://acme.example.com`. */
  origin: string;
  secure: boolean;
  /** The peer is a trusted proxy. */
  viaProxy: boolean;
  /** `/t/acme` where the path names the tenant, else empty. */
  base: string;
  /** Found before anything could render it: a request that is no HTTP we answer. */
  fault: AppError | null;
  tenant: Tenant | null;
  /** Why there is no tenant; thrown by what needs one. */
  tenantFault: AppError | null;
  actor: Actor | null;
  /** What is left of the tightest budget that was charged so far. */
  leastRemaining: number;
  /** `/api/v1/conversations/:id`: what logs and metrics call this request. */
  route: string;
  /** Named facts for the access log (`model`). */
  notes: Record<string, string>;
  /** Code of the error that was answered. */
  errorCode: string | null;
}

export type Context = Koa.ParameterizedContext<RequestState>;
export type Middleware = Koa.Middleware<RequestState>;

export function requireTenant({ state: { tenant, tenantFault } }: Context): Tenant {
  if (!tenant) throw tenantFault ?? fail('tenant_unknown');
  return tenant;
}

/** Who waits to be admitted is a stranger still: nothing answers but what says that it does. */
export function requireAdmitted({ state: { actor } }: Context): void {
  if (actor?.status === 'waiting') throw fail('membership_waiting');
}

/** Whose a connection is that stays open. */
export function ownerOf({ state: { ip, tenant, actor } }: Context): LiveOwner {
  return { address: ip, tenant, actor };
}
