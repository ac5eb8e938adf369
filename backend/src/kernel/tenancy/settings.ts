import { z } from 'zod';

/** What an organization has decided for itself, as it is stored: read by the `Setting` of each name. */
export type TenantSettings = Readonly<Record<string, unknown>>;

/** One decision of an organization. Made by `defineSetting`. */
export interface Setting<T = unknown> {
  /** The key in `organizations.settings`. */
  readonly name: string;
  /** What is absent, or not understood, is the careful choice. */
  readonly read: (settings: TenantSettings) => T;
}

/** @param careful stands for what is absent, or not of the schema's form */
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
