import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { identifyClient, trustedBy } from './client.ts';

function request(peer: string, headers: Record<string, string>, url = '/'): IncomingMessage {
  const rawHeaders = Object.entries(headers).flat();
  return { url, headers, rawHeaders, socket: { remoteAddress: peer } } as unknown as IncomingMessage;
}
const host = { host: 'acme.localhost:8080' };
const trusted = trustedBy(['10.0.0.0/8', '::1', '192.0.2.7']);

describe('the client behind proxies', () => {
  test('is the peer when no proxy is trusted, whatever the headers claim', () => {
    const spoof = {
      ...host,
      'x-forwarded-for': '8.8.8.8',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
    };
    expect(identifyClient(request('203.0.113.9', spoof), trusted)).toEqual({
      ip: '203.0.113.9',
      host: 'acme.localhost',
      authority: 'acme.localhost:8080',
      secure: false,
      viaProxy: false,
    });
  });

  test('is the last address that no trusted proxy wrote itself', () => {
    const ip = (peer: string, forwarded: string) =>
      identifyClient(request(peer, { ...host, 'x-forwarded-for': forwarded }), trusted).ip;
    expect(ip('10.0.0.2', '203.0.113.9')).toBe('203.0.113.9');
    expect(ip('10.0.0.2', '1.1.1.1, 203.0.113.9, 10.3.3.3')).toBe('203.0.113.9');
    expect(ip('::ffff:10.0.0.2', '203.0.113.9')).toBe('203.0.113.9');
    expect(ip('10.0.0.2', '1.1.1.1, unknown')).toBe('10.0.0.2');
    expect(ip('10.0.0.2', '')).toBe('10.0.0.2');
    expect(ip('::1', '2001:db8::5')).toBe('2001:db8::5');
    expect(ip('::1', 'unknown')).toBe('::1');
  });

  test.each([
    ['2001:DB8:0:0::5', '2001:db8::5'],
    ['::ffff:cb00:7109', '203.0.113.9'],
    ['0:0:0:0:0:ffff:203.0.113.9', '203.0.113.9'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('has one address, however it is spelt: %s', (spelt, address) => {
    const forwarded = request('10.0.0.2', { ...host, 'x-forwarded-for': spelt });
    expect(identifyClient(forwarded, trusted).ip).toBe(address);
    expect(identifyClient(request(spelt, host), trusted).ip).toBe(address);
  });

  test('came over https, by the name it used, if a trusted proxy says so', () => {
    const told = { ...host, 'x-forwarded-host': 'Portal.Acme.Example', 'x-forwarded-proto': 'http, https' };
    expect(identifyClient(request('192.0.2.7', told), trusted)).toMatchObject({
      secure: true,
      host: 'portal.acme.example',
    });
  });

  test.each([
    '',
    'a b',
    'acme.localhost/..',
    'user@acme.localhost',
    'acme..localhost',
    '-acme.localhost',
    'acme.localhost:99999',
    'acme.localhost:80:80',
    '[::1',
    'acme.localhost\t',
    'äcme.localhost',
    'acme.localhost,evil.example',
    `${'a'.repeat(300)}.localhost`,
  ])('is refused with the Host %j', (value) => {
    expect(() => identifyClient(request('203.0.113.9', { host: value }), trusted)).toThrow(/Host/);
  });

  test.each(['acme.localhost', 'ACME.localhost:8080', '127.0.0.1:3000', '[::1]:8080', 'localhost'])(
    'may call %s',
    (value) => {
      expect(identifyClient(request('203.0.113.9', { host: value }), trusted).authority).toBe(value.toLowerCase());
    },
  );

  test('sends exactly one Host, and a path as its target', () => {
    expect(() => identifyClient(request('203.0.113.9', {}), trusted)).toThrow(/one Host/);
    const twice = request('203.0.113.9', { ...host, Host: 'evil.example' });
    expect(() => identifyClient(twice, trusted)).toThrow(/one Host/);
    expect(() => identifyClient(request('203.0.113.9', host, 'http://evil.example/'), trusted)).toThrow(/path/);
  });
});
