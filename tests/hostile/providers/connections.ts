import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  delta,
  done,
  finish,
  flood,
  soundAnswer,
  soundText,
  streamHead,
  trickle,
  usage,
  type Conduct,
} from '../../support/hostile-provider.ts';
import type { HostileCase } from './case.ts';

const half = 'Half an';
const chunkedHead = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n';
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const whole = delta(soundText) + finish + usage + done;

/** `first`, and then `piece` for ever. */
const endless =
  (first: string, piece: string): Conduct =>
  async (socket) => {
    socket.write(first);
    await flood(socket, piece);
  };
const slowly =
  (first: string, piece: string): Conduct =>
  async (socket) => {
    socket.write(first);
    await trickle(socket, piece);
  };

/** After what was written has been read: else the reader sees less than was sent. */
async function reset(socket: Socket, after: string): Promise<void> {
  socket.write(after);
  await sleep(50);
  socket.resetAndDestroy();
}

const before: HostileCase[] = [
  { does: 'resets the connection', conduct: (socket) => void socket.resetAndDestroy(), code: 'provider_unavailable' },
  { does: 'closes the connection', conduct: (socket) => void socket.end(), code: 'provider_unavailable' },
  {
    does: 'does not speak HTTP',
    conduct: (socket) => void socket.end('220 mail.test ESMTP\r\n'),
    code: 'provider_unavailable',
  },
  {
    does: 'never ends its headers',
    conduct: endless('HTTP/1.1 200 OK\r\n', `X-A: ${'x'.repeat(1_000)}\r\n`),
    code: 'provider_unavailable',
  },
  {
    does: 'never ends a header',
    conduct: endless('HTTP/1.1 200 OK\r\nX-A: ', 'x'.repeat(50)),
    code: 'provider_unavailable',
  },
  {
    does: 'sends its headers a byte at a time',
    conduct: slowly('HTTP/1.1 200 OK\r\nX-A: ', 'x'),
    code: 'provider_timeout',
    timeouts: { connect: 150 },
  },
  {
    does: 'never ends its status line',
    conduct: slowly('HTTP/1.1 200 ', 'x'.repeat(4_096)),
    code: 'provider_timeout',
    timeouts: { connect: 150 },
  },
  {
    does: 'announces an answer again and again (103)',
    conduct: slowly('', 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'.repeat(50)),
    code: 'provider_timeout',
    timeouts: { connect: 150 },
  },
  {
    does: 'goes on asking for the request (100)',
    conduct: endless('', 'HTTP/1.1 100 Continue\r\n\r\n'),
    code: 'provider_unavailable',
  },
];

const within: HostileCase[] = [
  {
    does: 'resets the connection in the middle',
    conduct: (socket) => reset(socket, streamHead + delta(half)),
    code: 'answer_cut',
    text: half,
  },
  {
    does: 'breaks its own framing',
    conduct: (socket) => void socket.end(`${chunkedHead}${chunk(delta(half))}no size\r\n`),
    code: 'answer_cut',
    text: half,
  },
  {
    does: 'never ends the size of a chunk',
    conduct: slowly(`${chunkedHead}${chunk(delta(half))}5;`, 'x'.repeat(4_096)),
    code: 'provider_timeout',
    text: half,
    timeouts: { idle: 150 },
  },
  {
    does: 'trickles after its first words',
    conduct: slowly(streamHead + delta(half), 'x'),
    code: 'provider_timeout',
    text: half,
    timeouts: { idle: 150 },
  },
  {
    does: 'trickles and says nothing',
    conduct: slowly(streamHead, ':\n'),
    code: 'provider_timeout',
    timeouts: { first_token: 150 },
  },
  {
    does: 'says a word now and then for ever',
    conduct: slowly(streamHead, delta('.')),
    code: 'provider_timeout',
    // On a machine that is slow enough, none.
    text: /^\.*$/,
    timeouts: { total: 500 },
  },
];

const after: HostileCase[] = [
  {
    does: 'resets the connection after its last word',
    conduct: (socket) => reset(socket, streamHead + delta(soundText) + finish),
    text: soundText,
  },
  {
    does: 'falls silent after its last word',
    conduct: (socket) => void socket.write(streamHead + delta(soundText) + finish),
    text: soundText,
    timeouts: { idle: 150 },
  },
  {
    does: 'never ends its trailers',
    conduct: endless(`${chunkedHead}${chunk(whole)}0\r\n`, `X-A: ${'x'.repeat(1_000)}\r\n`),
    text: soundText,
  },
  { does: 'goes on after its end', conduct: endless(streamHead + whole, 'data: more\n\n'), text: soundText },
  {
    does: 'says that its body is shorter than it is',
    conduct: (socket) =>
      void socket.write(
        `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(whole)}\r\n\r\n${whole}${delta('more')}`,
      ),
    text: soundText,
  },
  {
    does: 'says that its body is longer than it is',
    conduct: (socket) => void socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n${whole}`),
    text: soundText,
  },
  { does: 'answers twice', conduct: (socket) => void socket.write(soundAnswer + soundAnswer), text: soundText },
  {
    does: 'says something nobody asked for on the connection that it keeps',
    async conduct(socket) {
      socket.write(soundAnswer);
      await sleep(20);
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nunasked');
    },
    text: soundText,
  },
];

/** What goes wrong below the answer: before it, within it, and after it. */
export const connections: readonly HostileCase[] = [...before, ...within, ...after];
