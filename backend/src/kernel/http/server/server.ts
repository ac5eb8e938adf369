import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ConnectionTable } from './connections.ts';
import { UpgradeResponse } from './upgrade-response.ts';

/** Milliseconds. What a slow or silent client may take of us. */
export interface ServerTimeouts {
  /** Until the headers are complete. */
  headers: number;
  /** Until the whole request is: a body that trickles in is cut off here. */
  request: number;
  /** Idle between requests; longer than nginx keeps its side (60 s), so that it never reuses a line we just closed. */
  keepAlive: number;
  /** Until a module has answered the handshake of a socket. */
  handshake: number;
  /** While the client takes nothing of an answer that waits for it. As long as nginx waits. */
  stalled: number;
  /** How often the first two are looked at. */
  checkEvery: number;
}

const timeouts: ServerTimeouts = {
  headers: 15_000,
  request: 60_000,
  keepAlive: 65_000,
  handshake: 10_000,
  stalled: 30_000,
  checkEvery: 2_000,
};

/** A silent line may wait for its answer for minutes; one on which an answer waits for its reader may not. */
function cutIfStalled(socket: Socket): void {
  if (socket.writableLength > 0) socket.destroy();
}

/** Other protocols (`h2c`, which some clients offer with every request) are declined by answering in this one (RFC 9110 § 7.8). */
const wantsWebSocket = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket';

/** What Koa's `callback()` is. */
export type Answer = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export interface HttpServer {
  server: Server;
  /** The port that was bound; another than asked for when that was 0. */
  port: number;
  /** Accepts nothing more, waits for running requests up to the deadline, then cuts what is left. */
  close(deadlineMs: number): Promise<void>;
}

/** New connections that wait for the event loop; the system's own limit may be lower. */
const backlog = 4096;

/** Listens; rejects when the port is taken. */
export async function listen(
  answer: Answer,
  where: { port: number; host: string },
  connections: ConnectionTable,
  override: Partial<ServerTimeouts> = {},
): Promise<HttpServer> {
  const limit = { ...timeouts, ...override };
  let closing = false;
  const server = createServer(
    {
      headersTimeout: limit.headers,
      requestTimeout: limit.request,
      keepAliveTimeout: limit.keepAlive,
      connectionsCheckingInterval: limit.checkEvery,
      noDelay: true,
      shouldUpgradeCallback: wantsWebSocket,
    },
    (req, res) => {
      if (closing) res.setHeader('Connection', 'close');
      res.on('timeout', cutIfStalled);
      // Koa settles everything itself: its promise only says when.
      void answer(req, res);
    },
  );
  const upgraded = new Set<Socket>();
  server.on('upgrade', (req: IncomingMessage, socket: Socket, head: Buffer) => {
    // Nobody listens for it any more: without this, a client that resets the line would end the process.
    socket.on('error', () => socket.destroy());
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    try {
      void answer(req, new UpgradeResponse(req, socket, head, limit.handshake));
    } catch {
      // Sent before the answer to the last request has come: no client does so, and no other answer can follow.
      socket.destroy();
    }
  });
  server.timeout = limit.stalled;
  server.maxConnections = connections.most;
  server.on('connection', (socket: Socket) => connections.add(socket));
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(where.port, where.host, backlog, resolve);
  await listening;
  server.off('error', reject);

  return {
    server,
    port: (server.address() as AddressInfo).port,
    async close(deadlineMs) {
      closing = true;
      const { promise: closed, resolve: done } = Promise.withResolvers<void>();
      server.close(() => done());
      // A connection becomes idle when its answer ends; nobody but us would close it then.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const cut = setTimeout(() => {
        server.closeAllConnections();
        for (const socket of upgraded) socket.destroy();
      }, deadlineMs);
      await closed;
      clearInterval(sweep);
      clearTimeout(cut);
    },
  };
}
