import type { Kernel } from '../../kernel/kernel.ts';
import type { Accounting } from '../usage/index.ts';
import { callMetrics, type CallMetrics } from './call-metrics.ts';
import { environmentCatalogue, type ModelCatalogue } from './catalogue/model-catalogue.ts';
import type { ModelEntry } from './catalogue/model-entry.ts';
import { demoProvider } from './providers/demo.ts';
import { openaiProvider } from './providers/openai.ts';
import type { Provider } from './providers/provider.ts';

/** What the steps of a call work with. */
export interface GatewayContext extends Pick<Kernel, 'log' | 'tracing'> {
  readonly accounting: Accounting;
  catalogue: ModelCatalogue;
  readonly providers: Record<ModelEntry['provider'], Provider>;
  readonly metrics: CallMetrics;
}

export function createGatewayContext({ env, log, tracing, metrics }: Kernel, accounting: Accounting): GatewayContext {
  const openai = openaiProvider(env.openai);
  return {
    log,
    tracing,
    accounting,
    catalogue: environmentCatalogue(env),
    providers: { openai, openai_compatible: openai, demo: demoProvider(env.demoTokenMs) },
    metrics: callMetrics(metrics.registry),
  };
}
