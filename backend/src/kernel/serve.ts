import { startBackground, type Background } from './background.ts';
import type { RunningKernel } from './create.ts';
import { listen, type RequestListener, type HttpServer, type ServerTimeouts } from './http/server/server.ts';
import type { ModuleInstance } from './modules.ts';

export interface Serving {
  origin: string;
  http: HttpServer;
  /** Ordered shutdown. Resolves within `deadlineMs`; what cannot finish by then is cut off. */
  stop(deadlineMs: number): Promise<void>;
}

async function stopModules(
  kernel: RunningKernel,
  modules: readonly ModuleInstance[],
  deadlineMs: number,
): Promise<void> {
  const stopping = modules.map(async (module) => module.stop?.(deadlineMs));
  for (const result of await Promise.allSettled(stopping)) {
    if (result.status === 'rejected')
      kernel.log.error({ err: result.reason as unknown }, 'a module did not stop cleanly');
  }
}

/** Starts the modules, the background work and the server, in this order, so that a server that is ready can serve. */
export async function serve(
  kernel: RunningKernel,
  modules: readonly ModuleInstance[],
  onRequest: RequestListener,
  timeouts?: Partial<ServerTimeouts>,
): Promise<Serving> {
  const { env, lifecycle } = kernel;
  for (const module of modules) await module.start?.();
  const background: Background | null = env.role === 'web' ? null : await startBackground(kernel, modules);
  const http = await listen(onRequest, env, kernel.connections, timeouts);
  lifecycle.port = http.port;
  const host = env.host === '0.0.0.0' || env.host === '127.0.0.1' ? 'localhost' : env.host;

  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${http.port}`,
    http,
    async stop(deadlineMs) {
      lifecycle.stopping = true;
      // Streams end with the answers that they follow; the others have no end, and reconnect to another process.
      kernel.live.end('socket');
      kernel.live.end('page');
      // Requests, and the answers that they wait for, get 70 % of the time; jobs and connections the rest.
      const forRequests = Math.floor(deadlineMs * 0.7);
      await Promise.all([stopModules(kernel, modules, forRequests), http.close(forRequests)]);
      await background?.close();
      await kernel.close(Math.floor(deadlineMs * 0.2));
    },
  };
}
