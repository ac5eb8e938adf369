import type { Actor } from '../../kernel/auth/actor.ts';
import type { GatewayContext } from './gateway-context.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import type { ModelEntry } from './catalogue/model-entry.ts';
import { modelPolicy } from './policy.ts';

/** The actor's default model; null where they may use none. */
export async function defaultModel(gateway: GatewayContext, actor: Actor, tenant: Tenant): Promise<ModelEntry | null> {
  const entries = await gateway.catalogue.entries(tenant);
  return entries.find((entry) => modelPolicy.may(actor, 'use', entry)) ?? null;
}
