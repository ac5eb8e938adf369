import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

export type JsonSchema = { [keyword: string]: unknown };

/** Converts zod schemas to JSON Schema 2020-12; those with `meta({ id })` become shared components. */
export class Schemas {
  readonly components: Record<string, JsonSchema> = {};

  /** @param io `input`: what may be sent; `output`: what comes back, defaults filled in. */
  add(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const {
      $schema: _dialect,
      $defs = {},
      ...json
    } = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      // A format is enough for readers and generators; zod's pattern for it is very long.
      override: ({ jsonSchema }) => {
        if (jsonSchema.format) delete jsonSchema.pattern;
      },
    }) as JsonSchema & { $defs?: Record<string, JsonSchema> };
    const names = new Map(Object.entries($defs).map(([name, found]) => [name, this.#nameFor(name, found)]));
    for (const [name, found] of Object.entries($defs)) {
      this.components[names.get(name) ?? name] = relink(found, names) as JsonSchema;
    }
    return relink(json, names) as JsonSchema;
  }

  /** A component whose input differs from its output has another name as input. */
  #nameFor(name: string, schema: JsonSchema): string {
    const known = this.components[name];
    return known === undefined || isDeepStrictEqual(known, relink(schema, new Map())) ? name : `${name}Input`;
  }
}

function relink(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => relink(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      if (key !== '$ref' || typeof child !== 'string') return [key, relink(child, names)];
      const name = child.slice('#/$defs/'.length);
      return [key, `#/components/schemas/${names.get(name) ?? name}`];
    }),
  );
}
