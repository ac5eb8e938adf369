import type { Kernel } from '../../kernel/kernel.ts';
import { perKernel } from '../../kernel/per-kernel.ts';
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

export const gatewayOf = perKernel(({ env, metrics }): GatewayState => {
  const openai = openaiProvider(env.openai);
  return {
    catalogue: environmentCatalogue(env),
    providers: { openai, openai_compatible: openai, demo: demoProvider(env.demoTokenMs) },
    metrics: callMetrics(metrics.registry),
  };
});

/** Lets models come from elsewhere than the environment: a tenant's own configuration, or a test. */
export function useCatalogue(kernel: Kernel, catalogue: ModelCatalogue): void {
  gatewayOf(kernel).catalogue = catalogue;
}
