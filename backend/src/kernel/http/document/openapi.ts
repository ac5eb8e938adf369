import type { ErrorKind } from '../../errors.ts';
import type { Declarations } from '../../modules.ts';
import { version } from '../../version.ts';
import { errorsOf } from '../response/declared-errors.ts';
import type { Endpoint } from '../contract.ts';
import { exampleOf } from './openapi-example.ts';
import { Schemas, type JsonSchema } from './openapi-schemas.ts';
import { securityOf, securitySchemesOf, type Security } from './openapi-security.ts';

/** A route without its handler. */
interface DocumentedRoute {
  key: string;
  endpoint: Endpoint;
}

/** The parts of an OpenAPI 3.1 document that `docs-page.ts` reads. */
export interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Security;
  parameters: { name: string; in: string; required: boolean; description?: string; schema: JsonSchema }[];
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema; example: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, Record<string, unknown>> }>;
}
export interface OpenApi {
  openapi: '3.1.0';
  info: Record<string, unknown>;
  servers: { url: string; description: string }[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, unknown> };
}

const requestId = { type: 'string', description: 'Names this request in our log.' };

const shared: Record<string, JsonSchema> = {
  Meta: { type: 'object', properties: { request_id: requestId }, required: ['request_id'] },
  ListMeta: {
    type: 'object',
    properties: {
      request_id: requestId,
      next_cursor: { type: ['string', 'null'], description: 'Send it as `cursor` for the next page; null: the end.' },
    },
    required: ['request_id', 'next_cursor'],
  },
  Failure: {
    type: 'object',
    properties: {
      data: { type: 'null' },
      error: {
        type: 'object',
        properties: {
          code: { type: 'string', description: 'Stable; programs may rely on it.' },
          message: { type: 'string', description: 'For a person.' },
          request_id: requestId,
          fields: {
            type: 'object',
            additionalProperties: true,
            description: 'What is wrong with which field, or named facts such as `limit` and `resets_at`.',
          },
        },
        required: ['code', 'message', 'request_id'],
      },
      meta: { $ref: '#/components/schemas/Meta' },
    },
    required: ['data', 'error', 'meta'],
  },
};

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});

function parametersOf(route: DocumentedRoute, schemas: Schemas): Operation['parameters'] {
  const { endpoint } = route;
  const found: Operation['parameters'] = [];
  for (const [where, schema] of [
    ['path', endpoint.params],
    ['query', endpoint.query],
  ] as const) {
    if (!schema) continue;
    const { properties = {}, required = [] } = schemas.add(schema, 'input') as {
      properties?: Record<string, JsonSchema>;
      required?: string[];
    };
    for (const [name, property] of Object.entries(properties)) {
      const { description, ...rest } = property as JsonSchema & { description?: string };
      const needed = where === 'path' || required.includes(name);
      found.push({ name, in: where, required: needed, ...(description ? { description } : {}), schema: rest });
    }
  }
  if (endpoint.tenant !== 'none') {
    found.push(header('X-Tenant', "The tenant's slug, where neither the host nor the path names it."));
  }
  if (endpoint.idempotent) {
    found.push(
      header('Idempotency-Key', 'Makes a repeat harmless: the same key and body get the first response again.'),
    );
  }
  return found;
}

function successOf(endpoint: Endpoint, schemas: Schemas): Operation['responses'] {
  const status = endpoint.status ?? 200;
  if (status === 204) return { 204: { description: 'Done; there is nothing to say.' } };
  if (endpoint.response === 'redirect') return { 303: { description: 'It is elsewhere: `Location` says where.' } };
  if (endpoint.response === 'html')
    return { 200: { description: 'A page.', content: { 'text/html': { schema: { type: 'string' } } } } };
  if (endpoint.response === 'file') {
    const content = { '*/*': { schema: bytes } };
    return {
      200: { description: 'The file.', content },
      206: { description: 'The range of it that `Range` asks for.', content },
      304: { description: '`If-None-Match` names what it is still.' },
    };
  }
  const data = endpoint.data ? schemas.add(endpoint.data, 'output') : { type: 'null' };
  const meta = { $ref: `#/components/schemas/${endpoint.list ? 'ListMeta' : 'Meta'}` };
  const schema = {
    type: 'object',
    properties: { data, error: { type: 'null' }, meta },
    required: ['data', 'error', 'meta'],
  };
  const example = exampleOf(schema, { ...schemas.components, ...shared });
  const stream = { 'text/event-stream': { schema: { type: 'string', description: 'Server-sent events.' } } };
  return {
    [status]: {
      description: endpoint.stream
        ? 'The finished object, or a stream of events when the client accepts one.'
        : 'Done.',
      content: { 'application/json': { schema, example }, ...(endpoint.stream ? stream : {}) },
    },
  };
}

