export interface Branding {
  logo_url: string | null;
  favicon_url: string | null;
  /** `#rrggbb`; contrast-checked when set. */
  primary_color: string | null;
}

/** What a request was resolved to. */
export interface Tenant {
  id: string;
  slug: string;
  name: string;
  kind: 'platform' | 'partner' | 'client';
  plan: 'free' | 'basic' | 'premium' | 'enterprise';
  status: 'active' | 'suspended' | 'deleting';
  branding: Branding;
  settings: Record<string, unknown>;
}

/** Finds tenants; caches hits and misses, dropped when an organization or domain changes, in every process. */
export interface TenantDirectory {
  bySlug(slug: string): Promise<Tenant | null>;
  byHost(host: string): Promise<Tenant | null>;
  byId(id: string): Promise<Tenant | null>;
  /** Called by the events of organizations and domains. */
  drop(orgId: string): void;
}
