/** What the server knew when it sent the page, as `<script type="application/json" id="atrium-boot">`. */
export interface Boot {
  tenant: {
    slug: string;
    name: string;
    kind: 'platform' | 'partner' | 'client';
    branding: { logo_url: string | null; favicon_url: string | null; primary_color: string | null };
  } | null;
  /** Whether anybody may ask to join here as a client. */
  joinable: boolean;
  /** `/t/acme` where the tenant stands in the path, else empty. */
  base: string;
  /** Who may register a company: anybody, only the operator of the installation, or nobody. */
  registration: 'open' | 'operator' | 'closed';
  /** Demo data is seeded: sign-in may show the demo logins. */
  demo: boolean;
  production: boolean;
  /** The address names a portal that is not served, and why. */
  problem: 'tenant_unknown' | 'tenant_suspended' | null;
}

const nothing: Boot = {
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
  return text ? { ...nothing, ...(JSON.parse(text) as Partial<Boot>) } : nothing;
}

export const boot: Boot = read();

/** The tenant of this page, for what only a portal shows. */
export function tenantOfPage(): NonNullable<Boot['tenant']> {
  if (!boot.tenant) throw new Error('This page belongs to a portal, and the address names none');
  return boot.tenant;
}
