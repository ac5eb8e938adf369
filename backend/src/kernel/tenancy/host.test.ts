import { describe, expect, it } from 'vitest';
import { readHost } from './host.ts';

const read = (host: string) => readHost(host, 'atrium.example');

describe('a host name', () => {
  it.each(['acme.atrium.example', 'ACME.Atrium.Example', 'acme.atrium.example.'])('names a tenant: %s', (host) => {
    expect(read(host)).toEqual({ kind: 'slug', slug: 'acme' });
  });

  it.each(['portal.acme.com', 'xn--mnchen-3ya.de', 'acme.atrium.example.evil.com', 'notatrium.example'])(
    'is a custom domain: %s',
    (host) => {
      expect(read(host)).toEqual({ kind: 'domain', host });
    },
  );

  it.each(['atrium.example', 'ATRIUM.example.', 'localhost', 'web', '127.0.0.1', '10.0.0.7', '::1', 'fe80::1', ''])(
    'names nobody: %j',
    (host) => {
      expect(read(host)).toEqual({ kind: 'none' });
    },
  );

  it.each([
    'a.b.atrium.example',
    '.atrium.example',
    '..atrium.example',
    '-acme.atrium.example',
    'acme-.atrium.example',
    'ac--me.atrium.example',
    'ab.atrium.example',
    `${'a'.repeat(41)}.atrium.example`,
    'ac_me.atrium.example',
    'acmé.atrium.example',
    'xn--acm-dma.atrium.example',
    'acme.atrium.example:8080',
    'user@acme.atrium.example',
    'user:pass@acme.atrium.example',
    'acme.atrium.example/evil',
    'acme.atrium.example#',
    'acme .atrium.example',
    ' acme.atrium.example',
    'acme.atrium.example\t',
    'acme\u0000.atrium.example',
    'acme.com,globex.com',
    'acme%2eatrium.example',
    '[::1]',
    `${'a.'.repeat(127)}com`,
    `${'a'.repeat(64)}.com`,
    'portal..com',
  ])('is refused when no tenant can have it: %j', (host) => {
    expect(read(host)).toEqual({ kind: 'unknown' });
  });
});
