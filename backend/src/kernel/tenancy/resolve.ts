import { fail, type AppError } from '../errors.ts';
import type { Tenant, TenantDirectory } from './directory.ts';
import { type HostClaim, readHost } from './host.ts';
import { isSlug } from './slug.ts';

/** The three parts of a request that may name its tenant. */
export interface TenantClaims {
  /** Without port, as the client sees it. */
  host: string;
  /** `X-Tenant`. */
  header: string | undefined;
  /** Path without query. */
  path: string;
}

export interface Resolution {
  tenant: Tenant | null;
  /** Why there is no tenant. Thrown only where one is needed, since `/healthz` works on any host. */
  fault: AppError | null;
  /** `/t/acme` where the path names the tenant, else empty. */
  base: string;
  /** The path without `base`, which is routed. */
  path: string;
}

const pathPrefix = /^\/t\/([^/]*)(\/.*)?$/s;

function split(path: string): { slug: string | null; base: string; rest: string } {
  const match = pathPrefix.exec(path);
  if (!match) return { slug: null, base: '', rest: path };
  const [, slug = '', rest = '/'] = match;
  // `base` is written into pages, so only a valid slug is accepted.
  return { slug, base: isSlug(slug) ? `/t/${slug}` : '', rest };
}

async function lookUp(host: HostClaim, slug: string | undefined, directory: TenantDirectory): Promise<Tenant | null> {
  if (host.kind === 'domain') return directory.byHost(host.host);
  if (host.kind === 'unknown' || slug === undefined || !isSlug(slug)) return null;
  return directory.bySlug(slug);
}

/**
 * Finds the tenant of a request. Host (subdomain or verified custom domain), header and path may each name it; all that do must
 * name the same one. There is no precedence, because a request that contradicts itself is a mistake or an attack. At most one
 * name is looked up.
 */
export async function resolveTenant(
  claims: TenantClaims,
  directory: TenantDirectory,
  baseDomain: string,
): Promise<Resolution> {
  const { slug: pathSlug, base, rest } = split(claims.path);
  const without = (fault: AppError): Resolution => ({ tenant: null, fault, base, path: rest });
  const host = readHost(claims.host, baseDomain);
  const slugs = new Set<string>();
  if (host.kind === 'slug') slugs.add(host.slug);
  if (claims.header !== undefined) slugs.add(claims.header.trim().toLowerCase());
  if (pathSlug !== null) slugs.add(pathSlug);
  if (slugs.size > 1) return without(fail('tenant_conflict'));

  const [slug] = slugs;
  const tenant = await lookUp(host, slug, directory);
  const isNamedByHost = host.kind === 'domain' || host.kind === 'unknown';
  if (isNamedByHost && slug !== undefined && slug !== tenant?.slug) return without(fail('tenant_conflict'));
  if (!tenant) return without(fail('tenant_unknown'));
  if (tenant.status !== 'active') return without(fail('tenant_suspended'));
  return { tenant, fault: null, base, path: rest };
}
