import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a provider does on the connection on which it was asked, byte by byte. */
export type Conduct = (socket: Socket) => void | Promise<void>;

/** The answer that it gives when it behaves. */
export const soundText = 'Hello there.';

export interface HostileProvider {
  /** The base URL at which it behaves as `name` says. */
  baseUrl(name: string): string;
  /** Bytes that it could get rid of at that address: what its clients have read, and what their sockets hold. */
  written(name: string): number;
  /** Connections on which it was asked at that address and that are not closed yet. */
  open(name: string): number;
  close(): Promise<void>;
}

/**
 * A server on loopback that writes raw bytes: no library for HTTP would let it. It does what `conducts` has under the first
 * part of the path, each time `isProvoked` by the request's body; else it gives a sound answer and keeps the connection.
 */
export async function startHostileProvider(
  conducts: ReadonlyMap<string, Conduct>,
  isProvoked: (body: string) => boolean,
): Promise<HostileProvider> {
  const sockets = new Set<Socket>();
  const asked = new Map<string, Set<Socket>>();

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Whoever it is hostile to may hang up.
    socket.on('error', () => undefined);
    let unread = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      unread = Buffer.concat([unread, bytes]);
      for (let request = requestIn(unread); request; request = requestIn(unread)) {
        unread = unread.subarray(request.length);
        void answer(socket, request);
      }
    });
  });

  async function answer(socket: Socket, { name, body }: { name: string; body: string }): Promise<void> {
    asked.set(name, (asked.get(name) ?? new Set()).add(socket));
    const conduct = conducts.get(name);
    if (conduct && isProvoked(body)) await conduct(socket);
    else socket.write(soundAnswer);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    baseUrl: (name) => `http://127.0.0.1:${address.port}/${name}`,
    open: (name) => [...(asked.get(name) ?? [])].filter((socket) => sockets.has(socket)).length,
    written: (name) => [...(asked.get(name) ?? [])].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The first request in `bytes`, if it is there as a whole. The SDK says how long its bodies are. */
function requestIn(bytes: Buffer): { name: string; body: string; length: number } | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = bytes.subarray(0, end).toString('latin1');
  const length = end + 4 + Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
  if (bytes.length < length) return null;
  const [, name = ''] = /^POST \/([^/]+)\//.exec(head) ?? [];
  return { name, body: bytes.subarray(end + 4, length).toString(), length };
}

/** The head of a response whose body ends with the connection. */
export const head = (status: number, headers: readonly string[] = []): string =>
  [`HTTP/1.1 ${status} Whatever`, 'Connection: close', ...headers, '', ''].join('\r\n');

/** The head of a stream of events that ends with the connection. */
export const streamHead = head(200, ['Content-Type: text/event-stream']);

export const event = (chunk: unknown): string => `data: ${JSON.stringify(chunk)}\n\n`;
export const choice = (fields: object): string => event({ choices: [{ index: 0, finish_reason: null, ...fields }] });
export const delta = (content: unknown): string => choice({ delta: { content } });
export const finish = choice({ delta: {}, finish_reason: 'stop' });
export const usage = event({ choices: [], usage: { prompt_tokens: 30, completion_tokens: 3 } });
export const done = 'data: [DONE]\n\n';

/** A stream that says `parts` and ends. */
export const streams =
  (...parts: readonly (string | Buffer)[]): Conduct =>
  (socket) => {
    socket.write(streamHead);
    for (const part of parts) socket.write(part);
    socket.end();
  };

const soundBody = delta(soundText) + finish + usage + done;
const chunked = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

/** A whole answer that leaves the connection as HTTP/1.1 wants it. */
export const soundAnswer = [
  'HTTP/1.1 200 OK',
  'Content-Type: text/event-stream',
  'Transfer-Encoding: chunked',
  '',
  `${chunked(soundBody)}0\r\n\r\n`,
].join('\r\n');

/** Writes `piece` again and again until `mostBytes` are written or nobody takes them any more. */
export async function flood(socket: Socket, piece: string | Buffer, mostBytes = Infinity): Promise<void> {
  const bytes = Buffer.from(piece);
  const block = Buffer.concat(Array.from({ length: Math.ceil(65_536 / bytes.length) }, () => bytes));
  for (let written = 0; written < mostBytes && !socket.destroyed; written += block.length) {
    if (!socket.write(block)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined);
  }
  socket.end();
}

/** Writes a piece every few milliseconds until nobody takes them any more. */
export async function trickle(socket: Socket, piece: string, everyMs = 10): Promise<void> {
  while (!socket.destroyed) {
    socket.write(piece);
    await sleep(everyMs);
  }
}
