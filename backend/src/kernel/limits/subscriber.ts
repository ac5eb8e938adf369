import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Whom an address stands for in a budget. One subscriber has a /64 of IPv6 for themselves (RFC 6177), a new address for
 * every request if they like, and must not have a new budget with each.
 */
export function subscriberOf(address: string): string {
  if (!isIPv6(address)) return address;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString()}/64`;
}
