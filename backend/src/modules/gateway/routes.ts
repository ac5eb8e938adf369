import type { Handlers } from '../../kernel/http/route.ts';
import type { ModelEntry } from './catalogue/model-entry.ts';
import type { contract, Model } from './contract.ts';
import type { GatewayContext } from './gateway-context.ts';
import { modelPolicy } from './policy.ts';

export const gatewayHandlers = (gateway: GatewayContext): Handlers<typeof contract> => ({
  async 'GET /models'({ actor, tenant }) {
    modelPolicy.authorize(actor, 'list');
    const entries = await gateway.catalogue.entries(tenant);
    return entries.filter((entry) => modelPolicy.may(actor, 'use', entry)).map(present);
  },
});

/** Without the provider's address and the key's reference, which are internal. */
function present(entry: ModelEntry, index: number): Model {
  return {
    id: entry.id,
    display_name: entry.display_name,
    provider: entry.provider,
    description: entry.description,
    is_demo: entry.provider === 'demo',
    is_default: index === 0,
    capabilities: [...entry.capabilities],
    context: entry.context,
  };
}
