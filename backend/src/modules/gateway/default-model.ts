import type { Actor } from '../../kernel/auth/actor.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import type { ModelEntry } from './catalogue/model-entry.ts';
import { gatewayOf } from './gateway-state.ts';
import { modelPolicy } from './policy.ts';

/** The model that answers where none is named; null where this actor may use none. */
export async function defaultModel(kernel: Kernel, actor: Actor, tenant: Tenant): Promise<ModelEntry | null> {
  const entries = await gatewayOf(kernel).catalogue.entries(tenant);
  return entries.find((entry) => modelPolicy.may(actor, 'use', entry)) ?? null;
}
