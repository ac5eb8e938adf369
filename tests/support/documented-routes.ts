import type { OpenApi } from '../../backend/src/kernel/http/document/openapi.ts';

/** A route as the OpenAPI document describes it. */
export interface DocumentedRoute {
  /** `GET /conversations/:id`. */
  key: string;
  /** `/conversations/:id`. */
  path: string;
  /** False: without a token, with an optional one, or signed. */
  needsToken: boolean;
  /** The example of its JSON body; undefined where it has none. */
  body: unknown;
  statuses: readonly string[];
}

/** Every route of the document that a server at `origin` publishes. */
export async function documentedRoutes(origin: string): Promise<DocumentedRoute[]> {
  const document = (await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as OpenApi;
  return Object.entries(document.paths).flatMap(([template, operations]) => {
    const path = template.replace(/^\/api\/v1/, '').replaceAll(/\{(\w+)\}/g, ':$1');
    return Object.entries(operations).map(([method, operation]) => ({
      key: `${method.toUpperCase()} ${path}`,
      path,
      // An empty alternative among them says that a token is optional.
      needsToken:
        operation.security.length > 0 && operation.security.every((one) => 'bearer' in one || 'session' in one),
      body: operation.requestBody?.content['application/json']?.example,
      statuses: Object.keys(operation.responses),
    }));
  });
}
