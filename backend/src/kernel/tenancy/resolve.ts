import { fail, type AppError } from '../errors.ts';
import type { Tenant, TenantDirectory } from './directory.ts';
import { readHost } from './host.ts';
import { isSlug } from './slug.ts';

/** The three places where a request may name its tenant. */
export interface TenantClaims {
  /** As the client sees it, without port. */
  host: string;
  /** `X-Tenant`. */
  header: string | undefined;
  /** Path without query. */
  path: string;
}

export interface Resolution {
  tenant: Tenant | null;
  /** Why there is no tenant. Thrown by what needs one: `/healthz` must answer on any host. */
  fault: AppError | null;
  /** `/t/acme` where the path names the tenant, else empty. */
  base: string;
  /** The path without `base`; what is routed. */
  path: string;
}

const pathPrefix = /^\/t\/([^/]*)(\/.*)?$/s;

function split(path: string): { slug: string | null; base: string; rest: string } {
  const match = pathPrefix.exec(path);
  if (!match) return { slug: null, base: '', rest: path };
  const [, slug = '', rest = '/'] = match;
  // `base` is written into pages: only what can be a slug may stand there.
  return { slug, base: isSlug(slug) ? `/t/${slug}` : '', rest };
}

/** The tenants that the request names, in the order host, header, path; null for a name that nobody has. */
async function named(
  claims: TenantClaims,
  pathSlug: string | null,
  directory: TenantDirectory,
  baseDomain: string,
): Promise<(Tenant | null)[]> {
  const bySlug = async (slug: string) => (isSlug(slug) ? directory.bySlug(slug) : null);
  const found: Promise<Tenant | null>[] = [];
  const host = readHost(claims.host, baseDomain);
  if (host.kind === 'slug') found.push(bySlug(host.slug));
  if (host.kind === 'domain') found.push(directory.byHost(host.host));
  if (host.kind === 'unknown') found.push(Promise.resolve(null));
  if (claims.header !== undefined) found.push(bySlug(claims.header.trim().toLowerCase()));
  if (pathSlug !== null) found.push(bySlug(pathSlug));
  return Promise.all(found);
}

/**
 * Finds the tenant of a request. Host (subdomain or verified custom domain), header and path may each name it; all that
 * do must name the same one. There is no precedence, because a request that contradicts itself is either a mistake or an
 * attack.
 */
export async function resolveTenant(
  claims: TenantClaims,
  directory: TenantDirectory,
  baseDomain: string,
): Promise<Resolution> {
  const { slug, base, rest } = split(claims.path);
  const tenants = await named(claims, slug, directory, baseDomain);
  const without = (fault: AppError): Resolution => ({ tenant: null, fault, base, path: rest });
  const [first = null] = tenants;
  if (tenants.some((tenant) => tenant?.id !== first?.id)) return without(fail('tenant_conflict'));
  if (!first) return without(fail('tenant_unknown'));
  if (first.status !== 'active') return without(fail('tenant_suspended'));
  return { tenant: first, fault: null, base, path: rest };
}
