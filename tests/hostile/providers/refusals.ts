import { gzipSync } from 'node:zlib';
import { flood, head, trickle, type Conduct } from '../../support/hostile-provider.ts';
import { brotliBomb, gzipBomb } from './bombs.ts';
import type { HostileCase } from './case.ts';

const responds =
  (status: number, headers: readonly string[], body: string | Buffer = ''): Conduct =>
  (socket) => {
    socket.write(head(status, headers));
    socket.end(body);
  };
const refuses = (status: number, error: unknown): Conduct =>
  responds(status, ['Content-Type: application/json'], JSON.stringify({ error }));
const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

const bodies: HostileCase[] = [
  {
    does: 'fails with 1.5 GB of text',
    async conduct(socket) {
      socket.write(head(500));
      await flood(socket, 'x'.repeat(1_000), 1.5e9);
    },
    code: 'provider_unavailable',
  },
  {
    does: 'fails with 800 MB in gzip',
    conduct: responds(500, ['Content-Encoding: gzip'], gzipBomb(800)),
    code: 'provider_unavailable',
  },
  {
    does: 'refuses with 64 MB in brotli',
    conduct: responds(400, ['Content-Encoding: br'], brotliBomb(64)),
    code: 'provider_misconfigured',
  },
  {
    does: 'refuses with gzip in gzip',
    conduct: responds(400, ['Content-Encoding: gzip, gzip'], gzipSync(gzipBomb(160))),
    code: 'provider_misconfigured',
  },
  {
    does: 'fails in two thousand encodings',
    conduct: responds(500, [`Content-Encoding: ${'gzip, '.repeat(2_000)}gzip`], 'x'),
    code: 'provider_unavailable',
  },
  {
    does: 'refuses in gzip that is none',
    conduct: responds(401, ['Content-Encoding: gzip'], 'no gzip at all'),
    code: 'provider_misconfigured',
  },
  {
    does: 'refuses in a body that never ends',
    async conduct(socket) {
      socket.write(head(401));
      await trickle(socket, 'x');
    },
    code: 'provider_timeout',
    timeouts: { connect: 150 },
  },
  {
    does: 'refuses with a message nested 30,000 deep',
    conduct: responds(401, [], `{"error":{"message":${deep(30_000)},"code":{"toString":1}}}`),
    code: 'provider_misconfigured',
  },
  {
    does: 'refuses with a code that is no word',
    conduct: refuses(403, { code: { toString: 1 }, message: null }),
    code: 'provider_misconfigured',
  },
  { does: 'fails with an array', conduct: responds(503, [], '[[]]'), code: 'provider_unavailable' },
  { does: 'fails with null', conduct: responds(503, [], 'null'), code: 'provider_unavailable' },
  {
    does: 'complains about the output cap for ever',
    conduct: refuses(400, { message: 'max_completion_tokens', param: 'max_completion_tokens' }),
    code: 'provider_misconfigured',
  },
];

const statuses: HostileCase[] = [
  { does: 'has no content', conduct: responds(204, []), code: 'answer_cut' },
  { does: 'says that nothing was modified', conduct: responds(304, []), code: 'provider_misconfigured' },
  { does: 'answers with status 999', conduct: responds(999, []), code: 'provider_unavailable' },
  {
    does: 'switches protocols',
    conduct: (socket) =>
      void socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    code: 'provider_unavailable',
  },
];

const waits: HostileCase[] = ['1e308', '-1', '0', 'Fri, 31 Dec 2999 23:59:59 GMT', '9'.repeat(5_000)].map((value) => ({
  does: `is busy for "${value.slice(0, 30)}"`,
  conduct: responds(429, [`Retry-After: ${value}`], '{"error":{"message":"slow down"}}'),
  code: 'provider_busy',
}));

/** No success, in every form. */
export const refusals: readonly HostileCase[] = [...bodies, ...statuses, ...waits];

/** @param elsewhere the address of another server, which must never be asked */
export function redirects(elsewhere: string): HostileCase[] {
  return [300, 301, 302, 303, 307, 308].map((status) => ({
    does: `redirects with ${status}`,
    conduct: responds(status, [`Location: ${elsewhere}/v1/chat/completions`], 'elsewhere'),
    code: 'provider_misconfigured',
  }));
}
