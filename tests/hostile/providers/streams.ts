import { gzipSync } from 'node:zlib';
import {
  choice,
  delta,
  done,
  event,
  finish,
  flood,
  head,
  soundText,
  streamHead,
  streams,
  usage,
  type Conduct,
} from '../../support/hostile-provider.ts';
import { gzipBomb } from './bombs.ts';
import type { HostileCase } from './case.ts';

const half = 'Half an';
const end = finish + usage + done;
const whole = delta(soundText) + end;
const megabyte = 1_000_000;

const responds =
  (headers: readonly string[], body: string | Buffer): Conduct =>
  (socket) => {
    socket.write(head(200, headers));
    socket.end(body);
  };
const floods =
  (piece: string): Conduct =>
  async (socket) => {
    socket.write(streamHead);
    await flood(socket, piece);
  };
const completion = { choices: [{ message: { role: 'assistant', content: soundText }, finish_reason: 'stop' }] };

const bodies: readonly HostileCase[] = [
  {
    does: 'answers with a web page',
    conduct: responds(['Content-Type: text/html'], '<html>Sign in</html>'),
    code: 'answer_cut',
  },
  {
    does: 'does not stream',
    conduct: responds(['Content-Type: application/json'], JSON.stringify(completion)),
    code: 'answer_cut',
  },
  ...['text/html', 'image/png; charset=utf-16'].map((type) => ({
    does: `calls its stream ${type}`,
    conduct: responds([`Content-Type: ${type}`], whole),
    text: soundText,
  })),
  { does: 'does not say what it sends', conduct: responds([], whole), text: soundText },
  { does: 'sends its stream in gzip', conduct: responds(['Content-Encoding: gzip'], gzipSync(whole)), text: soundText },
  {
    does: 'goes on with 800 MB of blanks in gzip',
    conduct: responds(['Content-Encoding: gzip'], Buffer.concat([gzipSync(`${delta(half)}data: `), gzipBomb(800)])),
    code: 'answer_cut',
    text: half,
  },
  { does: 'never ends a line', conduct: floods('x'.repeat(megabyte)), code: 'answer_cut' },
  { does: 'never ends an event', conduct: floods(`data: ${'x'.repeat(10_000)}\n`), code: 'answer_cut' },
  { does: 'only comments', conduct: floods(`: ${'x'.repeat(10_000)}\n`), code: 'answer_cut' },
  {
    does: 'says nothing for ever',
    conduct: floods(choice({ delta: { content: '' }, padding: 'x'.repeat(10_000) })),
    code: 'answer_cut',
  },
  { does: 'says a letter at a time for ever', conduct: floods(delta('x ')), text: /^(x ){400,3000}$/ },
  {
    does: 'says a million letters at once',
    conduct: streams(delta('x '.repeat(400_000)), end),
    text: /^(x ){400,3000}$/,
  },
];

const framing: readonly HostileCase[] = [
  {
    does: 'stops in the middle of a letter',
    conduct: streams(delta(half), Buffer.from(delta('ü')).subarray(0, -20)),
    code: 'answer_cut',
    text: half,
  },
  {
    does: 'stops in the middle of an event',
    conduct: streams(delta(half), delta(' answer').slice(0, -3)),
    code: 'answer_cut',
    text: half,
  },
  {
    does: 'sends bytes that are no letters',
    conduct: streams(delta(half), Buffer.from([0xff, 0xfe, 0xc0, 0x0a, 0x0a]), end),
    text: half,
  },
  { does: 'ends its lines with CR', conduct: streams(whole.replaceAll('\n', '\r')), text: soundText },
  { does: 'ends its lines with CRLF', conduct: streams(whole.replaceAll('\n', '\r\n')), text: soundText },
  { does: 'begins with a byte order mark', conduct: streams(`\uFEFF${whole}`), text: soundText },
  { does: 'leaves out blanks', conduct: streams(whole.replaceAll('data: ', 'data:')), text: soundText },
  {
    does: 'puts comments, ids and unknown fields between',
    conduct: streams(': hello\n\nid: 7\nretry: never\nunknown\nevent: message\n', whole, ':\n'),
    text: soundText,
  },
  {
    does: 'writes an event in many lines',
    conduct: streams('data: {"choices":\ndata: []\ndata: }\n\n', whole),
    text: soundText,
  },
  { does: 'is done several times', conduct: streams(whole, done, done), text: soundText },
  { does: 'goes on when it is done', conduct: streams(whole, delta(' And more.'), end), text: soundText },
  { does: 'is done before it begins', conduct: streams(done, whole), code: 'answer_cut' },
  {
    does: 'sends half a chunk',
    conduct: streams(delta(half), 'data: {"choices": [{"del\n\n', end),
    code: 'answer_cut',
    text: half,
  },
  ...['null', '[1'].map((data) => ({
    does: `sends ${data} for a chunk`,
    conduct: streams(delta(half), `data: ${data}\n\n`, end),
    code: 'answer_cut' as const,
    text: half,
  })),
  {
    does: 'fails in the middle',
    conduct: streams(delta(half), event({ error: { code: { toString: 1 } } })),
    code: 'answer_cut',
    text: half,
  },
  {
    does: 'fails in an event of that name',
    conduct: streams(delta(half), 'event: error\ndata: {}\n\n'),
    code: 'answer_cut',
    text: half,
  },
];

/** What is wrong with a stream: its type, its size, its lines and its events. */
export const streamFaults: readonly HostileCase[] = [...bodies, ...framing];
