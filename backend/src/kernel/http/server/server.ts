import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ConnectionTable } from './connections.ts';
import { UpgradeResponse } from './upgrade-response.ts';

/** Milliseconds that a slow or silent client is given. */
export interface ServerTimeouts {
  /** Until the headers are complete. */
  headers: number;
  /** Until the whole request is complete. */
  request: number;
  /** Idle between requests; longer than nginx keeps its side (60 s), so that nginx never reuses a connection that was just closed. */
  keepAlive: number;
  /** Until a module has completed the handshake of a socket. */
  handshake: number;
  /** While the client takes nothing of a response that is waiting in the buffer. As long as nginx waits. */
  stalled: number;
  /** Interval at which the first two are checked. */
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

/** Of the idle time-out: a connection may wait minutes for its response, but must take it when it comes. */
function cutIfStalled(socket: Socket): void {
  if (socket.writableLength > 0) socket.destroy();
}

/** Other protocols (`h2c`, which some clients offer with every request) are declined by responding in HTTP/1.1 (RFC 9110 § 7.8). */
const wantsWebSocket = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket';

/** What Koa's `callback()` returns. */
export type RequestListener = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export interface HttpServer {
  server: Server;
  /** The port that was bound, also where 0 was requested. */
  port: number;
  /** Accepts no more connections, waits for running requests up to the deadline, then destroys what is left. */
  close(deadlineMs: number): Promise<void>;
}

/** New connections that may wait for the event loop; the system's limit may be lower. */
const backlog = 4096;

/** Starts to listen; rejects when the port is taken. */
export async function listen(
  onRequest: RequestListener,
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
      // Koa handles every rejection itself.
      void onRequest(req, res);
    },
  );
  const upgraded = new Set<Socket>();
  server.on('upgrade', (req: IncomingMessage, socket: Socket, head: Buffer) => {
    // Node has removed its own listener: without this one a reset connection would end the process.
    socket.on('error', () => socket.destroy());
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    try {
      void onRequest(req, new UpgradeResponse(req, socket, head, limit.handshake));
    } catch {
      // Sent before the response to the last request was finished, so no other response can follow on this connection.
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
      // A keep-alive connection becomes idle when its response ends; Node would not close it then.
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
