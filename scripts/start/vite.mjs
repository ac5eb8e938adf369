import path from 'node:path';
import { createServer } from 'vite';
import { freePort } from '../postgres.mjs';
import { root } from '../run/paths.mjs';

const host = '127.0.0.1';

/**
 * Serves the pages' sources for development. The browser knows one address, the backend's, which asks here for sources;
 * only the socket that says what changed comes straight, and must be told where to.
 *
 * @param {AsyncDisposableStack} running
 */
export async function servePages(running) {
  const port = await freePort();
  const vite = await createServer({
    root: path.join(root, 'frontend'),
    clearScreen: false,
    server: { host, port, strictPort: true, hmr: { host, clientPort: port } },
  });
  running.defer(() => vite.close());
  await vite.listen();
  process.env.VITE_ORIGIN = `http://${host}:${port}`;
}
