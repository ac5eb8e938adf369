import { unpriced } from '../../usage/index.ts';
import { defaultTimeouts, type ModelEntry } from './model-entry.ts';

/** The built-in model, used where no provider is configured. */
export const demoEntry: ModelEntry = {
  id: 'atrium-demo',
  display_name: 'Atrium demo',
  description: 'Built in, for trying the portal. It is no AI: its answers were written beforehand.',
  provider: 'demo',
  upstream_model: 'atrium-demo',
  base_url: null,
  api_key_ref: null,
  capabilities: ['chat', 'streaming'],
  context: 32_000,
  max_output: 2_048,
  prices: unpriced,
  allowed_roles: [],
  enabled: true,
  timeouts: defaultTimeouts,
};
