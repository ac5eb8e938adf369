import type { Kernel } from '../../kernel/kernel.ts';
import { environmentCatalogue, type ModelCatalogue } from './catalogue/model-catalogue.ts';
import { callMetrics, type CallMetrics } from './call-metrics.ts';
import { demoProvider } from './providers/demo.ts';
import { openaiProvider } from './providers/openai.ts';
import type { Provider } from './providers/provider.ts';
import type { ModelEntry } from './catalogue/model-entry.ts';

/** What the gateway keeps beside a kernel. */
export interface GatewayState {
  catalogue: ModelCatalogue;
  readonly providers: Record<ModelEntry['provider'], Provider>;
  readonly metrics: CallMetrics;
}

/** By kernel and never global: several kernels run in one process. */
const states = new WeakMap<Kernel, GatewayState>();

export function gatewayOf(kernel: Kernel): GatewayState {
  const known = states.get(kernel);
  if (known) return known;
  const openai = openaiProvider(kernel.env.openai);
  const state: GatewayState = {
    catalogue: environmentCatalogue(kernel.env),
    providers: { openai, openai_compatible: openai, demo: demoProvider(kernel.env.demoTokenMs) },
    metrics: callMetrics(kernel.metrics.registry),
  };
  states.set(kernel, state);
  return state;
}

/** Lets models come from elsewhere than the environment: a tenant's own configuration, or a test. */
export function useCatalogue(kernel: Kernel, catalogue: ModelCatalogue): void {
  gatewayOf(kernel).catalogue = catalogue;
}
