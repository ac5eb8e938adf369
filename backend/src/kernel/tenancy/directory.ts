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

/** What a request was resolved to. */
export interface Tenant {
  id: string;
  slug: string;
  name: string;
  kind: 'platform' | 'partner' | 'client';
  /** The organization whose staff work for this one, a client; null where there is none. */
  partnerId: string | null;
  plan: 'free' | 'basic' | 'premium' | 'enterprise';
  status: 'active' | 'suspended' | 'deleting';
  /** The operator, or whoever answers at its address, has confirmed that it is somebody's. */
  confirmed: boolean;
  branding: Branding;
  settings: TenantSettings;
}

/** Finds tenants; caches hits and misses, dropped when an organization or domain changes, in every process. */
export interface TenantDirectory {
  bySlug(slug: string): Promise<Tenant | null>;
  /** By a verified custom domain, in lower case and punycode. */
  byHost(host: string): Promise<Tenant | null>;
  byId(id: string): Promise<Tenant | null>;
  /** Called where an organization or domain changes; other processes hear it from the database. */
  drop(orgId: string): void;
  /** Hears, once it is forgotten here, of each organization that has changed, in whatever process. */
  watch(onChange: (orgId: string) => void): void;
  close(): Promise<void>;
}

/** Sent by the triggers of migration 0002 with the organization's id. */
const changed = 'tenant_changed';

/**
 * A hit may live long, because a change drops it everywhere; the limit only covers the moments in which the listening
 * connection was lost. A miss lives shortly, and in a cache of its own: guessing names must not push tenants out.
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
    // A change while this ran may not be in what it read: answer, but do not keep it.
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
    // Requests that arrive together for a tenant that is not cached share one look-up.
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
