import { z } from 'zod';

/**
 * What an organization has decided for itself; what is absent, or not understood, is the careful choice. Features keep
 * settings of their own beside these, and read them themselves.
 */
export interface TenantSettings extends Record<string, unknown> {
  /** `open`: anybody may ask to join, and waits until an admin admits them. `closed`: nobody may. */
  self_registration: 'open' | 'closed';
  /** Origins whose pages may read this tenant's API (Fetch standard § 3.2). */
  allowed_origins: string[];
}

const settings = z.looseObject({
  self_registration: z.enum(['open', 'closed']).catch('closed'),
  allowed_origins: z.array(z.string()).catch([]),
});

export function readSettings(stored: unknown): TenantSettings {
  return settings.parse(stored);
}
