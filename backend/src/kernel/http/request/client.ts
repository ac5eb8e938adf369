import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import { fail } from '../../errors.ts';

/** The client of a request and the address that it requested, without the trusted proxies in between. */
export interface Client {
  ip: string;
  /** Host name in lower case, without port. */
  host: string;
  /** Host with port, as the client wrote it. */
  authority: string;
  secure: boolean;
  /** Whether the peer is a trusted proxy, whose `X-Forwarded-*` and `X-Request-Id` are accepted. */
  viaProxy: boolean;
}

/**
 * The canonical form of an address: RFC 5952, without zone; IPv4 where it is mapped to IPv6 (RFC 4291 § 2.5.5.2).
 * @param address of a socket (undefined once it has closed), or what `isIP` accepts
 */
export function plainAddress(address = '0.0.0.0'): string {
  if (isIPv4(address)) return address;
  const [withoutZone = ''] = address.split('%', 1);
  return ipaddr.process(withoutZone).toString();
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

/** Splits `Host` (RFC 9110 § 7.2). @throws {AppError} `malformed` for what is no host */
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

/** The first address from the right that is no trusted proxy; those left of it are not verified. */
function clientAddress(peer: string, forwarded: string | undefined, trusted: (address: string) => boolean): string {
  let address = peer;
  for (const hop of (forwarded ?? '').split(',').toReversed()) {
    const next = hop.trim();
    if (!trusted(address) || isIP(next) === 0) break;
    address = plainAddress(next);
  }
  return address;
}

/**
 * @throws {AppError} `malformed` for a request target that is not a path, and for a missing, double or broken Host: request
 * smuggling depends on proxies and servers that disagree about these.
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
