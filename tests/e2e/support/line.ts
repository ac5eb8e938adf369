import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to the application that can be cut in the middle of an answer, as trains and mobile networks do. */
export interface Line {
  origin: string;
  /** Breaks every connection, and refuses new ones. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openLine(target: string): Promise<Line> {
  const { port, hostname } = new URL(target);
  const sockets = new Set<Socket>();
  let whole = true;

  const server = createServer((near) => {
    if (!whole) {
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
  if (address === null || typeof address === 'string') throw new Error('The line has no port');

  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    // `localhost`, since browsers keep Secure cookies of plain http only there.
    origin: `http://localhost:${address.port}`,
    cut() {
      whole = false;
      breakAll();
    },
    mend() {
      whole = true;
    },
    async close() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
