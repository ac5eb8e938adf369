import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { fail } from '../../errors.ts';

/** Who sent a request and what they called us, after taking out what a proxy in between did. */
export interface Client {
  ip: string;
  /** Host name in lower case, without port. */
  host: string;
  /** Host with port, as the client wrote it. */
  authority: string;
  secure: boolean;
  /** The peer is a proxy that we trust: its `X-Forwarded-*` and `X-Request-Id` count. */
  viaProxy: boolean;
}

/** `::ffff:10.0.0.1` is `10.0.0.1`. A socket that has closed has none. */
export function plainAddress(address = '0.0.0.0'): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}

/** Compiles `TRUSTED_PROXIES` to a test of one address. */
export function trustedBy(ranges: readonly string[]): (address: string) => boolean {
  if (ranges.length === 0) return () => false;
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return (address) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

const authorityShape = /^(?:([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)|\[([0-9a-f:.]{2,45})\])(?::(\d{1,5}))?$/;

/** Splits `Host` (RFC 9110 § 7.2). Throws `malformed` for what is no host at all. */
function parseAuthority(value: string): { host: string; authority: string } {
  const authority = value.toLowerCase();
  const match = authorityShape.exec(authority);
  const name = match?.[1] ?? match?.[2];
  if (!match || !name || name.includes('..') || Number(match[3] ?? 0) > 65_535) {
    throw fail('malformed', { message: 'The Host header is not a host name.' });
  }
  return { host: name, authority };
}

const last = (value: string | string[] | undefined) =>
  String(value ?? '')
    .split(',')
    .at(-1)
    ?.trim() || undefined;

/** From the right, the first address that is no trusted proxy; what stands left of it is the client's own word. */
function clientAddress(peer: string, forwarded: string | undefined, trusted: (address: string) => boolean): string {
  let address = peer;
  for (const hop of (forwarded ?? '').split(',').toReversed()) {
    const next = plainAddress(hop.trim());
    if (!trusted(address) || isIP(next) === 0) break;
    address = next;
  }
  return address;
}

/**
 * @throws {AppError} `malformed` for a request target that is not a path, and for a missing, double or broken Host:
 * proxies and servers that disagree about these are what request smuggling lives on.
 */
export function identifyClient(req: IncomingMessage, trusted: (address: string) => boolean): Client {
  if (!req.url?.startsWith('/')) throw fail('malformed', { message: 'The request target must be a path.' });
  let hosts = 0;
  for (let at = 0; at < req.rawHeaders.length; at += 2) {
    const name = req.rawHeaders[at] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  if (hosts !== 1) throw fail('malformed', { message: 'Send one Host header.' });
  const peer = plainAddress(req.socket.remoteAddress);
  const viaProxy = trusted(peer);
  const forwardedHost = viaProxy ? last(req.headers['x-forwarded-host']) : undefined;
  return {
    ...parseAuthority(forwardedHost ?? req.headers.host ?? ''),
    ip: viaProxy ? clientAddress(peer, req.headers['x-forwarded-for']?.toString(), trusted) : peer,
    secure: viaProxy && last(req.headers['x-forwarded-proto']) === 'https',
    viaProxy,
  };
}