function failuresOf(endpoint: Endpoint): Operation['responses'] {
  const byStatus = Map.groupBy(errorsOf(endpoint).values(), ({ status }) => status);
  const response = (kinds: ErrorKind[]) => ({
    description: kinds.map(({ code, message }) => `\`${code}\`: ${message}`).join('\n\n'),
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
  });
  return Object.fromEntries([...byStatus].map(([status, codes]) => [String(status), response(codes)]));
}

/** `PATCH /conversations/:id` → `patchConversationsById`. */
function operationId(key: string): string {
  const [method = '', path = ''] = key.split(' ');
  const words = path.split(/[/-]/).filter(Boolean);
  const camel = words.map((word) => {
    const plain = word.startsWith(':') ? `by_${word.slice(1)}` : word;
    return plain.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
  });
  return method.toLowerCase() + camel.join('');
}

function operationOf(tag: string, route: DocumentedRoute, schemas: Schemas): Operation {
  const { key, endpoint } = route;
  return {
    operationId: operationId(key),
    summary: endpoint.summary,
    ...(endpoint.description ? { description: endpoint.description } : {}),
    tags: [endpoint.tag ?? tag],
    security: securityOf(endpoint),
    parameters: parametersOf(route, schemas),
    ...requestBodyOf(endpoint, schemas),
    responses: { ...successOf(endpoint, schemas), ...failuresOf(endpoint) },
  };
}

const bytes = { type: 'string', format: 'binary' };

function requestBodyOf({ accepts = 'json', body, files }: Endpoint, schemas: Schemas): Pick<Operation, 'requestBody'> {
  if (accepts === 'raw') {
    return { requestBody: { required: true, content: { '*/*': { schema: bytes, example: '' } } } };
  }
  const fields = body && schemas.add(body, 'input');
  const schema = files ? { allOf: [fields ?? {}, { type: 'object', additionalProperties: bytes }] } : fields;
  if (!schema) return {};
  const type = {
    json: 'application/json',
    form: 'application/x-www-form-urlencoded',
    multipart: 'multipart/form-data',
  };
  const required = !body?.safeParse(undefined).success;
  return {
    requestBody: {
      required,
      content: { [type[accepts]]: { schema, example: fields ? exampleOf(fields, schemas.components) : {} } },
    },
  };
}

/** The OpenAPI 3.1 document of all routes, derived from their contracts. */
export function openApi({ modules }: Pick<Declarations, 'modules'>): OpenApi {
  const schemas = new Schemas();
  const paths: OpenApi['paths'] = {};
  const tags = new Set<string>();
  for (const module of modules) {
    for (const [key, endpoint] of Object.entries(module.contract)) {
      const route = { key, endpoint };
      const [method = '', path = ''] = key.split(' ');
      const operation = operationOf(module.name, route, schemas);
      for (const tag of operation.tags) tags.add(tag);
      (paths[path.replaceAll(/:(\w+)/g, '{$1}')] ??= {})[method.toLowerCase()] = operation;
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Atrium API',
      version,
      description:
        'Every response is `{ data, error, meta }`. Lists take `limit` and `cursor`. Times are ISO 8601 in UTC.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1', description: "At the tenant's own address, or below /t/<slug>." }],
    tags: [...tags].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...shared, ...schemas.components },
      securitySchemes: securitySchemesOf(modules.flatMap(({ contract }) => Object.values(contract))),
    },
  };
}
