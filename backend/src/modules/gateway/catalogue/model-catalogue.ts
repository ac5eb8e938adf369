import type { Env } from '../../../kernel/env.ts';
import type { Tenant } from '../../../kernel/tenancy/directory.ts';
import { demoEntry } from './demo-entry.ts';
import type { ModelEntry } from './model-entry.ts';
import { openaiEntries } from './openai-entries.ts';

/** The models of each tenant, the default first. */
export interface ModelCatalogue {
  entries(tenant: Tenant): Promise<readonly ModelEntry[]>;
}

/** The same models for every tenant: those of the environment, and the demo model unless production has a real one. */
export function environmentCatalogue(env: Env): ModelCatalogue {
  const configured = openaiEntries(env.openai);
  const withDemo = configured.length === 0 || !env.production;
  return catalogueOf(withDemo ? [...configured, demoEntry] : configured);
}

export function catalogueOf(entries: readonly ModelEntry[]): ModelCatalogue {
  const enabled = entries.filter((entry) => entry.enabled);
  return { entries: async () => enabled };
}
