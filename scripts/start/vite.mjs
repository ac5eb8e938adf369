import path from 'node:path';
import { createServer } from 'vite';
import { root } from '../run/paths.mjs';

/**
 * Serves the pages' sources for development. The browser knows one address, the backend's, which asks here for sources; only
 * the socket that says what changed comes straight.
 */
export async function servePages(running) {
  const vite = await createServer({
    root: path.join(root, 'frontend'),
    clearScreen: false,
    server: { host: '127.0.0.1', hmr: { host: '127.0.0.1' } },
  });
  running.defer(() => vite.close());
  await vite.listen();
  const { port } = vite.httpServer.address();
  process.env.VITE_ORIGIN = `http://127.0.0.1:${port}`;
}
