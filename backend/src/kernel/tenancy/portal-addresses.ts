import type { Env } from '../env.ts';
import type { Tenant } from './directory.ts';

/** Where portals are, for links in mails: never from a request, whose `Host` a stranger may choose. */
export interface PortalAddresses {
  /** Without a slash at its end: `https://acme.example.com`, `http://localhost:8080/t/acme`. */
  of(tenant: Pick<Tenant, 'slug' | 'domain'>): string;
}

/**
 * A verified domain of the tenant's own, else `PORTAL_URL`. Without that, in production the subdomain by https; elsewhere a path
 * of this server, since not every system resolves names below `localhost`.
 * @param port that this process listens on; known when it does
 */
export function createPortalAddresses(
  { portalUrl, production, baseDomain }: Pick<Env, 'portalUrl' | 'production' | 'baseDomain'>,
  port: () => number,
): PortalAddresses {
  const pattern = () =>
    portalUrl ?? (production ? `https://{slug}.${baseDomain}` : `http://${baseDomain}:${port()}/t/{slug}`);
  return {
    of: ({ slug, domain }) => (domain === null ? pattern().replaceAll('{slug}', slug) : `https://${domain}`),
  };
}
