import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy before the application, whose connections can be interrupted. */
export interface InterruptibleProxy {
  origin: string;
  /** Closes every connection, and refuses new ones. */
  disconnect(): void;
  /** Accepts connections again. */
  reconnect(): void;
  close(): Promise<void>;
}

export async function startInterruptibleProxy(target: string): Promise<InterruptibleProxy> {
  const { port, hostname } = new URL(target);
  const sockets = new Set<Socket>();
  let accepting = true;

  const server = createServer((near) => {
    if (!accepting) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');

  const closeAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    // `localhost`, since browsers keep Secure cookies of plain http only there.
    origin: `http://localhost:${address.port}`,
    disconnect() {
      accepting = false;
      closeAll();
    },
    reconnect() {
      accepting = true;
    },
    async close() {
      closeAll();
      server.close();
      await once(server, 'close');
    },
  };
}
