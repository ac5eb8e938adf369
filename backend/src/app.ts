import Koa from 'koa';
import { accessLog } from './kernel/http/server/access-log.ts';
import { apiDocument } from './kernel/http/document/api-document.ts';
import { bindRoutes } from './kernel/http/bind-routes.ts';
import { bindSockets } from './kernel/http/bind-sockets.ts';
import { limitConnections } from './kernel/http/server/connections.ts';
import { crossOrigin } from './kernel/http/request/cors.ts';
import { errorEnvelope } from './kernel/http/response/envelope.ts';
import { operations } from './kernel/http/server/operations.ts';
import { assets, openPages, pages } from './kernel/http/pages/pages.ts';
import { limitRequests } from './kernel/http/request/rate-limit.ts';
import { requestIdentity } from './kernel/http/request/request-id.ts';
import { securityHeaders } from './kernel/http/response/security-headers.ts';
import type { RequestState } from './kernel/http/state.ts';
import { tenantOfRequest } from './kernel/http/request/tenant.ts';
import { traced } from './kernel/http/server/trace.ts';
import type { Kernel } from './kernel/kernel.ts';
import { outboxPages } from './kernel/mail/outbox/outbox-pages.ts';
import type { ModuleInstance } from './kernel/modules.ts';

export interface AppOptions {
  /** Folder of the built pages. Default: `frontend/dist`. */
  pages?: string;
}

/** All middlewares, in the order in which a request passes them. */
export function createApp(
  kernel: Kernel,
  modules: readonly ModuleInstance[],
  options: AppOptions = {},
): Koa<RequestState> {
  const app = new Koa<RequestState>();
  app.on('error', (error: unknown) => kernel.log.debug({ err: error }, 'a connection ended badly'));
  app.use(requestIdentity(kernel.env));
  app.use(accessLog(kernel));
  app.use(traced(kernel));
  app.use(errorEnvelope(kernel));
  app.use(securityHeaders());
  app.use(limitConnections(kernel));
  app.use(operations(kernel, modules));
  if (kernel.env.role === 'worker') return app;
  app.use(outboxPages(kernel));
  const built = openPages(kernel, options.pages);
  app.use(assets(kernel, built));
  app.use(limitRequests(kernel));
  app.use(tenantOfRequest(kernel));
  app.use(crossOrigin());
  app.use(bindSockets(kernel, modules));
  app.use(apiDocument(kernel.declarations));
  app.use(bindRoutes(kernel, modules));
  app.use(pages(kernel, built));
  return app;
}
