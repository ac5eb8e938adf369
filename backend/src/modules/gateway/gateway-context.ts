import type { Kernel } from '../../kernel/kernel.ts';
import type { Accounting } from '../usage/index.ts';
import { builtInModel } from './built-in/built-in-model.ts';
import { callMetrics, type CallMetrics } from './call-metrics.ts';
import { environmentCatalogue, type ModelCatalogue } from './catalogue/model-catalogue.ts';
import type { ModelEntry } from './catalogue/model-entry.ts';
import { openaiEntries } from './catalogue/openai-entries.ts';
import { openaiProvider } from './providers/openai.ts';
import type { Provider } from './providers/provider.ts';

/** What the steps of a call need. */
export interface GatewayContext extends Pick<Kernel, 'log' | 'tracing'> {
  readonly accounting: Accounting;
  catalogue: ModelCatalogue;
  readonly providers: Record<ModelEntry['provider'], Provider>;
  readonly metrics: CallMetrics;
}

export function createGatewayContext({ env, log, tracing, metrics }: Kernel, accounting: Accounting): GatewayContext {
  const openai = openaiProvider(env.openai);
  const onlyModel = openaiEntries(env.openai).length === 0;
  return {
    log,
    tracing,
    accounting,
    catalogue: environmentCatalogue(env),
    providers: { openai, openai_compatible: openai, demo: builtInModel({ tokenMs: env.demoTokenMs, onlyModel }) },
    metrics: callMetrics(metrics.registry),
  };
}
