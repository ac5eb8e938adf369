import { isIPv6 } from 'node:net';

/**
 * Whom an address stands for in a budget. One subscriber has a /64 of IPv6 for themselves (RFC 6177), a new address for
 * every request if they like, and must not have a new budget with each.
 */
export function subscriberOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [left = '', right] = address.split('::');
  const groups = left === '' ? [] : left.split(':');
  const known = right ? right.split(':').length : 0;
  if (right !== undefined) while (groups.length + known < 8) groups.push('0');
  if (groups.length < 4 && right) groups.push(...right.split(':'));
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
