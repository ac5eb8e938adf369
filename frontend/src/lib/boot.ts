export type OrganizationKind = 'platform' | 'partner' | 'client';

/** What the server writes into each page, as `<script type="application/json" id="atrium-boot">`. */
export interface Boot {
  tenant: {
    slug: string;
    name: string;
    kind: OrganizationKind;
    branding: { logo_url: string | null; favicon_url: string | null; primary_color: string | null };
  } | null;
  /** Whether anybody may request to join the tenant as a client. */
  joinable: boolean;
  /** `/t/acme` where the path names the tenant, else empty. */
  base: string;
  /** Who may register an organization: anybody (`open`), only the operator of the installation, or nobody (`closed`). */
  registration: 'open' | 'operator' | 'closed';
  /** Demo data is seeded: sign-in may show the demo logins. */
  demo: boolean;
  production: boolean;
  /** Why the portal of this address is not served; null: it is, or the address names none. */
  problem: 'tenant_unknown' | 'tenant_suspended' | null;
}

const defaults: Boot = {
  tenant: null,
  base: '',
  joinable: false,
  registration: 'closed',
  demo: false,
  production: true,
  problem: null,
};

function read(): Boot {
  const text = document.getElementById('atrium-boot')?.textContent;
  return text ? { ...defaults, ...(JSON.parse(text) as Partial<Boot>) } : defaults;
}

export const boot: Boot = read();

/**
 * The page of the installation, where portals are found; null in a portal with a domain of its own, which shows nothing of the
 * installation.
 */
export function installationUrl(): string | null {
  if (boot.base) return '/';
  const [label, ...rest] = location.host.split('.');
  return boot.tenant && boot.tenant.slug !== label ? null : `//${rest.join('.')}/`;
}

/** The tenant of this page. @throws on pages outside of a portal */
export function requireTenant(): NonNullable<Boot['tenant']> {
  if (!boot.tenant) throw new Error('This page belongs to a portal, and the address names none');
  return boot.tenant;
}
