import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * The key of an address in a budget: an IPv4 address, or the /64 of an IPv6 address. One subscriber has a /64 (RFC 6177), and
 * could use a new address for every request.
 */
export function subscriberOf(address: string): string {
  if (!isIPv6(address)) return address;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString()}/64`;
}
