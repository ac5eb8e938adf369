import { isIP } from 'node:net';
import { isSlug } from './slug.ts';

/** What a host name says about the tenant. */
export type HostClaim =
  | { kind: 'none' }
  | { kind: 'slug'; slug: string }
  | { kind: 'domain'; host: string }
  /** A name under the base domain that no tenant can have, or no host name at all. */
  | { kind: 'unknown' };

const none: HostClaim = { kind: 'none' };
const unknown: HostClaim = { kind: 'unknown' };

/** A label: letters, digits, hyphens; IDN as punycode only, which is how clients send it (RFC 5891 § 4.4). */
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * Reads a host name without port, in any case, with or without the root's trailing dot. Addresses, the base domain and
 * single-label names (`localhost`, a container's name) name no tenant: there the header or the path does.
 */
export function readHost(raw: string, baseDomain: string): HostClaim {
  const host = raw.toLowerCase().replace(/\.$/, '');
  if (host === '' || isIP(host) !== 0 || host === baseDomain) return none;
  if (host.length > 253) return unknown;
  const labels = host.split('.');
  if (!labels.every((part) => label.test(part))) return unknown;
  if (host.endsWith(`.${baseDomain}`)) {
    const slug = host.slice(0, -baseDomain.length - 1);
    return isSlug(slug) ? { kind: 'slug', slug } : unknown;
  }
  return labels.length === 1 ? none : { kind: 'domain', host };
}
