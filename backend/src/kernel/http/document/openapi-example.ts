import type { JsonSchema } from './openapi-schemas.ts';

const formats: Record<string, string> = {
  uuid: '0199e0a4-7f3b-7c52-9d1e-5b8f0c2a6d31',
  'date-time': '2026-11-21T09:30:00Z',
  date: '2026-11-21',
  email: 'ada@acme.example',
  uri: 'https://acme.example',
};

/** Examples by field name, where it says more than the type. */
const names: Record<string, string> = {
  currency: 'EUR',
  month: '2026-11',
  name: 'Ada Lovelace',
  email: 'ada@acme.example',
  locale: 'en',
  slug: 'acme',
  title: 'Quarterly report',
  content: 'What changed since last quarter?',
  model: 'demo',
  request_id: '0199e0a4-8a10-7d3e-8f00-1c2d3e4f5a6b',
  next_cursor: 'eyJhIjoxfQ',
  password: 'three blue ladders',
};

const refPrefix = '#/components/schemas/';

function text(schema: JsonSchema, name: string): string {
  const known = formats[String(schema['format'])] ?? names[name];
  if (known) return known;
  const words = name.replaceAll('_', ' ') || 'text';
  return words.padEnd(Number(schema['minLength'] ?? 0), '.');
}

/**
 * An example that the schema accepts: its own example or default first, then the first choice, then a plausible value by format
 * and name.
 */
export function exampleOf(schema: JsonSchema, components: Record<string, JsonSchema>, name = ''): unknown {
  const { $ref, examples, type, properties, items } = schema;
  if (typeof $ref === 'string') return exampleOf(components[$ref.slice(refPrefix.length)] ?? {}, components, name);
  if (Array.isArray(examples)) return examples[0] as unknown;
  for (const given of ['example', 'const', 'default']) if (given in schema) return schema[given];
  if (Array.isArray(schema['enum'])) return schema['enum'][0] as unknown;
  const choices = schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf'];
  if (Array.isArray(choices)) return exampleOf(choices[0] as JsonSchema, components, name);
  switch (Array.isArray(type) ? (type[0] as unknown) : type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((properties ?? {}) as Record<string, JsonSchema>).map(([key, child]) => [
          key,
          exampleOf(child, components, key),
        ]),
      );
    case 'array':
      return items ? [exampleOf(items as JsonSchema, components, name.replace(/s$/, ''))] : [];
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema['minimum'] ?? 1));
    case 'boolean':
      return true;
    case 'string':
      return text(schema, name);
    default:
      return null;
  }
}
