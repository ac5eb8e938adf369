import { LRUCache } from 'lru-cache';
import type { Database } from '../db/database.ts';
import type { TenantSettings } from './settings.ts';
import { findTenant, type TenantKey } from './store.ts';

export interface Branding {
  logo_url: string | null;
  favicon_url: string | null;
  /** `#rrggbb`. */
  primary_color: string | null;
}

/** The organization that a request was resolved to. */
export interface Tenant {
  id: string;
  slug: string;
  /** The verified custom domain of its portal, the first one; null: it has none. */
  domain: string | null;
  name: string;
  kind: 'platform' | 'partner' | 'client';
  /** The partner whose staff work for this client organization; null where there is none. */
  partnerId: string | null;
  plan: 'free' | 'basic' | 'premium' | 'enterprise';
  /** What the plan has beside its limits, by the names of `definePlanFeature`. */
  features: readonly string[];
  status: 'active' | 'suspended' | 'deleting';
  /** Confirmed by the operator, or by the owner of its e-mail address. */
  confirmed: boolean;
  branding: Branding;
  settings: TenantSettings;
}

/** Finds tenants. Hits and misses are cached, and dropped in every process when an organization or domain changes. */
export interface TenantDirectory {
  bySlug(slug: string): Promise<Tenant | null>;
  /** By a verified custom domain, in lower case and punycode. */
  byHost(host: string): Promise<Tenant | null>;
  byId(id: string): Promise<Tenant | null>;
  /** To be called after a change of an organization or domain; other processes are notified by the database. */
  drop(orgId: string): void;
  /** Calls `onChange` with the id of each organization that changed, in whatever process, once it is dropped here. */
  watch(onChange: (orgId: string) => void): void;
  close(): Promise<void>;
}

/** The channel on which the triggers of migration 0002 send the organization's id. */
const changed = 'tenant_changed';

/**
 * Hits are kept long, because a change drops them everywhere; the limit covers the moments in which the listening connection
 * was lost. Misses are kept briefly and in a cache of their own: guessing names must not evict tenants.
 */
const hits = { max: 10_000, ttl: 30_000 };
const misses = { max: 10_000, ttl: 5_000 };

export async function createTenantDirectory(db: Database): Promise<TenantDirectory> {
  const found = new LRUCache<string, Tenant>(hits);
  const missing = new LRUCache<string, true>(misses);
  const loading = new Map<string, Promise<Tenant | null>>();
  const watchers: ((orgId: string) => void)[] = [];
  let changes = 0;

  async function load(by: TenantKey, value: string, key: string): Promise<Tenant | null> {
    const before = changes;
    const tenant = await db.as('atrium_resolver', (tx) => findTenant(tx, by, value), {
      readOnly: true,
      singleStatement: true,
    });
    // Not cached where something changed meanwhile: it may have been read before.
    if (before !== changes) return tenant;
    if (tenant) found.set(key, tenant);
    else missing.set(key, true);
    return tenant;
  }

  async function find(by: TenantKey, value: string): Promise<Tenant | null> {
    const key = `${by}:${value}`;
    const known = found.get(key);
    if (known) return known;
    if (missing.has(key)) return null;
    // Concurrent requests for a tenant that is not cached share one look-up.
    const running = loading.get(key) ?? load(by, value, key).finally(() => loading.delete(key));
    loading.set(key, running);
    return running;
  }

  function drop(orgId: string): void {
    changes += 1;
    missing.clear();
    loading.clear();
    for (const [key, tenant] of found.entries()) if (tenant.id === orgId) found.delete(key);
    for (const onChange of watchers) onChange(orgId);
  }

  const stopListening = await db.listen(changed, drop);

  return {
    bySlug: (slug) => find('slug', slug),
    byHost: (host) => find('host', host),
    byId: (id) => find('id', id),
    drop,
    watch(onChange) {
      watchers.push(onChange);
    },
    close: stopListening,
  };
}
