import { z } from 'zod';

/** The stored settings of an organization, each read by its `Setting`. */
export type TenantSettings = Readonly<Record<string, unknown>>;

/** A setting of an organization. Made by `defineSetting`. */
export interface Setting<T = unknown> {
  /** The key in `organizations.settings`. */
  readonly name: string;
  /** The value; the safe default where it is absent or invalid. */
  readonly read: (settings: TenantSettings) => T;
}

/** @param careful the default where the value is absent or does not match the schema */
export function defineSetting<T>(name: string, schema: z.ZodType<T>, careful: T): Setting<T> {
  return {
    name,
    read(settings) {
      if (!Object.hasOwn(settings, name)) return careful;
      const parsed = schema.safeParse(settings[name]);
      return parsed.success ? parsed.data : careful;
    },
  };
}

/** Origins whose pages may read this tenant's API (Fetch standard § 3.2). */
export const allowedOrigins = defineSetting('allowed_origins', z.array(z.string()), []);
